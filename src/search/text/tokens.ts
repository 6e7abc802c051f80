import { perLocale, type LanguageTag } from "../../domain/locale.ts";
import { remembered } from "../../domain/remembered.ts";
import { accented, folded } from "./fold.ts";

/**
 * How a run of letters is cut into character n-grams: `spaced` scripts by word, `han` (and kana) and `joined` (Thai,
 * Lao, Khmer, Burmese) across words, since their words are only guessed.
 */
export type RunKind = "spaced" | "han" | "joined";

export interface Run {
  readonly kind: RunKind;
  /** Folded letters and digits without spaces. */
  readonly text: string;
  /** A run of a spaced script is one word. */
  readonly words: readonly Token[];
}

export interface Token {
  /** Lower case with the accents of the language, for its stemmer. */
  readonly accented: string;
  readonly folded: string;
}

const RUNS =
  /(?<han>[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]+)|(?<joined>[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+)|[[\p{L}\p{N}\p{M}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]]+/gv;

const foldedIn = perLocale((language) => remembered((run) => folded(run, language)));

/** Runs of letters with their words, in the order of the text. Digits of every script become ASCII. */
export function tokenize(text: string, language: LanguageTag): Run[] {
  const runs: Run[] = [];
  const fold = foldedIn(language);
  for (const match of accented(text, language).matchAll(RUNS)) {
    const run = match[0];
    const plain = fold(run);
    if (plain === "") continue;
    const kind = kindOf(match.groups);
    const words = kind === "spaced" ? [{ accented: run, folded: plain }] : segment(plain, language);
    runs.push({ kind, text: plain, words });
  }
  return runs;
}

function kindOf(groups: Record<string, string | undefined> | undefined): RunKind {
  if (groups?.["han"] !== undefined) return "han";
  return groups?.["joined"] === undefined ? "spaced" : "joined";
}

function segment(run: string, language: LanguageTag): Token[] {
  const words: Token[] = [];
  for (const { segment: word, isWordLike } of segmenterFor(language).segment(run)) {
    if (isWordLike === true) words.push({ accented: word, folded: word });
  }
  return words;
}

const segmenterFor = perLocale((language) => new Intl.Segmenter(language, { granularity: "word" }));
