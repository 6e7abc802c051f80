import { useDocument } from "../api/content.ts";
import type { DraftView } from "../api/draft-types.ts";
import { textPath } from "../content/document-path.ts";

/** The English text of an article: as the draft has it, and as it is in force; `null` where there is none. */
export function useEnglish(draft: DraftView, article: string) {
  const path = textPath(article, "en");
  const document = useDocument(path);
  const edit = draft.edits.find((each) => each.path === path);
  const inForce = document.data?.text ?? null;
  return { document, inForce, inDraft: edit === undefined ? inForce : edit.text };
}
