import type { RouteComponentProps } from "wouter";
import { CasePane } from "../case/case-pane.tsx";
import { useTexts } from "../texts/texts.tsx";
import { CaseList } from "./case-list.tsx";

/** The list of cases and, beside it or on a narrow screen in its place, the one that is open. */
export function InboxPage({ params }: RouteComponentProps<{ id?: string }>) {
  const { say } = useTexts();
  const openId = params.id ?? null;
  return (
    <main id="main" tabIndex={-1} className={`inbox ${openId === null ? "" : "with-case"}`}>
      <h1 className="unseen">{say("console.inbox.title")}</h1>
      <CaseList openId={openId} />
      <div className="case-pane">
        {openId === null ? (
          <div className="empty">
            <p>{say("console.inbox.choose")}</p>
          </div>
        ) : (
          <CasePane key={openId} id={openId} />
        )}
      </div>
    </main>
  );
}
