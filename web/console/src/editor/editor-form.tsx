import { Button } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useLocation } from "wouter";
import { usePreview } from "../api/content.ts";
import type { Problem } from "../api/content-types.ts";
import type { DocumentView } from "../api/document-types.ts";
import type { DraftView } from "../api/draft-types.ts";
import type { DocumentName } from "../content/document-path.ts";
import { useContentRights } from "../content/rights.ts";
import { Failure } from "../shell/failure.tsx";
import { Icon } from "../shell/icon.tsx";
import { useTexts } from "../texts/texts.tsx";
import { Conflict } from "./conflict.tsx";
import { bringBack, offsetOfLine, write } from "./editing.ts";
import { LinedField } from "./lined-field.tsx";
import { Problems } from "./problems.tsx";
import { SideView } from "./side-view.tsx";
import { StaleNotice } from "./stale-notice.tsx";
import { TranslationTools } from "./translation-tools.tsx";
import { useEditing, type EditedDocument } from "./use-editing.ts";
import { useSettled } from "./use-settled.ts";
import { verdictOf } from "./verdict.ts";

interface EditorFormProps {
  readonly draft: DraftView;
  readonly path: string;
  readonly name: DocumentName;
  /** `null` for a document that is not in force. */
  readonly inForce: DocumentView | null;
  /** Where to begin; 0 for no place. */
  readonly line: number;
}

/** Each preview is a look at the whole content. */
const TYPING_MS = 1_000;

export function EditorForm({ draft, path, name, inForce, line }: EditorFormProps) {
  const { say } = useTexts();
  const edit = draft.edits.find((each) => each.path === path);
  const present = inForce?.revision ?? null;
  const [seenBase, setSeenBase] = useState(edit === undefined ? present : edit.base);
  const edited = useEditing({ draft, path, inForce, base: seenBase });
  const { editing, change } = edited;
  const field = useRef<HTMLTextAreaElement>(null);
  const settled = useSettled(editing.text, TYPING_MS);
  const isPreviewed = useContentRights().canEdit && name.kind === "text";
  const preview = usePreview(path, settled, draft.id, isPreviewed);
  const verdict = verdictOf(preview, path, settled === editing.text);
  const isReadOnly = !useIsOpen(draft);
  const save = (): void => {
    if (edited.isDirty && !edited.isSaving && !isReadOnly && editing.theirs === null) edited.save();
  };
  const jump = (to: number): void => {
    jumpTo(field.current, to);
  };
  useEffect(() => {
    if (line > 0) jumpTo(field.current, line);
  }, [line]);
  return (
    <form
      className="editor"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        if (event.key !== "s" || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        save();
      }}
    >
      <div className="editor-main">
        {edit?.stale === true && seenBase !== present && (
          <StaleNotice
            base={edit.base}
            inForce={inForce?.text ?? null}
            onTaken={() => {
              setSeenBase(present);
            }}
          />
        )}
        <Conflict editing={editing} change={change} />
        <Aside edited={edited} />
        {edit?.text === null && !edited.isDirty && (
          <p className="note-line">{say("console.editor.removed")}</p>
        )}
        {name.language !== null && name.language !== "en" && !isReadOnly && (
          <TranslationTools draft={draft} name={name} path={path} edited={edited} onJump={jump} />
        )}
        <LinedField
          fieldRef={field}
          label={say("console.editor.field")}
          text={editing.text}
          language={name.language}
          faulty={new Set(verdict.problems.map((each) => each.line))}
          isReadOnly={isReadOnly}
          onChange={(text) => {
            change((now) => write(now, text));
          }}
        />
        <Problems
          verdict={verdict}
          isText={isPreviewed}
          onJump={jump}
          onAgain={() => void preview.refetch()}
        />
        {!isReadOnly && <Foot edited={edited} draft={draft} isNew={present === null} />}
      </div>
      <SideView
        draft={draft}
        path={path}
        name={name}
        text={settled}
        inForce={inForce?.text ?? null}
        preview={isPreviewed ? preview : null}
      />
    </form>
  );
}

function useIsOpen({ state }: DraftView): boolean {
  const { canEdit } = useContentRights();
  return canEdit && (state === "open" || state === "submitted");
}

/** Puts the cursor at the beginning of a line and shows it. */
function jumpTo(field: HTMLTextAreaElement | null, line: Problem["line"]): void {
  if (field === null) return;
  const offset = offsetOfLine(field.value, line);
  field.focus({ preventScroll: true });
  field.setSelectionRange(offset, offset);
  const pane = field.parentElement;
  const shown = pane?.querySelector<HTMLElement>(`[data-line="${String(line)}"]`);
  if (pane === null || shown === null || shown === undefined) return;
  pane.scrollTop = shown.offsetTop - pane.clientHeight / 2;
  pane.scrollIntoView({ block: "nearest" });
}

/** Words that gave way to others, and how to have them back. */
function Aside({ edited: { editing, change } }: { readonly edited: EditedDocument }) {
  const { say } = useTexts();
  if (editing.aside === null || editing.aside === editing.text) return null;
  return (
    <p className="note-line" role="status">
      {say("console.editor.aside")}
      <Button
        size="compact-sm"
        variant="subtle"
        onClick={() => {
          change(bringBack);
        }}
      >
        {say("console.editor.bringBack")}
      </Button>
    </p>
  );
}

interface FootProps {
  readonly edited: EditedDocument;
  readonly draft: DraftView;
  readonly isNew: boolean;
}

/** Says how it stands, and saves. */
function Foot({ edited, draft, isNew }: FootProps) {
  const { say, full } = useTexts();
  const { isDirty, isSaving, savedAt, editing } = edited;
  return (
    <div className="editor-foot">
      <Failure error={edited.error} scope="content" onClose={edited.forgetError} />
      <p role="status" className={isDirty ? "unsaved" : "faint"}>
        {isDirty && (
          <>
            <Icon name="pen" size={13} /> {say("console.editor.unsaved")}
          </>
        )}
        {!isDirty && savedAt !== null && say("console.editor.saved", { time: full(savedAt) })}
        {!isDirty && savedAt === null && say("console.editor.noChange")}
      </p>
      <div className="buttons">
        {!isNew && <Removal draft={draft.id} edited={edited} />}
        <Button
          type="submit"
          size="sm"
          title={say("console.editor.keys")}
          disabled={!isDirty || editing.theirs !== null}
          loading={isSaving}
        >
          {say("console.editor.save")}
        </Button>
      </div>
    </div>
  );
}

/** Asks once more on the button itself. */
function Removal({ draft, edited }: { readonly draft: string; readonly edited: EditedDocument }) {
  const { say } = useTexts();
  const [, navigate] = useLocation();
  const [isAsking, setAsking] = useState(false);
  return (
    <Button
      className="apart"
      size="sm"
      variant={isAsking ? "filled" : "subtle"}
      color="seal"
      disabled={edited.isSaving}
      onClick={() => {
        if (!isAsking) {
          setAsking(true);
          return;
        }
        edited.remove(() => {
          navigate(`/content/drafts/${draft}`);
        });
      }}
    >
      {say(isAsking ? "console.editor.removeSure" : "console.editor.remove")}
    </Button>
  );
}
