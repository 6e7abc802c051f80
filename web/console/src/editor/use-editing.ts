import { useEffect, useState } from "react";
import type { DocumentView } from "../api/document-types.ts";
import type { DraftView } from "../api/draft-types.ts";
import { useDesk } from "../shell/desk-context.tsx";
import { useWarning } from "../shell/use-warning.ts";
import * as steps from "./editing.ts";
import type { Editing } from "./editing.ts";
import { keepUnsaved, readUnsaved } from "./unsaved.ts";
import { savedText, useSaving, WordsDiffer } from "./use-saving.ts";

export interface EditedDocument {
  readonly editing: Editing;
  readonly isDirty: boolean;
  readonly isSaving: boolean;
  /** Why it was not saved; words that differ are no failure. */
  readonly error: unknown;
  /** When it was last saved here; `null` when it was not. */
  readonly savedAt: string | null;
  readonly change: (step: (editing: Editing) => Editing) => void;
  readonly save: () => void;
  /** Saves other words in place of those that are there. */
  readonly saveAs: (text: string) => void;
  /** Saves that the document is to be removed. */
  readonly remove: (done: () => void) => void;
  readonly forgetError: () => void;
}

interface Basis {
  readonly draft: DraftView;
  readonly path: string;
  /** `null` for a document that is not in force. */
  readonly inForce: DocumentView | null;
  /** The revision that the words are to take the place of. */
  readonly base: number | null;
}

/** The words of a document while they are written: kept in the tab with each letter, saved when asked. */
export function useEditing({ draft, path, inForce, base }: Basis): EditedDocument {
  const { drafts } = useDesk();
  const present = inForce?.text ?? "";
  const saved = savedText(draft, path, present);
  const [editing, setEditing] = useState(() =>
    steps.begin(saved, readUnsaved(drafts, draft.id, path)),
  );
  const [version, setVersion] = useState(draft.version);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const saving = useSaving();
  // What is fetched while words are on their way may be older than they are.
  if (draft.version > version && !saving.isPending) {
    setVersion(draft.version);
    setEditing(steps.meet(editing, saved));
  }
  const dirty = steps.isDirty(editing);
  useEffect(() => {
    const { text, seen } = editing;
    keepUnsaved(drafts, draft.id, path, dirty ? { text, seen } : null);
  }, [drafts, draft.id, path, editing, dirty]);
  useWarning(dirty);

  const put = (text: string | null, done?: () => void): void => {
    const latest = Math.max(version, draft.version);
    const { seen } = editing;
    saving.mutate(
      { draft: draft.id, version: latest, path, text, base, seen, inForce: present },
      {
        onSuccess: (head) => {
          setVersion(head.version);
          setSavedAt(new Date().toISOString());
          setEditing((now) => steps.settle(text === null ? steps.write(now, "") : now, text ?? ""));
          done?.();
        },
        onError: (error) => {
          if (!(error instanceof WordsDiffer)) return;
          setVersion(error.version);
          setEditing((now) => steps.meet(now, error.theirs));
        },
      },
    );
  };
  return {
    editing,
    isDirty: dirty,
    isSaving: saving.isPending,
    error: saving.error instanceof WordsDiffer ? null : saving.error,
    savedAt,
    change: setEditing,
    save: () => {
      put(editing.text);
    },
    saveAs: (text) => {
      setEditing((now) => steps.write(now, text));
      put(text);
    },
    remove: (done) => {
      put(null, done);
    },
    forgetError: saving.reset,
  };
}
