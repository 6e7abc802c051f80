import remarkGfm from "remark-gfm";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import type { ListItem, PhrasingContent, RootContent } from "mdast";
import type { Block, Inline } from "../../src/domain/block.ts";

export interface MarkdownOptions {
  /** Turns the address of a link into one that the reader can follow; `null` leaves only its words. */
  readonly linkUrl?: (url: string) => string | null;
}

// GFM is there for its escapes only: no node of it is ever made, yet a reader that knows it must not find any either.
const writer = unified()
  .use(remarkGfm)
  .use(function escapeAddresses() {
    // Of "<" the writer escapes what may begin a tag; an address between angles may begin with a digit as well.
    const data = this.data();
    (data.toMarkdownExtensions ??= []).push({
      unsafe: [{ character: "<", after: "\\S", inConstruct: "phrasing" }],
    });
  })
  .use(remarkStringify, { bullet: "-", emphasis: "_", listItemIndent: "one", resourceLink: true });

/**
 * Draws blocks as Markdown in which all text is literal: read back by CommonMark or GFM, it gives the same words and no
 * markup but that of the blocks themselves.
 */
export function toMarkdown(blocks: readonly Block[], options: MarkdownOptions = {}): string {
  const linkUrl = options.linkUrl ?? webUrl;
  return writer
    .stringify({ type: "root", children: blocks.flatMap((block) => blockNode(block, linkUrl)) })
    .trimEnd();
}

/** The address itself when it leads to the web; else `null`. */
export function webUrl(url: string): string | null {
  const parsed = URL.parse(url);
  return parsed?.protocol === "https:" || parsed?.protocol === "http:" ? parsed.href : null;
}

type LinkUrl = (url: string) => string | null;

/** What surrounds an inline node: Markdown has no strong in strong, no link in a link and no line break in a heading. */
interface Around {
  readonly linkUrl: LinkUrl;
  readonly inside: ReadonlySet<Inline["type"]>;
  readonly lineBreak: "break" | "space";
}

function blockNode(block: Block, linkUrl: LinkUrl): RootContent[] {
  switch (block.type) {
    case "paragraph": {
      const children = inlineNodes(block.children, around(linkUrl, "break"));
      return children.length === 0 ? [] : [{ type: "paragraph", children }];
    }
    case "heading": {
      const children = inlineNodes(block.children, around(linkUrl, "space"));
      return children.length === 0 ? [] : [{ type: "heading", depth: 2, children }];
    }
    case "list": {
      const items = block.items.map((item): ListItem => {
        const children = item.flatMap((child) => blockNode(child, linkUrl));
        return { type: "listItem", spread: false, children: children as ListItem["children"] };
      });
      return items.length === 0
        ? []
        : [
            {
              type: "list",
              ordered: block.ordered,
              start: block.ordered ? (block.start ?? 1) : null,
              spread: false,
              children: items,
            },
          ];
    }
  }
}

function around(linkUrl: LinkUrl, lineBreak: Around["lineBreak"]): Around {
  return { linkUrl, lineBreak, inside: new Set() };
}

function inlineNodes(children: readonly Inline[], context: Around): PhrasingContent[] {
  return tidy(children.flatMap((child) => inlineNode(child, context)));
}

function inlineNode(inline: Inline, context: Around): PhrasingContent[] {
  switch (inline.type) {
    case "text":
      return textNodes(inline.text, context);
    case "break":
      return lineBreak(context);
    case "code": {
      const value = literal(inline.text).replaceAll("\n", " ");
      return value.trim() === "" ? [] : [{ type: "inlineCode", value }];
    }
    case "strong":
    case "emphasis":
    case "link": {
      const within = { ...context, inside: new Set([...context.inside, inline.type]) };
      const nodes = inlineNodes(inline.children, within);
      const url = inline.type === "link" ? context.linkUrl(inline.url) : "";
      if (nodes.length === 0 || context.inside.has(inline.type) || url === null) return nodes;
      return inline.type === "link"
        ? [{ type: "link", url, children: nodes }]
        : [{ type: inline.type, children: nodes }];
    }
  }
}

function textNodes(text: string, context: Around): PhrasingContent[] {
  return literal(text)
    .split("\n")
    .flatMap((line, index): PhrasingContent[] => [
      ...(index === 0 ? [] : lineBreak(context)),
      ...(line === "" ? [] : [{ type: "text", value: line } as const]),
    ]);
}

function lineBreak(context: Around): PhrasingContent[] {
  return context.lineBreak === "break" ? [{ type: "break" }] : [{ type: "text", value: " " }];
}

/**
 * Text that survives a reader of Markdown: one kind of line end, no control characters, no half of a surrogate pair, and no
 * noncharacters, which are lost where one beside emphasis is written by its number.
 */
function literal(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/[^\P{Cc}\t\n]|\p{Noncharacter_Code_Point}/gu, "");
}

/** Joins neighbouring texts, so that escapes see what stands beside them, and drops line breaks at the edges. */
function tidy(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const tidied: PhrasingContent[] = [];
  for (const node of nodes) {
    const last = tidied.at(-1);
    if (node.type === "text" && last?.type === "text") last.value += node.value;
    else if (node.type !== "break" || last !== undefined) tidied.push({ ...node });
  }
  while (tidied.at(-1)?.type === "break") tidied.pop();
  return tidied;
}
