import type { Block, Inline } from "../../src/domain/block.ts";

/** The commands that replies speak of. */
const COMMAND =
  /(?<![\p{L}\p{N}/:.])\/(?=(?:help|topics|language|human|mycase|privacy|forget|withdraw|link)(?![\p{L}\p{N}/-]))/gu;

/**
 * Slack keeps all that begins with a slash for itself, so replies speak of our commands as words of the one that is
 * registered: `/yizhan forget`.
 */
export function withSlackCommands(blocks: readonly Block[]): Block[] {
  return blocks.map((block) =>
    block.type === "list"
      ? { ...block, items: block.items.map(withSlackCommands) }
      : { ...block, children: block.children.map(renamed) },
  );
}

function renamed(inline: Inline): Inline {
  switch (inline.type) {
    case "text":
      return { ...inline, text: inline.text.replace(COMMAND, "/yizhan ") };
    case "strong":
    case "emphasis":
    case "link":
      return { ...inline, children: inline.children.map(renamed) };
    case "code":
    case "break":
      return inline;
  }
}
