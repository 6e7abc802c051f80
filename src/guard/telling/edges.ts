import { isMarked, MARKS, type Sign } from "./sign.ts";

/** A run of signs that stands in the unit as well. */
export interface Tile {
  readonly said: number;
  readonly from: number;
  readonly to: number;
}

/** Prepositions that only join a noun to the one before it. */
export const WEAK_HEADS = /^(?:of|de|d|du|des|del|to|a|al|au|aux)$/u;

/** A phrase can begin before this sign. */
export function begins(unit: readonly Sign[], at: number): boolean {
  const isOpen = unit[at]?.isHead === true || unit[at]?.isVerb === true;
  return isBreak(unit, at) || (isOpen && !dangles(unit[at - 1]));
}

/** A phrase can end before this sign. */
export function ends(unit: readonly Sign[], at: number): boolean {
  const next = unit[at];
  if (isBreak(unit, at) || next === undefined) return true;
  if (dangles(unit[at - 1]) || next.kind === "and" || next.kind === "or") return false;
  const isMeasure = next.kind === "value" && unit[at - 1]?.kind === "word";
  const isHead = next.isHead && !WEAK_HEADS.test(next.key);
  return isHead || next.isOpened || next.isVerb || isMeasure || ENDING.has(next.kind);
}

export function isBreak(unit: readonly Sign[], at: number): boolean {
  return at <= 0 || at >= unit.length || (unit[at]?.mark ?? MARKS.none) !== MARKS.none;
}

const ENDING: ReadonlySet<string> = new Set(["you", "person", "modality", "adverb"]);

/** What follows such a sign belongs to it. */
export function dangles(sign: Sign | undefined, isModalityFree = false): boolean {
  if (sign === undefined || (isModalityFree && sign.kind === "modality")) return false;
  return !FREE.has(sign.kind);
}

/** What follows these signs need not belong to them. */
export const FREE: ReadonlySet<string> = new Set(["word", "value", "you", "person", "adverb"]);

/** Segments of a unit, parted by marks and by "and" or "or". */
function segmentsOf(unit: readonly Sign[]): (readonly Sign[])[] {
  const segments: Sign[][] = [];
  unit.forEach((sign, at) => {
    const isStart =
      at === 0 ||
      isMarked(sign) ||
      sign.kind === "and" ||
      sign.kind === "or" ||
      sign.kind === "join";
    if (isStart) segments.push([sign]);
    else segments.at(-1)?.push(sign);
  });
  return segments;
}

/** Whether a phrase of one segment could be taken for one of another: "on a Z visa ... and on an F visa ...". */
export function isCompound(unit: readonly Sign[]): boolean {
  const seen = new Set<string>();
  const segments = segmentsOf(unit);
  return segments.some((segment, at) => {
    const isRepeat = isListed(segments[at - 1], segment);
    const own = new Set(segment.flatMap(rivalOf));
    if (isRepeat) own.delete(`head ${segment[1]?.key ?? ""}`);
    const isKnown = [...own].some((one) => seen.has(one));
    for (const one of own) seen.add(one);
    return isKnown;
  });
}

function rivalOf(sign: Sign): string[] {
  if (sign.isHead && !WEAK_HEADS.test(sign.key)) return [`head ${sign.key}`];
  if (sign.kind === "modality") return ["modality"];
  return sign.kind === "value" && !sign.isVague ? [`value ${sign.key.split(" ")[0] ?? ""}`] : [];
}

/** "In Chinese and in English" is one phrase. */
function isListed(
  before: readonly Sign[] | undefined,
  [joint, head, ...rest]: readonly Sign[],
): boolean {
  const isShort = joint?.kind === "and" && !isMarked(joint) && rest.length === 1;
  return isShort && before?.at(-2)?.key === head?.key && head?.isHead === true;
}

export function isWithinSegment(
  unit: readonly Sign[],
  tile: Tile,
  before: Tile | undefined,
  after: Tile | undefined,
): boolean {
  const segmentOf = (at: number): number =>
    unit
      .slice(0, at + 1)
      .filter(
        (sign, place) =>
          place > 0 &&
          (isMarked(sign) || sign.kind === "and" || sign.kind === "or" || sign.kind === "join"),
      ).length;
  const own = segmentOf(tile.from);
  if (segmentOf(tile.to - 1) !== own) return false;
  const isNear = (at: number | undefined): boolean => at !== undefined && segmentOf(at) === own;
  return isNear(before === undefined ? undefined : before.to - 1) || isNear(after?.from);
}
