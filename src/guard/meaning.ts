import type { GuardFault } from "../ports/guard.ts";
import { common, isWithin, partsOf, sentencesOf, stemsIn, type Piece } from "./read/pieces.ts";
import type { Negation, Placed } from "./read/polarity.ts";
import type { Reading } from "./read/reading.ts";
import { CONDITIONS, MODALITIES, type Condition } from "./words/types.ts";

/** A cited sentence with the reading that it is from. */
interface CitedSentence {
  readonly reading: Reading;
  readonly piece: Piece;
}

const BACKWARDS = 0.2;

/** A part of a cited text that is known to be told again. */
export interface KnownPart {
  /** The number of the text. */
  readonly text: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Whether the sentence denies, allows, demands and limits just what the cited parts do that it tells, or, where those are not
 * known, the cited sentences that it is nearest to.
 */
export function meaningFaults(
  said: Reading,
  cited: readonly Reading[],
  told: readonly KnownPart[] | null,
): GuardFault[] {
  const nearest = told === null ? nearestOf(said, allSentences(cited)) : partsIn(cited, told);
  return [
    ...negationFaults(said, nearest),
    ...oppositeFaults(said, cited, nearest),
    ...modalityFaults(said, nearest),
    ...conditionFaults(said, nearest),
    ...lossFaults(said, nearest),
  ];
}

function allSentences(cited: readonly Reading[]): CitedSentence[] {
  return cited.flatMap((reading) => sentencesOf(reading).map((piece) => ({ reading, piece })));
}

function partsIn(cited: readonly Reading[], told: readonly KnownPart[]): CitedSentence[] {
  return told.flatMap(({ text, from, to }) => {
    const reading = cited[text];
    return reading === undefined
      ? []
      : [{ reading, piece: { from, to, stems: stemsIn(reading, from, to) } }];
  });
}

/** The cited sentences that some sentence or part of what is said is nearest to. */
function nearestOf(said: Reading, sentences: readonly CitedSentence[]): CitedSentence[] {
  const nearest = new Set<CitedSentence>();
  for (const whole of sentencesOf(said)) {
    const best = nearestTo(whole, sentences);
    if (best === null) continue;
    nearest.add(best);
    for (const part of partsOf(said)) {
      if (!isWithin({ at: part.from }, whole)) continue;
      const other = nearestTo(part, sentences);
      if (other !== null && fitOf(part, other.piece) > fitOf(part, best.piece)) nearest.add(other);
    }
  }
  return [...nearest];
}

function nearestTo(piece: Piece, sentences: readonly CitedSentence[]): CitedSentence | null {
  let best: CitedSentence | null = null;
  for (const one of sentences) {
    const fit = fitOf(piece, one.piece);
    if (best === null || fit > fitOf(piece, best.piece)) best = one;
  }
  return best;
}

/** How much of a piece stands in another, and a little how much of that one it tells. */
function fitOf({ stems }: Piece, other: Piece): number {
  const shared = common(stems, other.stems);
  return shared / Math.max(1, stems.size) + (BACKWARDS * shared) / Math.max(1, other.stems.size);
}

function negationFaults(said: Reading, nearest: readonly CitedSentence[]): GuardFault[] {
  const theirs = nearest.flatMap(({ reading, piece }) =>
    reading.negations.filter((one) => isWithin(one, piece)),
  );
  if (said.negations.length !== theirs.length) return ["negation"];
  const open = [...theirs];
  const isMatched = (one: Negation): boolean => {
    const index = open.findIndex((other) => isOfTheSame(one, other));
    if (index >= 0) open.splice(index, 1);
    return index >= 0;
  };
  return said.negations.every(isMatched) ? [] : ["negation"];
}

function isOfTheSame(one: Negation, other: Negation): boolean {
  if (one.key === null || other.key === null) return one.key === other.key;
  return other.scope.includes(one.key) || one.scope.includes(other.key);
}

/** Who tells all the rest must not leave out the figures and days. */
function lossFaults(said: Reading, nearest: readonly CitedSentence[]): GuardFault[] {
  if (!tellsAll(said, nearest)) return [];
  const theirs = <T extends { readonly at: number }>(
    pick: (reading: Reading) => readonly T[],
  ): T[] =>
    nearest.flatMap(({ reading, piece }) => pick(reading).filter((one) => isWithin(one, piece)));
  const numbers = (list: Reading["figures"]): number =>
    list.filter(({ isArticle }) => !isArticle).length;
  return [
    ...(numbers(said.figures) < numbers(theirs(({ figures }) => figures))
      ? ["number" as const]
      : []),
    ...(said.dates.length < theirs(({ dates }) => dates).length ? ["date" as const] : []),
  ];
}

/** Of words that are opposites, none may stand that no cited text has. */
function oppositeFaults(
  said: Reading,
  cited: readonly Reading[],
  nearest: readonly CitedSentence[],
): GuardFault[] {
  const near = new Set(
    nearest.flatMap(({ reading, piece }) =>
      reading.opposites.filter((one) => isWithin(one, piece)).map(({ sense }) => sense),
    ),
  );
  const all = new Set(cited.flatMap(({ opposites }) => opposites.map(({ sense }) => sense)));
  const isTurned = said.opposites.some(({ sense }) => {
    const other = sense.endsWith("0") ? sense.replace(/0$/u, "1") : sense.replace(/1$/u, "0");
    return !near.has(sense) && (near.has(other) || !all.has(sense));
  });
  return isTurned ? ["negation"] : [];
}

function modalityFaults(said: Reading, nearest: readonly CitedSentence[]): GuardFault[] {
  const theirs = nearest.flatMap(({ reading, piece }) =>
    reading.modalities.filter((one) => isWithin(one, piece)),
  );
  const own = said.modalities;
  const isOther = MODALITIES.some((sense) => countOf(own, sense) > countOf(theirs, sense));
  const isLost = own.length === 0 && theirs.length > 0;
  const isFewer = tellsAll(said, nearest) && own.length < theirs.length;
  const loses = own.length < theirs.length && losesModality(said, nearest);
  return isOther || isLost || isFewer || loses ? ["modality"] : [];
}

function countOf<Sense>(list: readonly Placed<Sense>[], sense: Sense): number {
  return list.filter((one) => one.sense === sense).length;
}

/** Whether nearly every word of the cited sentences is there, so that nothing was left out on purpose. */
function tellsAll(said: Reading, nearest: readonly CitedSentence[]): boolean {
  const own = new Set(sentencesOf(said).flatMap(({ stems }) => [...stems]));
  const theirs = new Set(nearest.flatMap(({ piece }) => [...piece.stems]));
  return common(theirs, own) >= LEAST_OF_ALL * theirs.size;
}

const LEAST_OF_ALL = 0.8;

/** Part by part: where the cited part says "may" or the like, so does the part that tells it again. */
function losesModality(said: Reading, nearest: readonly CitedSentence[]): boolean {
  const theirs = nearest.flatMap(({ reading, piece }) =>
    partsOf(reading)
      .filter((part) => isWithin({ at: part.from }, piece))
      .map((part) => ({ reading, piece: part })),
  );
  return partsOf(said).some((part) => {
    if (said.modalities.some((one) => isWithin(one, part))) return false;
    const other = nearestTo(part, theirs);
    if (other === null || fitOf(part, other.piece) < LEAST_OF_PART) return false;
    return other.reading.modalities.some((one) => isWithin(one, other.piece));
  });
}

/** Parts that share less tell different things. */
const LEAST_OF_PART = 0.7;

/** Classes that must come as often as in what is cited; the others have to come at all. */
const COUNTED: ReadonlySet<Condition> = new Set([
  "unless",
  "only",
  "except",
  "atLeast",
  "atMost",
  "moreThan",
  "lessThan",
  "within",
  "usually",
  "always",
  "assured",
]);

function conditionFaults(said: Reading, nearest: readonly CitedSentence[]): GuardFault[] {
  const theirs = nearest.flatMap(({ reading, piece }) =>
    reading.conditions.filter((one) => isWithin(one, piece)),
  );
  const isWhole = tellsAll(said, nearest);
  const isSame = CONDITIONS.every((sense) => {
    if (sense === "also") return true;
    const [own, other] = [countOf(said.conditions, sense), countOf(theirs, sense)];
    const isCounted = COUNTED.has(sense) || isWhole;
    return isCounted ? own === other : (own === 0) === (other === 0);
  });
  return isSame ? [] : ["condition"];
}
