import type { Reading } from "./reading.ts";

/** A sentence, or a part of one that marks divide. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly stems: ReadonlySet<string>;
}

const SENTENCE_ENDS = /^[.!?。！？؟…]$/u;
const PART_ENDS = /^[.!?。！？؟…,;:，；：、،؛()（）]$/u;
/** Parts with fewer content words tell too little to be compared. */
const LEAST_WORDS = 3;

/** The sentences of a text. */
export function sentencesOf(reading: Reading): Piece[] {
  return cut(reading, SENTENCE_ENDS);
}

/** The parts of a text's sentences. */
export function partsOf(reading: Reading): Piece[] {
  return cut(reading, PART_ENDS).filter(({ stems }) => stems.size >= LEAST_WORDS);
}

/** What has no word of content, such as "С 1 мая 2025 г.", belongs to what follows, or at the end to what went before. */
function cut(reading: Reading, ends: RegExp): Piece[] {
  const { tokens } = reading;
  const pieces: Piece[] = [];
  let from = 0;
  for (let at = 0; at <= tokens.length; at += 1) {
    const isEnd = at === tokens.length;
    if (!isEnd && !ends.test(tokens[at]?.text ?? "")) continue;
    const piece = { from, to: at, stems: stemsIn(reading, from, at) };
    if (piece.stems.size === 0 && !isEnd) continue;
    if (piece.stems.size > 0 || pieces.length === 0) pieces.push(piece);
    else pieces.push({ ...(pieces.pop() ?? piece), to: at });
    from = at + 1;
  }
  return pieces;
}

/** Words of content; of Chinese, pairs of characters. */
export function stemsIn({ tokens, stems }: Reading, from: number, to: number): Set<string> {
  const found = new Set<string>();
  for (let at = from; at < to; at += 1) {
    const stem = stems[at] ?? "";
    if (stem === "") continue;
    const next = at + 1 < to ? (stems[at + 1] ?? "") : "";
    if (tokens[at]?.kind !== "han") found.add(stem);
    else if (tokens[at + 1]?.kind === "han" && next !== "") found.add(stem + next);
  }
  return found;
}

/** How many of the first are among the second. */
export function common(some: Iterable<string>, others: ReadonlySet<string>): number {
  let count = 0;
  for (const one of some) if (others.has(one)) count += 1;
  return count;
}

export function isWithin(place: { readonly at: number }, { from, to }: Piece): boolean {
  return place.at >= from && place.at < to;
}
