import type { GuardFault } from "../../ports/guard.ts";
import type { Lexicon } from "../lexicon.ts";
import type { KnownNames } from "../names.ts";
import type { Reading } from "../read/reading.ts";
import { compare, type Comparison } from "./compare.ts";
import { tellingLexiconOf, type TellingLexicon } from "./lexicon.ts";
import { isSame, MARKS, type Sign } from "./sign.ts";
import { signsOf } from "./signs.ts";
import { unitsOf, type Unit } from "./units.ts";

/** A run of signs of the sentence, and the unit that it tells. */
interface Told {
  readonly from: number;
  readonly unit: Unit;
  readonly comparison: Comparison;
}

interface Way {
  readonly cost: number;
  readonly told: readonly Told[];
}

/** What is wrong with a sentence, and the units that it tells, or comes nearest to telling. */
export interface Telling {
  readonly faults: readonly GuardFault[];
  readonly units: readonly Unit[];
}

/**
 * Whether a sentence is made of whole units of what is cited: each with all its words and no others, its phrases in an order
 * that leaves them where they belong, and none left out that limits another.
 */
export function tellingOf(
  said: Reading,
  cited: readonly Reading[],
  lexicon: Lexicon,
  known: KnownNames,
): Telling {
  const telling = tellingLexiconOf(lexicon.language);
  const signs = signsOf(said, lexicon);
  if (telling === null || signs === null) return { faults: ["claim"], units: [] };
  const units = cited.flatMap((reading, text) => unitsOf(reading, text, lexicon, known));
  const way = bestWay(signs, units, telling);
  if (way === null) return { faults: ["claim"], units: [] };
  const all = way.told.map(({ comparison }) => comparison);
  const isShort = all.some(({ lost }) => lost > 0) || leavesOutLimits(way.told, units);
  const isTurned = all.some((one) => one.isTurned) || pointsElsewhere(way.told, units);
  return {
    faults: [
      ...(all.some(({ added }) => added > 0) ? ["claim" as const] : []),
      ...(isShort ? ["condition" as const] : []),
      ...(isTurned || asks(said, cited) ? ["order" as const] : []),
    ],
    units: [...new Set(way.told.map(({ unit }) => unit))],
  };
}

/** Parts the sentence where marks and joining words allow it, so that the fewest faults are left. */
function bestWay(
  signs: readonly Sign[],
  units: readonly Unit[],
  telling: TellingLexicon,
): Way | null {
  const starts = signs.flatMap((sign, at) => (at === 0 || mayStart(sign) ? [at] : []));
  const ways = new Map<number, Way>([[0, { cost: 0, told: [] }]]);
  for (const [number, from] of starts.entries()) {
    const way = ways.get(from);
    if (way === undefined) continue;
    for (const to of [...starts.slice(number + 1), signs.length]) {
      const known = ways.get(to)?.cost ?? Infinity;
      const best = bestUnit(signs.slice(from, to), units, telling, known - way.cost);
      if (best === null) continue;
      const cost = way.cost + best.cost;
      if (cost < known) ways.set(to, { cost, told: [...way.told, { from, ...best }] });
    }
  }
  return ways.get(signs.length) ?? null;
}

/** Behind a comma or a colon alone, what is told next would seem to depend on what was told before. */
function mayStart({ mark, kind }: Sign): boolean {
  return mark >= MARKS.semicolon || kind === "and" || kind === "join";
}

function bestUnit(
  said: readonly Sign[],
  units: readonly Unit[],
  telling: TellingLexicon,
  most: number,
): { readonly unit: Unit; readonly comparison: Comparison; readonly cost: number } | null {
  let best: { unit: Unit; comparison: Comparison; cost: number } | null = null;
  let limit = most;
  for (const unit of units) {
    const extra = SMALL * units.filter(({ text }) => text === unit.text).length;
    if (leastCost(said, unit.signs) + extra >= limit) continue;
    const comparison = compare(said, unit.signs, telling);
    const { added, lost, isTurned } = comparison;
    const cost = added + lost + (isTurned ? 1 : 0) + extra + SMALLEST;
    if (cost < limit) [best, limit] = [{ unit, comparison, cost }, cost];
  }
  return best;
}

/** Of ways without a fault, the one with the fewest pieces, from texts with the fewest units. */
const SMALL = 0.001;
const SMALLEST = 0.0001;

/** No fewer faults than this, told quickly. */
function leastCost(said: readonly Sign[], unit: readonly Sign[]): number {
  const needed = (sign: Sign): boolean =>
    sign.kind === "word" || sign.kind === "value" || sign.kind === "modality";
  const added = said.filter(
    (one) => needed(one) && !unit.some((other) => isSame(one, other)),
  ).length;
  return added;
}

/** Of a text that is told in part, nothing that limits may stay untold. */
function leavesOutLimits(told: readonly Told[], units: readonly Unit[]): boolean {
  const own = new Set(told.map(({ unit }) => unit));
  const texts = new Set(told.map(({ unit }) => unit.text));
  return units.some((unit, at) => {
    if (own.has(unit) || !texts.has(unit.text)) return false;
    const next = units[at + 1];
    const isScope = next?.isContinued === true && next.text === unit.text && own.has(next);
    return unit.pointsBack || isScope || unit.isLimit();
  });
}

/** What points back stands behind the unit that it points at, or at the beginning where there is none. */
function pointsElsewhere(told: readonly Told[], units: readonly Unit[]): boolean {
  return told.some(({ unit }, at) => {
    if (!unit.pointsBack) return false;
    const before = units[units.indexOf(unit) - 1];
    const isFirst = before?.text !== unit.text;
    return isFirst ? at > 0 : told[at - 1]?.unit !== before;
  });
}

/** A question asserts nothing, and may suggest the contrary. */
function asks(said: Reading, cited: readonly Reading[]): boolean {
  const mark = /[?？؟]/u;
  return mark.test(said.plain) && !cited.some(({ plain }) => mark.test(plain));
}
