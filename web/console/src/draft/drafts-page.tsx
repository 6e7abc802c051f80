import { Button } from "@mantine/core";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import { startDraft, useDraftMutation, useDrafts, type NewDraft } from "../api/content-drafts.ts";
import type { DraftHead } from "../api/draft-types.ts";
import { ContentTabs } from "../content/content-tabs.tsx";
import { NewDraftFields } from "../content/draft-choice.tsx";
import { useEditorName } from "../content/editor-name.tsx";
import { useContentRights } from "../content/rights.ts";
import { Dialog } from "../shell/dialog.tsx";
import { FailedLoad, Failure } from "../shell/failure.tsx";
import { Icon } from "../shell/icon.tsx";
import { Page } from "../shell/page.tsx";
import { Waiting } from "../shell/waiting.tsx";
import { useTexts } from "../texts/texts.tsx";
import { DraftMarks } from "./draft-marks.tsx";

/** Changes that are being written or wait for a second person, and those that are over. */
export default function DraftsPage() {
  const { say } = useTexts();
  const drafts = useDrafts();
  const { canEdit } = useContentRights();
  const [isBeginning, setBeginning] = useState(false);
  const all = drafts.data ?? [];
  const current = all.filter(({ state }) => state === "open" || state === "submitted");
  const over = all.filter(({ state }) => state === "published" || state === "discarded");
  return (
    <Page
      title={say("console.draft.list")}
      about={say("console.draft.list.about")}
      isWide
      side={
        canEdit && (
          <Button
            leftSection={<Icon name="plus" />}
            onClick={() => {
              setBeginning(true);
            }}
          >
            {say("console.draft.new")}
          </Button>
        )
      }
    >
      <ContentTabs />
      {drafts.isPending && <Waiting />}
      {drafts.isError && <FailedLoad error={drafts.error} retry={() => void drafts.refetch()} />}
      {drafts.isSuccess && current.length === 0 && (
        <div className="empty">
          <h2>{say("console.draft.none")}</h2>
          <p>{say("console.draft.noneText")}</p>
        </div>
      )}
      <DraftCards drafts={current} />
      {over.length > 0 && (
        <details className="card below-cards">
          <summary>{say("console.draft.over", { count: over.length })}</summary>
          <DraftCards drafts={over} />
        </details>
      )}
      <NewDraftDialog
        opened={isBeginning}
        onClose={() => {
          setBeginning(false);
        }}
      />
    </Page>
  );
}

function DraftCards({ drafts }: { readonly drafts: readonly DraftHead[] }) {
  const { say, full } = useTexts();
  const nameOf = useEditorName();
  return (
    <ul className="cards">
      {drafts.map((draft) => (
        <li key={draft.id} className="card">
          <h2>
            <Link href={`/content/drafts/${draft.id}`}>
              <bdi>{draft.title}</bdi>
            </Link>
          </h2>
          <p className="under">
            <DraftMarks draft={draft} />
            <span>{nameOf(draft.author)}</span>
            <span>{say("console.draft.documents", { count: draft.paths.length })}</span>
            <time dateTime={draft.changedAt}>
              {say("console.draft.changed", { time: full(draft.changedAt) })}
            </time>
          </p>
        </li>
      ))}
    </ul>
  );
}

interface NewDraftDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

function NewDraftDialog({ opened, onClose }: NewDraftDialogProps) {
  const { say } = useTexts();
  return (
    <Dialog opened={opened} onClose={onClose} size="lg" title={say("console.draft.new")}>
      {opened && <NewDraftForm onClose={onClose} />}
    </Dialog>
  );
}

function NewDraftForm({ onClose }: Pick<NewDraftDialogProps, "onClose">) {
  const { say } = useTexts();
  const [, navigate] = useLocation();
  const [fields, setFields] = useState<NewDraft>({ title: "", nature: "wording" });
  const begin = useDraftMutation(startDraft, ({ draft }) => {
    onClose();
    navigate(`/content/drafts/${draft.id}`);
  });
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        begin.mutate({ ...fields, title: fields.title.trim() });
      }}
    >
      <NewDraftFields value={fields} onChange={setFields} />
      <Failure error={begin.error} scope="content" />
      <div className="buttons">
        <Button variant="default" onClick={onClose}>
          {say("console.cancel")}
        </Button>
        <Button type="submit" disabled={fields.title.trim() === ""} loading={begin.isPending}>
          {say("console.draft.begin")}
        </Button>
      </div>
    </form>
  );
}
