import type { DraftHead } from "../api/draft-types.ts";
import { useTexts } from "../texts/texts.tsx";

/** How a draft stands, and whether it says something else. */
export function DraftMarks({ draft }: { readonly draft: Pick<DraftHead, "state" | "nature"> }) {
  const { say } = useTexts();
  const { state, nature } = draft;
  const tone = { open: "accent", submitted: "soon", published: "", discarded: "" }[state];
  return (
    <>
      <span className={`mark ${tone}`}>{say(`console.draft.state.${state}`)}</span>
      <span className="mark">{say(`console.draft.nature.${nature}`)}</span>
    </>
  );
}
