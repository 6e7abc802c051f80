import { Button } from "@mantine/core";
import { DiffView } from "../content/diff-view.tsx";
import { useTexts } from "../texts/texts.tsx";
import { keepMine, takeTheirs, type Editing } from "./editing.ts";

interface ConflictProps {
  readonly editing: Editing;
  readonly change: (step: (editing: Editing) => Editing) => void;
}

/** Both texts, when somebody else saved the same document meanwhile, and the choice between them. */
export function Conflict({ editing, change }: ConflictProps) {
  const { say } = useTexts();
  if (editing.theirs === null) return null;
  return (
    <section className="card conflict" role="alert" aria-labelledby="conflict-title">
      <h2 id="conflict-title">{say("console.editor.conflict")}</h2>
      <p>{say("console.editor.conflict.text")}</p>
      <DiffView
        before={editing.theirs}
        after={editing.text}
        label={say("console.editor.conflict.diff")}
      />
      <div className="buttons start">
        <Button
          onClick={() => {
            change(keepMine);
          }}
        >
          {say("console.editor.conflict.mine")}
        </Button>
        <Button
          variant="default"
          onClick={() => {
            change(takeTheirs);
          }}
        >
          {say("console.editor.conflict.theirs")}
        </Button>
      </div>
      <p className="hint">{say("console.editor.conflict.merge")}</p>
    </section>
  );
}
