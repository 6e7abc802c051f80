import type { Inline } from "../../src/domain/block.ts";
import { graphemesOf } from "./graphemes.ts";

/** Inline text in pieces that may be parted from one another; each is whole in itself. */
export function atomsOf(children: readonly Inline[]): Inline[] {
  return children.flatMap((child): Inline[] => {
    switch (child.type) {
      case "text":
        return words(child.text).map(textNode);
      case "strong":
      case "emphasis": {
        const { type } = child;
        return atomsOf(child.children).map((atom): Inline => ({ type, children: [atom] }));
      }
      case "code":
      case "link":
      case "break":
        return [child];
    }
  });
}

/** Smaller pieces of one that does not fit alone: graphemes, and of a link its words, for half an address leads nowhere. */
export function smallestAtoms(atom: Inline): Inline[] {
  switch (atom.type) {
    case "text":
      return graphemesOf(atom.text).map(textNode);
    case "code":
      return graphemesOf(atom.text).map((text): Inline => ({ type: "code", text }));
    case "strong":
    case "emphasis": {
      const { type } = atom;
      return atom.children
        .flatMap((child) => smallestAtoms(child))
        .map((child): Inline => ({ type, children: [child] }));
    }
    case "link":
      return atomsOf(atom.children).flatMap((child) => smallestAtoms(child));
    case "break":
      return [atom];
  }
}

/** Puts pieces together again, with neighbours of one kind in one node. */
export function joined(atoms: readonly Inline[]): Inline[] {
  const nodes: Inline[] = [];
  for (const atom of atoms) {
    const last = nodes.at(-1);
    const both = last === undefined ? null : merged(last, atom);
    if (both === null) nodes.push(atom);
    else nodes[nodes.length - 1] = both;
  }
  return nodes;
}

function merged(one: Inline, next: Inline): Inline | null {
  if (one.type === "text" && next.type === "text") return textNode(one.text + next.text);
  if (one.type === "code" && next.type === "code") return { ...one, text: one.text + next.text };
  if (
    (one.type === "strong" && next.type === "strong") ||
    (one.type === "emphasis" && next.type === "emphasis")
  ) {
    return { ...one, children: joined([...one.children, ...next.children]) };
  }
  return null;
}

function textNode(text: string): Inline {
  return { type: "text", text };
}

const wordBreaks = new Intl.Segmenter("und", { granularity: "word" });
const OPENS = /[\u2066-\u2068]/u;
const CLOSES = /\u2069/u;

/** Words with what stands around them; what an isolate encloses stays together with it. */
function words(text: string): string[] {
  const pieces: string[] = [];
  let open = 0;
  let piece = "";
  for (const { segment } of wordBreaks.segment(text)) {
    piece += segment;
    for (const character of segment) {
      if (OPENS.test(character)) open += 1;
      else if (CLOSES.test(character)) open = Math.max(0, open - 1);
    }
    if (open > 0) continue;
    pieces.push(piece);
    piece = "";
  }
  if (piece !== "") pieces.push(piece);
  return pieces;
}
