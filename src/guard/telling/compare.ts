import { dangles, ends, isBreak, type Tile } from "./edges.ts";
import type { TellingLexicon } from "./lexicon.ts";
import { isInOrder } from "./order.ts";
import { isMarked, isSame, MARKS, type Sign } from "./sign.ts";

/** How a run of signs tells a unit. */
export interface Comparison {
  /** Signs that the unit does not have. */
  readonly added: number;
  /** Signs of the unit that are missing. */
  readonly lost: number;
  /** Whether its phrases stand so that they may belong to something else. */
  readonly isTurned: boolean;
}

export function compare(
  said: readonly Sign[],
  unit: readonly Sign[],
  lexicon: TellingLexicon,
): Comparison {
  const places = placesOf(said, unit);
  const covered = new Set(places.filter((place) => place >= 0));
  const added = said.filter(
    (_, at) => (places[at] ?? -1) < 0 && !mayBeAdded(said, at, places, unit),
  ).length;
  const lost = unit.filter((_, at) => !covered.has(at) && !mayBeLost(unit, at, covered)).length;
  const tiles = tilesOf(places, unit, covered);
  const isTurned = !isInOrder(tiles, said, unit, lexicon) || isCutAnew(said, places, unit, tiles);
  return { added, lost, isTurned };
}

/** For each sign the place in the unit that it is from, the longest runs first. */
function placesOf(said: readonly Sign[], unit: readonly Sign[]): number[] {
  const places = said.map(() => -1);
  const used = new Set<number>();
  for (;;) {
    const best = longestRun(said, unit, places, used);
    if (best === null) return places;
    for (let step = 0; step < best.to - best.from; step += 1) {
      places[best.said + step] = best.from + step;
      used.add(best.from + step);
    }
  }
}

function longestRun(
  said: readonly Sign[],
  unit: readonly Sign[],
  places: readonly number[],
  used: ReadonlySet<number>,
): Tile | null {
  let best: Tile | null = null;
  let worth = 0;
  let above = new Array<number>(unit.length + 1).fill(0);
  for (let at = 0; at < said.length; at += 1) {
    const row = new Array<number>(unit.length + 1).fill(0);
    const one = said[at];
    for (let to = 0; one !== undefined && to < unit.length; to += 1) {
      const other = unit[to];
      if (other === undefined || (places[at] ?? -1) >= 0 || used.has(to) || !isSame(one, other))
        continue;
      const length = (above[to] ?? 0) + 1;
      row[to + 1] = length;
      const tile = { said: at - length + 1, from: to - length + 1, to: to + 1 };
      const value = 2 * length + (keepsOrder(tile, places, length) ? 1 : 0);
      if (value > worth) [best, worth] = [tile, value];
    }
    above = row;
  }
  return best;
}

function keepsOrder({ said, from, to }: Tile, places: readonly number[], length: number): boolean {
  return places.every(
    (place, at) =>
      place < 0 || (at < said ? place < from : at >= said + length ? place >= to : true),
  );
}

/** What joins it to what was said before, "you" where the unit gives an order, and a head said again behind "and". */
function mayBeAdded(
  said: readonly Sign[],
  at: number,
  places: readonly number[],
  unit: readonly Sign[],
): boolean {
  const sign = said[at];
  if (sign === undefined) return false;
  if (sign.kind === "and" || sign.kind === "join") return at === 0;
  if (sign.kind !== "you") return isRepeated(said, at);
  const next = places[at + 1] ?? -1;
  return (at === 0 || isMarked(sign)) && next >= 0 && isBreak(unit, next);
}

/** "In Chinese and in English" and "in Chinese and English". */
function isRepeated(signs: readonly Sign[], at: number): boolean {
  const [joint, sign] = [signs[at - 1], signs[at]];
  if (sign?.kind !== "head" || joint?.kind !== "and" || isMarked(joint)) return false;
  const heads = signs.slice(0, at).filter(({ kind }) => kind === "head");
  return heads.at(-1)?.key === sign.key;
}

function mayBeLost(unit: readonly Sign[], at: number, covered: ReadonlySet<number>): boolean {
  const sign = unit[at];
  if (sign === undefined) return false;
  if (sign.kind === "you" || isRepeated(unit, at)) return true;
  if (sign.isGloss) return isLostWhole(unit, at, covered);
  return (sign.kind === "and" || sign.kind === "join") && at === 0;
}

/** Half of a name in another script would be another name. */
function isLostWhole(unit: readonly Sign[], at: number, covered: ReadonlySet<number>): boolean {
  const isLostTowards = (step: 1 | -1): boolean => {
    for (let one = at; unit[one]?.isGloss === true; one += step) if (covered.has(one)) return false;
    return true;
  };
  return isLostTowards(1) && isLostTowards(-1);
}

/** Neighbours in the sentence that are neighbours in the unit, but for what may be left out. */
function tilesOf(
  places: readonly number[],
  unit: readonly Sign[],
  covered: ReadonlySet<number>,
): Tile[] {
  const tiles: Tile[] = [];
  places.forEach((place, said) => {
    if (place < 0) return;
    const last = tiles.at(-1);
    const isNext =
      last !== undefined &&
      place >= last.to &&
      unit.slice(last.to, place).every((_, step) => !covered.has(last.to + step));
    if (isNext) tiles[tiles.length - 1] = { ...last, to: place + 1 };
    else tiles.push({ said, from: place, to: place + 1 });
  });
  return tiles;
}

/** A mark where the unit has none parts what belongs together: "no, visa is needed", "before: you hold". */
function isCutAnew(
  said: readonly Sign[],
  places: readonly number[],
  unit: readonly Sign[],
  tiles: readonly Tile[],
): boolean {
  return said.some(({ mark }, at) => {
    const place = places[at] ?? -1;
    if (mark === MARKS.none || at === 0 || place < 0) return false;
    const isNext = places[at - 1] === place - 1;
    const own = unit[place]?.mark ?? MARKS.none;
    if (mark >= MARKS.semicolon)
      return !(isNext && own >= (mark === MARKS.stop ? mark : MARKS.comma));
    if (isBreak(unit, place)) return false;
    if (tiles.some((tile) => tile.said === at)) return dangles(said[at - 1]);
    const isJoint = ["and", "or"].includes(unit[place]?.kind ?? "") && !dangles(unit[place - 1]);
    return mark >= MARKS.colon || !(isJoint || ends(unit, place));
  });
}
