import { Button } from "@mantine/core";
import { useState } from "react";
import { useLocation } from "wouter";
import { useContent } from "../api/content.ts";
import { useGate, usePublish } from "../api/content-drafts.ts";
import type { DraftAnswer, DraftView } from "../api/draft-types.ts";
import { useContentRights } from "../content/rights.ts";
import { ReasonField } from "../content/withdraw-dialog.tsx";
import { Dialog } from "../shell/dialog.tsx";
import { Failure } from "../shell/failure.tsx";
import { useTexts } from "../texts/texts.tsx";
import { checkStanding, type CheckStanding } from "./check-standing.ts";
import { EffectsCount } from "./effects-count.tsx";
import { MovedDraft } from "./moved-draft.tsx";
import { useDraftCheck } from "./use-draft-check.ts";

interface PublishProps {
  readonly answer: DraftAnswer;
}

/** Who may bring the draft into force, and why not whoever may not; what they read when they ask for it is what is published. */
export function PublishSection({ answer }: PublishProps) {
  const { say } = useTexts();
  const [seen, setSeen] = useState<DraftView | null>(null);
  const { draft } = answer;
  const look = (): void => {
    setSeen(draft);
  };
  const close = (): void => {
    setSeen(null);
  };
  return (
    <>
      {draft.state === "submitted" && <PublishCard answer={answer} onAsk={look} />}
      <Dialog
        opened={seen !== null}
        onClose={close}
        size="lg"
        title={say("console.draft.publish")}
        isLasting
      >
        {seen !== null && <PublishForm answer={answer} seen={seen} onRead={look} onClose={close} />}
      </Dialog>
    </>
  );
}

interface Standing {
  /** Measured questions fare worse with it. */
  readonly isRefused: boolean;
  /** Whether the reader may publish it, be it with a reason why nonetheless. */
  readonly isPossible: boolean;
  /** What stands in the way, in words. */
  readonly whyNot: string | null;
}

function useStanding({ mayPublish, whyNot, draft }: DraftAnswer): Standing {
  const { say, maybe } = useTexts();
  const { canOverride } = useContentRights();
  const gate = useGate(draft.id).data;
  const isRefused =
    whyNot === "gate_refused" ||
    (gate?.version === draft.version && (gate.result?.refusals.length ?? 0) > 0);
  const isPossible = isRefused
    ? canOverride && (mayPublish || whyNot === "gate_refused")
    : mayPublish;
  if (whyNot === null) return { isRefused, isPossible, whyNot };
  const isMeasuring = gate?.state === "running" && gate.version === draft.version;
  if (whyNot === "gate_missing" && isMeasuring) {
    return { isRefused, isPossible, whyNot: say("console.draft.whyNot.gate_running") };
  }
  const words =
    maybe(`console.draft.whyNot.${whyNot}`) ??
    maybe(`console.content.reason.${whyNot}`) ??
    say("console.draft.whyNot.other");
  return { isRefused, isPossible, whyNot: words };
}

function PublishCard({ answer, onAsk }: PublishProps & { readonly onAsk: () => void }) {
  const { say } = useTexts();
  const { canOverride } = useContentRights();
  const { isRefused, isPossible, whyNot } = useStanding(answer);
  const onePerson = useContent().data?.onePerson ?? false;
  const check = checkStanding(useDraftCheck(answer.draft, isPossible));
  return (
    <section className="card" aria-labelledby="publish-title">
      <h2 id="publish-title">{say("console.draft.publish")}</h2>
      <p>{say(onePerson ? "console.draft.publish.alone" : "console.draft.publish.rule")}</p>
      {whyNot !== null && <p className="warned">{whyNot}</p>}
      {isRefused && canOverride && isPossible && <p>{say("console.draft.publish.mayOverride")}</p>}
      {isPossible && (
        <>
          <Unseen check={check} />
          <div className="buttons start">
            <Button
              color={isRefused ? "seal" : "accent"}
              disabled={check.kind !== "seen"}
              onClick={onAsk}
            >
              {say(isRefused ? "console.draft.publish.nonetheless" : "console.draft.publish.do")}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

const WHY_UNSEEN = {
  checking: "console.draft.publish.checking",
  failed: "console.draft.publish.failed",
  faulty: "console.draft.whyNot.problems",
} as const;

/** Why it cannot be published yet: nobody brings into force what they could not see. */
function Unseen({ check }: { readonly check: CheckStanding }) {
  const { say } = useTexts();
  if (check.kind === "seen") return null;
  return (
    <p className={check.kind === "checking" ? "hint" : "warned"} role="status">
      {say(WHY_UNSEEN[check.kind])}
    </p>
  );
}

interface PublishFormProps extends PublishProps {
  /** As it was when publishing was asked for. */
  readonly seen: DraftView;
  /** The reader has seen it as it is now. */
  readonly onRead: () => void;
  readonly onClose: () => void;
}

function PublishForm({ answer, seen, onRead, onClose }: PublishFormProps) {
  const { say } = useTexts();
  const [, navigate] = useLocation();
  const { isRefused, isPossible, whyNot } = useStanding(answer);
  const publish = usePublish(seen.id, ({ number }) => {
    navigate(`/content/releases/${String(number)}`);
  });
  const [reason, setReason] = useState("");
  const override = isRefused ? { override: reason.trim() } : {};
  const isMoved = answer.draft.version !== seen.version;
  const check = checkStanding(useDraftCheck(seen, true));
  // Publishing it raises its version as well.
  if (isMoved && !publish.isPending && !publish.isSuccess) {
    return (
      <MovedDraft
        key={answer.draft.version}
        seen={seen}
        draft={answer.draft}
        whyNot={isPossible ? null : whyNot}
        onRead={() => {
          publish.reset();
          onRead();
        }}
        onClose={onClose}
      />
    );
  }
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        publish.mutate({ version: seen.version, ...override });
      }}
    >
      <p>{say("console.draft.publish.text", { count: seen.edits.length })}</p>
      <Unseen check={check} />
      {check.kind === "seen" && <EffectsCount effects={check.effects} draft={seen} />}
      {isRefused && (
        <ReasonField
          value={reason}
          onChange={setReason}
          label={say("console.draft.publish.override")}
          description={say("console.draft.publish.overrideText")}
        />
      )}
      <Failure error={publish.error} scope="content" />
      <div className="buttons">
        <Button variant="default" onClick={onClose}>
          {say("console.cancel")}
        </Button>
        <Button
          type="submit"
          color={isRefused ? "seal" : "accent"}
          disabled={check.kind !== "seen" || (isRefused && reason.trim() === "")}
          loading={publish.isPending}
        >
          {say("console.draft.publish.do")}
        </Button>
      </div>
    </form>
  );
}
