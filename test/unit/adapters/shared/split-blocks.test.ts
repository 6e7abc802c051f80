import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitBlocks } from "../../../../adapters/shared/split-blocks.ts";
import { plainText, type Block, type Inline } from "../../../../src/domain/block.ts";

const withinLength =
  (limit: number) =>
  (blocks: readonly Block[]): boolean =>
    plainText(blocks).length <= limit;

function text(words: string): Inline {
  return { type: "text", text: words };
}

function paragraphOf(...children: Inline[]): Block {
  return { type: "paragraph", children };
}

/** Words as readers see them, wherever lines and parts end. */
function letters(blocks: readonly Block[]): string {
  return plainText(blocks).replaceAll(/\s+/gu, "");
}

const words = fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 });
const { inline } = fc.letrec<{ inline: Inline }>((tie) => ({
  inline: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    words.map(text),
    words.map((code): Inline => ({ type: "code", text: code })),
    fc.constant<Inline>({ type: "break" }),
    fc
      .array(tie("inline"), { maxLength: 3 })
      .map((children): Inline => ({ type: "strong", children })),
    fc
      .array(words.map(text), { minLength: 1, maxLength: 2 })
      .map((children): Inline => ({ type: "link", url: "https://example.org/", children })),
  ),
}));
const children = fc.array(inline, { maxLength: 6 });
const textBlock = fc.oneof(
  children.map((inside) => paragraphOf(...inside)),
  children.map((inside): Block => ({ type: "heading", children: inside })),
);
const block = fc.oneof(
  textBlock,
  fc.record({
    type: fc.constant("list" as const),
    ordered: fc.boolean(),
    items: fc.array(fc.array(textBlock, { minLength: 1, maxLength: 2 }), { maxLength: 5 }),
  }),
);

describe("parting blocks", () => {
  it("leaves nothing out, adds nothing, keeps the order and stays within the limit", () => {
    fc.assert(
      fc.property(
        fc.array(block, { maxLength: 6 }),
        fc.integer({ min: 60, max: 400 }),
        (blocks, limit) => {
          const parts = splitBlocks(blocks, withinLength(limit));
          expect(parts.map(letters).join("")).toBe(letters(blocks));
          for (const part of parts) expect(plainText(part).length).toBeLessThanOrEqual(limit);
        },
      ),
    );
  });

  it("leaves whole what fits", () => {
    const blocks = [paragraphOf(text("one")), paragraphOf(text("two"))];
    expect(splitBlocks(blocks, withinLength(100))).toEqual([blocks]);
  });

  it("parts between blocks before it parts a block", () => {
    const blocks = [paragraphOf(text("a".repeat(8))), paragraphOf(text("b".repeat(8)))];
    expect(splitBlocks(blocks, withinLength(12))).toEqual([[blocks[0]], [blocks[1]]]);
  });

  it("parts a long paragraph where a sentence ends, else where a word ends", () => {
    const sentences = paragraphOf(text("The first is here. The second one follows it."));
    expect(
      splitBlocks([sentences], withinLength(25)).map((part) => plainText(part).trim()),
    ).toEqual(["The first is here.", "The second one follows", "it."]);
  });

  it("never parts a link, an isolate or a grapheme", () => {
    const link: Inline = {
      type: "link",
      url: "https://example.org/",
      children: [text("a page of the embassy")],
    };
    const family = "👨‍👩‍👧‍👦";
    const isolate = "\u2066+86 10 1234 5678\u2069";
    const parts = splitBlocks(
      [paragraphOf(text("See here: "), link, text(` ${family.repeat(3)} ${isolate} end`))],
      withinLength(26),
    );
    const inlines = parts.flat().flatMap((part) => (part.type === "list" ? [] : part.children));
    expect(inlines.filter(({ type }) => type === "link")).toEqual([link]);
    for (const part of parts) {
      const shown = plainText(part);
      expect((shown.match(/\u2066/gu) ?? []).length).toBe((shown.match(/\u2069/gu) ?? []).length);
      expect(shown.isWellFormed()).toBe(true);
      expect(shown.startsWith("\u200d") || shown.endsWith("\u200d")).toBe(false);
    }
  });

  it("makes words of a link that is too long by itself, rather than half an address", () => {
    const link: Inline = {
      type: "link",
      url: "https://example.org/",
      children: [text("one two three four five six")],
    };
    const parts = splitBlocks([paragraphOf(link)], withinLength(10));
    expect(parts.map(letters).join("")).toBe("onetwothreefourfivesix");
    expect(JSON.stringify(parts)).not.toContain("https://");
  });

  it("keeps a heading with what follows it", () => {
    const heading: Block = { type: "heading", children: [text("Sources")] };
    const parts = splitBlocks(
      [paragraphOf(text("a".repeat(10))), heading, paragraphOf(text("b".repeat(10)))],
      withinLength(20),
    );
    expect(parts.map((part) => part.map(({ type }) => type))).toEqual([
      ["paragraph"],
      ["heading", "paragraph"],
    ]);
  });

  it("goes on counting where a numbered list is parted", () => {
    const items = ["first", "second", "third"].map((word) => [paragraphOf(text(word))]);
    const [one, other] = splitBlocks([{ type: "list", ordered: true, items }], withinLength(12));
    expect(one).toEqual([{ type: "list", ordered: true, items: items.slice(0, 2) }]);
    expect(other).toEqual([{ type: "list", ordered: true, start: 3, items: items.slice(2) }]);
  });

  it("gives nothing for nothing", () => {
    expect(splitBlocks([], withinLength(10))).toEqual([]);
    expect(splitBlocks([paragraphOf(text("  "))], withinLength(10))).toEqual([]);
  });
});
