import { readText } from "../text.ts";
import type { CueBook } from "./cue-book.ts";
import { unifyVariants, withoutPrefixes } from "./variants.ts";

/** A sentence longer than this is read in overlapping pieces; it bounds the work for one. */
const MAX_CHARACTERS = 400;
const OVERLAP_CHARACTERS = 80;

const SENTENCE_END = /[.!?…。！？؟;；۔\n\r]+/u;
const JOINING_APOSTROPHE = /(?<=\p{L})['’‘`´ʼ′](?=\p{L})/gu;
/** "heeelp": no language here writes a letter three times. */
const DRAWN_OUT = /(\p{L})\1{2,}/gu;
const CLAUSE_MARK = /[.:;!?()]/gu;

/** The sentences of a text, none of them long. */
export function sentencesOf(text: string): string[] {
  return text
    .replaceAll("🆘", " sos ")
    .split(SENTENCE_END)
    .filter((sentence) => /\p{L}/u.test(sentence))
    .flatMap(pieces);
}

function pieces(sentence: string): string[] {
  if (sentence.length <= MAX_CHARACTERS) return [sentence];
  const parts: string[] = [];
  for (let start = 0; start < sentence.length;) {
    const end = cutBefore(sentence, start + MAX_CHARACTERS);
    parts.push(sentence.slice(start, end));
    if (end >= sentence.length) break;
    start = cutBefore(sentence, end - OVERLAP_CHARACTERS);
  }
  return parts;
}

/** The last space at or shortly before a place, else the place. */
function cutBefore(text: string, place: number): number {
  if (place >= text.length) return text.length;
  const space = text.lastIndexOf(" ", place);
  return space > place - OVERLAP_CHARACTERS / 2 ? space : place;
}

/**
 * Gives the folded words of a sentence with commas for all marks, as the patterns of a writing are matched against them.
 * What several writings have in common is read once.
 */
export function createSentenceReader(sentence: string): (writing: Writing) => string {
  const known = new Map<string, string>();
  const folded = (text: string): string => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const read = readText(text, false).spaced.replace(CLAUSE_MARK, ",");
    known.set(text, read);
    return read;
  };
  return (writing) => {
    const { unit, apostrophe } = writing;
    const text = apostrophe === "joins" ? sentence.replace(JOINING_APOSTROPHE, "") : sentence;
    const short = unit === "words" ? text.replace(DRAWN_OUT, "$1") : text;
    const spaced = unifyVariants(folded(short), writing);
    return unit === "words" ? withoutPrefixes(spaced, writing) : spaced.replaceAll(" ", "");
  };
}

export type Writing = Pick<CueBook, "unit" | "apostrophe" | "prefixes" | "variants">;
