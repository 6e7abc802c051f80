import { Button, Checkbox } from "@mantine/core";
import { useState } from "react";
import { setRowsVerified } from "../api/content-drafts.ts";
import type { CalendarItem } from "../api/calendar-types.ts";
import { IntoDraft } from "../content/into-draft-dialog.tsx";
import { SourceList } from "../content/source-list.tsx";
import { Dialog } from "../shell/dialog.tsx";
import { useTexts } from "../texts/texts.tsx";
import { dueRows, rowName } from "./rows.ts";

interface VerifyRowsDialogProps {
  /** `null` while none is verified. */
  readonly item: CalendarItem | null;
  /** Of the service. */
  readonly today: string;
  readonly onClose: () => void;
}

/** Asks which rows somebody checked against their sources, and puts the day of today into a draft for these alone. */
export function VerifyRowsDialog({ item, ...form }: VerifyRowsDialogProps) {
  const { say } = useTexts();
  return (
    <Dialog
      opened={item !== null}
      onClose={form.onClose}
      size="lg"
      isLasting
      title={say("console.content.verify")}
    >
      {item !== null && <VerifyRowsForm key={item.key} item={item} {...form} />}
    </Dialog>
  );
}

function VerifyRowsForm({
  item,
  today,
  onClose,
}: VerifyRowsDialogProps & { readonly item: CalendarItem }) {
  const { say, day, language } = useTexts();
  const due = dueRows(item);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const rows = item.rows.filter(({ id }) => due.includes(id));
  return (
    <IntoDraft
      about={say("console.calendar.verify.text", { day: day(today) })}
      suggested={say("console.content.verify.title", { title: item.title })}
      nature="wording"
      isReady={chosen.length > 0}
      onClose={onClose}
      put={({ id, version }) => setRowsVerified(id, { version, rows: chosen, on: today })}
    >
      <SourceList ids={item.sources.map(({ id }) => id)} known={item.sources} />
      <Checkbox.Group
        label={say("console.calendar.verify.rows", { count: chosen.length, all: rows.length })}
        value={[...chosen]}
        onChange={setChosen}
      >
        <div className="checks many">
          {rows.map(({ id, claim }) => (
            <Checkbox key={id} value={id} label={rowName(claim, language)} />
          ))}
        </div>
      </Checkbox.Group>
      <div className="buttons start">
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => {
            setChosen(chosen.length === rows.length ? [] : due);
          }}
        >
          {say(
            chosen.length === rows.length
              ? "console.calendar.verify.none"
              : "console.calendar.verify.all",
          )}
        </Button>
      </div>
    </IntoDraft>
  );
}
