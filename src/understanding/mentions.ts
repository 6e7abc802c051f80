import {
  ARABIC_ARTICLE,
  spellFor,
  type CountryLexicon,
  type CountryWord,
} from "./country-words.ts";
import type { QuestionText, Token } from "./text.ts";

/** A word for a country, or for its people, with what stands around it. */
export interface Mention {
  readonly word: CountryWord;
  /** Offsets in the cleaned text. */
  readonly start: number;
  readonly end: number;
  /**
   * The words before it in the same sentence, ending with it; a prefix of its own word is written "+ب".
   * In a text without spaces, the characters before it.
   */
  readonly before: string;
  /** The words after it; an ending of its own word comes first, as "+dan". */
  readonly after: string;
  readonly capital: boolean;
  /** The folded word as it was found. */
  readonly found: string;
}

const WORDS_BEFORE = 8;
const WORDS_AFTER = 6;
const CHARACTERS_AROUND = 14;
/** A name this short is never looked for inside a longer word. */
const MIN_STEM = 4;

/** All mentions in a text, from left to right, the longest at each place. */
export function findMentions(text: QuestionText, lexicon: CountryLexicon): Mention[] {
  return lexicon.unit === "characters"
    ? findByCharacter(text.plain, lexicon)
    : findByWord(text.tokens, lexicon);
}

function findByCharacter(text: string, lexicon: CountryLexicon): Mention[] {
  const mentions: Mention[] = [];
  let at = 0;
  while (at < text.length) {
    const found = longestAt(text, at, lexicon);
    if (found === null) {
      at += 1;
      continue;
    }
    const end = at + found.length;
    const word = lexicon.entries.get(found);
    if (word !== undefined) {
      mentions.push({
        word,
        start: at,
        end,
        before: text.slice(Math.max(0, at - CHARACTERS_AROUND), at),
        after: text.slice(end, end + CHARACTERS_AROUND),
        capital: true,
        found,
      });
    }
    at = end;
  }
  return mentions;
}

function longestAt(text: string, at: number, lexicon: CountryLexicon): string | null {
  const longest = lexicon.longest.get(text.charAt(at)) ?? 0;
  for (let length = longest; length > 0; length -= 1) {
    const candidate = text.slice(at, at + length);
    if (candidate.length === length && lexicon.entries.has(candidate)) return candidate;
  }
  return null;
}

function findByWord(tokens: readonly Token[], lexicon: CountryLexicon): Mention[] {
  const mentions: Mention[] = [];
  let index = 0;
  while (index < tokens.length) {
    const found = phraseAt(tokens, index, lexicon) ?? insideWord(tokens, index, lexicon);
    if (found === null) {
      index += 1;
      continue;
    }
    mentions.push(mentionOf(tokens, index, found));
    index += found.words;
  }
  return mentions;
}

interface Found {
  readonly word: CountryWord;
  readonly key: string;
  readonly words: number;
  readonly prefix: string;
  readonly ending: string;
}

function phraseAt(tokens: readonly Token[], index: number, lexicon: CountryLexicon): Found | null {
  const token = tokens[index];
  if (token === undefined) return null;
  const typed = spellFor(lexicon, token.text);
  if (lexicon.prefixes === null && !lexicon.longest.has(typed)) return null;
  for (const { first, prefix } of firstWords(typed, lexicon)) {
    const longest = lexicon.longest.get(first) ?? 0;
    for (let words = longest; words > 0; words -= 1) {
      const rest = followingWords(tokens, index, words - 1);
      if (rest.length !== words - 1) continue;
      const key = [first, ...rest.map((at) => wordKey(tokens[at], lexicon))].join(" ");
      const word = lexicon.entries.get(key);
      const last = rest.at(-1) ?? index;
      if (word !== undefined) return { word, key, words: last + 1 - index, prefix, ending: "" };
    }
  }
  return null;
}

/** A word as it is, and without a prefix that it may carry. */
function firstWords(word: string, lexicon: CountryLexicon): { first: string; prefix: string }[] {
  const whole = { first: word, prefix: "" };
  const prefix = lexicon.prefixes?.exec(word)?.[0];
  if (prefix === undefined) return [whole];
  const first = word.slice(prefix.length);
  const article = /ال$|لل$/u.test(prefix) ? prefix.slice(0, -2) : prefix;
  return [whole, { first, prefix: prefix.startsWith("لل") ? "ل" : article }];
}

/** Places of the next words; a comma may stand between the words of a name, as in "Atlanta, Georgia". */
function followingWords(tokens: readonly Token[], index: number, count: number): number[] {
  const places: number[] = [];
  for (let at = index + 1; at < tokens.length && places.length < count; at += 1) {
    if (tokens[at]?.text !== ",") places.push(at);
  }
  return places;
}

function wordKey(token: Token | undefined, lexicon: CountryLexicon): string {
  const word = spellFor(lexicon, token?.text ?? "");
  return lexicon.prefixes === null ? word : word.replace(ARABIC_ARTICLE, "");
}

/** A name with an ending of its own language, such as "Almanya" in "almanyadan". */
function insideWord(
  tokens: readonly Token[],
  index: number,
  lexicon: CountryLexicon,
): Found | null {
  const text = tokens[index]?.text ?? "";
  if (lexicon.endingLetters === 0) return null;
  for (const { first, prefix } of firstWords(text, lexicon)) {
    const shortest = Math.max(MIN_STEM, first.length - lexicon.endingLetters);
    for (let length = first.length - 1; length >= shortest; length -= 1) {
      const key = first.slice(0, length);
      const word = lexicon.entries.get(key);
      if (word !== undefined) return { word, key, words: 1, prefix, ending: first.slice(length) };
    }
  }
  return null;
}

function mentionOf(tokens: readonly Token[], index: number, found: Found): Mention {
  const last = index + found.words - 1;
  const before: string[] = [];
  for (let at = index - 1; at >= 0 && before.length < WORDS_BEFORE; at -= 1) {
    const text = tokens[at]?.text ?? "";
    if (/^[.?!;]$/u.test(text)) break;
    before.unshift(text);
  }
  if (found.prefix !== "") before.push(`+${found.prefix}`);
  const after = tokens.slice(last + 1, last + 1 + WORDS_AFTER).map((token) => token.text);
  if (found.ending !== "") after.unshift(`+${found.ending}`);
  return {
    word: found.word,
    start: tokens[index]?.start ?? 0,
    end: tokens[last]?.end ?? 0,
    before: ` ${before.join(" ")}`,
    after: after.join(" "),
    capital: tokens[index]?.capital ?? false,
    found: found.key,
  };
}
