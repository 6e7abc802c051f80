import { Button } from "@mantine/core";
import { useState } from "react";
import { Link, type RouteComponentProps } from "wouter";
import { useDraft, useDraftSave, type NewDraft } from "../api/content-drafts.ts";
import type { DraftAnswer, DraftView } from "../api/draft-types.ts";
import { ContentTabs } from "../content/content-tabs.tsx";
import { NewDraftFields } from "../content/draft-choice.tsx";
import { useEditorName } from "../content/editor-name.tsx";
import { useContentRights } from "../content/rights.ts";
import { Dialog } from "../shell/dialog.tsx";
import { FailedLoad, Failure } from "../shell/failure.tsx";
import { Page } from "../shell/page.tsx";
import { Waiting } from "../shell/waiting.tsx";
import { useTexts } from "../texts/texts.tsx";
import { CheckSection } from "./check-section.tsx";
import { DiscardButton } from "./discard-button.tsx";
import { DraftMarks } from "./draft-marks.tsx";
import { EditsSection } from "./edits-section.tsx";
import { GateSection } from "./gate-section.tsx";
import { PublishSection } from "./publish-section.tsx";
import { SubmitSection } from "./submit-section.tsx";

/** One draft, from its first word to the release: what it changes, what that does, and who may bring it into force. */
export default function DraftPage({ params }: RouteComponentProps<{ id: string }>) {
  const { say } = useTexts();
  const draft = useDraft(params.id);
  return (
    <Page
      title={draft.data?.draft.title ?? say("console.draft.one")}
      isWide
      side={<Link href="/content/drafts">{say("console.draft.all")}</Link>}
    >
      <ContentTabs />
      {draft.isPending && <Waiting />}
      {draft.isError && <FailedLoad error={draft.error} retry={() => void draft.refetch()} />}
      {draft.isSuccess && <Draft answer={draft.data} />}
    </Page>
  );
}

function Draft({ answer }: { readonly answer: DraftAnswer }) {
  const { draft } = answer;
  const { canEdit } = useContentRights();
  const isCurrent = draft.state === "open" || draft.state === "submitted";
  const mayChange = isCurrent && canEdit;
  return (
    <>
      <Facts draft={draft} mayChange={mayChange} />
      {draft.release === null && <EditsSection draft={draft} mayChange={mayChange} />}
      {mayChange && draft.edits.length > 0 && <CheckSection draft={draft} />}
      {isCurrent && draft.edits.length > 0 && <GateSection draft={draft} mayStart={mayChange} />}
      {mayChange && draft.state === "open" && draft.edits.length > 0 && (
        <SubmitSection draft={draft} />
      )}
      <PublishSection answer={answer} />
      {mayChange && <DiscardButton draft={draft} />}
    </>
  );
}

/** What kind of change it is, and who wrote it. */
function Facts({ draft, mayChange }: { readonly draft: DraftView; readonly mayChange: boolean }) {
  const { say, full, list } = useTexts();
  const nameOf = useEditorName();
  const [isEditing, setEditing] = useState(false);
  const { nature, author, editors, reason, changedAt, release } = draft;
  const others = editors.filter(({ id }) => id !== author.id);
  return (
    <section className="card" aria-label={say("console.draft.facts")}>
      <div className="card-head">
        <p className="under">
          <DraftMarks draft={draft} />
          <span>
            {say("console.draft.by", { name: nameOf(author) })}
            {others.length > 0 &&
              ` · ${say("console.draft.with", { names: list(others.map(nameOf)) })}`}
          </span>
          <time dateTime={changedAt}>
            {say("console.draft.changed", { time: full(changedAt) })}
          </time>
        </p>
        {mayChange && (
          <Button
            size="xs"
            variant="default"
            aria-label={say("console.draft.rename")}
            onClick={() => {
              setEditing(true);
            }}
          >
            {say("console.edit")}
          </Button>
        )}
      </div>
      <p className="hint">{say(`console.draft.nature.${nature}.text`)}</p>
      {reason !== "" && (
        <p>
          <strong>{say("console.content.reason")}</strong> {reason}
        </p>
      )}
      {release !== null && (
        <p>
          <Link href={`/content/releases/${String(release)}`}>
            {say("console.draft.published", { number: release })}
          </Link>
        </p>
      )}
      <Dialog
        opened={isEditing}
        size="lg"
        title={say("console.draft.rename")}
        onClose={() => {
          setEditing(false);
        }}
      >
        <FactsForm
          key={draft.version}
          draft={draft}
          onClose={() => {
            setEditing(false);
          }}
        />
      </Dialog>
    </section>
  );
}

interface FactsFormProps {
  readonly draft: DraftView;
  readonly onClose: () => void;
}

function FactsForm({ draft, onClose }: FactsFormProps) {
  const { say } = useTexts();
  const save = useDraftSave(draft.id, onClose);
  const [fields, setFields] = useState<NewDraft>({ title: draft.title, nature: draft.nature });
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        const { nature } = fields;
        const title = fields.title.trim();
        save.mutate({ version: draft.version, title, nature });
      }}
    >
      <NewDraftFields value={fields} onChange={setFields} />
      {draft.state === "submitted" && <p className="hint">{say("console.draft.opensAgainText")}</p>}
      <Failure error={save.error} scope="content" />
      <div className="buttons">
        <Button variant="default" onClick={onClose}>
          {say("console.cancel")}
        </Button>
        <Button type="submit" disabled={fields.title.trim() === ""} loading={save.isPending}>
          {say("console.save")}
        </Button>
      </div>
    </form>
  );
}
