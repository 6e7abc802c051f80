import { plainText, tokensOf, type Token } from "./text.ts";

/** A phrase of a list that stands in a text. */
export interface Found<Sense> {
  readonly sense: Sense;
  /** Places of its first token and of the one behind its last. */
  readonly at: number;
  readonly end: number;
}

/** Looks for the phrases of some lists, the longest at each place. */
export interface Finder<Sense> {
  all(tokens: readonly Token[]): Found<Sense>[];
  /** The longest phrase that begins at a place. */
  startingAt(tokens: readonly Token[], at: number): Found<Sense> | null;
}

interface Phrase<Sense> {
  readonly words: readonly string[];
  readonly sense: Sense;
}

/**
 * @param lists alternatives parted by commas; a word that ends in `*` stands for all that begin with it, and a character
 * of Han is a word
 */
export function createFinder<Sense>(
  lists: Iterable<readonly [sense: Sense, phrases: string]>,
): Finder<Sense> {
  const byStart = new Map<string, Phrase<Sense>[]>();
  for (const [sense, list] of lists) {
    for (const words of phrasesIn(list)) {
      const key = keyOf(words[0] ?? "");
      const group = byStart.get(key);
      if (group === undefined) byStart.set(key, [{ words, sense }]);
      else group.push({ words, sense });
    }
  }
  for (const group of byStart.values()) group.sort((a, b) => weight(b.words) - weight(a.words));
  const startingAt = (tokens: readonly Token[], at: number): Found<Sense> | null => {
    for (const first of formsOf(tokens[at])) {
      const phrase = byStart
        .get(keyOf(first))
        ?.find(({ words }) => words.every((word, index) => fits(tokens, at, index, word, first)));
      if (phrase !== undefined) return { sense: phrase.sense, at, end: at + phrase.words.length };
    }
    return null;
  };
  return { startingAt, all: (tokens) => allIn(tokens, startingAt) };
}

function allIn<Sense>(
  tokens: readonly Token[],
  startingAt: (tokens: readonly Token[], at: number) => Found<Sense> | null,
): Found<Sense>[] {
  const found: Found<Sense>[] = [];
  for (let at = 0; at < tokens.length;) {
    const here = startingAt(tokens, at);
    if (here !== null) found.push(here);
    at = here?.end ?? at + 1;
  }
  return found;
}

/** The phrases of a list as folded words. */
export function phrasesIn(list: string): string[][] {
  return list
    .split(",")
    .map((phrase) => wordsOf(phrase.trim()))
    .filter((words) => words.length > 0);
}

function wordsOf(phrase: string): string[] {
  const words: string[] = [];
  for (const { text, kind } of tokensOf(plainText(phrase))) {
    if (kind !== "mark") words.push(text);
    else if (text === "*" && words.length > 0) words.push(`${words.pop() ?? ""}*`);
    else if (text !== "'" && text !== "-") words.push(text);
  }
  return words;
}

function keyOf(word: string): string {
  return word.slice(0, 1);
}

/** More words first, and whole words before beginnings of words. */
function weight(words: readonly string[]): number {
  return words.length * 100 + words.join("").length;
}

function fits(
  tokens: readonly Token[],
  at: number,
  index: number,
  word: string,
  first: string,
): boolean {
  if (index === 0) return isLike(first, word);
  return formsOf(tokens[at + index]).some((form) => isLike(form, word));
}

function isLike(text: string, word: string): boolean {
  return word.endsWith("*") ? text.startsWith(word.slice(0, -1)) : text === word;
}

/** An Arabic word, and what is left of it without what is written together with it. */
export function formsOf(token: Token | undefined): readonly string[] {
  if (token === undefined) return [];
  const { text } = token;
  if (!/^\p{Script=Arabic}{3}/u.test(text)) return [text];
  const forms = [text];
  const joined = /^[وف](?=\p{L}{2})/u.exec(text);
  if (joined !== null) forms.push(text.slice(1));
  const article = /^[وف]?(?:[بكل]?ال|لل|[بلك])(?=\p{L}{2})/u.exec(text);
  if (article !== null) forms.push(text.slice(article[0].length));
  return forms;
}
