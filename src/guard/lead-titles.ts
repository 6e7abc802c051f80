import type { Lexicon } from "./lexicon.ts";
import { stemOf, tokensOf, type Token } from "./text.ts";

export interface TitleWord {
  readonly keys: readonly string[];
  readonly title: number;
  /** A part of the title begins here. */
  readonly isPart: boolean;
  /** It denies, limits or allows: nobody may leap over it. */
  readonly isFixed: boolean;
  /** A letter that is written together with the Arabic word behind it. */
  readonly isLetter: boolean;
}

export interface Titles {
  readonly words: readonly TitleWord[];
  readonly byKey: ReadonlyMap<string, readonly number[]>;
}

/** A word, or a part of an Arabic one, from one place of a sentence to another. */
export interface Step {
  readonly text: string;
  readonly kind: Token["kind"];
  /** Words of titles that have one of these are the same word. */
  readonly keys: readonly string[];
  readonly to: number;
}

const ARABIC = /^\p{Script=Arabic}/u;

/** From each place the steps that lead on; behind the places of the tokens are those within Arabic words. */
export function stepsOf(tokens: readonly Token[], lexicon: Lexicon): Step[][] {
  const step = (text: string, kind: Token["kind"], to: number): Step => ({
    text,
    kind,
    keys: kind === "mark" ? [] : keysOf(text, lexicon),
    to,
  });
  const steps: Step[][] = tokens.map(({ text, kind }, at) => [step(text, kind, at + 1)]);
  steps.push([]);
  if (lexicon.words.script !== "Arabic") return steps;
  const split = (text: string, from: number, to: number, letters: RegExp): void => {
    const parts = partsOf(text, letters);
    if (parts === null) return;
    const inner = steps.push([step(parts.rest, "word", to)]) - 1;
    steps[from]?.push(step(parts.letter, "word", inner));
    if (parts.letter === "و") split(parts.rest, inner, to, /^[بل]/u);
  };
  tokens.forEach(({ text, kind }, at) => {
    if (kind === "word") split(text, at, at + 1, /^[وبل]/u);
  });
  return steps;
}

/** What is written together with an Arabic word, and that word. */
function partsOf(text: string, letters: RegExp): { letter: string; rest: string } | null {
  const letter = letters.exec(text)?.[0];
  if (letter === undefined || !ARABIC.test(text)) return null;
  const rest = text.slice(1);
  if (rest.length < 2) return null;
  return { letter, rest: letter === "ل" && rest.startsWith("ل") ? `ا${rest}` : rest };
}

/** Titles beyond this are not read; it bounds the work. */
const MOST_WORDS = 200;
const PARTS = /^[:：;；,，、.。?？!！()（）؛،؟-]$/u;

export function readTitles(titles: readonly string[], lexicon: Lexicon): Titles {
  const words = titles
    .flatMap((title, index) => titleWords(tokensOf(title), index, lexicon))
    .slice(0, MOST_WORDS);
  const byKey = new Map<string, number[]>();
  words.forEach(({ keys }, place) => {
    for (const key of keys) byKey.set(key, [...(byKey.get(key) ?? []), place]);
  });
  return { words, byKey };
}

function titleWords(tokens: readonly Token[], title: number, lexicon: Lexicon): TitleWord[] {
  const finders = [lexicon.negation, lexicon.modality, lexicon.conditions];
  const fixed = finders.flatMap((finder) =>
    finder.all(tokens).filter(({ sense }) => sense !== null),
  );
  const words: TitleWord[] = [];
  let isPart = true;
  tokens.forEach(({ text, kind }, index) => {
    if (kind === "mark") {
      isPart ||= PARTS.test(text);
      return;
    }
    const isFixed = fixed.some(({ at, end }) => at <= index && index < end);
    const parts = partsOf(text.replace(/^و(?=\p{L}{3})/u, ""), /^[بل]/u);
    const texts = [text, ...spellings(text), ...(parts === null ? [] : [parts.rest])];
    const keys = texts.flatMap((one) => keysOf(one, lexicon));
    const word = { title, isPart, isFixed };
    if (parts !== null) words.push({ ...word, keys: [parts.letter], isLetter: true });
    words.push({ ...word, keys: [...new Set(keys)], isLetter: false });
    isPart = false;
  });
  return words;
}

/** An Arabic word without "and". */
function spellings(text: string): string[] {
  return ARABIC.test(text) && /^و\p{L}{3}/u.test(text) ? [text.slice(1)] : [];
}

/** Words with a key in common are one word; little and limiting ones have to be alike in every letter. */
function keysOf(text: string, lexicon: Lexicon): string[] {
  if (text.length < 2) return [text];
  if (isExact(text, lexicon)) return [`=${text}`];
  const stem = stemOf(text);
  if (ARABIC.test(text)) {
    // What stands before the stem must not differ: "to the police" is not "the police".
    return [`${text.replace(/^ال(?=\p{L}{2})/u, "").charAt(0)} ${stem}`];
  }
  if (/^\p{Script=Cyrillic}/u.test(text)) {
    // "счёт" looks as if it ended in "-ёт".
    return stem.length === 4 ? [stem, stem.slice(0, 3)] : [stem];
  }
  const single = /^\p{Script=Latin}{3}s$/u.test(text) ? text.slice(0, 3) : text;
  return [single.length <= 3 ? `=${single}` : stem];
}

/** "Ante" is before somebody, "antes" before something happens. */
function isExact(text: string, { small, negation, conditions }: Lexicon): boolean {
  if (small.has(text)) return true;
  const alone = tokensOf(text);
  return [negation, conditions].some((finder) => finder.all(alone).some(({ sense }) => sense));
}
