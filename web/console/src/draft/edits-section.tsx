import { Button } from "@mantine/core";
import { useState } from "react";
import { Link } from "wouter";
import { useDraftSave } from "../api/content-drafts.ts";
import { useEarlier, type EarlierHead } from "../api/content-earlier.ts";
import type { DraftEdit, DraftView } from "../api/draft-types.ts";
import { ChangedDocument } from "../content/changed-document.tsx";
import { DiffView } from "../content/diff-view.tsx";
import { editorLink } from "../content/document-path.ts";
import { useDocumentName } from "../content/document-name.ts";
import { unsavedPaths } from "../editor/unsaved.ts";
import { useDesk } from "../shell/desk-context.tsx";
import { FailedLoad, Failure } from "../shell/failure.tsx";
import { Icon } from "../shell/icon.tsx";
import { useTexts } from "../texts/texts.tsx";
import { EarlierButton, TakenOut } from "./earlier-words.tsx";
import { StaleEdit } from "./stale-edit.tsx";

interface EditsSectionProps {
  readonly draft: DraftView;
  readonly mayChange: boolean;
}

/** The documents of the draft, each with what is changed in it. */
export function EditsSection({ draft, mayChange }: EditsSectionProps) {
  const { say } = useTexts();
  const earlier = useEarlier(draft.id);
  const all = earlier.data ?? [];
  return (
    <section className="steps-section" aria-labelledby="edits-title">
      <h2 id="edits-title" className="section-title">
        {say("console.draft.edits")}
      </h2>
      <Unsaved draft={draft} />
      {draft.edits.length === 0 && (
        <div className="empty">
          <p>{say("console.draft.empty")}</p>
          <Link href="/content">{say("console.draft.toArticles")}</Link>
        </div>
      )}
      {draft.edits.map((edit) => (
        <EditItem
          key={edit.path}
          draft={draft}
          edit={edit}
          earlier={all.filter(({ path }) => path === edit.path)}
          mayChange={mayChange}
          isOpen={edit.stale || draft.edits.length <= 6}
        />
      ))}
      <TakenOut draft={draft} earlier={all} mayChange={mayChange} />
      {earlier.isError && <FailedLoad error={earlier.error} retry={() => void earlier.refetch()} />}
    </section>
  );
}

/** Words that were written in this tab and never saved: they would not be published. */
function Unsaved({ draft }: { readonly draft: DraftView }) {
  const { say } = useTexts();
  const { drafts } = useDesk();
  const nameOf = useDocumentName();
  const paths = unsavedPaths(drafts, draft.id);
  if (paths.length === 0) return null;
  return (
    <div className="note-line" role="status">
      <Icon name="pen" size={14} /> {say("console.draft.unsaved")}
      {paths.map((path) => (
        <Link key={path} href={editorLink(draft.id, path)}>
          {nameOf(path)}
        </Link>
      ))}
    </div>
  );
}

interface EditItemProps {
  readonly draft: DraftView;
  readonly edit: DraftEdit;
  /** What the draft held of it earlier. */
  readonly earlier: readonly EarlierHead[];
  readonly mayChange: boolean;
  readonly isOpen: boolean;
}

function EditItem({ draft, edit, earlier, mayChange, isOpen }: EditItemProps) {
  const { say } = useTexts();
  const nameOf = useDocumentName();
  const { path, text, current, stale } = edit;
  const name = nameOf(path);
  return (
    <ChangedDocument
      isOpen={isOpen}
      head={
        <>
          <strong>{name}</strong> <code className="faint">{path}</code>
          {current === null && <span className="mark">{say("console.diff.newDocument")}</span>}
          {text === null && <span className="mark seal">{say("console.diff.noDocument")}</span>}
          {stale && (
            <span className="mark seal">
              <Icon name="alarm" size={12} />
              {say("console.draft.stale")}
            </span>
          )}
        </>
      }
    >
      {stale ? (
        <StaleEdit draft={draft} edit={edit} mayChange={mayChange} />
      ) : (
        <DiffView before={current?.text ?? null} after={text} label={path} />
      )}
      {(mayChange || earlier.length > 0) && (
        <div className="buttons">
          {mayChange && <Drop draft={draft} path={path} name={name} />}
          <EarlierButton draft={draft} path={path} earlier={earlier} mayChange={mayChange} />
          {mayChange && (
            <Button
              size="xs"
              variant="default"
              component={Link}
              href={editorLink(draft.id, path)}
              aria-label={say("console.editOf", { name })}
            >
              {say("console.edit")}
            </Button>
          )}
        </div>
      )}
    </ChangedDocument>
  );
}

interface DropProps {
  readonly draft: DraftView;
  readonly path: string;
  readonly name: string;
}

/** Takes a document out of the draft; asks once more on the button itself. */
function Drop({ draft, path, name }: DropProps) {
  const { say } = useTexts();
  const save = useDraftSave(draft.id);
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Failure error={save.error} scope="content" onClose={save.reset} />
      <Button
        className="apart"
        size="xs"
        variant={isAsking ? "filled" : "subtle"}
        color="seal"
        aria-label={isAsking ? undefined : say("console.draft.dropOf", { name })}
        loading={save.isPending}
        onClick={() => {
          if (isAsking) save.mutate({ version: draft.version, drop: [path] });
          else setAsking(true);
        }}
      >
        {say(isAsking ? "console.draft.dropSure" : "console.draft.drop")}
      </Button>
    </>
  );
}
