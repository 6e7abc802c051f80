const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/** How long a text is, by the unit in which its platform counts. */
export type Measure = (text: string) => number;

export const inUtf16Units: Measure = (text) => text.length;
export const inBytes: Measure = (text) => new TextEncoder().encode(text).length;

/** Shows that something was left out; one character in every script. */
const ELLIPSIS = "…";

/**
 * The text, or as many whole graphemes of it as fit with an ellipsis after them: no half emoji, no letter without its
 * marks.
 */
export function shortened(text: string, limit: number, measure: Measure = inUtf16Units): string {
  if (measure(text) <= limit) return text;
  const room = limit - measure(ELLIPSIS);
  let kept = "";
  let size = 0;
  for (const { segment } of graphemes.segment(text)) {
    size += measure(segment);
    if (size > room) break;
    kept += segment;
  }
  return room < 0 ? "" : `${closeIsolates(kept.trimEnd())}${ELLIPSIS}`;
}

/** The graphemes of a text, in order. */
export function graphemesOf(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

const OPENS = /[\u2066-\u2068]/gu;
const CLOSES = /\u2069/gu;

/** An isolate that is left open would turn the direction of all that follows it. */
function closeIsolates(text: string): string {
  const open = (text.match(OPENS)?.length ?? 0) - (text.match(CLOSES)?.length ?? 0);
  return text + "\u2069".repeat(Math.max(0, open));
}
