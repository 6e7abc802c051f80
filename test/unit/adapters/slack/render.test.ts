import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LIMITS } from "../../../../adapters/slack/limits.ts";
import { renderReply, type SlackMessage } from "../../../../adapters/slack/render.ts";
import { richText } from "../../../../adapters/slack/render-rich.ts";
import { mrkdwn, plainWithLinks } from "../../../../adapters/slack/render-text.ts";
import type { Reply } from "../../../../src/domain/answer.ts";
import { paragraph, plainText, type Block, type Inline } from "../../../../src/domain/block.ts";
import type { Direction } from "../../../../src/domain/locale.ts";
import { shippedTexts } from "../../../helpers/page-texts.ts";
import {
  faultOfBlocks,
  valuesOfBlocks,
  wordsOfBlocks,
} from "../../../helpers/platforms/slack-blocks.ts";
import { aReply } from "../../../helpers/scripted-host.ts";

const texts = shippedTexts();
const render = (
  change: Partial<Reply>,
  direction: Direction = "ltr",
): (readonly SlackMessage[])[] =>
  renderReply(aReply({ validity: null, ...change }), direction, texts, "https://yizhan.example");

const text = (words: string): Inline => ({ type: "text", text: words });
const link = (url: string, words: string): Inline => ({
  type: "link",
  url,
  children: [text(words)],
});
const item = (...blocks: Block[]): readonly Block[] => blocks;

const RATED = [
  { id: "human", label: "Ask a person" },
  { id: "helpful:1", label: "Helpful" },
  { id: "unhelpful:1", label: "Not helpful" },
];

describe("a reply as Slack's rich text", () => {
  it("keeps words literal, and draws what the blocks mean", () => {
    const block: Block = {
      type: "paragraph",
      children: [
        text("a *b* <!channel> "),
        {
          type: "strong",
          children: [text("bold "), { type: "emphasis", children: [text("both")] }],
        },
        { type: "code", text: "x" },
        { type: "break" },
        link("https://example.org/", "words"),
      ],
    };
    expect(richText([block], "ltr")?.elements).toEqual([
      {
        type: "rich_text_section",
        elements: [
          { type: "text", text: "a *b* <!channel> " },
          { type: "text", text: "bold ", style: { bold: true } },
          { type: "text", text: "both", style: { bold: true, italic: true } },
          { type: "text", text: "x", style: { code: true } },
          { type: "text", text: "\n" },
          { type: "link", url: "https://example.org/", text: "words" },
        ],
      },
    ]);
  });

  it("sets a heading above its paragraph, and an empty line between paragraphs", () => {
    const heading: Block = { type: "heading", children: [text("Visas")] };
    const rich = richText([heading, paragraph("one"), paragraph("two")], "ltr");
    expect(wordsOfBlocks([rich])).toBe("Visas\none\n\ntwo");
    expect(rich?.elements).toHaveLength(1);
  });

  it("draws lists in lists, and counts on behind them", () => {
    const inner: Block = { type: "list", ordered: false, items: [item(paragraph("inner"))] };
    const list: Block = {
      type: "list",
      ordered: true,
      start: 3,
      items: [item(paragraph("three"), inner), item(paragraph("four"), paragraph("more"))],
    };
    const section = (words: string): object => ({
      type: "rich_text_section",
      elements: [{ type: "text", text: words }],
    });
    expect(richText([list], "ltr")?.elements).toEqual([
      {
        type: "rich_text_list",
        style: "ordered",
        indent: 0,
        offset: 2,
        elements: [section("three")],
      },
      { type: "rich_text_list", style: "bullet", indent: 1, elements: [section("inner")] },
      {
        type: "rich_text_list",
        style: "ordered",
        indent: 0,
        offset: 3,
        elements: [section("four\n\nmore")],
      },
    ]);
  });

  it("is nothing where there is no word", () => {
    expect(richText([paragraph("")], "ltr")).toBeNull();
    expect(render({ blocks: [paragraph(" ")] })).toEqual([]);
  });

  it("lets a line that begins with another script run as its language does", () => {
    const blocks = [paragraph("نعم"), paragraph("Visa، نعم"), paragraph("30")];
    const [first] = richText(blocks, "rtl")?.elements ?? [];
    const words = "نعم\n\n\u200fVisa، نعم\n\n\u200f30";
    expect(first?.elements).toEqual([{ type: "text", text: words }]);
    expect(mrkdwn([paragraph("نعم is yes")], "ltr")).toBe("\u200eنعم is yes");
  });
});

describe("the forms of a message", () => {
  it("are rich text, then sections, then text alone", () => {
    const blocks = [paragraph("Read this."), paragraph("And that.")];
    const [part] = render({ blocks, actions: RATED });
    const [rich, simple, plain] = part ?? [];
    expect(part).toHaveLength(3);
    expect(rich?.blocks?.map((block) => (block as { type: string }).type)).toEqual([
      "rich_text",
      "actions",
      "context_actions",
    ]);
    expect(simple?.blocks).toMatchObject([
      {
        type: "section",
        text: { type: "mrkdwn", text: "Read this.\n\nAnd that.", verbatim: true },
      },
      { type: "actions" },
    ]);
    expect(plain).toEqual({ text: "Read this.\n\nAnd that." });
    for (const form of [rich, simple]) {
      expect(form?.text).toBe("Read this.\n\nAnd that.");
      expect(valuesOfBlocks(form?.blocks ?? [])).toEqual(["human", "helpful:1", "unhelpful:1"]);
    }
  });

  it("show the day and the sources of an answer", () => {
    const [part] = render({
      validity: "expired",
      citations: [
        {
          title: "Visa policy",
          publisher: "NIA",
          url: "https://example.org/visa",
          seenOn: "2026-10-07" as Reply["asOf"],
          verifiedOn: null,
        },
      ],
    });
    const words = wordsOfBlocks(part?.[0]?.blocks ?? []);
    expect(words).toContain("As of 24 November 2026\nno longer in force");
    expect(words).toContain("Sources NIA");
    expect(part?.[2]?.text).toContain("NIA (https://example.org/visa)");
  });

  it("lead to articles on our own page, and nowhere but to the web", () => {
    const children = [link("article:visas/z", "page"), link("javascript:alert(1)", "trap")];
    const [part] = render({ blocks: [{ type: "paragraph", children }] });
    expect(part?.[2]?.text).toBe("page (https://yizhan.example/a/visas/z?lang=en)trap");
  });

  it("have as many buttons as Slack takes, those that rate among them, with short labels", () => {
    const actions = Array.from({ length: 40 }, (_, index) => ({
      id: `article:a/${String(index)}`,
      label: "wort ".repeat(30),
    }));
    const [part] = render({ actions: [...actions, ...RATED.slice(1)] });
    const values = valuesOfBlocks(part?.[1]?.blocks ?? []);
    expect(values).toHaveLength(LIMITS.buttons);
    expect(values.slice(-3)).toEqual(["article:a/22", "helpful:1", "unhelpful:1"]);
    expect(valuesOfBlocks(part?.[0]?.blocks ?? []).slice(-2)).toEqual(["helpful:1", "unhelpful:1"]);
    for (const form of part ?? []) expect(faultOfBlocks(form.blocks)).toBeNull();
  });

  it("leave out a button that Slack would refuse the whole message for", () => {
    const actions = [
      { id: "x".repeat(2_001), label: "long" },
      { id: "", label: "empty" },
      { id: "blank", label: "  " },
      { id: "human", label: "Ask" },
    ];
    const [part] = render({ actions });
    expect(valuesOfBlocks(part?.[0]?.blocks ?? [])).toEqual(["human"]);
  });
});

describe("a long reply", () => {
  const blocks = Array.from({ length: 30 }, (_, index) =>
    paragraph(`${String(index)} ${"签证 word & <more> 🧭 ".repeat(60).trim()}`),
  );

  it("is parted so that each part is taken in every form, and nothing is lost", () => {
    const parts = render({ blocks, actions: RATED });
    expect(parts.length).toBeGreaterThan(3);
    for (const form of parts.flat()) {
      expect(faultOfBlocks(form.blocks)).toBeNull();
      expect(form.text.length).toBeLessThanOrEqual(LIMITS.plainCharacters);
    }
    const words = parts.map(([rich]) => wordsOfBlocks(rich?.blocks ?? [])).join("\n\n");
    expect(words.replaceAll("\n\n", "\n")).toBe(plainText(blocks));
    const summary = parts[0]?.[0]?.text ?? "";
    expect(summary.length).toBeLessThanOrEqual(LIMITS.summaryCharacters);
    expect(summary).not.toMatch(/&(?!amp;|lt;|gt;)/);
  });

  it("has its buttons under the last part alone", () => {
    const parts = render({ blocks, actions: RATED });
    const counts = parts.map(([rich]) => valuesOfBlocks(rich?.blocks ?? []).length);
    expect(counts).toEqual([...Array.from({ length: parts.length - 1 }, () => 0), 3]);
  });

  it("is parted even where it is one word without end", () => {
    const parts = render({ blocks: [paragraph("&".repeat(30_000))] });
    for (const form of parts.flat()) expect(faultOfBlocks(form.blocks)).toBeNull();
    const words = parts.map(([rich]) => wordsOfBlocks(rich?.blocks ?? [])).join("");
    expect(words).toBe("&".repeat(30_000));
  });
});

/** What Slack would act on in its markup: an element between angle brackets. */
function elementsIn(markup: string): string[] {
  return [...markup.matchAll(/<([^>]*)>/g)].map(([, inner = ""]) => inner);
}

const HOSTILE = [
  "<!channel>",
  "<@U0ADA00001>",
  "<#C0LOBBY001>",
  "<https://evil.example|bank>",
  "&lt;!here&gt;",
  "@everyone",
  "@channel",
  "```code```",
  "*b* _i_ ~s~",
  "|",
  ">",
  "<",
  "&",
  "\u0000",
  "\u202e",
  "\ud800",
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: "binary", maxLength: 8 })), {
    maxLength: 6,
  })
  .map((pieces) => pieces.join(""));

describe("hostile words", () => {
  const inline: fc.Arbitrary<Inline> = fc.oneof(
    hostile.map(text),
    hostile.map((words): Inline => ({ type: "strong", children: [text(words)] })),
    hostile.map((words): Inline => ({ type: "code", text: words })),
    hostile.map((words) => link("https://example.org/?a=1&b=<|>", words)),
  );
  const block: fc.Arbitrary<Block> = fc.oneof(
    fc.array(inline, { maxLength: 4 }).map((children): Block => ({ type: "paragraph", children })),
    fc.array(hostile, { maxLength: 4 }).map((lines): Block => ({
      type: "list",
      ordered: true,
      items: lines.map((line) => [paragraph(line)]),
    })),
  );

  it("never become an element of Slack's markup, nor of its blocks", () => {
    fc.assert(
      fc.property(
        fc.array(block, { maxLength: 4 }),
        fc.constantFrom("ltr", "rtl"),
        (blocks, direction) => {
          for (const element of elementsIn(mrkdwn(blocks, direction))) {
            expect(element).toMatch(
              /^https:\/\/example\.org\/\?a=1&amp;b=(?:&lt;|%3C)%7C(?:&gt;|%3E)\|/,
            );
          }
          expect(elementsIn(plainWithLinks(blocks, direction))).toEqual([]);
          for (const form of render(
            { blocks, actions: [{ id: "a", label: "<!channel>" }] },
            direction,
          ).flat()) {
            expect(faultOfBlocks(form.blocks)).toBeNull();
            expect(elementsIn(form.text)).toEqual([]);
            expect(JSON.stringify(form.blocks ?? [])).not.toMatch(
              /"type":"(?:user|broadcast|usergroup|channel|emoji)"/,
            );
          }
        },
      ),
    );
  });

  it("are shown as they are, but for what cannot be shown", () => {
    fc.assert(
      fc.property(hostile, (words) => {
        const rich = richText([paragraph(words)], "ltr");
        const shown = rich === null ? "" : wordsOfBlocks([rich]);
        const visible = words
          .toWellFormed()
          .replaceAll(/\r\n?/g, "\n")
          .replaceAll(/[^\P{Cc}\t\n]/gu, "");
        expect(shown.replaceAll(/[\u200e\u200f]/gu, "")).toBe(
          visible.replaceAll(/[\u200e\u200f]/gu, ""),
        );
      }),
    );
  });
});
