import type { Word } from "./words.ts";

/** The script in which a message says what it says, and the share of its words that are in it. */
export interface Carrying {
  /** `Hani`, `Kana` and `Hang` are told apart further on. */
  readonly script: string;
  readonly words: readonly Word[];
  readonly share: number;
}

/**
 * Foreign terms do not decide: a Chinese sentence about a “Z visa” is Chinese, an English one about a 居留许可 English.
 * So Latin words count little beside another script unless they are those small words that hold a sentence together;
 * abbreviations do not count at all.
 */
export function carryingScript(words: readonly Word[]): Carrying | null {
  const byScript = Map.groupBy(words, ({ script }) => scriptFamily(script));
  if (byScript.size === 0) return null;
  const letters = lettersOf(words);
  const ranked = [...byScript]
    .filter(([, own]) => lettersOf(own) >= letters * STRAY_LETTERS)
    .map(([script, own]) => ({ script, own, weight: weightOf(script, own) }))
    .sort((a, b) => b.weight - a.weight);
  const [best] = ranked;
  if (best === undefined) return null;
  const total = ranked.reduce((sum, { weight }) => sum + weight, 0);
  const share = ranked.length === 1 ? 1 : best.weight / total;
  return { script: best.script, words: best.own, share };
}

/** A lesser share of letters in another script is a slip of the keyboard: о for o. */
const STRAY_LETTERS = 0.08;

function lettersOf(words: readonly Word[]): number {
  return words.reduce((sum, { text }) => sum + text.length, 0);
}

/** Chinese and Japanese write some languages together. */
function scriptFamily(script: string): string {
  return script === "Kana" ? "Hani" : script;
}

function weightOf(script: string, words: readonly Word[]): number {
  if (script === "Latn") return words.reduce((sum, word) => sum + latinWeight(word), 0);
  const letters = lettersOf(words);
  if (script === "Hani") {
    const holds = words.some(({ text }) => HAN_FUNCTION.test(text));
    return letters / 2 + (holds ? 3 : 0);
  }
  if (UNSPACED.has(script)) return letters / 4 + 1;
  return words.length * SPACED_WORD;
}

/** In doubt, words between Latin ones are what the sentence is built of. */
const SPACED_WORD = 1.25;

function latinWeight({ text, capitals }: Word): number {
  if (LATIN_FUNCTION.has(text)) return 2;
  return capitals || text.length < 3 ? 0 : 0.5;
}

/** Scripts that put no spaces between words: a run of letters is several words. */
const UNSPACED: ReadonlySet<string> = new Set(["Thai", "Mymr", "Laoo", "Khmr", "Tibt"]);

/** Characters that hold a Chinese sentence together, and all kana. */
const HAN_FUNCTION =
  /[的了吗嗎是我你您他她怎么麼什哪不没沒呢吧请請\u3041-\u30ff]|可以|需要|如何|多少/u;

const LATIN_FUNCTION: ReadonlySet<string> = new Set(
  `the a an is are was were be do does did i you he she it we they my your his her our their to of in on at for from
  with and or but if not no can could should would will what where when how who why which this that there have has
  need want go get about into than then please me
  le la les un une des du de et ou est sont je tu il elle nous vous pour dans avec sur que qui pas ce mon ma mes
  el los las una del y es son yo para por con en que no mi se como donde
  o os as um uma do da dos das e é são eu para com em não meu minha como onde
  yang di ke dari untuk dengan saya dan ini itu adalah apa tidak bisa boleh tak
  bir ve için ile bu ne mi mı var yok ben
  na ya wa kwa ni katika je la za
  va uchun bilan men bu nima qanday kerak
  và của là có không cho tôi được ở bạn để`
    .trim()
    .split(/\s+/u),
);
