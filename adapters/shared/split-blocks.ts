import { plainText, type Block, type Inline } from "../../src/domain/block.ts";
import { atomsOf, joined, smallestAtoms } from "./atoms.ts";

/** Tells whether blocks, drawn as the platform wants them, are within its limits. More blocks never fit better. */
export type Fits = (blocks: readonly Block[]) => boolean;

/**
 * Parts blocks so that each part fits, in order and with nothing left out.
 *
 * Parts end between blocks, else between the items of a list, else between sentences or words; never inside a link, an
 * isolate or a grapheme. A heading goes with what follows it. A link that is too long by itself becomes its words.
 */
export function splitBlocks(blocks: readonly Block[], fits: Fits): Block[][] {
  const parts: Block[][] = [];
  let part: Block[] = [];
  const queue = [...blocks];
  for (let block = queue.shift(); block !== undefined; block = queue.shift()) {
    if (fits([...part, block])) {
      part.push(block);
      continue;
    }
    const carried = part.at(-1)?.type === "heading" ? part.splice(-1) : [];
    if (part.length > 0) {
      parts.push(part);
      part = carried;
      queue.unshift(block);
      continue;
    }
    const [head, rest] = divide(block, (piece) => fits([...carried, piece]));
    if (carried.length > 0 && !fits([...carried, head])) {
      // The heading alone fills a part.
      parts.push(carried);
      queue.unshift(block);
      continue;
    }
    parts.push([...carried, head]);
    if (rest !== null) queue.unshift(rest);
  }
  if (part.length > 0) parts.push(part);
  return parts.filter((each) => plainText(each).trim() !== "");
}

type FitsAlone = (block: Block) => boolean;

/** As much of a block as fits, at least something of it, and what is left; `null` when nothing is. */
function divide(block: Block, fits: FitsAlone): [Block, Block | null] {
  return block.type === "list" ? divideList(block, fits) : divideText(block, fits);
}

function divideList(list: Block & { type: "list" }, fits: FitsAlone): [Block, Block | null] {
  const { items } = list;
  const whole = most(items.length, (count) => fits({ ...list, items: items.slice(0, count) }));
  if (whole > 0) return [withItems(list, 0, whole), rest(list, whole)];
  const [first = [], ...others] = items;
  const [block, ...below] = first;
  if (block === undefined) return [withItems(list, 0, 0), rest(list, 1)];
  const alone = (piece: Block): boolean => fits({ ...list, items: [[piece]] });
  const [head, tail] = alone(block) ? [block, null] : divide(block, alone);
  const left = [...(tail === null ? [] : [tail]), ...below];
  return [
    { ...list, items: [[head]] },
    left.length === 0 ? rest(list, 1) : { ...list, items: [left, ...others] },
  ];
}

function withItems(list: Block & { type: "list" }, from: number, to: number): Block {
  return { ...list, items: list.items.slice(from, to) };
}

/** A numbered list counts on where it was parted. */
function rest(list: Block & { type: "list" }, from: number): Block | null {
  if (from >= list.items.length) return null;
  return { ...list, start: (list.start ?? 1) + from, items: list.items.slice(from) };
}

function divideText(
  block: Block & { type: "paragraph" | "heading" },
  fits: FitsAlone,
): [Block, Block | null] {
  const build = (atoms: readonly Inline[]): Block => ({ ...block, children: joined(atoms) });
  let atoms = atomsOf(block.children);
  let count = most(atoms.length, (to) => fits(build(atoms.slice(0, to))));
  if (count === 0) {
    const [first, ...others] = atoms;
    const pieces = first === undefined ? [] : smallestAtoms(first);
    atoms = [...pieces, ...others];
    // Not even a grapheme fits: it is sent all the same, for the platform alone knows its last word.
    count = Math.max(
      1,
      most(pieces.length, (to) => fits(build(atoms.slice(0, to)))),
    );
  } else {
    count = niceEnd(atoms, count);
  }
  const left = atoms.slice(count);
  return [build(atoms.slice(0, count)), left.length === 0 ? null : build(left)];
}

const SENTENCE_END = /[.!?…。！？؟۔।]["'”’»）)]*\s*$/u;
const SPACE = /\s$/u;

/** A little earlier, where a sentence or at least a word ends. */
function niceEnd(atoms: readonly Inline[], most: number): number {
  if (most === atoms.length) return most;
  const least = Math.ceil(most * 0.6);
  for (const ends of [SENTENCE_END, SPACE]) {
    for (let count = most; count > least; count -= 1) {
      const text = plainText([{ type: "paragraph", children: atoms.slice(count - 1, count) }]);
      const after = plainText([{ type: "paragraph", children: atoms.slice(count - 2, count) }]);
      if (ends.test(text) || (ends === SENTENCE_END && ends.test(after) && SPACE.test(text))) {
        return count;
      }
    }
  }
  return most;
}

/** The highest count for which something holds that holds for all lower ones; 0 when for none. */
function most(highest: number, holds: (count: number) => boolean): number {
  let low = 0;
  let high = highest;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
