import { useMutation, useQueryClient } from "@tanstack/react-query";
import { refreshContent } from "../api/content.ts";
import { readDraft, saveDraft } from "../api/content-drafts.ts";
import type { DraftHead, DraftView } from "../api/draft-types.ts";
import { ApiError } from "../api/http.ts";

export interface Saving {
  readonly draft: string;
  readonly version: number;
  readonly path: string;
  /** `null` removes the document. */
  readonly text: string | null;
  readonly base: number | null;
  /** The saved words that the text goes on from. */
  readonly seen: string;
  /** The words in force, for a draft that has none of its own. */
  readonly inForce: string;
}

/** Somebody else saved other words of this document meanwhile. */
export class WordsDiffer extends Error {
  override readonly name = "WordsDiffer";
  readonly theirs: string;
  readonly version: number;

  constructor(theirs: string, version: number) {
    super("the words were changed meanwhile");
    this.theirs = theirs;
    this.version = version;
  }
}

/** Others may save other documents of the draft again and again. */
const MOST_TRIES = 4;

/** Saves one document of a draft, whatever happened to its others; fails with `WordsDiffer` when its own words are others. */
export function useSaving() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: save,
    onSettled: () => {
      void refreshContent(client);
    },
  });
}

async function save(saving: Saving): Promise<{ readonly version: number }> {
  let { version } = saving;
  for (let tries = 1; ; tries += 1) {
    try {
      return (await put(saving, version)).draft;
    } catch (error) {
      const isBehind = error instanceof ApiError && error.reason === "changed";
      if (!isBehind || tries === MOST_TRIES) throw error;
      const { draft } = await readDraft(saving.draft);
      const theirs = savedText(draft, saving.path, saving.inForce);
      if (theirs !== saving.seen && theirs !== saving.text) {
        throw new WordsDiffer(theirs, draft.version);
      }
      ({ version } = draft);
    }
  }
}

function put(
  { draft, path, text, base }: Saving,
  version: number,
): Promise<{ readonly draft: DraftHead }> {
  return saveDraft(draft, { version, edits: [{ path, text, base }] });
}

/** The words of a document as a draft has them, else those in force. */
export function savedText(draft: DraftView, path: string, inForce: string): string {
  const edit = draft.edits.find((each) => each.path === path);
  if (edit === undefined) return inForce;
  return edit.text ?? "";
}
