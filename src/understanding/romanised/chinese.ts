import { pinyin } from "pinyin-pro";

const INITIALS = "zh ch sh b p m f d t n l g k h j q x r z c s y w".split(" ");
const FINALS = `
  iang iong uang ang eng ing ong ian iao uai uan van ai an ao ei en er ia ie in iu ou ua ue ui un uo ve vn a e i o u v`
  .trim()
  .split(" ");
const SYLLABLES: ReadonlySet<string> = new Set([
  ...["a", "ai", "an", "ang", "ao", "e", "en", "er", "ou", "o"],
  ...INITIALS.flatMap((initial) => FINALS.map((final) => initial + final)),
]);
const LONGEST_SYLLABLE = 6;
/** Words are joined up to so many letters of pinyin. */
const LONGEST_WORD = 24;

/** The syllables of a word, without tones, joined: 护照 is "huzhao". A sign by itself has all its readings. */
export function pinyinOf(word: string): readonly string[] {
  const read = pinyin(word, {
    toneType: "none",
    type: "array",
    v: true,
    multiple: word.length === 1,
  });
  return word.length === 1 ? [...new Set(read)] : [read.join("")];
}

/** Without what stands between syllables, and with "v" for ü, as it is typed. */
export function plainPinyin(typed: string): string {
  return typed.replaceAll("ü", "v").replace(/['’]/gu, "");
}

/** Whether a word in Latin letters can be cut into syllables of Chinese. */
export function isPinyin(typed: string): boolean {
  const reached = new Array<boolean>(typed.length + 1).fill(false);
  reached[0] = true;
  for (let start = 0; start < typed.length; start += 1) {
    if (reached[start] !== true) continue;
    for (let length = 1; length <= LONGEST_SYLLABLE; length += 1) {
      if (SYLLABLES.has(typed.slice(start, start + length))) reached[start + length] = true;
    }
  }
  return reached[typed.length] === true;
}

/**
 * The words that letters most likely are, by how common each of them is; letters of no word are left out.
 *
 * @param chanceOf the likeliest word of such syllables and the logarithm of its share of all words; `null` where there is none
 */
export function likeliestWords(
  letters: string,
  chanceOf: (syllables: string) => { readonly word: string; readonly log: number } | null,
  unread: number,
): string {
  const best: { score: number; from: number; word: string }[] = [{ score: 0, from: 0, word: "" }];
  for (let end = 1; end <= letters.length; end += 1) {
    let found = { score: (best[end - 1]?.score ?? 0) + unread, from: end - 1, word: "" };
    for (let start = Math.max(0, end - LONGEST_WORD); start < end; start += 1) {
      const one = chanceOf(letters.slice(start, end));
      const score = (best[start]?.score ?? 0) + (one?.log ?? -Infinity);
      if (one !== null && score > found.score) found = { score, from: start, word: one.word };
    }
    best.push(found);
  }
  const read: string[] = [];
  for (let at = letters.length; at > 0; at = best[at]?.from ?? 0) read.push(best[at]?.word ?? "");
  return read.reverse().join("");
}
