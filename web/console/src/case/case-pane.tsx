import { useRef } from "react";
import { useCase } from "../api/cases.ts";
import { ApiError } from "../api/http.ts";
import { FailedLoad } from "../shell/failure.tsx";
import { Waiting } from "../shell/waiting.tsx";
import { useTexts } from "../texts/texts.tsx";
import { Actions } from "./actions.tsx";
import { BackLink } from "./back-link.tsx";
import { CaseHead } from "./case-head.tsx";
import { Composer } from "./composer.tsx";
import { Question } from "./question.tsx";
import { Transcript } from "./transcript.tsx";
import { useFocusAfterStep } from "./use-focus-after-step.ts";

/** One case: what was asked, what was said, and what may be done. */
export function CasePane({ id }: { readonly id: string }) {
  const { say } = useTexts();
  const { data: view, error, isPending, refetch } = useCase(id);
  const pane = useRef<HTMLElement>(null);
  const stepDone = useFocusAfterStep(pane, view);
  if (isPending) return <Waiting />;
  const isGone = error instanceof ApiError && error.status === 404;
  if (view === undefined || isGone) {
    return (
      <>
        <div className="case-head">
          <BackLink />
        </div>
        {isGone ? (
          <div className="empty" role="alert">
            <h2>{say("console.case.gone")}</h2>
            <p>{say("console.case.goneText")}</p>
          </div>
        ) : (
          <FailedLoad error={error} retry={() => void refetch()} />
        )}
      </>
    );
  }
  return (
    <article ref={pane} className="case" aria-labelledby="case-reference">
      <div className="case-scroll">
        <CaseHead view={view} actions={<Actions view={view} onDone={stepDone} />} />
        <Question shown={view} />
        <Transcript view={view} />
      </div>
      <Composer view={view} onDone={stepDone} />
    </article>
  );
}
