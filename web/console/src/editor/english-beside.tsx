import { useState } from "react";
import type { DraftView } from "../api/draft-types.ts";
import { DiffView } from "../content/diff-view.tsx";
import type { DocumentName } from "../content/document-path.ts";
import { FailedLoad } from "../shell/failure.tsx";
import { Waiting } from "../shell/waiting.tsx";
import { useTexts } from "../texts/texts.tsx";
import { useEnglish } from "./use-english.ts";

interface EnglishBesideProps {
  readonly draft: DraftView;
  readonly name: DocumentName;
}

/** The English from which a translation is made, and what the draft changes in it. */
export function EnglishBeside({ draft, name }: EnglishBesideProps) {
  const { say } = useTexts();
  const { document, inForce, inDraft } = useEnglish(draft, name);
  const [isDiff, setDiff] = useState(false);
  if (document.isPending) return <Waiting />;
  if (document.isError) {
    return <FailedLoad error={document.error} retry={() => void document.refetch()} />;
  }
  if (inDraft === null) return <p className="faint">{say("console.editor.noEnglish")}</p>;
  return (
    <>
      {inDraft !== inForce && (
        <div className="views" role="group" aria-label={say("console.editor.side.english")}>
          {[false, true].map((diff) => (
            <button
              key={String(diff)}
              type="button"
              aria-pressed={diff === isDiff}
              onClick={() => {
                setDiff(diff);
              }}
            >
              {say(diff ? "console.editor.english.changed" : "console.editor.english.whole")}
            </button>
          ))}
        </div>
      )}
      {isDiff ? (
        <DiffView before={inForce} after={inDraft} label={say("console.editor.english.changed")} />
      ) : (
        <pre className="beside" lang="en" dir="ltr" tabIndex={0}>
          {inDraft}
        </pre>
      )}
    </>
  );
}
