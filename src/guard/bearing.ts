/** Something said, with the words beside it that tell what it belongs to. */
export interface Item {
  /** Which text it is from, and where it stands there. */
  readonly text: number;
  readonly at: number;
  /** Content words right beside it, and those of its part of the sentence. */
  readonly near: readonly string[];
  readonly around: readonly string[];
}

/** Words right beside something tell more than those further away. */
const NEARNESS = 3;

export function fitOf(one: Item, other: Item): number {
  return NEARNESS * shared(one.near, other.near) + shared(one.around, other.around);
}

/** How many different words are in both; the lists are short. */
function shared(some: readonly string[], others: readonly string[]): number {
  let count = 0;
  some.forEach((word, index) => {
    if (some.indexOf(word) === index && others.includes(word)) count += 1;
  });
  return count;
}

/**
 * Pairs each thing said with one that is known and the same; each known one bears one only.
 *
 * @returns the known ones in order of what is said; `null` where none is left, or where the words beside it speak for
 * another of which `isRival` holds
 */
export function pair<Known extends Item, Said extends Item>(
  said: readonly Said[],
  known: readonly Known[],
  isSame: (one: Said, other: Known) => boolean,
  isRival: (one: Said, other: Known) => boolean,
): (Known | null)[] {
  const open = new Set(known);
  const pairs = said.map((one) => {
    const best = bestOf(
      one,
      [...open].filter((other) => isSame(one, other)),
    );
    if (best === null) return null;
    open.delete(best);
    const rivals = known.filter((other) => isRival(one, other) && !isSame(one, other));
    const rival = bestOf(one, rivals);
    return rival !== null && fitOf(one, rival) > fitOf(one, best) ? null : best;
  });
  return pairs.map((own, index) => {
    const one = said[index];
    if (own === null || one === undefined) return null;
    const isExchanged = said.some((two, other) => {
      const theirs = pairs[other] ?? null;
      return (
        theirs !== null &&
        isRival(one, theirs) &&
        !isSame(one, theirs) &&
        isCrossed(one, own, two, theirs)
      );
    });
    return isExchanged ? null : own;
  });
}

/** Of equals, the one that stands first. */
function bestOf<Known extends Item>(one: Item, others: readonly Known[]): Known | null {
  let best: Known | null = null;
  for (const other of others)
    if (best === null || fitOf(one, other) > fitOf(one, best)) best = other;
  return best;
}

/** Two things have changed places, and the words beside them do not tell that they were meant to. */
function isCrossed(one: Item, own: Item, two: Item, theirs: Item): boolean {
  if (own.text !== theirs.text || one.at === two.at || own.at === theirs.at) return false;
  if (one.at < two.at === own.at < theirs.at) return false;
  return fitOf(one, own) <= fitOf(one, theirs) || fitOf(two, theirs) <= fitOf(two, own);
}
