import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawHtml } from "../../../../adapters/telegram/html.ts";
import { renderReply, withoutRatings, type Forms } from "../../../../adapters/telegram/render.ts";
import type { Reply } from "../../../../src/domain/answer.ts";
import { paragraph, plainText, type Block, type Inline } from "../../../../src/domain/block.ts";
import type { PlainDate } from "../../../../src/domain/plain-date.ts";
import { shippedTexts } from "../../../helpers/page-texts.ts";
import {
  readTelegramHtml,
  refusalOf,
  type SentPayload,
} from "../../../helpers/platforms/telegram-rules.ts";
import { aReply } from "../../../helpers/scripted-host.ts";
import { runs } from "../../../helpers/runs.ts";

const texts = shippedTexts();
const words = (text: string): Inline => ({ type: "text", text });
const lines = (...children: Inline[]): Block => ({ type: "paragraph", children });

function render(change: Partial<Reply>, direction: "ltr" | "rtl" = "ltr"): Forms[] {
  const reply = aReply({ validity: null, ...change });
  return renderReply(reply, direction, { texts, publicUrl: "https://help.example.org" });
}

const html = (...blocks: Block[]): string => drawHtml(blocks, "ltr").html;

describe("text as Telegram takes it", () => {
  it("is bold, italic, code and links, and lists as lines", () => {
    const link: Inline = {
      type: "link",
      url: "https://example.org/?a=1&b=2",
      children: [words("the page")],
    };
    expect(
      html(
        { type: "heading", children: [words("Visas")] },
        lines(words("See "), link, words(" & "), { type: "strong", children: [words("ask")] }),
        {
          type: "list",
          ordered: true,
          start: 3,
          items: [[paragraph("one")], [paragraph("two"), paragraph("more")]],
        },
        { type: "list", ordered: false, items: [[lines({ type: "code", text: "K<1>" })]] },
      ),
    ).toBe(
      [
        "<b>Visas</b>",
        'See <a href="https://example.org/?a=1&amp;b=2">the page</a> &amp; <b>ask</b>',
        "",
        "3. one",
        "4. two",
        "  more",
        "",
        "• <code>K&lt;1&gt;</code>",
      ].join("\n"),
    );
  });

  it("has the addresses behind the words when it bears no form", () => {
    const link: Inline = { type: "link", url: "https://example.org/", children: [words("here")] };
    expect(drawHtml([lines(words("Look "), link)], "ltr").plain).toBe(
      "Look here (https://example.org/)",
    );
  });

  it.each(["javascript:alert(1)", "tg://user?id=7001", "article:visas/z-visa", "not an address"])(
    "leaves only the words of a link to %s",
    (url) => {
      expect(html(lines({ type: "link", url, children: [words("x")] }))).toBe("x");
    },
  );

  it("calls nobody, and leaves the addresses of offices whole", () => {
    const joined = "\u2060";
    expect(html(paragraph("@everyone ask (@nadia) or office@example.org"))).toBe(
      `@${joined}everyone ask (@${joined}nadia) or office@example.org`,
    );
    const parted = lines(words("see @"), { type: "strong", children: [words("nadia")] });
    expect(drawHtml([parted], "ltr").text).toBe(`see @${joined}nadia`);
  });

  const hostile = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 40 }),
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.constantFrom(
      "<b>",
      "</b>",
      '<a href="tg://user?id=1">x</a>',
      "&lt;",
      "&amp;#60;",
      "<!channel>",
      "<@U1>",
      "@everyone",
      "x@",
      "@x",
      "[a](b)",
      "**a**",
      "```",
      "\0",
      "\u202e",
      "\r\n",
      "\ud800",
      "/forget",
    ),
  );
  const { inline } = fc.letrec<{ inline: Inline }>((tie) => ({
    inline: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      hostile.map(words),
      hostile.map((text): Inline => ({ type: "code", text })),
      fc.constant<Inline>({ type: "break" }),
      fc.record({
        type: fc.constantFrom("strong" as const, "emphasis" as const),
        children: fc.array(tie("inline"), { maxLength: 3 }),
      }),
      fc.record({
        type: fc.constant("link" as const),
        url: fc.oneof(hostile, fc.webUrl(), fc.constant('https://x.example/"><b>')),
        children: fc.array(tie("inline"), { maxLength: 3 }),
      }),
    ),
  }));
  const children = fc.array(inline, { maxLength: 6 });
  const textBlock = fc.record({
    type: fc.constantFrom("paragraph" as const, "heading" as const),
    children,
  });
  const block = fc.oneof(
    textBlock,
    fc.record({
      type: fc.constant("list" as const),
      ordered: fc.boolean(),
      items: fc.array(fc.array(textBlock, { minLength: 1, maxLength: 2 }), { maxLength: 4 }),
    }),
  );
  const direction = fc.constantFrom("ltr" as const, "rtl" as const);

  it("holds no markup but its own, whatever the words are", () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 5 }), direction, (blocks, runs) => {
        const drawn = drawHtml(blocks, runs);
        const read = readTelegramHtml(drawn.html);
        expect(read?.text).toBe(drawn.text);
        expect(read?.tags.length).toBe(drawn.entities);
        for (const { url } of read?.links ?? []) expect(url).toMatch(/^https?:\/\//);
        expect(drawn.text).not.toMatch(/(?<![A-Za-z0-9_])@[A-Za-z0-9_]/);
        expect(drawn.text).not.toMatch(/[\0-\x08\x0b-\x1f\x7f]/);
      }),
    );
  });

  it("says all words of the blocks in their order", () => {
    const letters = (text: string): string =>
      text.toWellFormed().replaceAll(/[\s\p{Cc}\u2060\u200e\u200f]/gu, "");
    fc.assert(
      fc.property(fc.array(textBlock, { maxLength: 5 }), direction, (blocks, runs) => {
        expect(letters(drawHtml(blocks, runs).text)).toBe(letters(plainText(blocks)));
      }),
    );
  });

  it("is parted into messages that Telegram takes, in each of their forms", () => {
    const long = fc
      .array(block, { minLength: 1, maxLength: 4 })
      .map((some) => [
        ...some,
        paragraph("An over-long paragraph with <tags> & emoji 🧭. ".repeat(150)),
        ...some,
      ]);
    fc.assert(
      fc.property(long, direction, (blocks, runs) => {
        const parts = render({ blocks, actions: [{ id: "human", label: "Ask" }] }, runs);
        expect(parts.length).toBeGreaterThan(1);
        for (const form of parts.flat()) {
          expect(refusalOf({ chat_id: 1, ...form } as SentPayload)).toBeNull();
        }
      }),
      { numRuns: runs(25) },
    );
  });
});

describe("the direction of lines", () => {
  const first = (text: string, direction: "ltr" | "rtl"): string =>
    drawHtml([paragraph(text)], direction).text.slice(0, 1);

  it("is that of the reply where the first letter would say otherwise", () => {
    expect(first("Z visa مطلوبة", "rtl")).toBe("\u200f");
    expect(first("30 – 90", "rtl")).toBe("\u200f");
    expect(first("نعم، 30 يومًا.", "rtl")).toBe("ن");
    expect(first("نعم means yes", "ltr")).toBe("\u200e");
    expect(first("Yes", "ltr")).toBe("Y");
  });

  it("is the one that a mark at the beginning of a line gives already", () => {
    const drawn = (text: string, direction: "ltr" | "rtl"): string =>
      drawHtml([paragraph(text)], direction).text;
    expect(drawn("\u200fVisa مطلوبة", "rtl")).toBe("\u200fVisa مطلوبة");
    expect(drawn("\u200eنعم means yes", "ltr")).toBe("\u200eنعم means yes");
    expect(drawn("\u200fYes", "ltr")).toBe("\u200e\u200fYes");
  });

  it("is set for each line of a list, an isolated word at its beginning left out", () => {
    const list: Block = {
      type: "list",
      ordered: false,
      items: [[paragraph("\u2068NSFC\u2069 منحة")], [paragraph("NSFC منحة")]],
    };
    expect(drawHtml([list], "rtl").text).toBe("• \u2068NSFC\u2069 منحة\n\u200f• NSFC منحة");
  });
});

describe("a reply on Telegram", () => {
  it("shows its day and its sources, and links that can be followed", () => {
    const [forms] = render({
      validity: "under_review",
      blocks: [lines({ type: "link", url: "article:visas/z-visa", children: [words("Z visa")] })],
      citations: [
        {
          title: "Rules <2026>",
          publisher: "NIA <Beijing>",
          url: "https://en.nia.gov.cn/rules",
          seenOn: "2026-10-07" as PlainDate,
          verifiedOn: null,
        },
      ],
    });
    const read = readTelegramHtml(forms?.[0].text ?? "");
    expect(read?.links).toEqual([
      { words: "Z visa", url: "https://help.example.org/a/visas/z-visa?lang=en" },
      { words: "NIA <Beijing>", url: "https://en.nia.gov.cn/rules" },
    ]);
    expect(read?.text).toContain("24 November 2026");
  });

  it("bears its buttons on the last of its messages only", () => {
    const actions = [{ id: "human", label: "Talk to a person" }];
    const parts = render({ blocks: [paragraph("word ".repeat(2_000))], actions });
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.slice(0, -1).every(([form]) => form.reply_markup === undefined)).toBe(true);
    expect(parts.at(-1)?.[0].reply_markup?.inline_keyboard).toEqual([
      [{ text: "Talk to a person", callback_data: "a:human" }],
    ]);
  });

  it("becomes simpler form by form, at last without buttons", () => {
    const [forms = []] = render({
      blocks: [lines({ type: "strong", children: [words("a < b")] })],
      actions: [{ id: "human", label: "Ask" }],
    }) as (readonly Forms[number][])[];
    const keyboard = { inline_keyboard: [[{ text: "Ask", callback_data: "a:human" }]] };
    expect(forms).toEqual([
      { text: "<b>a &lt; b</b>", parse_mode: "HTML", reply_markup: keyboard },
      { text: "a < b", reply_markup: keyboard },
      { text: "a < b" },
    ]);
  });

  it("puts short buttons side by side, long ones alone, and ratings last", () => {
    const answer = "6f1c3a2e-0b7d-4a53-9c1e-2f8f7d5b9a10";
    const [forms] = render({
      actions: [
        { id: "language:en", label: "English" },
        { id: `helpful:${answer}`, label: "This helped" },
        { id: `unhelpful:${answer}`, label: "This did not help" },
        { id: "language:zh", label: "中文" },
        { id: "article:visas/z-visa", label: "The Z visa for work, and what it takes".repeat(3) },
      ],
    });
    const rows = forms?.[0].reply_markup?.inline_keyboard ?? [];
    expect(rows.map((row) => row.map(({ callback_data }) => callback_data))).toEqual([
      ["a:language:en", "a:language:zh"],
      ["a:article:visas/z-visa"],
      [`a:helpful:${answer}`, `a:unhelpful:${answer}`],
    ]);
    const long = rows[1]?.[0]?.text ?? "";
    expect(long.length).toBeLessThanOrEqual(64);
    expect(long.endsWith("…")).toBe(true);
    expect(withoutRatings(rows)).toEqual(rows.slice(0, 2));
  });

  it("keeps the ratings when there are more buttons than Telegram takes", () => {
    const answer = "6f1c3a2e-0b7d-4a53-9c1e-2f8f7d5b9a10";
    const many = Array.from({ length: 120 }, (_, n) => ({
      id: `topic:t${n}`,
      label: `Topic ${n}`,
    }));
    const [forms] = render({ actions: [...many, { id: `helpful:${answer}`, label: "Yes" }] });
    const data = (forms?.[0].reply_markup?.inline_keyboard ?? []).flat();
    expect(data).toHaveLength(100);
    expect(data.at(-1)?.callback_data).toBe(`a:helpful:${answer}`);
    expect(data[0]?.callback_data).toBe("a:topic:t0");
  });
});
