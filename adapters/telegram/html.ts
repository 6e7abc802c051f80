import type { Block, Inline } from "../../src/domain/block.ts";
import type { Direction } from "../../src/domain/locale.ts";
import { webUrl } from "../shared/markdown.ts";
import { markFor } from "../shared/direction.ts";

/** Text as Telegram takes it. */
export interface Drawn {
  /** For `parse_mode: "HTML"`. */
  readonly html: string;
  /** What is left of it when Telegram has read it; its limit counts these. */
  readonly text: string;
  /** Without any form, each link followed by its address. */
  readonly plain: string;
  /** Formatted places. */
  readonly entities: number;
}

/** A piece of a line, or the end of one. */
type Piece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "tag"; readonly html: string; readonly opens: boolean; readonly plain: string }
  | { readonly kind: "newline" };

const NEWLINE: Piece = { kind: "newline" };
const INDENT = "  ";

/**
 * Draws blocks; all their text is literal.
 *
 * @param direction in which every line runs; `null` leaves to each that of its first letter
 */
export function drawHtml(blocks: readonly Block[], direction: Direction | null): Drawn {
  let html = "";
  let text = "";
  let plain = "";
  let entities = 0;
  const add = (words: string): void => {
    html += escaped(words);
    text += words;
    plain += words;
  };
  for (const line of linesOf(between(blocks, true))) {
    if (text !== "" || html !== "") add("\n");
    if (direction !== null) {
      add(
        markFor(line.map((piece) => (piece.kind === "text" ? piece.text : "")).join(""), direction),
      );
    }
    for (const piece of line) {
      if (piece.kind === "text") add(withoutCalls(piece.text, text.at(-1) ?? ""));
      if (piece.kind !== "tag") continue;
      html += piece.html;
      plain += piece.plain;
      if (piece.opens) entities += 1;
    }
  }
  return { html, text, plain, entities };
}

function linesOf(pieces: readonly Piece[]): Piece[][] {
  const lines: Piece[][] = [[]];
  for (const piece of pieces) {
    if (piece.kind === "newline") lines.push([]);
    else lines.at(-1)?.push(piece);
  }
  return lines;
}

/** Blocks with an empty line between them, or close together within a list. */
function between(blocks: readonly Block[], isWide: boolean): Piece[] {
  const pieces: Piece[] = [];
  let last: Block | null = null;
  for (const block of blocks) {
    const drawn = drawBlock(block);
    if (drawn.length === 0) continue;
    if (last !== null) pieces.push(NEWLINE);
    if (last !== null && isWide && last.type !== "heading") pieces.push(NEWLINE);
    pieces.push(...drawn);
    last = block;
  }
  return pieces;
}

function drawBlock(block: Block): Piece[] {
  switch (block.type) {
    case "paragraph":
      return inlines(block.children, new Set());
    case "heading":
      return inlines([{ type: "strong", children: block.children }], new Set());
    case "list": {
      const { ordered, start = 1 } = block;
      return block.items.flatMap((item, index) => {
        const marker = ordered ? `${String(start + index)}. ` : "• ";
        const drawn = between(item, false).flatMap((piece) =>
          piece.kind === "newline" ? [piece, textPiece(INDENT)] : [piece],
        );
        return [...(index === 0 ? [] : [NEWLINE]), textPiece(marker), ...drawn];
      });
    }
  }
}

/** @param inside what surrounds the nodes: Telegram knows no link in a link, and nothing in code or code in anything */
function inlines(children: readonly Inline[], inside: ReadonlySet<Inline["type"]>): Piece[] {
  return children.flatMap((child): Piece[] => {
    switch (child.type) {
      case "text":
        return literal(child.text);
      case "break":
        return [NEWLINE];
      case "code":
        return inside.size > 0 ? literal(child.text) : tagged("code", literal(child.text));
      case "strong":
      case "emphasis": {
        const within = inlines(child.children, new Set([...inside, child.type]));
        if (inside.has(child.type)) return within;
        return tagged(child.type === "strong" ? "b" : "i", within);
      }
      case "link": {
        const within = inlines(child.children, new Set([...inside, child.type]));
        const url = webUrl(child.url);
        return url === null || inside.has("link") ? within : linked(url, within);
      }
    }
  });
}

function tagged(name: string, within: readonly Piece[]): Piece[] {
  if (!within.some((piece) => piece.kind === "text")) return [...within];
  return [
    { kind: "tag", html: `<${name}>`, opens: true, plain: "" },
    ...within,
    { kind: "tag", html: `</${name}>`, opens: false, plain: "" },
  ];
}

function linked(url: string, within: readonly Piece[]): Piece[] {
  if (!within.some((piece) => piece.kind === "text")) return [...within];
  return [
    { kind: "tag", html: `<a href="${escaped(url)}">`, opens: true, plain: "" },
    ...within,
    { kind: "tag", html: "</a>", opens: false, plain: ` (${url})` },
  ];
}

function textPiece(text: string): Piece {
  return { kind: "text", text };
}

/** One kind of line end, no control characters, no half of a surrogate pair. */
function literal(text: string): Piece[] {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/[^\P{Cc}\t\n]/gu, "")
    .split("\n")
    .flatMap((line, index) => [
      ...(index === 0 ? [] : [NEWLINE]),
      ...(line === "" ? [] : [textPiece(line)]),
    ]);
}

/**
 * Telegram makes `@name` in any text a call to that person. A word joiner after the sign prevents that and is not seen;
 * within an address such as `office@example.org` nothing changes.
 *
 * @param before the character that stands before the text
 */
function withoutCalls(text: string, before: string): string {
  return (before + text).replaceAll(/(?<![A-Za-z0-9_])@/g, "@\u2060").slice(before.length);
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => ESCAPES[character] ?? "");
}
