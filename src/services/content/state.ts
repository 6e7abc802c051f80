import { documentKind, isUnread, type DocumentPath } from "../../domain/document.ts";
import type { Edit, Revision } from "../../domain/editing.ts";
import { AppError, Unavailable } from "../../domain/errors.ts";
import type { Documents } from "../../ports/content-examiner.ts";
import type { ContentState, ContentStore } from "../../ports/content-store.ts";

/** Reads what is in force. */
export type StateReader = () => Promise<ContentState>;

/** @throws Unavailable the database cannot be had, or there is no content yet */
export function createStateReader(store: Pick<ContentStore, "state">): StateReader {
  return async () => {
    const state = await store.state();
    if (state === null) throw new Unavailable("There is no content yet.");
    return state;
  };
}

export function documentsOf({ documents }: Pick<ContentState, "documents">): Documents {
  return new Map([...documents].map(([path, { text }]) => [path, text]));
}

/** The words of all documents as they would be with some edits. */
export function documentsWith(state: ContentState, edits: readonly Edit[]): Documents {
  const documents = new Map(documentsOf(state));
  for (const { path, text } of edits) {
    if (text === null) documents.delete(path);
    else documents.set(path, text);
  }
  return documents;
}

/** Edits of documents that are others than their editor saw. */
export function stalePaths(
  { documents }: ContentState,
  edits: readonly Edit[],
): readonly DocumentPath[] {
  return edits
    .filter(({ path, base }) => base !== (documents.get(path)?.id ?? null))
    .map(({ path }) => path);
}

/** Texts whose words came from a model, and which nobody says that they read. */
export function unreadPaths(edits: readonly Edit[]): readonly DocumentPath[] {
  return edits
    .filter(({ path, text }) => text !== null && documentKind(path) === "text" && isUnread(text))
    .map(({ path }) => path);
}

/** A document as a draft has it, else as it is in force; `null` when there is none. */
export function currentText(
  { documents }: ContentState,
  edits: readonly Edit[],
  path: DocumentPath,
): string | null {
  const edit = edits.find((each) => each.path === path);
  return edit === undefined ? (documents.get(path)?.text ?? null) : edit.text;
}

/** The revision in force of a document that has to be there. */
export function inForce(
  { documents }: ContentState,
  path: DocumentPath,
): Revision & { readonly text: string } {
  const document = documents.get(path);
  if (document === undefined) throw new AppError("not_found", "There is no such document.");
  return document;
}
