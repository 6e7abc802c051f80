import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LIMITS } from "../../../../adapters/slack/limits.ts";
import type { SlackMessage, SlackPart } from "../../../../adapters/slack/render.ts";
import {
  drawCard,
  drawLine,
  drawNotice,
  drawPreview,
} from "../../../../adapters/slack/surface-render.ts";
import {
  buttonsOfBlocks,
  faultOfBlocks,
  runsOfBlocks,
  wordsOfBlocks,
} from "../../../helpers/platforms/slack-blocks.ts";
import { runs } from "../../../helpers/runs.ts";

const words = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({
    unit: fc.constantFrom("<", ">", "&", "!", "@", "|", "*", "_", "`", "\n", " ", "签"),
  }),
  fc.constantFrom(
    "<!channel>",
    "<@U012AB3CD>",
    "<#C012AB3CD|x>",
    "&lt;!here&gt;",
    "\u202e\u0000",
    "",
  ),
);
/** Now and then longer than one message holds. */
const longWords = fc
  .tuple(words, fc.integer({ min: 1, max: 1_500 }))
  .map(([text, times]) => text.repeat(times).slice(0, 12_000));
const button = fc.record({ id: fc.string({ maxLength: 2_100 }), label: words });
const RUNS = { numRuns: runs(25) };

function first(part: SlackPart | undefined): SlackMessage {
  const [message] = part ?? [];
  if (message === undefined) throw new Error("nothing was drawn");
  return message;
}

/** In no form may anything act, or Slack refuse it. */
function expectSafe(part: SlackPart): void {
  for (const { text, blocks } of part) {
    expect(text).not.toMatch(/[<>]/);
    expect(text).not.toBe("");
    expect(text.length).toBeLessThanOrEqual(LIMITS.plainCharacters);
    expect(faultOfBlocks(blocks)).toBeNull();
    // Runs of rich text are literal; in Slack's own markup all begins with an angle bracket.
    const sections = (blocks ?? []).filter((block) => "text" in block && "type" in block);
    for (const block of sections.filter(({ type }) => type === "section")) {
      expect(wordsOfBlocks([block])).not.toMatch(/[<>]/);
    }
    for (const { type } of runsOfBlocks(blocks ?? [])) expect(type).toBe("text");
  }
}

const wordsOf = (part: SlackPart): string => wordsOfBlocks(first(part).blocks ?? []);

describe("a card on Slack", () => {
  it("is a header, its fields and its buttons, with a text for notifications beside them", () => {
    const card = first(
      drawCard({
        title: "YZ-2026-0042 · open",
        fields: [
          { label: "Language", value: "English" },
          { label: "Question", value: "Two\nlines" },
        ],
        actions: [{ id: "desk:take:1", label: "Take" }],
      }),
    );
    expect(card.text).toBe("YZ-2026-0042 · open\nLanguage English\nQuestion Two\nlines");
    expect(card.blocks?.map((block) => (block as { type: string }).type)).toEqual([
      "header",
      "rich_text",
      "actions",
    ]);
    expect(runsOfBlocks(card.blocks ?? []).filter(({ isBold }) => isBold)).toMatchObject([
      { text: "Language" },
      { text: "Question" },
    ]);
    expect(buttonsOfBlocks(card.blocks ?? [])).toEqual([{ label: "Take", value: "desk:take:1" }]);
  });

  it("is one message that Slack takes, whatever it says, and nothing in it acts", () => {
    const field = fc.record({ label: words, value: longWords });
    const card = fc.record({
      title: longWords,
      fields: fc.array(field, { maxLength: 12 }),
      actions: fc.array(button, { maxLength: 30 }),
    });
    fc.assert(
      fc.property(card, (given) => {
        expectSafe(drawCard(given));
      }),
      RUNS,
    );
  });

  it("keeps what fits uncut, and shows that something was left out of what does not", () => {
    const short = drawCard({ title: "T", fields: [{ label: "L", value: "short" }], actions: [] });
    expect(wordsOf(short)).toContain("L short");
    const value = "word ".repeat(3_000);
    const long = drawCard({ title: "T", fields: [{ label: "L", value }], actions: [] });
    expect(wordsOf(long)).toMatch(/^T\s+L word .*…$/su);
  });
});

describe("a line on Slack", () => {
  it("has nothing left out and nothing that acts, and its head on each part", () => {
    fc.assert(
      fc.property(longWords, (text) => {
        const parts = drawLine({ voice: "person", label: "Ada <!here>", text });
        for (const part of parts) {
          expectSafe(part);
          expect(wordsOf(part)).toMatch(/^▸ Ada <!here>/u);
        }
        const bare = (given: string): string => given.toWellFormed().replaceAll(/[\s\p{Cc}]/gu, "");
        const shown = parts.map((part) => wordsOf(part).replace("▸ Ada <!here>", ""));
        expect(bare(shown.join(""))).toBe(bare(text));
      }),
      RUNS,
    );
  });

  it("is drawn without words too", () => {
    expect(drawLine({ voice: "service", label: null, text: " \n" }).map(wordsOf)).toEqual(["·"]);
  });
});

describe("a preview on Slack", () => {
  it("sets the words that would be sent apart as a quote", () => {
    const actions = [{ id: "desk:send:1", label: "Send" }];
    const [part, ...more] = drawPreview({ text: "Send this?", quote: "*No*.", actions });
    expect(more).toEqual([]);
    expect(first(part).blocks).toMatchObject([
      {
        type: "rich_text",
        elements: [
          { type: "rich_text_section", elements: [{ text: "Send this?" }] },
          { type: "rich_text_quote", elements: [{ text: "*No*." }] },
        ],
      },
      { type: "actions" },
    ]);
  });

  it("has nothing that acts, and its buttons below the last part alone", () => {
    const actions = [{ id: "desk:send:1", label: "Send" }];
    fc.assert(
      fc.property(longWords, longWords, (text, quote) => {
        const parts = drawPreview({ text, quote, actions });
        for (const part of parts) expectSafe(part);
        const counts = parts.map((part) => buttonsOfBlocks(first(part).blocks ?? []).length);
        expect(counts).toEqual(parts.map((_, index) => (index === parts.length - 1 ? 1 : 0)));
      }),
      RUNS,
    );
  });
});

describe("a notice on Slack", () => {
  it("is one message with something to see", () => {
    fc.assert(
      fc.property(longWords, (text) => {
        expectSafe(drawNotice(text));
      }),
      RUNS,
    );
    expect(wordsOf(drawNotice(""))).toBe("…");
    expect(wordsOf(drawNotice("Gone."))).toBe("Gone.");
  });
});
