import type { Editor } from "../api/content-types.ts";
import { useTexts } from "../texts/texts.tsx";

/** Who did something: somebody of the staff, or what has no account. */
export function useEditorName(): (editor: Editor) => string {
  const { maybe } = useTexts();
  return ({ id, name }) => maybe(`console.audit.by.${id}`) ?? name;
}
