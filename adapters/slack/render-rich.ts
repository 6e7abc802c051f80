import type { Block } from "../../src/domain/block.ts";
import type { Direction } from "../../src/domain/locale.ts";
import { LIMITS } from "./limits.ts";
import { linesOf, type Line, type Run } from "./lines.ts";

interface RichStyle {
  readonly bold?: true;
  readonly italic?: true;
  readonly code?: true;
}

type RichElement =
  | { readonly type: "text"; readonly text: string; readonly style?: RichStyle }
  | {
      readonly type: "link";
      readonly url: string;
      readonly text: string;
      readonly style?: RichStyle;
    };

interface RichSection {
  readonly type: "rich_text_section";
  readonly elements: readonly RichElement[];
}

interface RichQuote {
  readonly type: "rich_text_quote";
  readonly elements: readonly RichElement[];
}

interface RichList {
  readonly type: "rich_text_list";
  readonly style: "ordered" | "bullet";
  readonly indent: number;
  /** How many items were counted before the first. */
  readonly offset?: number;
  readonly elements: readonly RichSection[];
}

/** Slack's own tree of text, in which words are literal and only elements mean anything. */
export interface RichText {
  readonly type: "rich_text";
  readonly elements: readonly (RichSection | RichList | RichQuote)[];
}

type ListBlock = Block & { readonly type: "list" };

/** @returns null when there is not a word in it, which Slack would refuse */
export function richText(blocks: readonly Block[], direction: Direction | null): RichText | null {
  const elements = [...partsOf(blocks, direction, 0)];
  return elements.length === 0 ? null : { type: "rich_text", elements };
}

/** Words, and below them others that stand apart as a quote; of both only paragraphs and headings. */
export function richQuote(
  words: readonly Block[],
  quote: readonly Block[],
  direction: Direction | null,
): RichText | null {
  const quoted = [...partsOf(quote, direction, 0)].map((part) =>
    part.type === "rich_text_section" ? { ...part, type: "rich_text_quote" as const } : part,
  );
  const elements = [...partsOf(words, direction, 0), ...quoted];
  return elements.length === 0 ? null : { type: "rich_text", elements };
}

/** Paragraphs that follow one another share a section, with an empty line between them. */
function* partsOf(
  blocks: readonly Block[],
  direction: Direction | null,
  indent: number,
): Generator<RichSection | RichList> {
  let section: RichElement[] = [];
  let gap = "";
  for (const block of blocks) {
    if (block.type === "list") {
      if (section.length > 0) yield { type: "rich_text_section", elements: joined(section) };
      section = [];
      yield* listParts(block, direction, indent);
      continue;
    }
    const words = wordsOf(block, direction);
    if (words.length === 0) continue;
    if (section.length > 0) section.push({ type: "text", text: gap });
    for (const word of words) section.push(word);
    gap = block.type === "heading" ? "\n" : "\n\n";
  }
  if (section.length > 0) yield { type: "rich_text_section", elements: joined(section) };
}

/** Slack's lists hold no lists: an inner one stands between two parts of the outer one. */
function* listParts(
  list: ListBlock,
  direction: Direction | null,
  indent: number,
): Generator<RichSection | RichList> {
  const before = list.ordered ? (list.start ?? 1) - 1 : 0;
  let items: RichSection[] = [];
  let counted = 0;
  const flush = (): RichList[] => {
    const offset = before + counted;
    const elements = items;
    counted += items.length;
    items = [];
    if (elements.length === 0) return [];
    return [
      {
        type: "rich_text_list",
        style: list.ordered ? "ordered" : "bullet",
        indent: Math.min(indent, LIMITS.listIndent),
        ...(list.ordered && offset > 0 ? { offset } : {}),
        elements,
      },
    ];
  };
  for (const item of list.items) {
    const firstList = item.findIndex(({ type }) => type === "list");
    const own = firstList < 0 ? item : item.slice(0, firstList);
    const below = firstList < 0 ? [] : item.slice(firstList);
    const [section] = partsOf(own, direction, indent);
    if (section?.type === "rich_text_section") items.push(section);
    if (below.length === 0) continue;
    yield* flush();
    yield* partsOf(below, direction, indent + 1);
  }
  yield* flush();
}

function wordsOf(
  block: Exclude<Block, ListBlock>,
  direction: Direction | null,
): readonly RichElement[] {
  const style = block.type === "heading" ? { bold: true } : {};
  const lines = linesOf(block.children, direction, style);
  return lines.flatMap((line: Line, index) => [
    ...(index === 0 ? [] : [{ type: "text", text: "\n" } as const]),
    ...line.map(elementOf),
  ]);
}

function elementOf(run: Run): RichElement {
  const style: RichStyle = {
    ...(run.bold ? { bold: true } : {}),
    ...(run.italic ? { italic: true } : {}),
    ...(run.code ? { code: true } : {}),
  };
  const styled = Object.keys(style).length === 0 ? {} : { style };
  return run.url === null
    ? { type: "text", text: run.text, ...styled }
    : { type: "link", url: run.url, text: run.text, ...styled };
}

/** Neighbours that look alike are one run: line ends of their own would be most of a message of short lines. */
function joined(elements: readonly RichElement[]): RichElement[] {
  const runs: RichElement[] = [];
  for (const element of elements) {
    const last = runs.at(-1);
    const isAlike =
      last?.type === "text" && element.type === "text" && !("style" in last || "style" in element);
    if (isAlike) runs[runs.length - 1] = { type: "text", text: last.text + element.text };
    else runs.push(element);
  }
  return runs;
}
