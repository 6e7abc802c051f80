import type { Lexicon } from "../lexicon.ts";
import type { Found } from "../phrases.ts";
import { blanked, plainText, tokensOf, type Token } from "../text.ts";
import type { Condition, Modality } from "../words/types.ts";
import { addressesIn, hotlinesIn, phonesIn, type Contact } from "./contacts.ts";
import { datesIn, numericDatesIn, type DateSaid } from "./dates.ts";
import { figuresIn, type Figure } from "./figures.ts";
import { modalitiesIn, type Placed } from "./polarity.ts";
import { lettersIn, type Letter } from "./visas.ts";

/** All that a text says, as far as rules can tell. */
export interface Reading {
  readonly plain: string;
  readonly tokens: readonly Token[];
  readonly contacts: readonly Contact[];
  readonly dates: readonly DateSaid[];
  readonly letters: readonly Letter[];
  readonly figures: readonly Figure[];
  /** Words that deny. */
  readonly negations: readonly Found<true>[];
  readonly modalities: readonly Placed<Modality>[];
  readonly conditions: readonly Placed<Condition>[];
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
  return {
    plain,
    tokens,
    contacts: [...addresses, ...phones, ...hotlines],
    dates: [...numericDates.map((one) => ({ ...one, ...placesOf(one, tokens) })), ...dates],
    letters,
    figures,
    negations: lexicon.negation.all(tokens),
    modalities: modalitiesIn(lexicon.modality.all(tokens), lexicon.turning.all(tokens), tokens),
    conditions,
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

const BOUND_BEFORE = 3;
const BOUND_AFTER = 2;
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
function placesOf({ at, end }: Range, tokens: readonly Token[]): Range {
  const first = tokens.findIndex((token) => token.end > at);
  const last = tokens.findIndex((token) => token.start >= end);
  return { at: first < 0 ? tokens.length : first, end: last < 0 ? tokens.length : last };
}
