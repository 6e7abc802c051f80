import type { GuardFault } from "../../ports/guard.ts";
import type { Amount, Day, Parts } from "./parts.ts";

/** What of two texts must be the same and is not; the order tells nothing. */
export function partFaults(one: Parts, other: Parts): GuardFault[] {
  const days = unpaired(one.days, other.days, isSameDay);
  const exact = unpaired(one.exact, other.exact, (a, b) => a.words === b.words);
  const letters = differing(one.letters, other.letters);
  return [
    ...exact.map(({ fault }) => fault),
    ...(days.length > 0 ? ["date" as const] : []),
    ...(letters.size > 0 ? ["visa" as const] : []),
    ...amountFaults(one, other),
  ];
}

/**
 * The same of an original for whose language there are no words, by its digits alone.
 *
 * @param read the translation as it is read with its words: what it tells as the name of a month may be a figure there
 */
export function digitFaults(one: Parts, other: Parts, read: Parts): GuardFault[] {
  const exact = unpaired(one.exact, other.exact, (a, b) => a.words === b.words);
  const { left, right } = paired(one.amounts, other.amounts, (a, b) => a.value === b.value);
  const months = read.days.flatMap(({ month }) => (month === null ? [] : [String(month)]));
  const extra = paired(
    right.map(({ value }) => value),
    months,
    (a, b) => a === b,
  ).left;
  const clocks = unpaired(one.clocks, other.clocks, (a, b) => a === b);
  return [
    ...exact.map(({ fault }) => fault),
    ...(left.length > 0 || extra.length > 0 ? ["number" as const] : []),
    ...(clocks.length > 0 ? ["date" as const] : []),
  ];
}

/** What is among one and not among the other, however often. */
export function differing<T>(some: Iterable<T>, others: Iterable<T>): Set<T> {
  const [ours, theirs] = [new Set(some), new Set(others)];
  return new Set([
    ...[...ours].filter((one) => !theirs.has(one)),
    ...[...theirs].filter((one) => !ours.has(one)),
  ]);
}

/** Things of either list that none of the other is left for; each is paired once. */
function unpaired<T>(
  some: readonly T[],
  others: readonly T[],
  isSame: (one: T, other: T) => boolean,
): T[] {
  const { left, right } = paired(some, others, isSame);
  return [...left, ...right];
}

interface Paired<T> {
  readonly pairs: readonly (readonly [T, T])[];
  readonly left: T[];
  readonly right: T[];
}

function paired<T>(
  some: readonly T[],
  others: readonly T[],
  isSame: (one: T, other: T) => boolean,
): Paired<T> {
  const right = [...others];
  const left: T[] = [];
  const pairs: (readonly [T, T])[] = [];
  for (const one of some) {
    const at = right.findIndex((other) => isSame(one, other));
    const other = right[at];
    if (other === undefined) left.push(one);
    else {
      pairs.push([one, other]);
      right.splice(at, 1);
    }
  }
  return { pairs, left, right };
}

export function isSameDay(one: Day, other: Day): boolean {
  return one.keys.some((key) => other.keys.includes(key));
}

function amountFaults(one: Parts, other: Parts): GuardFault[] {
  const clocks = paired(one.clocks, other.clocks, (a, b) => a === b);
  // What measures the same is paired first, so that "5 days and 5 months" are.
  const measured = paired(one.amounts, other.amounts, isSameMeasure);
  const rest = paired(measured.left, measured.right, isSameNumber);
  const left = withoutHours(rest.left, clocks.right);
  const right = withoutHours(rest.right, clocks.left);
  const own = strict(left.amounts);
  const theirs = strict(right.amounts);
  const hasOtherClock = left.clocks.length > 0 || right.clocks.length > 0;
  const bounds = [...measured.pairs, ...rest.pairs].some(([a, b]) => isTurned(a, b));
  return [
    ...[...own, ...theirs].map(({ fault }) => fault),
    ...(contradict(left.amounts, right.amounts) ? ["number" as const] : []),
    ...(hasOtherClock ? ["date" as const] : []),
    ...(bounds ? ["condition" as const] : []),
  ];
}

function isSameMeasure(one: Amount, other: Amount): boolean {
  return one.measure === null
    ? other.measure === null && one.value === other.value
    : one.measure === other.measure;
}

/** One language may leave out what a number measures ("45 or younger") where it is understood. */
function isSameNumber(one: Amount, other: Amount): boolean {
  return (one.measure === null || other.measure === null) && one.value === other.value;
}

interface Left {
  readonly amounts: readonly Amount[];
  readonly clocks: readonly number[];
}

/** "At 9", "в 15 часов" and "15 h" are full hours. */
function withoutHours(amounts: readonly Amount[], clocks: readonly number[]): Left {
  const left = [...amounts];
  const others = clocks.filter((minutes) => {
    const at = left.findIndex(
      ({ value, measure }) =>
        value === String(minutes / 60) && (measure === null || measure === `minute ${minutes}`),
    );
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return { amounts: left, clocks: others };
}

/** In words, a language tells one, two and a half in ways that no list has: articles, duals, "both", "again". */
const LOOSE = 2;

function strict(amounts: readonly Amount[]): Amount[] {
  return amounts.filter(({ inDigits, value }) => inDigits || Number(value) > LOOSE);
}

/** "The first" and "the second", "half" and "a quarter". */
function contradict(some: readonly Amount[], others: readonly Amount[]): boolean {
  const loose = (amounts: readonly Amount[]): Amount[] =>
    amounts.filter(({ inDigits, value }) => !inDigits && value !== "1");
  return loose(some).length > 0 && loose(others).length > 0;
}

function isTurned(one: Amount, other: Amount): boolean {
  const [a, b] = [one.bounds, other.bounds];
  return a.length > 0 && b.length > 0 && !a.some((bound) => b.includes(bound));
}
