import { askedPath, readDocumentPath, type DocumentPath } from "../../domain/document.ts";
import type { Draft } from "../../domain/editing.ts";
import type { ContentState } from "../../ports/content-store.ts";
import type { ArticleId } from "../../domain/ids.ts";
import type { LanguageTag } from "../../domain/locale.ts";
import type { Edited, EditedWays, WaysDocuments } from "../../ports/document-editing.ts";
import { refused, type ContentRefused } from "./deps.ts";
import { currentText } from "./state.ts";

/** Where all sources are listed. */
export const SOURCES = readDocumentPath("knowledge/sources.yaml");
/** Who may enter without a visa. */
export const ENTRY_TABLE = readDocumentPath("knowledge/tables/visa-free.yaml");

/** The line above the chat page; there may be none. */
export const BANNER = readDocumentPath("knowledge/banner.yaml");

/** The documents as a draft has them, over those in force. */
export interface View {
  readonly paths: readonly DocumentPath[];
  readonly text: (path: DocumentPath) => string | null;
  /** Its words in force; `null` for none. */
  readonly inForce: (path: DocumentPath) => string | null;
  /** What an edit of it rests on: what that of the draft did, else what is in force. */
  readonly base: (path: DocumentPath) => number | null;
}

export function viewOf(state: ContentState, { edits }: Draft): View {
  const paths = new Set([...state.documents.keys(), ...edits.map(({ path }) => path)]);
  return {
    paths: [...paths].sort(),
    text: (path) => currentText(state, edits, path),
    inForce: (path) => state.documents.get(path)?.text ?? null,
    base: (path) => {
      const edit = edits.find((each) => each.path === path);
      return edit === undefined ? (state.documents.get(path)?.id ?? null) : edit.base;
    },
  };
}

/** The words of a document as they should be. */
export interface NewText {
  readonly path: DocumentPath;
  /** `null` removes it. */
  readonly text: string | null;
}

/** Changes the ways of asking for an article in one language, wherever they stand. */
export function inWays(
  view: View,
  { article, language }: { readonly article: ArticleId; readonly language: LanguageTag },
  edit: (documents: WaysDocuments) => EditedWays,
): readonly NewText[] | ContentRefused {
  const path = readDocumentPath(`knowledge/${article}/${language}.md`);
  const apart = askedPath(article, language);
  const text = path === null ? null : view.text(path);
  if (path === null || apart === null || text === null) return refused("not_there");
  const before = { text, asked: view.text(apart) };
  const edited = edit(before);
  if (edited.kind === "refused") return refused(edited.why);
  return [
    ...(edited.text === before.text ? [] : [{ path, text: edited.text }]),
    ...(edited.asked === before.asked ? [] : [{ path: apart, text: edited.asked }]),
  ];
}

/** Changes one document. */
export function inDocument(
  view: View,
  path: DocumentPath | null,
  edit: (text: string) => Edited,
): readonly NewText[] | ContentRefused {
  const text = path === null ? null : view.text(path);
  if (path === null || text === null) return refused("not_there");
  const edited = edit(text);
  return edited.kind === "refused" ? refused(edited.why) : [{ path, text: edited.text }];
}
