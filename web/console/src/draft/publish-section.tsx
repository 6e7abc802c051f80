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
import { MovedDraft } from "./moved-draft.tsx";

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
      <Dialog opened={seen !== null} onClose={close} size="lg" title={say("console.draft.publish")}>
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
  return (
    <section className="card" aria-labelledby="publish-title">
      <h2 id="publish-title">{say("console.draft.publish")}</h2>
      <p>{say(onePerson ? "console.draft.publish.alone" : "console.draft.publish.rule")}</p>
      {whyNot !== null && <p className="warned">{whyNot}</p>}
      {isRefused && canOverride && isPossible && <p>{say("console.draft.publish.mayOverride")}</p>}
      {isPossible && (
        <div className="buttons start">
          <Button color={isRefused ? "seal" : "accent"} onClick={onAsk}>
            {say(isRefused ? "console.draft.publish.nonetheless" : "console.draft.publish.do")}
          </Button>
        </div>
      )}
    </section>
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
      {seen.nature === "correction" && <p>{say("console.draft.publish.correction")}</p>}
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
          disabled={isRefused && reason.trim() === ""}
          loading={publish.isPending}
        >
          {say("console.draft.publish.do")}
        </Button>
      </div>
    </form>
  );
}
