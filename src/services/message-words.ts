/** So few words may ask for anything. */
const MAX_HINT_WORDS = 3;

/** Whether so few words were written that they may ask for anything of a subject. */
export function isHint(text: string): boolean {
  const words = text.match(/\p{Script=Han}{1,2}|[\p{L}\p{N}]+/gu) ?? [];
  return words.length <= MAX_HINT_WORDS;
}

/** Roughly how many words there are: two characters of Chinese are about one, and a single one is none. */
export function countWords(text: string): number {
  return text.match(/\p{Script=Han}{2}|[\p{L}\p{N}\p{M}]+/gu)?.length ?? 0;
}

/** A text without case and accents. */
export function withoutAccents(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The words of a text without case, accents and signs. */
export function plainWords(text: string): readonly string[] {
  return [...SEGMENTER.segment(withoutAccents(text))].flatMap(({ segment, isWordLike }) =>
    isWordLike === true ? [segment] : [],
  );
}

const SEGMENTER = new Intl.Segmenter("en", { granularity: "word" });
