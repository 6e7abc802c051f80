import { Button } from "@mantine/core";
import { useState } from "react";
import { useCaseStep } from "../api/cases.ts";
import type { CaseView } from "../api/types.ts";
import { Failure } from "../shell/failure.tsx";
import { useTexts, type Key } from "../texts/texts.tsx";
import { CaseDialog } from "./case-dialog.tsx";

interface WhyNotProps {
  readonly view: CaseView;
  readonly onDone: () => void;
}

/** Why the reader cannot write to the person, and the way to it where there is one. */
export function WhyNot({ view, onDone }: WhyNotProps) {
  const { say } = useTexts();
  const step = useCaseStep(view.case.id, onDone);
  const [isAsking, setAsking] = useState(false);
  const { allowed } = view;
  const act = (name: "take" | "reopen"): void => {
    step.mutate({ step: name, body: { revision: view.case.revision } });
  };
  return (
    <div className="why-not">
      <p>{say(reasonOf(view), { name: view.case.holder?.name ?? "" })}</p>
      {allowed.includes("take") && (
        <Button
          size="sm"
          loading={step.isPending}
          onClick={() => {
            act("take");
          }}
        >
          {say("case.act.take")}
        </Button>
      )}
      {allowed.includes("takeOver") && (
        <Button
          size="sm"
          variant="outline"
          loading={step.isPending}
          onClick={() => {
            setAsking(true);
          }}
        >
          {say("case.act.takeOver")}
        </Button>
      )}
      {allowed.includes("reopen") && (
        <Button
          size="sm"
          loading={step.isPending}
          onClick={() => {
            act("reopen");
          }}
        >
          {say("case.act.reopen")}
        </Button>
      )}
      <Failure
        error={step.error}
        onClose={() => {
          step.reset();
        }}
      />
      <CaseDialog
        kind={isAsking ? "takeOver" : null}
        view={view}
        onClose={() => {
          setAsking(false);
        }}
        onChosen={() => {
          act("take");
        }}
      />
    </div>
  );
}

function reasonOf({ allowed, case: { state, holder } }: CaseView): Key {
  if (state === "closed") return "console.whyNot.closed";
  if (state === "resolved") return "console.whyNot.resolved";
  if (holder !== null) return "console.whyNot.held";
  return allowed.includes("take") ? "console.whyNot.free" : "console.whyNot.reader";
}
