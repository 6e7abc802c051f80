import type { DraftView, Effects } from "../api/draft-types.ts";
import { useTexts } from "../texts/texts.tsx";

interface EffectsCountProps {
  readonly effects: Effects;
  readonly draft: Pick<DraftView, "nature">;
}

/** In numbers what people would be told otherwise, and what that means for those who were told. */
export function EffectsCount({ effects, draft }: EffectsCountProps) {
  const { say } = useTexts();
  const { sentences, rows, corrected, rewritten, figures } = effects;
  if (sentences.length === 0 && rows.length === 0) {
    return <p className="faint">{say("console.draft.effects.none")}</p>;
  }
  return (
    <>
      <p>
        {say("console.draft.effects.count", {
          sentences: sentences.length,
          languages: new Set(sentences.map(({ language }) => language)).size,
          rows: rows.length,
        })}
      </p>
      {draft.nature === "correction" && corrected.length > 0 && (
        <p>{say("console.draft.effects.corrected", { count: corrected.length })}</p>
      )}
      {draft.nature === "correction" && rewritten.length > 0 && (
        <p className="warned">
          {say("console.draft.effects.rewritten", { count: rewritten.length })}
        </p>
      )}
      {draft.nature === "wording" && corrected.length > 0 && figures.length === 0 && (
        <p className="warned">
          {say("console.draft.effects.isWording", { count: corrected.length })}
        </p>
      )}
    </>
  );
}
