import { useState } from "react";
import type { usePreview } from "../api/content.ts";
import type { DraftView } from "../api/draft-types.ts";
import { DiffView } from "../content/diff-view.tsx";
import type { DocumentName } from "../content/document-path.ts";
import { useTexts } from "../texts/texts.tsx";
import { EnglishBeside } from "./english-beside.tsx";
import { PreviewPane } from "./preview-pane.tsx";

interface SideViewProps {
  readonly draft: DraftView;
  readonly path: string;
  readonly name: DocumentName;
  readonly text: string;
  /** The words in force; `null` for none. */
  readonly inForce: string | null;
  /** `null` where there is none to be seen. */
  readonly preview: ReturnType<typeof usePreview> | null;
}

const VIEWS = ["english", "preview", "changes"] as const;
type View = (typeof VIEWS)[number];

/** Beside the field: how it will look, the English text of a translation, or what was changed. */
export function SideView({ draft, path, name, text, inForce, preview }: SideViewProps) {
  const { say } = useTexts();
  const isTranslation = name.language !== null && name.language !== "en";
  const views = VIEWS.filter(
    (view) => view === "changes" || (view === "english" ? isTranslation : preview !== null),
  );
  const [chosen, setChosen] = useState<View>(views[0] ?? "changes");
  return (
    <section className="editor-side" aria-label={say("console.editor.side")}>
      <div className="views" role="group" aria-label={say("console.editor.side")}>
        {views.map((view) => (
          <button
            key={view}
            type="button"
            aria-pressed={view === chosen}
            onClick={() => {
              setChosen(view);
            }}
          >
            {say(`console.editor.side.${view}`)}
          </button>
        ))}
      </div>
      {chosen === "english" && <EnglishBeside draft={draft} name={name} />}
      {chosen === "preview" && preview !== null && (
        <PreviewPane preview={preview} language={name.language ?? "en"} />
      )}
      {chosen === "changes" && <DiffView before={inForce} after={text} label={path} />}
    </section>
  );
}
