import { useGapSettle } from "../api/insight.ts";
import { VariantDialog } from "../content/variant-dialog.tsx";
import { oneOfEach } from "../content/variant-questions.ts";
import { useTexts } from "../texts/texts.tsx";
import type { GapDialogProps } from "./gap-article-dialog.tsx";

/** Adds questions of a group as ways of asking for an article, and settles the group with it. */
export function GapVariantDialog({ gap, onClose }: GapDialogProps) {
  const { say } = useTexts();
  const settle = useGapSettle();
  if (gap === null) return <VariantDialog begun={null} onClose={onClose} />;
  const asked = oneOfEach(gap.examples);
  return (
    <VariantDialog
      begun={{
        article: gap.nearest ?? "",
        questions: asked.length === 0 ? [{ language: "en", question: "" }] : asked,
        note: say("console.gaps.told.variant", { count: gap.wishes }),
      }}
      onClose={onClose}
      onAdded={(article, variants) => settle.mutateAsync({ gap, as: "variant", article, variants })}
    />
  );
}
