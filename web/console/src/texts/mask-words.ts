/** What stands in place of something hidden. */
const LABEL = /\[(email|phone|document|account|handle) (\d+)\]/g;

type Hidden = "email" | "phone" | "document" | "account" | "handle";

interface MaskTexts {
  readonly say: (key: `case.mask.${Hidden}`, values: { readonly number: string }) => string;
}

/** Words as the reader is shown them: what stands for something hidden is named in the language of the desk. */
export function maskedWords(text: string, { say }: MaskTexts): string {
  return text.replace(LABEL, (_label, hidden: Hidden, number: string) =>
    say(`case.mask.${hidden}`, { number }),
  );
}

/** Words without what stands in place of something hidden, as a way of asking that others share. */
export function withoutLabels(text: string): string {
  return text
    .replace(LABEL, "")
    .replaceAll(/ {2,}/g, " ")
    .replaceAll(/ +(?=[,.;:!?،؟。，？！])/g, "")
    .trim();
}
