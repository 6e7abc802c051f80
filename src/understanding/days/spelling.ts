import type { LanguageTag } from "../../domain/locale.ts";

/** Zero-width and direction marks, Arabic vowel signs and tatweel; the zero-width non-joiner parts words and stays. */
const IGNORED =
  /[\u00ad\u200b\u200d-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u064b-\u065f\u0670\u0640]/gu;
const APOSTROPHES = /['\u2018\u2019\u02bb\u02bc`\u00b4\u2032]/gu;
const JOINING_HYPHEN = /(?<=\p{L})[-\u2010\u2011](?=\p{L})|(?<=\d)[-\u2010\u2011](?=\p{L})/gu;
const DASHES = /[\u2010-\u2015\u2212~\uff5e\u301c]/gu;
/** The zeros of other scripts; their digits follow in order. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0x1040];
const OTHER_DIGITS =
  /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59\u1040-\u1049]/gu;
const LATIN_MARKS = /(?<=[a-z])[\u0300-\u036f]+/gu;

const LETTERS = pairs("أا إا آا ٱا ىي یي کك ةه ۀه ےی ёе ıi");
const VARIANTS = /[أإآٱىیکةۀەёı]/gu;
const SIMPLIFIED = pairs(
  "後后 週周 來来 個个 號号 內内 從从 過过 節节 聖圣 誕诞 間间 開开 兩两 禮礼 國国 慶庆 這这 時时 現现 點点 鐘钟 " +
    "歲岁 達达 農农 曆历 陰阴 舊旧 為为 續续 勞劳 動动 業业 離离 華华 發发 簽签 證证 續续 園园",
);

/**
 * One spelling for a text and for the words sought in it: lower case, European digits, no accents on Latin letters
 * (save in Vietnamese, where they tell words apart), no vowel signs, simplified characters, words parted by spaces.
 */
export function unified(text: string, language: LanguageTag): string {
  let result = text.normalize("NFKC").toLowerCase().replace(IGNORED, "").replaceAll("\u200c", " ");
  result = result.replace(OTHER_DIGITS, europeanDigit);
  if (language !== "vi") result = result.normalize("NFD").replace(LATIN_MARKS, "");
  result = result.normalize("NFC").replace(VARIANTS, (letter) => LETTERS.get(letter) ?? letter);
  if (language === "zh") result = result.replace(/\p{Script=Han}/gu, (c) => SIMPLIFIED.get(c) ?? c);
  result = result.replace(APOSTROPHES, language === "uz" ? "" : " ");
  return partWords(result).replace(DASHES, "-");
}

function partWords(text: string): string {
  // "25-го" is one word; "5-yanvar" and "240-hour" are two.
  return text.replace(JOINING_HYPHEN, (hyphen, at: number) =>
    /^(?:го|ого|е|му|ому|і|ші)(?!\p{L})/u.test(text.slice(at + 1, at + 5)) ? hyphen : " ",
  );
}

function europeanDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  const zero = ZEROS.findLast((first) => first <= code) ?? code;
  return String(code - zero);
}

function pairs(list: string): ReadonlyMap<string, string> {
  return new Map(list.split(" ").map((pair) => [pair.charAt(0), pair.charAt(1)]));
}
