import type { Block, Inline } from "../../src/domain/block.ts";
import { toMarkdown } from "../shared/markdown.ts";
import { showNumbers } from "./cite.ts";

/**
 * Blocks as the Markdown that Teams knows: no headings, and no backslash at the end of a line. `<` and `&` of texts become
 * entities, so that they stay what they are for a reader of Markdown and for one of HTML, and Teams is both.
 */
export function drawMarkdown(blocks: readonly Block[]): string {
  const markdown = toMarkdown(blocks.map(withoutHeadings))
    .replaceAll(/(\\*)</g, (_, slashes: string) => `${unescaped(slashes)}&lt;`)
    .replaceAll(/(\\+)&/g, (all: string, slashes: string) =>
      isOdd(slashes) ? `${unescaped(slashes)}&amp;` : all,
    )
    // Two spaces break a line; several breaks at once would end the paragraph.
    .replaceAll(/(\\+)\n(?:[ \t]*\\\n)*/g, (all: string, slashes: string) =>
      isOdd(slashes) ? `${unescaped(slashes)}  \n` : all,
    );
  return showNumbers(markdown);
}

/** Blocks as text without any markup; an address stands after the words that lead there. */
export function drawPlain(blocks: readonly Block[]): string {
  return showNumbers(blocks.map((block) => plainBlock(block, "")).join("\n\n"));
}

/** Lines that begin with a letter of no direction, such as a number, would run the wrong way. */
export function markedRightToLeft(block: Block): Block {
  return block.type === "list"
    ? { ...block, items: block.items.map((item) => item.map(markedRightToLeft)) }
    : { ...block, children: [{ type: "text", text: "\u200F" }, ...block.children] };
}

function isOdd(slashes: string): boolean {
  return slashes.length % 2 === 1;
}

/** Without the backslash that escaped what follows. */
function unescaped(slashes: string): string {
  return isOdd(slashes) ? slashes.slice(1) : slashes;
}

function withoutHeadings(block: Block): Block {
  switch (block.type) {
    case "heading":
      return { type: "paragraph", children: [{ type: "strong", children: block.children }] };
    case "list":
      return { ...block, items: block.items.map((item) => item.map(withoutHeadings)) };
    case "paragraph":
      return block;
  }
}

function plainBlock(block: Block, indent: string): string {
  if (block.type !== "list") {
    return plainInline(block.children).replaceAll("\n", `\n${indent}`);
  }
  return block.items
    .map((item, index) => {
      const mark = block.ordered ? `${String((block.start ?? 1) + index)}. ` : "• ";
      const deeper = `${indent}  `;
      const lines = item.map((child) => plainBlock(child, deeper)).join(`\n${deeper}`);
      return `${mark}${lines}`;
    })
    .join(`\n${indent}`);
}

function plainInline(children: readonly Inline[]): string {
  return children
    .map((child) => {
      switch (child.type) {
        case "text":
        case "code":
          return child.text;
        case "break":
          return "\n";
        case "strong":
        case "emphasis":
          return plainInline(child.children);
        case "link":
          return `${plainInline(child.children)} (${child.url})`;
      }
    })
    .join("");
}
