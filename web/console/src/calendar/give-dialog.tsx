import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import type { CalendarItem } from "../api/calendar-types.ts";
import type { Editor } from "../api/content-types.ts";
import { Dialog } from "../shell/dialog.tsx";
import { useTexts } from "../texts/texts.tsx";

interface GiveDialogProps {
  /** `null` while none is given. */
  readonly item: CalendarItem | null;
  readonly colleagues: readonly Editor[];
  readonly onClose: () => void;
  readonly onGiven: (to: string) => void;
}

/** Asks to whom something is given. */
export function GiveDialog({ item, ...form }: GiveDialogProps) {
  const { say } = useTexts();
  return (
    <Dialog
      opened={item !== null}
      onClose={form.onClose}
      title={say("console.calendar.give.title")}
    >
      {item !== null && <GiveForm key={item.key} item={item} {...form} />}
    </Dialog>
  );
}

function GiveForm({
  item,
  colleagues,
  onClose,
  onGiven,
}: GiveDialogProps & { readonly item: CalendarItem }) {
  const { say } = useTexts();
  const others = colleagues.filter(({ id }) => id !== item.task?.assignee.id);
  const [chosen, setChosen] = useState(others[0]?.id ?? "");
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        onGiven(chosen);
      }}
    >
      <p>
        {item.rows.length > 0
          ? say("console.calendar.rowsEnd", { count: item.rows.filter(({ due }) => due).length })
          : say(`console.calendar.kind.${item.kind}`)}{" "}
        <bdi>{item.title}</bdi>
      </p>
      <NativeSelect
        label={say("console.calendar.give.to")}
        value={chosen}
        onChange={(event) => {
          setChosen(event.currentTarget.value);
        }}
        data={others.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <div className="buttons">
        <Button variant="default" onClick={onClose}>
          {say("console.cancel")}
        </Button>
        <Button type="submit" disabled={chosen === ""}>
          {say("console.calendar.give.do")}
        </Button>
      </div>
    </form>
  );
}
