import { useDocument } from "../api/content.ts";
import type { DraftView } from "../api/draft-types.ts";
import { askedPath, textPath, type DocumentName } from "../content/document-path.ts";

/** The English of an article’s text, or of the ways of asking for it: in the draft and in force; `null` where there is none. */
export function useEnglish(draft: DraftView, { kind, article }: DocumentName) {
  const path = (kind === "asked" ? askedPath : textPath)(article ?? "", "en");
  const document = useDocument(path);
  const edit = draft.edits.find((each) => each.path === path);
  const inForce = document.data?.text ?? null;
  return { document, inForce, inDraft: edit === undefined ? inForce : edit.text };
}
