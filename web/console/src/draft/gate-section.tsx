import { Button } from "@mantine/core";
import { useGate, useGateStart } from "../api/content-drafts.ts";
import type { DraftView } from "../api/draft-types.ts";
import type { Gate } from "../api/gate-types.ts";
import { FailedLoad, Failure } from "../shell/failure.tsx";
import { Waiting } from "../shell/waiting.tsx";
import { useTexts } from "../texts/texts.tsx";
import { GateResultView } from "./gate-result.tsx";

interface GateSectionProps {
  readonly draft: DraftView;
  readonly mayStart: boolean;
}

/** The measured questions, asked before and after: whether the draft makes other answers worse. */
export function GateSection({ draft, mayStart }: GateSectionProps) {
  const { say } = useTexts();
  const gate = useGate(draft.id);
  return (
    <section className="card" aria-labelledby="gate-title">
      <h2 id="gate-title">{say("console.draft.gate")}</h2>
      <p className="hint">{say("console.draft.gate.text")}</p>
      {gate.isPending && <Waiting />}
      {gate.isError && <FailedLoad error={gate.error} retry={() => void gate.refetch()} />}
      {gate.isSuccess && <GateState draft={draft} gate={gate.data} mayStart={mayStart} />}
    </section>
  );
}

function GateState({ draft, gate, mayStart }: GateSectionProps & { readonly gate: Gate }) {
  const { say } = useTexts();
  const start = useGateStart(draft.id);
  const isOld = gate.state !== "none" && gate.version !== draft.version;
  const asked = gate.result?.model?.state ?? "asked";
  const isWanted = gate.state === "none" || gate.state === "failed" || isOld || asked !== "asked";
  return (
    <>
      {gate.state === "running" && !isOld && <Progress share={gate.progress} />}
      {gate.state === "failed" && !isOld && (
        <p className="problem">{say("console.draft.gate.failed")}</p>
      )}
      {isOld && <p className="warned">{say("console.draft.gate.old")}</p>}
      {gate.result !== null && !isOld && (
        <GateResultView
          result={gate.result}
          hasPrompts={draft.edits.some(({ kind }) => kind === "prompt")}
        />
      )}
      <Failure error={start.error} scope="content" />
      {isWanted && mayStart && (
        <div className="buttons start">
          <Button
            variant="default"
            loading={start.isPending}
            onClick={() => {
              start.mutate(undefined);
            }}
          >
            {say("console.draft.gate.do")}
          </Button>
        </div>
      )}
    </>
  );
}

function Progress({ share }: { readonly share: number }) {
  const { say } = useTexts();
  const percent = Math.round(share * 100);
  return (
    <div className="progress-line">
      <progress value={percent} max={100} aria-label={say("console.draft.gate.running")} />
      <span>{say("console.draft.gate.percent", { percent })}</span>
    </div>
  );
}
