import type { GuardFault } from "../ports/guard.ts";
import { pair } from "./bearing.ts";
import type { Lexicon } from "./lexicon.ts";
import { isPartOf, type DateSaid } from "./read/dates.ts";
import { common } from "./read/pieces.ts";
import type { FigureSaid, Reading } from "./read/reading.ts";

type InText<T> = T & { readonly text: number };

/** All that some readings have of a kind, with the number of the reading. */
function allOf<T>(
  readings: readonly Reading[],
  pick: (reading: Reading) => readonly T[],
): InText<T>[] {
  return readings.flatMap((reading, text) => pick(reading).map((one) => ({ ...one, text })));
}

/** What is said in figures, and by which cited texts it has to be borne. */
export function figureFaults(
  said: Reading,
  cited: readonly Reading[],
  lexicon: Lexicon,
): GuardFault[] {
  const known = allOf(cited, ({ figures }) => figures);
  const own = allOf([said], ({ figures }) => figures);
  const articles = own.filter(({ isArticle }) => isArticle);
  const numbers = own.filter(({ isArticle }) => !isArticle);
  const pairs = pair(
    numbers,
    known,
    (one, other) =>
      isAlike(one, other) && isSame(one.value, other.value) && countsTheSame(one, other, lexicon),
    (one, other) => isAlike(one, other) && !isSame(one.value, other.value),
  );
  const faults = numbers.flatMap((figure, index) => {
    const other = pairs[index] ?? null;
    if (other === null) return [faultOf(figure)];
    return hasSameBounds(figure, other) ? [] : ["condition" as const];
  });
  return articles.some((article) => contradicts(article, known)) ? [...faults, "number"] : faults;
}

function isAlike(one: FigureSaid, other: FigureSaid): boolean {
  return !other.isArticle && other.kind === one.kind && other.unit === one.unit;
}

function faultOf({ kind }: FigureSaid): GuardFault {
  return kind === "duration" || kind === "money" ? kind : "number";
}

const SMALLEST_DIFFERENCE = 1e-6;

function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.abs(b) * SMALLEST_DIFFERENCE;
}

/** "A photo" contradicts "two photos". */
function contradicts(article: FigureSaid, known: readonly FigureSaid[]): boolean {
  const [noun] = article.nouns;
  if (noun === undefined) return false;
  const same = known.filter(({ kind, nouns }) => kind === "count" && nouns[0] === noun);
  return same.length > 0 && same.every(({ value, isArticle }) => !isArticle && value !== 1);
}

/** What has a unit counts the same already; else one of the words behind it has to be the same. */
function countsTheSame(figure: FigureSaid, other: FigureSaid, lexicon: Lexicon): boolean {
  if (figure.kind !== "count") return true;
  if (figure.nouns.length === 0 || other.nouns.length === 0) {
    const isBare = figure.nouns.length === other.nouns.length && figure.around.length === 0;
    return (
      isBare ||
      common([...other.nouns, ...other.around], new Set([...figure.nouns, ...figure.around])) > 0
    );
  }
  const wanted = new Set(pairsOf(figure.nouns, lexicon));
  return common(pairsOf(other.nouns, lexicon), wanted) > 0;
}

/** A single character of Han tells little, unless it is all there is. */
function pairsOf(stems: readonly string[], lexicon: Lexicon): readonly string[] {
  if (!lexicon.isHan || stems.length < 2) return stems;
  const [first = ""] = stems;
  return [
    ...(MEASURES.includes(first) ? [first] : []),
    ...stems.slice(1).map((stem, index) => (stems[index] ?? "") + stem),
  ];
}

const MEASURES = "国方人岁页条级次倍点门";

function hasSameBounds(figure: FigureSaid, other: FigureSaid): boolean {
  if (figure.bounds.length === 0 && other.bounds.length === 0) return true;
  return figure.bounds.some((bound) => other.bounds.includes(bound));
}

/** Dates that no cited text says, or says of something else. */
export function dateFaults(said: Reading, cited: readonly Reading[]): GuardFault[] {
  const known = allOf(cited, ({ dates }) => dates);
  const own = allOf([said], ({ dates }) => dates);
  const pairs = pair(own, known, isPartOf, (one, other) => isRival(one, other));
  return pairs.includes(null) ? ["date"] : [];
}

function isRival(date: DateSaid, other: DateSaid): boolean {
  return (["day", "month", "year", "weekday", "words"] as const).some(
    (part) => date[part] !== null && other[part] !== null,
  );
}

/** Addresses, telephone numbers and letters of visas that no cited text has. */
export function exactFaults(said: Reading, cited: readonly Reading[]): GuardFault[] {
  const contacts = pair(
    allOf([said], ({ contacts: list }) => list),
    allOf(cited, ({ contacts: list }) => list),
    (one, other) => one.kind === other.kind && one.words === other.words,
    (one, other) => one.kind === other.kind,
  );
  const letters = pair(
    allOf([said], ({ letters: list }) => list),
    allOf(cited, ({ letters: list }) => list),
    (one, other) => one.kind === other.kind && one.letter === other.letter,
    (one, other) => one.kind === other.kind,
  );
  return [
    ...said.contacts.flatMap(({ kind }, index) =>
      contacts[index] === null ? [kind === "link" ? ("link" as const) : ("contact" as const)] : [],
    ),
    ...said.letters.flatMap(({ kind }, index) =>
      letters[index] === null ? [kind === "visa" ? ("visa" as const) : ("name" as const)] : [],
    ),
  ];
}
