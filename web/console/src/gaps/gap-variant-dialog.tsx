import type { Gap } from "../api/gap-types.ts";
import { useGapSettle } from "../api/insight.ts";
import { VariantDialog } from "../content/variant-dialog.tsx";
import { oneOfEach } from "../content/variant-questions.ts";
import { useTexts } from "../texts/texts.tsx";

interface GapDialogProps {
  /** `null` while nothing is decided of any. */
  readonly gap: Gap | null;
  readonly onClose: () => void;
}

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
