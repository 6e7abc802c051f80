import { Button } from "@mantine/core";
import { useState } from "react";
import { useLocation } from "wouter";
import { useContent } from "../api/content.ts";
import { useGate, usePublish } from "../api/content-drafts.ts";
import type { DraftAnswer } from "../api/content-types.ts";
import { useContentRights } from "../content/rights.ts";
import { ReasonField } from "../content/withdraw-dialog.tsx";
import { Dialog } from "../shell/dialog.tsx";
import { Failure } from "../shell/failure.tsx";
import { useTexts } from "../texts/texts.tsx";

interface PublishProps {
  readonly answer: DraftAnswer;
}

/** Who may bring the draft into force, and why not whoever may not. */
export function PublishSection({ answer }: PublishProps) {
  const { say, maybe } = useTexts();
  const { canOverride } = useContentRights();
  const [isAsking, setAsking] = useState(false);
  const { mayPublish, whyNot, draft } = answer;
  const gate = useGate(draft.id).data;
  const onePerson = useContent().data?.onePerson ?? false;
  const isRefused =
    whyNot === "gate_refused" ||
    (gate?.version === draft.version && (gate.result?.refusals.length ?? 0) > 0);
  const isPossible = isRefused
    ? canOverride && (mayPublish || whyNot === "gate_refused")
    : mayPublish;
  const close = (): void => {
    setAsking(false);
  };
  return (
    <section className="card" aria-labelledby="publish-title">
      <h2 id="publish-title">{say("console.draft.publish")}</h2>
      <p>{say(onePerson ? "console.draft.publish.alone" : "console.draft.publish.rule")}</p>
      {whyNot !== null && (
        <p className="warned">
          {maybe(`console.draft.whyNot.${whyNot}`) ??
            maybe(`console.content.reason.${whyNot}`) ??
            say("console.draft.whyNot.other")}
        </p>
      )}
      {isRefused && canOverride && isPossible && <p>{say("console.draft.publish.mayOverride")}</p>}
      {isPossible && (
        <div className="buttons start">
          <Button
            color={isRefused ? "seal" : "accent"}
            onClick={() => {
              setAsking(true);
            }}
          >
            {say(isRefused ? "console.draft.publish.nonetheless" : "console.draft.publish.do")}
          </Button>
        </div>
      )}
      <Dialog opened={isAsking} onClose={close} size="lg" title={say("console.draft.publish")}>
        {isAsking && <PublishForm answer={answer} isRefused={isRefused} onClose={close} />}
      </Dialog>
    </section>
  );
}

interface PublishFormProps extends PublishProps {
  readonly isRefused: boolean;
  readonly onClose: () => void;
}

function PublishForm({ answer: { draft }, isRefused, onClose }: PublishFormProps) {
  const { say } = useTexts();
  const [, navigate] = useLocation();
  const publish = usePublish(draft.id, ({ number }) => {
    navigate(`/content/releases/${String(number)}`);
  });
  const [reason, setReason] = useState("");
  const override = isRefused ? { override: reason.trim() } : {};
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        publish.mutate({ version: draft.version, ...override });
      }}
    >
      <p>{say("console.draft.publish.text", { count: draft.edits.length })}</p>
      {draft.nature === "correction" && <p>{say("console.draft.publish.correction")}</p>}
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
