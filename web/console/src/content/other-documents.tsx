import { useState } from "react";
import { OFFERED_LANGUAGES } from "../texts/languages.ts";
import { useTexts } from "../texts/texts.tsx";
import { OTHER_DOCUMENTS } from "./document-path.ts";
import { HistoryDialog } from "./history-dialog.tsx";
import { DocumentButtons, EditDialog } from "./texts-section.tsx";

const NEGATIVES = OFFERED_LANGUAGES.map((tag) => `knowledge/negatives/${tag}.yaml`);

/** Tables and lists, which are edited as they are written. */
export function OtherDocuments() {
  const { say, maybe, languageName } = useTexts();
  const [edited, setEdited] = useState<string | null>(null);
  const [looked, setLooked] = useState<string | null>(null);
  const nameOf = (path: string): string => {
    const [, folder = "", file = ""] = path.split("/");
    if (folder === "negatives") {
      const language = languageName(file.replace(".yaml", ""));
      return say("console.content.other.negatives", { language });
    }
    const bare = (file === "" ? folder : file).replace(".yaml", "");
    return maybe(`console.content.other.${bare}`) ?? bare;
  };
  return (
    <section className="card below-cards" aria-labelledby="other-title">
      <h2 id="other-title">{say("console.content.other")}</h2>
      <p className="faint">{say("console.content.other.text")}</p>
      <ul className="documents">
        {[...OTHER_DOCUMENTS, ...NEGATIVES].map((path) => (
          <li key={path}>
            <span className="grow">
              {nameOf(path)} <code className="faint">{path.replace("knowledge/", "")}</code>
            </span>
            <DocumentButtons
              name={nameOf(path)}
              path={path}
              onEdit={setEdited}
              onHistory={setLooked}
            />
          </li>
        ))}
      </ul>
      <EditDialog
        path={edited}
        title={edited === null ? "" : nameOf(edited)}
        onClose={() => {
          setEdited(null);
        }}
      />
      <HistoryDialog
        path={looked}
        onClose={() => {
          setLooked(null);
        }}
      />
    </section>
  );
}
