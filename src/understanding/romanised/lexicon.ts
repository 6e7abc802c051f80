/** A word, and how often it was read. */
export interface CountedWord {
  readonly word: string;
  readonly count: number;
}

/** Words of one language that are known. */
export interface Lexicon {
  /** Those that sound alike, the commonest first. */
  readonly bySound: ReadonlyMap<string, readonly CountedWord[]>;
  /** Words in Latin letters that stand among the others, by how often: "csc", "wechat". */
  readonly latin: ReadonlyMap<string, number>;
  /** Of all words together. */
  readonly total: number;
}

/** Of words that sound alike no more are ever meant. */
const MOST_ALIKE = 8;
/** What was read once is a slip as often as a word. */
const LEAST_COUNT = 2;

/** So many texts or words take some milliseconds. */
const PIECE = 500;

/**
 * Reads which words a language has, with pauses.
 *
 * @param wordsIn cuts a text in lower case into words
 * @param ownLetters texts without any are passed over: their words are romanised themselves
 * @param soundsOf all that a word in its own letters may sound like
 */
export function* readLexicon(
  texts: Iterable<string>,
  wordsIn: (text: string) => Iterable<string>,
  ownLetters: RegExp,
  soundsOf: (word: string) => readonly string[],
): Generator<void, Lexicon, void> {
  const own = new Map<string, number>();
  const latin = new Map<string, number>();
  let place = 0;
  for (const text of texts) {
    place += 1;
    if (place % PIECE === 0) yield;
    if (!ownLetters.test(text)) continue;
    for (const word of wordsIn(text.toLowerCase())) {
      const counts = ownLetters.test(word) ? own : latin;
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  const words = [...own]
    .map(([word, count]) => ({ word, count }))
    .filter(({ count }) => count >= LEAST_COUNT)
    .sort((a, b) => b.count - a.count);
  const bySound = new Map<string, CountedWord[]>();
  for (const [at, one] of words.entries()) {
    if (at % PIECE === 0) yield;
    for (const sounds of soundsOf(one.word)) {
      const alike = bySound.get(sounds) ?? [];
      bySound.set(sounds, alike);
      if (alike.length < MOST_ALIKE) alike.push(one);
    }
  }
  return { bySound, latin, total: words.reduce((sum, { count }) => sum + count, 0) };
}
