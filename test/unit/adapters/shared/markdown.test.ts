import fc from "fast-check";
import { fromMarkdown } from "mdast-util-from-markdown";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { describe, expect, it } from "vitest";
import type { Nodes } from "mdast";
import { toMarkdown } from "../../../../adapters/shared/markdown.ts";
import { paragraph, type Block, type Inline } from "../../../../src/domain/block.ts";
import { runs } from "../../../helpers/runs.ts";

const gfm = unified().use(remarkParse).use(remarkGfm);
const readers = [
  ["CommonMark", (text: string): Nodes => fromMarkdown(text)],
  ["GFM", (text: string): Nodes => gfm.parse(text)],
] as const;

const MARKS = "*_`~[]()<>#+-=|\\!&:;.@/^$%'\"{} \t\n1234567890".split("");

/** Everything that means something to a reader of Markdown somewhere, and writing of several kinds. */
const trickyText = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...MARKS) },
      { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 3 }) },
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          "visa",
          "签证",
          "تأشيرة",
          "🧭",
          "https://example.org/a_b",
          "www.example.org",
          "a@example.org",
          "&amp;",
          "- ",
          "1. ",
          "> ",
          "# ",
          "---",
          "```",
          "<b>",
          "[x](javascript:y)",
          "![a](b)",
          "[^1]",
          "|a|b|\n|-|-|",
        ),
      },
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));

/** The words of a tree, line breaks as line ends. */
function wordsOf(node: Nodes): string {
  if (node.type === "break") return "\n";
  if (node.type === "text" || node.type === "inlineCode") return node.value;
  return "children" in node ? node.children.map(wordsOf).join("") : "";
}

/** All types of node, but for bare addresses, which readers of GFM make into links of themselves whatever is escaped. */
function typesOf(node: Nodes): string[] {
  if (node.type === "link" && node.url.endsWith(wordsOf(node))) return ["text"];
  return [node.type, ...("children" in node ? node.children.flatMap(typesOf) : [])];
}

/** What the text is without control characters and noncharacters, and without line ends at its edges. */
function expectedWords(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/[^\P{Cc}\t\n]|\p{Noncharacter_Code_Point}/gu, "")
    .replaceAll(/^\n+|\n+$/g, "");
}

describe.each(readers)("text drawn as Markdown and read by %s", (_name, read) => {
  it("comes back as the same words", () => {
    fc.assert(
      fc.property(trickyText, (text) => {
        expect(wordsOf(read(toMarkdown([paragraph(text)])))).toBe(expectedWords(text));
      }),
      { numRuns: runs(1500) },
    );
  });

  it("never becomes markup", () => {
    fc.assert(
      fc.property(trickyText, (text) => {
        const types = new Set(typesOf(read(toMarkdown([paragraph(text)]))));
        for (const type of types) expect(["root", "paragraph", "text", "break"]).toContain(type);
      }),
      { numRuns: runs(1500) },
    );
  });

  it("leaves out a character that is none, beside emphasis", () => {
    const visa: Inline = { type: "emphasis", children: [{ type: "text", text: "visa" }] };
    const block: Block = {
      type: "paragraph",
      children: [visa, { type: "text", text: "\u{10FFFE}x" }],
    };
    expect(wordsOf(read(toMarkdown([block])))).toBe("visax");
  });

  it("keeps its words inside lists, headings, links and emphasis", () => {
    const inline = trickyText.chain((text) =>
      fc.constantFrom<Inline>(
        { type: "text", text },
        { type: "strong", children: [{ type: "text", text }] },
        { type: "emphasis", children: [{ type: "strong", children: [{ type: "text", text }] }] },
        { type: "link", url: "https://example.org/(a)", children: [{ type: "text", text }] },
      ),
    );
    const block = fc
      .array(inline, { minLength: 1, maxLength: 4 })
      .chain((children) =>
        fc.constantFrom<Block>(
          { type: "paragraph", children },
          { type: "heading", children },
          { type: "list", ordered: false, items: [[{ type: "paragraph", children }]] },
        ),
      );
    const squeeze = (text: string): string =>
      text.replaceAll(/[\s\p{Cc}\p{Noncharacter_Code_Point}]+/gu, "");
    fc.assert(
      fc.property(fc.array(block, { maxLength: 3 }), (blocks) => {
        const words = blocks.map((one) => squeeze(blockWords(one).toWellFormed())).join("");
        expect(squeeze(wordsOf(read(toMarkdown(blocks))))).toBe(words);
      }),
      { numRuns: runs(1500) },
    );
  });
});

function blockWords(block: Block): string {
  return block.type === "list"
    ? block.items.map((item) => item.map(blockWords).join("")).join("")
    : inlineWords(block.children);
}

function inlineWords(children: readonly Inline[]): string {
  return children
    .map((child) =>
      child.type === "break" ? "\n" : "text" in child ? child.text : inlineWords(child.children),
    )
    .join("");
}

describe("toMarkdown", () => {
  it("draws headings, lists, emphasis, code and links", () => {
    const blocks: Block[] = [
      { type: "heading", children: [{ type: "text", text: "Documents" }] },
      {
        type: "list",
        ordered: true,
        items: [[paragraph("passport")], [paragraph("photo")]],
      },
      {
        type: "paragraph",
        children: [
          { type: "strong", children: [{ type: "text", text: "Not" }] },
          { type: "text", text: " before " },
          { type: "code", text: "S1" },
          { type: "break" },
          { type: "link", url: "https://example.org/x", children: [{ type: "text", text: "see" }] },
        ],
      },
    ];
    expect(toMarkdown(blocks)).toBe(
      "## Documents\n\n1. passport\n2. photo\n\n**Not** before `S1`\\\n[see](https://example.org/x)",
    );
  });

  it("keeps bold words bold beside Chinese punctuation", () => {
    const children: Inline[] = [
      { type: "text", text: "请" },
      { type: "strong", children: [{ type: "text", text: "“先登记。”" }] },
      { type: "text", text: "再入住" },
    ];
    const tree = fromMarkdown(toMarkdown([{ type: "paragraph", children }]));
    expect(typesOf(tree)).toContain("strong");
    expect(wordsOf(tree)).toBe("请“先登记。”再入住");
  });

  it("leaves only the words of a link that does not lead to the web", () => {
    const link = (url: string): Block => ({
      type: "paragraph",
      children: [{ type: "link", url, children: [{ type: "text", text: "here" }] }],
    });
    expect(toMarkdown([link("javascript:alert(1)")])).toBe("here");
    expect(toMarkdown([link("https://example.org/")])).toBe("[here](https://example.org/)");
  });

  it("lets the caller say where links to articles lead", () => {
    const block: Block = {
      type: "paragraph",
      children: [{ type: "link", url: "article:a/b", children: [{ type: "text", text: "x" }] }],
    };
    expect(toMarkdown([block], { linkUrl: () => "/a/a/b" })).toBe("[x](/a/a/b)");
  });

  it("makes no link of an address between angles, whatever it begins with", () => {
    const text = "<073a@example.org> and <a@example.org>";
    expect(toMarkdown([{ type: "paragraph", children: [{ type: "text", text }] }])).toBe(
      String.raw`\<073a\@example.org> and \<a\@example.org>`,
    );
  });

  it("draws nothing for blocks without words", () => {
    expect(toMarkdown([paragraph(""), { type: "list", ordered: false, items: [] }])).toBe("");
  });
});
