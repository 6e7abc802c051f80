import { foldRomanised, romanise } from "./inflect-russian.ts";
import { readText } from "./text.ts";

/** How many slots features are hashed into. */
export const SLOTS = 1 << 18;

/** A sentence of a message, or a piece of one, as the model weighs it. */
export interface Piece {
  readonly slots: Int32Array;
  readonly values: Float32Array;
}

const SENTENCE_END = /[.!?…。！？؟;；۔\n\r]+/u;
const HAN = /\p{Script=Han}/u;
/** A longer sentence is read in pieces that overlap by half; a character of Chinese counts as a word. */
const PIECE_WORDS = { words: 24, characters: 40 };
/** What the sentences before and after weigh beside the sentence itself. */
const NEIGHBOUR_SHARE = 0.4;
const BIAS = 0.3;
const STEM_LETTERS = 4;
const LONG_STEM_LETTERS = 5;
const RUN_LETTERS = 4;

/** The pieces of a message; at least one, also where it has no words. */
export function piecesOf(text: string): Piece[] {
  const sentences = text
    .split(SENTENCE_END)
    .filter((sentence) => /\p{L}/u.test(sentence))
    .map(wordsOf)
    .filter((words) => words.length > 0)
    .flatMap(cut);
  const own = sentences.map((words) => featuresOf(words, ""));
  const around = sentences.map((words) => featuresOf(words, "~"));
  if (own.length === 0) return [pieceOf(new Set(), new Set())];
  return own.map((features, index) => {
    const neighbours = [around[index - 1], around[index + 1]].flatMap((set) => [...(set ?? [])]);
    return pieceOf(features, new Set(neighbours));
  });
}

/** Words at the start and at the end of a long message, which say what somebody wants. */
const MOST_ENDS = 40;
/** Of lengths, by powers of two. */
const LONGEST = 6;
const QUESTION_MARK = /[?？؟]/u;

/** The features of a whole message: those of its sentences, each with its own beginning and end, without marks. */
export function messageFeatures(text: string): number[] {
  const sentences = text
    .split(SENTENCE_END)
    .map(wordsOf)
    .map((words) => words.filter((word) => /[\p{L}\p{N}]/u.test(word)))
    .filter((words) => words.length > 0);
  const all = new Set<number>();
  for (const words of withoutMiddle(sentences)) collect(words, "", (hash) => all.add(hash));
  const count = sentences.reduce((sum, words) => sum + words.length, 0);
  const length = Math.min(LONGEST, Math.ceil(Math.log2(count + 1)));
  all.add(hashOf(`length ${String(length)}`));
  if (QUESTION_MARK.test(text)) all.add(hashOf("question mark"));
  return [...all];
}

function withoutMiddle(sentences: readonly string[][]): readonly string[][] {
  const words = sentences.flat();
  if (words.length <= 2 * MOST_ENDS) return sentences;
  return [words.slice(0, MOST_ENDS), words.slice(-MOST_ENDS)];
}

function hashOf(feature: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < feature.length; at += 1) {
    hash = Math.imul(hash ^ feature.charCodeAt(at), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 12)) >>> 0;
}

/** Folded words; those of Russian are brought to the letters in which it is also typed. */
function wordsOf(sentence: string): string[] {
  return readText(sentence, false)
    .spaced.trim()
    .split(" ")
    .flatMap((word) => {
      if (HAN.test(word)) return word.match(/\p{Script=Han}|[^\p{Script=Han}]+/gu) ?? [];
      if (/\p{Script=Cyrillic}/u.test(word)) return [romanise(word)];
      return [/^[a-z]+$/.test(word) ? foldRomanised(word) : word];
    })
    .filter((word) => word !== "");
}

function cut(words: string[]): string[][] {
  const longest = words.some((word) => HAN.test(word)) ? PIECE_WORDS.characters : PIECE_WORDS.words;
  if (words.length <= longest) return [words];
  const pieces: string[][] = [];
  for (let start = 0; start < words.length - longest / 2; start += longest / 2) {
    pieces.push(words.slice(start, start + longest));
  }
  return pieces;
}

/** Words, runs of two and three, pairs with a gap, beginnings of words and runs of letters. */
function featuresOf(words: readonly string[], space: string): Set<number> {
  const slots = new Set<number>();
  collect(words, space, (hash) => slots.add(hash & (SLOTS - 1)));
  return slots;
}

function collect(words: readonly string[], space: string, found: (hash: number) => void): void {
  const add = (kind: string, text: string): void => {
    found(hashOf(space + kind + text));
  };
  const bounded = ["^", ...words, "$"];
  for (const [index, word] of bounded.entries()) {
    const next = bounded[index + 1];
    const afterNext = bounded[index + 2];
    add("1", word);
    if (next !== undefined) {
      add("2", `${word} ${next}`);
      if (!HAN.test(word)) add("b", `${stemOf(word)} ${stemOf(next)}`);
    }
    if (next !== undefined && afterNext !== undefined) {
      add("3", `${word} ${next} ${afterNext}`);
      add("s", `${word} ${afterNext}`);
    }
    if (HAN.test(word) || word.length < STEM_LETTERS) continue;
    add("p", stemOf(word));
    if (word.length > LONG_STEM_LETTERS) add("q", word.slice(0, LONG_STEM_LETTERS));
    const bare = `<${word}>`;
    for (let at = 0; at + RUN_LETTERS <= bare.length; at += 1) {
      add("c", bare.slice(at, at + RUN_LETTERS));
    }
  }
}

function stemOf(word: string): string {
  return word.slice(0, STEM_LETTERS);
}

/** Each part has the same length as a vector, however many words it has. */
function pieceOf(own: ReadonlySet<number>, around: ReadonlySet<number>): Piece {
  const slots = Int32Array.of(...own, ...around, hashOf("bias") & (SLOTS - 1));
  const values = new Float32Array(slots.length);
  values.fill(own.size === 0 ? 0 : 1 / Math.sqrt(own.size), 0, own.size);
  const share = around.size === 0 ? 0 : NEIGHBOUR_SHARE / Math.sqrt(around.size);
  values.fill(share, own.size, own.size + around.size);
  values[values.length - 1] = BIAS;
  return { slots, values };
}
