import { Button, NativeSelect } from "@mantine/core";
import { Dialog } from "../shell/dialog.tsx";
import { useState } from "react";
import type { CaseStep } from "../api/cases.ts";
import type { CaseView, Named } from "../api/types.ts";
import { hasWords } from "../lib/drafts.ts";
import { useDesk } from "../shell/desk-context.tsx";
import { useTexts } from "../texts/texts.tsx";

/** `resolve` while a reply is unsent, `unanswered` while there is none to what the person wrote last. */
export type DialogKind = "takeOver" | "assign" | "move" | "resolve" | "unanswered";

interface CaseDialogProps {
  /** `null` while none is asked for. */
  readonly kind: DialogKind | null;
  readonly view: CaseView;
  readonly onClose: () => void;
  readonly onChosen: (step: CaseStep["step"], more?: Readonly<Record<string, string>>) => void;
}

/** Asks before something that others feel, or to whom or where. */
export function CaseDialog({ kind, view, onClose, onChosen }: CaseDialogProps) {
  const { say } = useTexts();
  return (
    <Dialog
      opened={kind !== null}
      onClose={onClose}
      title={kind === null ? "" : say(`console.dialog.${kind}.title`)}
    >
      {kind !== null && (
        <DialogForm kind={kind} view={view} onClose={onClose} onChosen={onChosen} />
      )}
    </Dialog>
  );
}

interface DialogFormProps extends CaseDialogProps {
  readonly kind: DialogKind;
}

function DialogForm({ kind, view, onClose, onChosen }: DialogFormProps) {
  const { say } = useTexts();
  const { drafts } = useDesk();
  const choices = choicesOf(kind, view);
  const [chosen, setChosen] = useState(choices[0]?.id ?? "");
  const confirm = (): void => {
    if (kind === "assign") onChosen("assign", { staff: chosen });
    else if (kind === "move") onChosen("move", { centre: chosen });
    else onChosen(kind === "takeOver" ? "take" : "resolve");
    onClose();
  };
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        confirm();
      }}
    >
      <p>{say(`console.dialog.${kind}.text`, { name: view.case.holder?.name ?? "" })}</p>
      {kind === "unanswered" && hasWords(drafts.read(view.case.id, "reply")) && (
        <p>{say("console.dialog.resolve.text")}</p>
      )}
      {(kind === "assign" || kind === "move") && (
        <NativeSelect
          label={say(`console.dialog.${kind}.field`)}
          value={chosen}
          onChange={(event) => {
            setChosen(event.currentTarget.value);
          }}
          data={choices.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <div className="buttons">
        <Button variant="default" onClick={onClose}>
          {say("console.cancel")}
        </Button>
        <Button
          type="submit"
          disabled={choices.length === 0 && (kind === "assign" || kind === "move")}
        >
          {say(`console.dialog.${kind}.do`)}
        </Button>
      </div>
    </form>
  );
}

function choicesOf(
  kind: DialogKind,
  { colleagues, centres, case: { holder, centre } }: CaseView,
): readonly Named[] {
  if (kind === "assign") return colleagues.filter(({ id }) => id !== holder?.id);
  if (kind === "move") return centres.filter(({ id }) => id !== centre.id);
  return [];
}
