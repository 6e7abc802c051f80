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

/** One case: what was asked, what was said, and what may be done. */
export function CasePane({ id }: { readonly id: string }) {
  const { say } = useTexts();
  const { data: view, error, isPending, refetch } = useCase(id);
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
    <article className="case" aria-labelledby="case-reference">
      <CaseHead view={view} actions={<Actions view={view} />} />
      <Question shown={view} />
      <Transcript view={view} />
      <Composer view={view} />
    </article>
  );
}
