import { findMentions } from "../understanding/mentions.ts";
import { readText as readQuestion } from "../understanding/text.ts";
import type { Lexicon } from "./lexicon.ts";
import { foldWord, plainText, stemOf, tokensOf, type Token } from "./text.ts";
import { BEFORE_NO_NAME, NAME_ENDINGS, NO_NAMES } from "./words/zh.ts";

/** Names that are known beforehand, by the stem of their first word. */
export type KnownNames = ReadonlyMap<string, readonly (readonly string[])[]>;

/** Shorter words with these stems are too often something else. */
const SHORTEST_NAME = 2;

export function gatherNames(names: readonly string[]): KnownNames {
  const known = new Map<string, string[][]>();
  for (const name of names) {
    if (name.trim().length < SHORTEST_NAME) continue;
    const stems = tokensOf(plainText(name)).flatMap(({ kind, stem }) =>
      kind === "mark" ? [] : [stem],
    );
    const first = stems[0];
    if (first === undefined || stems.join("").length < SHORTEST_NAME) continue;
    const group = known.get(first);
    if (group === undefined) known.set(first, [stems]);
    else group.push(stems);
  }
  for (const group of known.values()) group.sort((a, b) => b.length - a.length);
  return known;
}

/** A name that a text says, as stems that have to stand beside each other where it is looked for. */
export interface NameSaid {
  readonly stems: readonly string[];
}

/** Words of a text in which names are looked for. */
export interface NameText {
  readonly plain: string;
  readonly tokens: readonly Token[];
}

/** All names of a text, by every rule. */
export function namesIn(text: NameText, lexicon: Lexicon, known: KnownNames): NameSaid[] {
  const words = text.tokens.filter(({ kind }) => kind !== "mark");
  return [
    ...knownIn(words, known),
    ...quotesIn(text.plain),
    ...acronymsIn(text.tokens, lexicon),
    ...(lexicon.isHan ? hanNamesIn(text.plain) : []),
    ...(lexicon.words.hasCapitals ? capitalsIn(text.tokens, lexicon) : []),
    ...foreignIn(text.tokens, lexicon),
    ...headedIn(text.tokens, lexicon),
  ];
}

/** Whether a name stands in one of some texts, whatever its endings there. */
export function standsIn({ stems }: NameSaid, texts: readonly (readonly string[])[]): boolean {
  return texts.some((words) =>
    words.some(
      (word, at) => word === stems[0] && stems.every((stem, index) => words[at + index] === stem),
    ),
  );
}

/** The stems of a text, without marks, as names are looked for in them. */
export function stemsOf(tokens: readonly Token[]): string[] {
  return tokens.flatMap(({ kind, stem }) => (kind === "mark" ? [] : [stem]));
}

function knownIn(words: readonly Token[], known: KnownNames): NameSaid[] {
  const found: NameSaid[] = [];
  words.forEach((word, at) => {
    const stems = known
      .get(word.stem)
      ?.find((name) => name.every((stem, index) => words[at + index]?.stem === stem));
    if (stems === undefined) return;
    const isLetters = /^[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(word.raw);
    const isSmall = isLetters && stems.length === 1 && word.raw === word.raw.toLowerCase();
    if (!isSmall) found.push({ stems });
  });
  return found;
}

const QUOTES =
  /«([^«»]{1,200})»|“([^“”]{1,200})”|"([^"]{1,200})"|《([^《》]{1,200})》|「([^「」]{1,200})」|„([^„“]{1,200})“/gu;

function quotesIn(plain: string): NameSaid[] {
  return [...plain.matchAll(QUOTES)].flatMap((match) => {
    const words = match.slice(1).join("");
    const stems = stemsOf(tokensOf(words));
    return stems.length === 0 ? [] : [{ stems }];
  });
}

const ACRONYM = /^(?=.*\p{Lu}.*\p{Lu})[\p{Lu}\d]{2,}$/u;
/** "JW201" */
const WITH_DIGITS = /^\p{L}+\d+$/u;
const ROMAN = /^[IVXivx]+$/u;

function acronymsIn(tokens: readonly Token[], lexicon: Lexicon): NameSaid[] {
  return tokens
    .filter(
      ({ kind, raw }, at) =>
        kind === "word" &&
        (ACRONYM.test(raw) || WITH_DIGITS.test(raw)) &&
        !ROMAN.test(raw) &&
        lexicon.currencies.startingAt(tokens, at) === null,
    )
    .map(({ stem }) => ({ stems: [stem] }));
}

/** Runs of words with a capital letter where the sentence gives no reason for one. */
function capitalsIn(tokens: readonly Token[], lexicon: Lexicon): NameSaid[] {
  const found: NameSaid[] = [];
  for (let at = 0; at < tokens.length;) {
    let end = at;
    while (isCapital(tokens[end])) end += 1;
    const run = tokens
      .slice(at, end)
      .filter((token, index) => isName(tokens, token, at + index, lexicon));
    const isLone = end - at === 1 && tokens[at]?.isFirst === true;
    if (run.length > 0 && !isLone) {
      const isWhole = run.length === end - at;
      if (isWhole) found.push({ stems: run.map(({ stem }) => stem) });
      else found.push(...run.map(({ stem }) => ({ stems: [stem] })));
    }
    at = Math.max(end, at + 1);
  }
  return found;
}

function isCapital(token: Token | undefined): boolean {
  return token?.kind === "word" && /^\p{Lu}/u.test(token.raw);
}

/** Not a day, a currency, an ordinary little word, or a country, for which there are rules of their own. */
function isName(tokens: readonly Token[], token: Token, at: number, lexicon: Lexicon): boolean {
  if (lexicon.small.has(token.text) || token.raw.length < 2) return false;
  return (
    lexicon.months.startingAt(tokens, at) === null &&
    lexicon.weekdays.startingAt(tokens, at) === null &&
    lexicon.currencies.startingAt(tokens, at) === null &&
    !isChina(token.text, lexicon)
  );
}

/** Letters of another script than that of the language. */
function foreignIn(tokens: readonly Token[], lexicon: Lexicon): NameSaid[] {
  const own = new RegExp(`^[\\p{Script=${lexicon.words.script}}\\p{M}\\d]+$`, "u");
  return tokens
    .filter(
      ({ kind, raw }, at) =>
        (kind === "word" || kind === "han") &&
        raw.length > (kind === "han" ? 0 : 1) &&
        !own.test(raw) &&
        lexicon.currencies.startingAt(tokens, at) === null &&
        lexicon.units.startingAt(tokens, at) === null,
    )
    .map(({ stem }) => ({ stems: [stem] }));
}

/** In Arabic, "university" and the like begin a name. */
function headedIn(tokens: readonly Token[], lexicon: Lexicon): NameSaid[] {
  if (lexicon.words.heads === "") return [];
  return lexicon.heads.all(tokens).flatMap(({ at, end }) => {
    const head = tokens[at];
    const next = tokens[end];
    // With the article it is "the university", and no name follows.
    const isBare = head !== undefined && !/^[وفبك]?(?:ال|لل)/u.test(head.text);
    const isWord = next?.kind === "word" && !lexicon.small.has(next.text);
    return isBare && isWord ? [{ stems: [head.stem, next.stem] }] : [];
  });
}

const ENDINGS = new RegExp(`(?:${alternatives(NAME_ENDINGS)})`, "gu");
const NOT_NAMES = new RegExp(`(?:${alternatives(NO_NAMES)})`, "u");

function alternatives(list: string): string {
  return list.split(", ").join("|");
}

/** Two characters and an ending such as "大学" make a name. */
function hanNamesIn(plain: string): NameSaid[] {
  return [...plain.matchAll(ENDINGS)].flatMap((match) => {
    const end = match.index + match[0].length;
    const around = plain.slice(Math.max(0, match.index - 1), end + 1);
    const before = plain.slice(Math.max(0, match.index - 2), match.index);
    if (NOT_NAMES.test(around) || !/^\p{Script=Han}{2}$/u.test(before)) return [];
    if (BEFORE_NO_NAME.includes(before.slice(-1))) return [];
    const start = BEFORE_NO_NAME.includes(before.slice(0, 1)) ? match.index - 1 : match.index - 2;
    return [{ stems: Array.from(plain.slice(start, end)) }];
  });
}

/** Codes of the countries that a text names or whose people it names; China is everywhere. */
export function countriesIn(plain: string, lexicon: Lexicon): ReadonlySet<string> {
  const codes = new Set<string>();
  if (lexicon.countries === null) return codes;
  for (let from = 0; from < plain.length; from += STEP) {
    const text = readQuestion(plain.slice(from, from + STEP + OVERLAP), false);
    for (const { word, capital } of findMentions(text, lexicon.countries)) {
      const isDoubtful = word.caution !== "none" && !capital;
      if (!isDoubtful) for (const code of word.codes) codes.add(code);
    }
  }
  codes.delete("CN");
  return codes;
}

/** `readQuestion` reads 2,000 characters. */
const STEP = 1_900;
const OVERLAP = 60;

function isChina(text: string, lexicon: Lexicon): boolean {
  const word = lexicon.countries?.entries.get(foldWord(text));
  if (word !== undefined && word.codes.length > 0) return true;
  return CHINA_STEMS.has(stemOf(text));
}

const CHINA_STEMS: ReadonlySet<string> = new Set(
  ["china", "chinese", "chine", "chinois", "chino", "china", "кита", "китай", "китайский"].map(
    stemOf,
  ),
);
