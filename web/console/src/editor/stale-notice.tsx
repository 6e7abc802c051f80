import { Button } from "@mantine/core";
import { useRevision } from "../api/content.ts";
import { DiffView } from "../content/diff-view.tsx";
import { FailedLoad } from "../shell/failure.tsx";
import { Waiting } from "../shell/waiting.tsx";
import { useTexts } from "../texts/texts.tsx";

interface StaleNoticeProps {
  /** The revision that the draft’s words go on from; `null` for a document that was not there. */
  readonly base: number | null;
  /** The words in force now; `null` for none. */
  readonly inForce: string | null;
  /** Told when its reader has taken the change over. */
  readonly onTaken: () => void;
}

/** Other words came into force since the draft was begun: what changed, and that it has been taken over. */
export function StaleNotice({ base, inForce, onTaken }: StaleNoticeProps) {
  const { say } = useTexts();
  return (
    <section className="card conflict" aria-labelledby="stale-title">
      <h2 id="stale-title">{say("console.editor.stale")}</h2>
      <p>{say("console.editor.stale.text")}</p>
      <ChangeInForce base={base} inForce={inForce} />
      <div className="buttons start">
        <Button variant="default" onClick={onTaken}>
          {say("console.editor.stale.taken")}
        </Button>
      </div>
    </section>
  );
}

/** What came into force since a revision. */
export function ChangeInForce({ base, inForce }: Omit<StaleNoticeProps, "onTaken">) {
  const { say } = useTexts();
  const revision = useRevision(base);
  if (base !== null && revision.isPending) return <Waiting />;
  if (revision.isError) {
    return <FailedLoad error={revision.error} retry={() => void revision.refetch()} />;
  }
  return (
    <DiffView
      before={revision.data?.text ?? null}
      after={inForce}
      label={say("console.editor.stale.diff")}
    />
  );
}
