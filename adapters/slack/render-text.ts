import type { Block } from "../../src/domain/block.ts";
import type { Direction } from "../../src/domain/locale.ts";
import { linesOf, type Run } from "./lines.ts";

/** Text that Slack shows as it is: no mention, command or link can begin without an angle bracket. */
export function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/**
 * Blocks in Slack's own markup, for sections. `*` or `_` in words may make letters bold or slanted there, for Slack knows
 * no escape for them; they call nobody and lead nowhere.
 */
export function mrkdwn(blocks: readonly Block[], direction: Direction | null): string {
  return textOf(blocks, direction, mrkdwnRun);
}

/** Blocks without any markup, escaped; links are followed by their address. */
export function plainWithLinks(blocks: readonly Block[], direction: Direction | null): string {
  return textOf(blocks, direction, ({ text, url }) =>
    escapeText(url === null || url === text ? text : `${text} (${url})`),
  );
}

/** The words alone, not escaped. */
export function wordsAlone(blocks: readonly Block[], direction: Direction | null): string {
  return textOf(blocks, direction, ({ text }) => text);
}

type DrawRun = (run: Run) => string;

function textOf(blocks: readonly Block[], direction: Direction | null, draw: DrawRun): string {
  let text = "";
  let gap = "";
  for (const block of blocks) {
    const said =
      block.type === "list"
        ? listText(block, direction, draw, "")
        : inlineText(block, direction, draw);
    if (said === "") continue;
    text += text === "" ? said : gap + said;
    gap = block.type === "heading" ? "\n" : "\n\n";
  }
  return text;
}

function inlineText(
  block: Block & { readonly type: "paragraph" | "heading" },
  direction: Direction | null,
  draw: DrawRun,
): string {
  const style = block.type === "heading" ? { bold: true } : {};
  return linesOf(block.children, direction, style)
    .map((line) => line.map(draw).join(""))
    .join("\n");
}

function listText(
  list: Block & { readonly type: "list" },
  direction: Direction | null,
  draw: DrawRun,
  indent: string,
): string {
  return list.items
    .map((item, index) => {
      const sign = list.ordered ? `${String((list.start ?? 1) + index)}. ` : "• ";
      const inner = `${indent}    `;
      const lines = item.map((block) =>
        block.type === "list"
          ? listText(block, direction, draw, inner)
          : inlineText(block, direction, draw),
      );
      return indent + sign + lines.filter((line) => line !== "").join("\n");
    })
    .join("\n");
}

function mrkdwnRun(run: Run): string {
  if (run.url !== null)
    return `<${escapeUrl(run.url)}|${escapeText(run.text).replaceAll("|", "¦")}>`;
  const text = escapeText(run.text);
  if (run.code) return text.includes("`") ? text : wrapped(text, "`");
  const slanted = run.italic && !text.includes("_") ? wrapped(text, "_") : text;
  return run.bold && !text.includes("*") ? wrapped(slanted, "*") : slanted;
}

/** Signs count only where they touch the words. */
function wrapped(text: string, sign: string): string {
  const [, before = "", words = "", after = ""] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? [];
  return words === "" ? text : before + sign + words + sign + after;
}

function escapeUrl(url: string): string {
  return escapeText(url).replaceAll("|", "%7C").replaceAll(/\s/g, "%20");
}
