/** The longest run of characters that counts as one feature. */
export const LONGEST_GRAM = 5;
/** Runs of 1 to {@link LONGEST_GRAM} characters (kinds 0 to 4), and whole words (the last kind). */
export const GRAM_KINDS = LONGEST_GRAM + 1;
/** Keeps the hash of a whole word apart from those of its runs. */
const WORD_SEED = 0x2545f491;
/** Shorter words are among the runs already, with the spaces around them. */
const SHORTEST_LONG_WORD = 4;

/** Prepares words of one script for {@link eachGram}: single spaces between and around them. */
export function gramText(words: readonly string[]): string {
  return ` ${words.join(" ")} `;
}

/**
 * Calls `visit` with the hash (26 bits) and kind of every run of 1 to {@link LONGEST_GRAM} UTF-16 units and of every
 * longer word. Training and reading must agree to the bit, so both use this.
 */
export function eachGram(text: string, visit: (hash: number, kind: number) => void): void {
  let wordStart = 1;
  for (let start = 0; start < text.length; start += 1) {
    let hash = 0x811c9dc5;
    const end = Math.min(text.length, start + LONGEST_GRAM);
    for (let index = start; index < end; index += 1) {
      hash = mix(hash, text.charCodeAt(index));
      visit(hash >>> 6, index - start);
    }
    if (text.charCodeAt(start) === 0x20) {
      if (start - wordStart >= SHORTEST_LONG_WORD)
        visit(hashWord(text, wordStart, start), LONGEST_GRAM);
      wordStart = start + 1;
    }
  }
}

function hashWord(text: string, start: number, end: number): number {
  let hash = WORD_SEED;
  for (let index = start; index < end; index += 1) hash = mix(hash, text.charCodeAt(index));
  return hash >>> 6;
}

function mix(hash: number, unit: number): number {
  const mixed = Math.imul(hash ^ unit, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}
