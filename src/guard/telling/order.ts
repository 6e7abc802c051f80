import {
  begins,
  dangles,
  ends,
  FREE,
  isBreak,
  isCompound,
  isWithinSegment,
  WEAK_HEADS,
  type Tile,
} from "./edges.ts";
import type { TellingLexicon } from "./lexicon.ts";
import { isMarked, MARKS, type Sign } from "./sign.ts";

/** Phrases that may be moved before the order counts as another. */
const MOST_MOVES = 2;

export function isInOrder(
  tiles: readonly Tile[],
  said: readonly Sign[],
  unit: readonly Sign[],
  lexicon: TellingLexicon,
): boolean {
  const isFew = isCompound(unit);
  if (hasBarePart(unit)) return isReachedBy(tiles, { said, unit, lexicon, isFew }, 0);
  const isFree = lexicon.words.isOrderFree && !isFew && isUnmistakable(tiles, unit);
  return isFree || isReachedBy(tiles, { said, unit, lexicon, isFew }, isFew ? 1 : MOST_MOVES);
}

/** As in "work, study - no": what is denied there hangs on the order alone. */
function hasBarePart(unit: readonly Sign[]): boolean {
  return unit.some((sign, at) => {
    if (!isBreak(unit, at) || FREE.has(sign.kind)) return false;
    const end = unit.findIndex((_, place) => place > at && isBreak(unit, place));
    return unit.slice(at, end < 0 ? unit.length : end).every(({ kind }) => !FREE.has(kind));
  });
}

interface Order {
  readonly said: readonly Sign[];
  readonly unit: readonly Sign[];
  readonly lexicon: TellingLexicon;
  /** Its segments could exchange phrases, so that none may leave its own. */
  readonly isFew: boolean;
}

function isReachedBy(tiles: readonly Tile[], order: Order, moves: number): boolean {
  if (tiles.every(({ from }, at) => at === 0 || from >= (tiles[at - 1]?.to ?? 0))) return true;
  if (moves === 0) return false;
  return tiles.some((tile, at) => {
    const rest = tiles.filter((_, other) => other !== at);
    return (
      mayMove(tile, tiles[at - 1], tiles[at + 1], order) && isReachedBy(rest, order, moves - 1)
    );
  });
}

function mayMove(
  tile: Tile,
  before: Tile | undefined,
  after: Tile | undefined,
  order: Order,
): boolean {
  const { unit, lexicon, isFew } = order;
  if (floats(unit, tile, lexicon)) return true;
  if (unit.slice(tile.from, tile.to).every(({ kind }) => !FREE.has(kind))) return false;
  if (isFew && !isClause(unit, tile) && !isWithinSegment(unit, tile, before, after)) return false;
  const isPhrase = isPhraseOf(tile, after, order);
  if (before !== undefined && after !== undefined && !begins(unit, after.from)) {
    return isPhrase && fitsBetween(tile, before, after, order);
  }
  return (
    isAside(unit, tile) || isPhrase || (lexicon.words.isVerbFree && isInverted(unit, tile, before))
  );
}

/** A word that may stand anywhere. */
function floats(unit: readonly Sign[], { from, to }: Tile, { words }: TellingLexicon): boolean {
  const kind = to - from === 1 ? unit[from]?.kind : undefined;
  // "Often not enough" is not "not often enough".
  if (kind === "adverb") return unit.every((sign) => !denies(sign));
  const isAtEdge = isBreak(unit, from) || isBreak(unit, to);
  return kind === "modality" && words.isModalityFree && isAtEdge && isSure(unit);
}

function denies({ kind, key }: Sign): boolean {
  return kind === "negation" || (kind === "modality" && /Not\b| not$/u.test(key));
}

/** "If ..." where no other part begins like that. */
function isClause(unit: readonly Sign[], { from, to }: Tile): boolean {
  const first = unit[from];
  const isAlone = unit.filter(({ key }) => key === first?.key).length === 1;
  return (
    first?.kind === "limit" && first.isHead && isAlone && isBreak(unit, from) && isBreak(unit, to)
  );
}

/** A phrase with its head. */
function isPhraseOf(tile: Tile, after: Tile | undefined, { unit, lexicon }: Order): boolean {
  const { from, to } = tile;
  const first = unit[from];
  if (first?.isHead !== true || !isLoose(unit, from)) return false;
  const isWord = to - from === 1 && first.kind === "word" && isBreak(unit, from);
  return isWord || ends(unit, to) || (after === undefined && isShort(unit, tile, lexicon));
}

/** At the beginning, with a figure at its end or a single word: there is no other place where it could end. */
function isShort(unit: readonly Sign[], { from, to }: Tile, { words }: TellingLexicon): boolean {
  const last = unit[to - 1];
  const isWord = to - from === 2 && last?.kind === "word" && words.isOrderFixed;
  const isFigure = last?.kind === "value" && !last.key.startsWith("count");
  return isBreak(unit, from) && (isWord || isFigure);
}

/** A part between marks that tells when, where or from which source: not one of a list. */
function isAside(unit: readonly Sign[], { from, to }: Tile): boolean {
  const [first, last] = [unit[from], unit[to - 1]];
  if (first === undefined || !isBreak(unit, from) || !isBreak(unit, to)) return false;
  return first.isHead || first.isBracketed || first.kind === "value" || last?.isTail === true;
}

/** Between "may" and its verb, or set off by marks. */
function fitsBetween(tile: Tile, before: Tile, after: Tile, { said, unit }: Order): boolean {
  const isBehindModality = unit[before.to - 1]?.kind === "modality" && before.to === after.from;
  const isSetOff = [tile, after].every(
    (one) => (said[one.said]?.mark ?? MARKS.none) !== MARKS.none,
  );
  return !dangles(unit[before.to - 1], isBehindModality) && (isBehindModality || isSetOff);
}

/** A phrase that does not belong to a noun of another phrase before it, as "in Beijing" may in "by a university in Beijing". */
function isLoose(unit: readonly Sign[], from: number): boolean {
  const first = unit[from];
  if (first === undefined || dangles(unit[from - 1])) return false;
  if (isBreak(unit, from)) return true;
  if (first.kind !== "head") return true;
  if (WEAK_HEADS.test(first.key)) return false;
  for (let at = from - 1; at >= 0; at -= 1) {
    const sign = unit[at];
    if (sign === undefined || sign.kind === "modality" || sign.isVerb) return true;
    if (sign.kind === "value" && !sign.key.startsWith("count")) return true;
    if (sign.isHead) return false;
    if (isMarked(sign)) return true;
  }
  return true;
}

/** A verb before the one who acts, or behind. */
function isInverted(unit: readonly Sign[], tile: Tile, before: Tile | undefined): boolean {
  if (before !== undefined) return false;
  if (unit[tile.from]?.isVerb === true) return tile.to - tile.from === 1;
  const verb = unit.slice(0, tile.from);
  const isVerb =
    verb.filter(({ kind }) => kind === "word").length <= 1 &&
    verb.every(({ kind }) => VERBAL.has(kind));
  return isVerb && ends(unit, tile.to);
}

const VERBAL: ReadonlySet<string> = new Set(["word", "modality", "negation", "adverb"]);

/** Only one thing is said to be allowed or demanded, and nothing is denied. */
function isSure(unit: readonly Sign[]): boolean {
  return (
    unit.filter(({ kind }) => kind === "modality").length === 1 &&
    unit.every(({ kind }) => kind !== "negation")
  );
}

/** Where endings tell who does what: verbs, phrases with their heads, and no more than one other run of words. */
function isUnmistakable(tiles: readonly Tile[], unit: readonly Sign[]): boolean {
  const bare = tiles.filter((tile) => unit[tile.from]?.isHead !== true && !isVerbal(unit, tile));
  const isWhole = tiles.every(
    ({ from }) =>
      !dangles(unit[from - 1], true) && (unit[from]?.isHead !== true || isLoose(unit, from)),
  );
  const isFree = bare.every(({ from }) => isBreak(unit, from) || unit[from - 1]?.isVerb === true);
  const isOneVerb = unit.filter(({ isVerb }) => isVerb).length <= 1;
  const isDenied = unit.some(
    ({ kind }, at) => kind === "negation" && unit[at + 1]?.isVerb !== true,
  );
  return bare.length <= 1 && isOneVerb && isWhole && isFree && !isDenied;
}

/** A verb, with or without its "not", or a word that may stand anywhere. */
function isVerbal(unit: readonly Sign[], { from, to }: Tile): boolean {
  const first = unit[from];
  if (to - from === 2) return first?.kind === "negation" && unit[from + 1]?.isVerb === true;
  const isFree = first?.isVerb === true || first?.kind === "modality" || first?.kind === "adverb";
  return to - from === 1 && isFree;
}
