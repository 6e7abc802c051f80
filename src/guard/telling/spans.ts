import type { Lexicon } from "../lexicon.ts";
import type { Reading } from "../read/reading.ts";
import type { Token } from "../text.ts";
import type { Condition } from "../words/types.ts";
import { formOf, opensPhrase } from "./forms.ts";
import type { TellingLexicon, WordSense } from "./lexicon.ts";
import type { SignKind } from "./sign.ts";

/** Words of these classes limit alike whichever of them stands there. */
const BY_SENSE: ReadonlySet<Condition> = new Set([
  "if",
  "only",
  "atLeast",
  "atMost",
  "moreThan",
  "lessThan",
  "about",
]);
/** They say how often or how surely, and may stand anywhere. */
const ADVERBS: ReadonlySet<Condition> = new Set(["usually"]);
/** They begin a phrase in languages in which such words stand in front. */
const OPENING: ReadonlySet<Condition> = new Set([
  "if",
  "unless",
  "except",
  "atLeast",
  "atMost",
  "moreThan",
  "lessThan",
  "within",
  "before",
  "after",
  "until",
  "since",
  "about",
]);

/** A run of words that says one thing, or nothing. */
export interface Span {
  readonly kind: SignKind | "filler";
  readonly key: string;
  readonly at: number;
  readonly end: number;
  readonly isOpening: boolean;
}

/** The dash of "5-15". */
export function isInRange(tokens: readonly Token[], at: number): boolean {
  return (
    tokens[at]?.text === "-" && [at - 1, at + 1].every((one) => tokens[one]?.kind === "number")
  );
}

/** What was read already, by the place where it begins; the longest where several do. */
export function spansAt(
  reading: Reading,
  lexicon: Lexicon,
  telling: TellingLexicon,
): Map<number, Span> {
  const { tokens } = reading;
  const spans = new Map<number, Span>();
  const add = (kind: SignKind, key: string, at: number, end: number, isOpening = false): void => {
    const known = spans.get(at);
    const isStronger = known === undefined || (known.kind !== "value" && end > known.end);
    const isHead = isOpening || (kind !== "value" && telling.heads.startingAt(tokens, at) !== null);
    // "5-15" is a range, "5, 15" are two.
    const isRange = kind === "value" && isInRange(tokens, at - 1);
    if (isStronger)
      spans.set(at, { kind, key: isRange ? `${key} -` : key, at, end, isOpening: isHead });
  };
  for (const { at, end, words, kind } of reading.contacts.map(withEnd))
    add("value", `${kind} ${words}`, at, end);
  for (const one of reading.dates) {
    const { at, end, day, month, year, weekday, relative, words } = one;
    add("value", `date ${[day, month, year, weekday, relative, words].join("/")}`, at, end);
  }
  for (const { kind, letter, at } of reading.letters) {
    add(
      "value",
      `${kind} ${letter}`,
      at,
      letter.length === 2 && tokens[at]?.text.length === 1 ? at + 2 : at + 1,
    );
  }
  for (const { kind, value, unit, at, end, isArticle } of reading.figures) {
    if (!isArticle) add("value", `${kind} ${String(value)} ${unit}`, at, end);
  }
  for (const { sense, at, end } of reading.modalities) {
    const isApart = telling.apart.startingAt(tokens, at) !== null;
    // "Not necessary" as one phrase has its "not", "unnecessary" and what is turned round by a word further off have not.
    const isDenied = lexicon.negation.all(tokens.slice(at, end)).length > 0;
    const key = isApart ? `${sense} ${textOf(reading, at, end)}` : sense;
    add("modality", isDenied ? `${key} not` : key, at, end);
  }
  for (const { sense, at, end } of reading.conditions) {
    if (sense === "also") continue;
    const key = BY_SENSE.has(sense) ? sense : `${sense} ${keyOf(reading, at, end, telling)}`;
    const isOpening = !lexicon.isHan && OPENING.has(sense);
    add(ADVERBS.has(sense) ? "adverb" : "limit", key, at, end, isOpening);
  }
  for (const { at, end } of lexicon.negation.all(tokens))
    add("negation", `not ${textOf(reading, at, end)}`, at, end);
  return spans;
}

function withEnd<T extends { readonly at: number }>(one: T): T & { readonly end: number } {
  const { end } = one as T & { readonly end?: number };
  return { ...one, end: Math.max(end ?? 0, one.at + 1) };
}

function textOf({ tokens }: Reading, at: number, end: number): string {
  return tokens
    .slice(at, end)
    .map(({ text }) => text)
    .join(" ");
}

/** Its words, or the group of words that they belong to. */
function keyOf(reading: Reading, at: number, end: number, { senses }: TellingLexicon): string {
  const found = senses.startingAt(reading.tokens, at);
  return found?.sense.kind === "same" && found.end === end
    ? `group ${String(found.sense.group)}`
    : textOf(reading, at, end);
}

export function wordAt(
  reading: Reading,
  at: number,
  lexicon: Lexicon,
  telling: TellingLexicon,
): Span | null {
  const token = reading.tokens[at];
  if (token === undefined) return null;
  // Folded, French "has" and "to" are one word.
  if (lexicon.language === "fr" && token.raw === "a")
    return { kind: "filler", key: "", at, end: at + 1, isOpening: false };
  const currency = lexicon.currencies.startingAt(reading.tokens, at);
  if (
    currency !== null &&
    reading.figures.some((one) => one.kind === "money" && one.at === currency.end)
  ) {
    return { kind: "filler", key: "", at, end: currency.end, isOpening: false };
  }
  const found = telling.senses.startingAt(reading.tokens, at);
  if (found !== null)
    return {
      ...signOfSense(
        found.sense,
        reading,
        found.at,
        found.end,
        telling.heads.startingAt(reading.tokens, at) !== null,
      ),
      at,
      end: found.end,
    };
  if (token.kind === "mark" && !/[\p{L}\p{N}%+&=/]/u.test(token.text)) return null;
  const key = formOf(token, lexicon.language);
  return {
    kind: "word",
    key,
    at,
    end: at + 1,
    isOpening: opensPhrase(token.text, lexicon.language),
  };
}

function signOfSense(
  sense: WordSense,
  reading: Reading,
  at: number,
  end: number,
  isOpening: boolean,
): Pick<Span, "kind" | "key" | "isOpening"> {
  switch (sense.kind) {
    case "you":
    case "person":
      return {
        kind: sense.kind,
        key:
          sense.kind === "you"
            ? `you ${sense.grammaticalCase}`
            : `${textOf(reading, at, end)} ${sense.grammaticalCase}`,
        isOpening: false,
      };
    case "same":
      return { kind: "word", key: `group ${String(sense.group)}`, isOpening };
    case "and":
    case "or":
      return { kind: sense.kind, key: sense.kind, isOpening: false };
    case "head":
      return { kind: "head", key: textOf(reading, at, end), isOpening: true };
    case "join":
    case "filler":
      return { kind: sense.kind, key: textOf(reading, at, end), isOpening: false };
  }
}
