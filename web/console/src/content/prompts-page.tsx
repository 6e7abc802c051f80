import { useState } from "react";
import { useContent } from "../api/content.ts";
import { FailedLoad } from "../shell/failure.tsx";
import { Page } from "../shell/page.tsx";
import { Waiting } from "../shell/waiting.tsx";
import { useTexts } from "../texts/texts.tsx";
import { ContentTabs } from "./content-tabs.tsx";
import { PROMPTS, promptPath } from "./document-path.ts";
import { HistoryDialog } from "./history-dialog.tsx";
import { useContentRights } from "./rights.ts";
import { DocumentButtons, EditDialog } from "./texts-section.tsx";
import { TryPanel } from "./try-panel.tsx";

/** What a model is told, and how it answers with other words. */
export default function PromptsPage() {
  const { say } = useTexts();
  const content = useContent();
  const { canEdit } = useContentRights();
  const [edited, setEdited] = useState<string | null>(null);
  const [looked, setLooked] = useState<string | null>(null);
  return (
    <Page
      title={say("console.content.prompts")}
      about={say("console.content.prompts.about")}
      isWide
    >
      <ContentTabs />
      <section className="card" aria-label={say("console.content.prompts")}>
        <ul className="documents">
          {PROMPTS.map((name) => (
            <li key={name}>
              <span className="grow">
                <strong>{say(`console.content.prompt.${name}`)}</strong>{" "}
                <code className="faint">{promptPath(name)}</code>
                <br />
                <span className="faint">{say(`console.content.prompt.${name}.text`)}</span>
              </span>
              <DocumentButtons
                name={say(`console.content.prompt.${name}`)}
                path={promptPath(name)}
                onEdit={setEdited}
                onHistory={setLooked}
              />
            </li>
          ))}
        </ul>
      </section>
      {canEdit && content.isPending && <Waiting />}
      {canEdit && content.isError && (
        <FailedLoad error={content.error} retry={() => void content.refetch()} />
      )}
      {canEdit && content.isSuccess && <TryPanel hasModel={content.data.model} />}
      <EditDialog
        path={edited}
        title={say("console.content.prompts")}
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
    </Page>
  );
}
