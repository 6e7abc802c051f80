import type { Lexicon } from "../lexicon.ts";
import { blanked, plainText, tokensOf, type Token } from "../text.ts";
import type { Condition, Modality } from "../words/types.ts";
import { addressesIn, hotlinesIn, phonesIn, type Contact } from "./contacts.ts";
import { datesIn, numericDatesIn, type DateSaid } from "./dates.ts";
import { figuresIn, wordsAfter, type Figure } from "./figures.ts";
import { modalitiesIn, negationsIn, type Negation, type Placed } from "./polarity.ts";
import { lettersIn, type Letter } from "./visas.ts";

/** All that a text says, as far as rules can tell. */
export interface Reading {
  readonly plain: string;
  readonly tokens: readonly Token[];
  readonly contacts: readonly (Contact & Beside)[];
  readonly dates: readonly (DateSaid & Beside)[];
  readonly letters: readonly (Letter & Beside)[];
  readonly figures: readonly FigureSaid[];
  readonly negations: readonly Negation[];
  readonly modalities: readonly Placed<Modality>[];
  readonly conditions: readonly Placed<Condition>[];
  readonly opposites: readonly Placed<string>[];
  /** By place: the stem of a word that carries content, else an empty string. */
  readonly stems: readonly string[];
}

/** Content words right beside something, and those of its part of the sentence: they tell what it belongs to. */
export interface Beside {
  readonly at: number;
  readonly near: readonly string[];
  readonly around: readonly string[];
}

export interface FigureSaid extends Figure, Beside {
  /** Stems of what it counts; of words before it where none follow. */
  readonly nouns: readonly string[];
  /** "At least" and the like beside it. */
  readonly bounds: readonly Condition[];
}

/** Reads a text that `lexicon` has words for. */
export function readText(text: string, lexicon: Lexicon): Reading {
  const plain = plainText(text);
  const addresses = addressesIn(plain);
  const withoutAddresses = blanked(plain, addresses);
  const numericDates = numericDatesIn(withoutAddresses);
  const spans = numericDates.map(({ at, end }) => ({ start: at, end }));
  const withoutDates = blanked(withoutAddresses, spans);
  const phones = phonesIn(withoutDates);
  const rest = blanked(withoutDates, phones);
  const tokens = tokensOf(rest);
  const used = new Set<number>();
  const letters = lettersIn(rest, tokens, lexicon);
  useLetters(letters, tokens, used);
  const hotlines = hotlinesIn(tokens, lexicon, used);
  const dates = datesIn(tokens, lexicon, used);
  const figures = figuresIn(tokens, lexicon, used);
  const conditions = lexicon.conditions
    .all(tokens)
    .flatMap(placed)
    .filter((one) => isMeant(one, figures));
  const negations = lexicon.negation.all(tokens);
  const stems = tokens.map(({ kind, text: word, stem }, at) =>
    kind === "mark" || kind === "number" || used.has(at) || lexicon.small.has(word) ? "" : stem,
  );
  const beside = <T extends Range>(one: T): T & Beside => ({
    ...one,
    ...besideOf(one, stems, tokens),
  });
  return {
    plain,
    tokens,
    contacts: [...addresses, ...phones, ...hotlines].map((one) =>
      beside({ ...one, ...placesOf(one, tokens) }),
    ),
    dates: [
      ...numericDates.map((one) => ({
        ...one,
        ...placesOf({ start: one.at, end: one.end }, tokens),
      })),
      ...dates,
    ].map(beside),
    letters: letters.map((one) => beside({ ...one, end: one.at + 1 })),
    figures: figures.map((figure) => ({
      ...beside(figure),
      nouns: nounsOf(figure, tokens, lexicon, used),
      bounds: boundsOf(figure, conditions),
    })),
    negations: negationsIn(negations, tokens, stems),
    modalities: modalitiesIn(lexicon.modality.all(tokens), lexicon.turning.all(tokens), tokens),
    conditions,
    opposites: lexicon.opposites.all(tokens).flatMap(placed),
    stems,
  };
}

interface Range {
  readonly at: number;
  readonly end: number;
}

/** "About", "over" and "under" limit something only beside a figure. */
function isMeant({ sense, at, end }: Placed<Condition>, figures: readonly Figure[]): boolean {
  if (!BESIDE_FIGURES.has(sense)) return true;
  return figures.some(
    (figure) =>
      !figure.isArticle &&
      ((figure.at >= at && figure.at - end < BOUND_BEFORE) ||
        (figure.end <= at && at - figure.end < BOUND_AFTER)),
  );
}

const BESIDE_FIGURES: ReadonlySet<Condition> = new Set(["about", "moreThan", "lessThan"]);

function placed<Sense>({
  sense,
  at,
  end,
}: {
  readonly sense: Sense | null;
  readonly at: number;
  readonly end: number;
}): Placed<Sense>[] {
  return sense === null ? [] : [{ sense, at, end }];
}

function useLetters(letters: readonly Letter[], tokens: readonly Token[], used: Set<number>): void {
  for (const { letter, at } of letters) {
    used.add(at);
    if (letter.length === 2 && tokens[at]?.text.length === 1) used.add(at + 1);
  }
}

/** Offsets in the text, told as places of tokens. */
function placesOf(
  { start, end }: { readonly start: number; readonly end: number },
  tokens: readonly Token[],
): Range {
  const first = tokens.findIndex((token) => token.end > start);
  const last = tokens.findIndex((token) => token.start >= end);
  return { at: first < 0 ? tokens.length : first, end: last < 0 ? tokens.length : last };
}

const NOUNS = 3;

function nounsOf(
  figure: Figure,
  tokens: readonly Token[],
  lexicon: Lexicon,
  used: ReadonlySet<number>,
): string[] {
  const most = lexicon.isHan ? NOUNS + 2 : NOUNS;
  return wordsAfter(tokens, figure.end, lexicon, used, most);
}

const BOUNDS: ReadonlySet<Condition> = new Set([
  "atLeast",
  "atMost",
  "moreThan",
  "lessThan",
  "within",
  "about",
]);
const BOUND_BEFORE = 3;
const BOUND_AFTER = 2;

function boundsOf(figure: Figure, conditions: readonly Placed<Condition>[]): Condition[] {
  return conditions
    .filter(
      ({ sense, at, end }) =>
        BOUNDS.has(sense) &&
        ((end <= figure.at && figure.at - end < BOUND_BEFORE) ||
          (at >= figure.end && at - figure.end < BOUND_AFTER)),
    )
    .map(({ sense }) => sense);
}

const NEAR = 2;
const AROUND_BEFORE = 6;
const AROUND_AFTER = 5;
const PART_ENDS = /^[,;:.!?()（），；：。！？、،؛؟]$/u;

function besideOf(
  { at, end }: Range,
  stems: readonly string[],
  tokens: readonly Token[],
): { readonly near: readonly string[]; readonly around: readonly string[] } {
  const before = wordsFrom(at - 1, -1, AROUND_BEFORE, stems, tokens);
  const after = wordsFrom(end, 1, AROUND_AFTER, stems, tokens);
  const most = tokens[at]?.kind === "han" ? 2 * NEAR : NEAR;
  return {
    near: [...before.slice(0, most), ...after.slice(0, most)],
    around: [...before, ...after],
  };
}

/** Content words from a place on, the nearest first, within its part of the sentence. */
function wordsFrom(
  from: number,
  step: 1 | -1,
  most: number,
  stems: readonly string[],
  tokens: readonly Token[],
): string[] {
  const words: string[] = [];
  for (let at = from; at >= 0 && at < stems.length && words.length < most; at += step) {
    if (PART_ENDS.test(tokens[at]?.text ?? "")) break;
    if (stems[at] !== "") words.push(stems[at] ?? "");
  }
  return words;
}
