import fc from "fast-check";
import { fromMarkdown } from "mdast-util-from-markdown";
import { describe, expect, it } from "vitest";
import { LIMITS } from "../../../../adapters/teams/limits.ts";
import { renderDelivery, type Message } from "../../../../adapters/teams/render.ts";
import type { Citation, Reply } from "../../../../src/domain/answer.ts";
import { paragraph, plainText, type Block } from "../../../../src/domain/block.ts";
import { directionOf } from "../../../../src/domain/locale.ts";
import type { PlainDate } from "../../../../src/domain/plain-date.ts";
import { shippedTexts } from "../../../helpers/page-texts.ts";
import {
  buttonsOf,
  cardOf,
  wordsOf,
  wordsOfMarkdown,
} from "../../../helpers/platforms/teams-look.ts";
import type { Activity } from "../../../helpers/platforms/teams-activities.ts";
import { aReply } from "../../../helpers/scripted-host.ts";

const texts = shippedTexts();

/** Without the day below it, so that a test sees its own words only. */
function bare(change: Partial<Reply>): Reply {
  return aReply({ validity: null, ...change });
}

/** All forms of all parts. */
function draw(reply: Reply): Message[][] {
  const delivery = { reply, direction: directionOf(reply.language) };
  return renderDelivery(delivery, texts, "https://yizhan.example").map(({ forms }) =>
    forms.map((form) => form()),
  );
}

function one(reply: Reply): Message[] {
  const [part, ...more] = draw(reply);
  if (part === undefined || more.length > 0) throw new Error("it has not one part");
  return part;
}

const activity = (message: Message | undefined): Activity => ({ ...message });

function source(change: Partial<Citation> = {}): Citation {
  return {
    title: "Entry rules",
    publisher: "Immigration Administration",
    url: "https://example.org/rules",
    seenOn: "2026-11-01" as PlainDate,
    verifiedOn: null,
    ...change,
  };
}

const RATINGS = [
  { id: "helpful:1", label: "This helped" },
  { id: "unhelpful:1", label: "This did not help" },
];

describe("an answer from left to right", () => {
  it("is text, with its sources numbered and told to Teams", () => {
    const [rich] = one(aReply({ citations: [source(), source({ title: "Other", url: null })] }));
    expect(rich?.textFormat).toBe("markdown");
    expect(rich?.text).toBe(
      [
        "An answer.",
        "_As of 24 November 2026_",
        "**Sources** [1] [Immigration Administration](https://example.org/rules) · [2] Immigration Administration (2)",
      ].join("\n\n"),
    );
    const appearance = {
      "@type": "DigitalDocument",
      abstract: "Immigration Administration, source seen on 1 November 2026",
    };
    expect(rich?.entities).toEqual([
      {
        type: "https://schema.org/Message",
        "@type": "Message",
        "@context": "https://schema.org",
        citation: [
          {
            "@type": "Claim",
            position: 1,
            appearance: { ...appearance, name: "Entry rules", url: "https://example.org/rules" },
          },
          { "@type": "Claim", position: 2, appearance: { ...appearance, name: "Other" } },
        ],
      },
    ]);
  });

  it("is never labelled as written by a model, for it is not", () => {
    expect(JSON.stringify(draw(aReply({ citations: [source()] })))).not.toContain("AIGenerated");
  });

  it("names at most ten sources to Teams, shortened, and shows them all", () => {
    const citations = Array.from({ length: 25 }, (_, n) =>
      source({
        title: `Source ${n} ${"x".repeat(100)}`,
        publisher: "P".repeat(200),
        by: `Office ${n}`,
      }),
    );
    const [rich] = one(aReply({ citations }));
    const [entity] = (rich?.entities ?? []) as { citation: { appearance: never }[] }[];
    expect(entity?.citation).toHaveLength(10);
    for (const { appearance } of entity?.citation ?? []) {
      const { name, abstract } = appearance as { name: string; abstract: string };
      expect(name.length).toBeLessThanOrEqual(80);
      expect(abstract.length).toBeLessThanOrEqual(160);
    }
    expect(rich?.text).toContain("[10]");
    expect(rich?.text).not.toContain("[11]");
    expect(rich?.text).toContain("Office 24");
  });

  it("has its buttons on a card after it, for newer clients, for older ones and for none", () => {
    const actions = [{ id: "article:a/b", label: "Read more" }, ...RATINGS];
    const [answer, buttons, ...more] = draw(bare({ actions }));
    expect(more).toEqual([]);
    expect(answer?.map(({ text }) => text)).toEqual(["An answer.", "An answer.", "An answer."]);
    expect(answer?.every(({ attachments }) => attachments === undefined)).toBe(true);
    const [rich, simpler, plain] = buttons ?? [];
    expect(rich).toMatchObject({ summary: "Read more · This helped · This did not help" });
    expect(cardOf(activity(rich))).toMatchObject({ version: "1.5" });
    expect(cardOf(activity(rich))?.rtl).toBeUndefined();
    expect(buttonsOf(activity(rich))[0]).toEqual({
      type: "Action.Execute",
      verb: "yizhan",
      title: "Read more",
      data: { action: "article:a/b" },
      fallback: { type: "Action.Submit", title: "Read more", data: { action: "article:a/b" } },
    });
    expect(cardOf(activity(rich))?.body.map(({ actions: row }) => row?.length)).toEqual([1, 2]);
    expect(buttonsOf(activity(simpler)).map(({ type }) => type)).toEqual([
      "Action.Submit",
      "Action.Submit",
      "Action.Submit",
    ]);
    expect(plain).toMatchObject({ textFormat: "plain" });
    expect(plain?.text).toBe("• Read more\n\n• This helped\n\n• This did not help");
  });

  it("keeps the buttons that rate it when there are too many, and shortens long words", () => {
    const many = Array.from({ length: 40 }, (_, n) => ({
      id: `article:a/${n}`,
      label: `${n} ${"long ".repeat(40)}`,
    }));
    const [, card] = draw(bare({ actions: [...many, ...RATINGS] }));
    const buttons = buttonsOf(activity(card?.[0]));
    expect(buttons).toHaveLength(LIMITS.actions);
    expect(buttons[0]?.data.action).toBe("article:a/0");
    expect(buttons.slice(-2).map(({ data }) => data.action)).toEqual(["helpful:1", "unhelpful:1"]);
    for (const { title } of buttons) expect(title.length).toBeLessThanOrEqual(LIMITS.actionLabel);
    expect(JSON.stringify(card?.[0]?.attachments).length * 2).toBeLessThan(LIMITS.cardBytes);
  });

  it("asks Teams for its thumbs where there is something to rate, below the words alone", () => {
    const [answer, buttons] = draw(bare({ actions: RATINGS }));
    expect(answer?.[0]?.channelData).toEqual({ feedbackLoop: { type: "default" } });
    expect(buttons?.[0]?.channelData).toBeUndefined();
    const [other] = draw(bare({ actions: [{ id: "human", label: "A person" }] }));
    expect(other?.[0]?.channelData).toBeUndefined();
  });

  it("has no headings, which Teams does not draw, and lists that count on", () => {
    const blocks: Block[] = [
      { type: "heading", children: [{ type: "text", text: "Steps" }] },
      { type: "list", ordered: true, start: 3, items: [[paragraph("three")], [paragraph("four")]] },
    ];
    const [rich, , plain] = one(bare({ blocks }));
    expect(rich?.text).toBe("**Steps**\n\n3. three\n4. four");
    expect(plain?.text).toBe("Steps\n\n3. three\n4. four");
  });

  it("tells in plain text where a link leads", () => {
    const link: Block = {
      type: "paragraph",
      children: [
        { type: "link", url: "https://example.org/x", children: [{ type: "text", text: "here" }] },
      ],
    };
    const [rich, , plain] = one(bare({ blocks: [link] }));
    expect(rich?.text).toBe("[here](https://example.org/x)");
    expect(plain?.text).toBe("here (https://example.org/x)");
  });
});

describe("an answer from right to left", () => {
  const reply = aReply({
    language: "ar",
    blocks: [paragraph("نعم، 30 يومًا.")],
    citations: [source()],
    actions: RATINGS,
  });

  it("is a card that says so, with its buttons and thumbs in it", () => {
    const [rich] = one(reply);
    expect(cardOf(activity(rich))).toMatchObject({ rtl: true, version: "1.5" });
    expect(rich?.text).toBeUndefined();
    expect(wordsOf(activity(rich))[0]).toBe("نعم، 30 يومًا.");
    expect(buttonsOf(activity(rich))).toHaveLength(2);
    expect(rich?.channelData).toEqual({ feedbackLoop: { type: "default" } });
    expect(rich?.summary).toContain("نعم");
    expect(rich?.summary).not.toMatch(/[\uE000\uE001]/);
  });

  it("leads to its sources", () => {
    const json = JSON.stringify(one(reply)[0]);
    expect(json).toContain(
      '"selectAction":{"type":"Action.OpenUrl","url":"https://example.org/rules"}',
    );
    expect(json).toContain('"text":"[1] "');
  });

  it("has a mark of its direction before each paragraph where no card is taken", () => {
    const [, simpler, plain] = one(reply);
    expect(buttonsOf(activity(simpler)).map(({ type }) => type)).toEqual([
      "Action.Submit",
      "Action.Submit",
    ]);
    expect(cardOf(activity(simpler))?.rtl).toBe(true);
    for (const words of (plain?.text ?? "").split("\n\n")) {
      expect(words).toMatch(/^(?:• )?\u200F/);
    }
  });
});

/** What would act if it were not escaped, in Markdown, HTML, mentions, cards or templates. */
const hostile = fc.oneof(
  fc.constantFrom(
    "<at>Everyone</at>",
    "<b>bold</b> <img src=x onerror=y>",
    "**bold** _it_ `code` ~~no~~",
    "[link](https://evil.example)",
    "[1] [2]: https://evil.example",
    "![x](https://evil.example/x.png)",
    "{{DATE(2026-11-24T00:00:00Z,SHORT)}} ${secret} ${{x}}",
    "# heading\n- item\n1. item\n> quote\n---\n    code",
    "https://evil.example www.evil.example a@evil.example",
    "&lt;b&gt; &amp;amp; &#60;",
    "back\\slash \\<b> \\& \\\\< ends with \\",
    "\uE000" + "7" + "\uE001",
    '{"type":"AdaptiveCard"}',
    "| a | b |\n| - | - |",
    "نص <at>x</at> \u202E right",
  ),
  fc.string({ unit: "grapheme" }),
  fc.string({
    unit: fc.constantFrom("<", ">", "&", "\\", "*", "_", "[", "]", "{", "$", "`", "\n", "a", " "),
  }),
);

describe("what people or articles say", () => {
  const blocksOf = (text: string): Block[] => [
    paragraph(text),
    { type: "list", ordered: false, items: [[paragraph(text)]] },
    { type: "heading", children: [{ type: "text", text: `x${text}` }] },
    {
      type: "paragraph",
      children: [
        { type: "code", text },
        { type: "text", text: " end" },
      ],
    },
  ];
  const seen = (text: string): string =>
    text
      .replaceAll(/[\uE000\uE001]|[^\P{Cc}\n]/gu, "")
      .toWellFormed()
      .replaceAll(/\s+/g, "");

  it("never acts in Markdown, and is read as it is", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const [part] = draw(bare({ blocks: blocksOf(text) }));
        const markdown = part?.[0]?.text ?? "";
        const json = JSON.stringify(fromMarkdown(markdown));
        expect(json).not.toMatch(
          /"type":"(?:html|link|image|code|inlineCode|definition|blockquote|thematicBreak|heading)"/,
        );
        expect(markdown).not.toMatch(/<\/?[a-z!]/i);
        const all = wordsOfMarkdown(markdown).join("");
        expect(seen(all)).toBe(seen(plainText(blocksOf(text))));
        expect(part?.[0]?.entities).toBeUndefined();
      }),
    );
  });

  it("never acts in a card, on its buttons or in a window about a source", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const reply = bare({
          language: "ar",
          blocks: blocksOf(text),
          actions: [{ id: "human", label: text }],
          citations: [source({ title: text, publisher: text })],
        });
        for (const part of draw(reply)) {
          const card = JSON.stringify(part[0]?.attachments ?? []);
          expect(card).not.toContain('"type":"TextBlock"');
          expect(card).not.toContain('"msteams"');
          expect(card.replaceAll(/"data":\{[^}]*\}/g, "")).not.toMatch(/\{\{|\$\{/);
          const urls = [...card.matchAll(/"url":"([^"]*)"/g)].map((match) => match[1]);
          expect(urls.every((url) => url === "https://example.org/rules")).toBe(true);
        }
      }),
    );
  });

  it("numbers nothing that is no source", () => {
    const [rich] = one(bare({ blocks: [paragraph("\uE0001\uE001 and [1]")] }));
    expect(rich?.text).toBe("1 and \\[1]");
    expect(rich?.entities).toBeUndefined();
  });
});

describe("a long answer", () => {
  const sizeOf = (value: unknown): number => JSON.stringify(value).length * 2;
  const long = (count: number, words: string): Block[] =>
    Array.from({ length: count }, (_, n) => paragraph(`${n} ${words.repeat(60).trim()}`));

  it("is parted within the limits, with nothing left out and buttons on the last part", () => {
    for (const language of ["en", "ar", "zh"]) {
      const blocks = long(120, language === "en" ? "word 🧭 " : "كلمة <b> ");
      const parts = draw(bare({ language, blocks, actions: RATINGS, citations: [source()] }));
      expect(parts.length).toBeGreaterThan(1);
      for (const [rich] of parts) {
        expect(sizeOf(rich)).toBeLessThanOrEqual(LIMITS.messageBytes);
        for (const card of rich?.attachments ?? []) {
          expect(sizeOf(card)).toBeLessThanOrEqual(LIMITS.cardBytes);
        }
      }
      const buttons = parts.map(([rich]) => buttonsOf(activity(rich)).length);
      expect(buttons).toEqual([...parts.slice(1).map(() => 0), 2]);
      const words = parts.flatMap(([rich]) => wordsOf(activity(rich)));
      expect(words.join("\n")).toContain(plainText(blocks.slice(0, 50)));
      for (const [n, block] of blocks.entries())
        expect([n, words[n]]).toEqual([n, plainText([block])]);
    }
  });

  it("tells each part of its own sources only", () => {
    const citations = Array.from({ length: 10 }, (_, n) =>
      source({ title: `Source ${n}`, publisher: "P".repeat(6_000) }),
    );
    const parts = draw(bare({ blocks: [paragraph("Short.")], citations }));
    expect(parts.length).toBeGreaterThan(1);
    const told = parts.map(([rich]) => {
      const [entity] = (rich?.entities ?? []) as { citation: { position: number }[] }[];
      const positions = (entity?.citation ?? []).map(({ position }) => position);
      for (const position of positions) expect(rich?.text).toContain(`[${position}]`);
      return positions;
    });
    expect(told.flat()).toEqual(Array.from({ length: 10 }, (_, n) => n + 1));
  });
});
