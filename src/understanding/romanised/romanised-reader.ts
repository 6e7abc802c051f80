import type { LanguageTag } from "../../domain/locale.ts";
import { piecewise, type Piecewise } from "../../domain/piecewise.ts";
import { remembered } from "../../domain/remembered.ts";
import type { RomanisedReader } from "../../ports/romanised-reader.ts";
import { ARABIC } from "./arabic.ts";
import { isPinyin, likeliestWords, pinyinOf, plainPinyin } from "./chinese.ts";
import { readLexicon, type Lexicon } from "./lexicon.ts";
import { RUSSIAN } from "./russian.ts";
import type { Spelling } from "./spelling.ts";

const WORD = /[\p{L}\p{N}'’]+/gu;
const HAN = /\p{Script=Han}/u;
/** Of the words of a message, at least so many have to be known in its own letters. */
const LEAST_KNOWN = 0.5;
/** Longer messages are read as far as that. */
const LONGEST_TEXT = 600;

/** Reads one language. */
type OwnLetters = (text: string) => string | null;

/** One that can get ready before anybody asks. */
export interface PreparedRomanisedReader extends RomanisedReader {
  /** Does a piece of what has to be read once before the first message in each language; false when nothing is left. */
  prepareNext(): boolean;
}

/** @param textsOf texts of a language in its own letters, whose words are known; asked for when it is first read or prepared */
export function createRomanisedReader(
  textsOf: (language: LanguageTag) => Iterable<string>,
): PreparedRomanisedReader {
  const readers: ReadonlyMap<LanguageTag, Piecewise<OwnLetters>> = new Map([
    ["ru", piecewise(() => wordByWord(RUSSIAN, textsOf("ru")))],
    ["ar", piecewise(() => wordByWord(ARABIC, textsOf("ar")))],
    ["zh", piecewise(() => chinese(textsOf("zh")))],
  ]);
  return {
    inOwnLetters: (text, language) =>
      /[a-z]/iu.test(text)
        ? (readers.get(language)?.get()(text.slice(0, LONGEST_TEXT)) ?? null)
        : null,
    prepareNext: () => [...readers.values()].some((reader) => reader.next()),
  };
}

type Reading = Generator<void, OwnLetters, void>;

function* wordByWord(spelling: Spelling, texts: Iterable<string>): Reading {
  const lexicon = yield* readLexicon(texts, wordsOf, spelling.ownLetters, spelling.soundsOf);
  return (written) => {
    if (spelling.ownLetters.test(written)) return null;
    const text = spelling.joined(written);
    const ownOf = remembered((typed) => ownWord(typed, spelling, lexicon));
    const words = wordsOf(text).filter((word) => !isSign(word));
    const known = words.filter((word) => ownOf(word.toLowerCase()) !== null);
    if (known.length === 0 || known.length < LEAST_KNOWN * words.length) return null;
    return text.replace(WORD, (word) => {
      if (isSign(word)) return word;
      const typed = word.toLowerCase();
      const own = ownOf(typed);
      return own ?? (lexicon.latin.has(typed) ? word : (spelling.spelled(typed) ?? word));
    });
  };
}

/** Numbers, and what is written in capitals: the kind of a visa, an abbreviation. */
function isSign(word: string): boolean {
  return /^\p{N}+$/u.test(word) || /^\p{Lu}+$/u.test(word);
}

function wordsOf(text: string): string[] {
  return [...text.matchAll(WORD)].map(([word]) => word);
}

/** The likeliest word of its own letters; `null` where none sounds like it, or it is more of a word as it is. */
function ownWord(typed: string, spelling: Spelling, { bySound, latin }: Lexicon): string | null {
  let best: { word: string | null; score: number } = { word: null, score: latin.get(typed) ?? 0 };
  for (const sounds of spelling.soundsTyped(typed)) {
    for (const { word, count } of bySound.get(sounds) ?? []) {
      const score = count * Math.exp(-spelling.distance(word, typed));
      if (score > best.score) best = { word, score };
    }
  }
  return best.word;
}

function* chinese(texts: Iterable<string>): Reading {
  const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
  const wordsIn = (text: string): string[] =>
    [...segmenter.segment(text)].flatMap(({ segment, isWordLike }) =>
      isWordLike === true ? [segment] : [],
    );
  const { bySound, latin, total } = yield* readLexicon(texts, wordsIn, HAN, pinyinOf);
  const chanceOf = (syllables: string): { readonly word: string; readonly log: number } | null => {
    const [first] = bySound.get(syllables) ?? [];
    return first === undefined ? null : { word: first.word, log: Math.log(first.count / total) };
  };
  const isRead = (word: string): boolean => {
    const typed = plainPinyin(word.toLowerCase());
    const asWord = bySound.get(typed)?.[0]?.count ?? 0;
    return isPinyin(typed) && !isSign(word) && asWord >= (latin.get(typed) ?? 0);
  };
  const unread = -2 * Math.log(total + 1);
  return (text) => {
    if (HAN.test(text)) return null;
    const words = wordsOf(text).filter((word) => !isSign(word));
    if (words.length < 2 || words.filter(isRead).length < LEAST_KNOWN * words.length) return null;
    // Syllables that follow one another are read as one: people join and part them as they like.
    const runs = text.replace(/[\p{L}'’]+(?:\s+[\p{L}'’]+)*/gu, (run) =>
      runsOf(run.split(/\s+/u), isRead)
        .map(({ words: own, isPinyin: isTyped }) =>
          isTyped
            ? likeliestWords(
                own.map((word) => plainPinyin(word.toLowerCase())).join(""),
                chanceOf,
                unread,
              )
            : own.join(" "),
        )
        .join(" "),
    );
    return HAN.test(runs) ? runs : null;
  };
}

/** Words that follow one another and are alike. */
function runsOf(
  words: readonly string[],
  isRead: (word: string) => boolean,
): { readonly words: readonly string[]; readonly isPinyin: boolean }[] {
  const runs: { words: string[]; isPinyin: boolean }[] = [];
  for (const word of words) {
    const last = runs.at(-1);
    const isPinyinWord = isRead(word);
    if (last?.isPinyin === isPinyinWord) last.words.push(word);
    else runs.push({ words: [word], isPinyin: isPinyinWord });
  }
  return runs;
}
