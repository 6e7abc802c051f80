import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Forms } from "../../../../adapters/telegram/render.ts";
import {
  drawCard,
  drawLine,
  drawNotice,
  drawOverwrite,
  drawPreview,
  topicName,
} from "../../../../adapters/telegram/surface-render.ts";
import type { LineVoice } from "../../../../src/domain/staff-surface.ts";
import {
  readTelegramHtml,
  refusalOf,
  type SentPayload,
} from "../../../helpers/platforms/telegram-rules.ts";
import { runs } from "../../../helpers/runs.ts";

const VOICES: readonly LineVoice[] = ["person", "bot", "staff", "note", "service"];
/** Words with all that Telegram reads as something else. */
const words = (longest = 400, size: "small" | "max" = "small"): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        { weight: 4, arbitrary: fc.string({ unit: "grapheme", maxLength: 12 }) },
        fc.constantFrom(
          "<b>",
          "</b>",
          "<a href='x'>",
          "&lt;",
          "&",
          "@nadia",
          "/forget",
          "\n",
          "🧭",
        ),
        fc.constantFrom(
          "https://example.org/",
          "tg://user?id=1",
          "\u0000",
          "\ud800",
          "\u200b",
          " ",
        ),
      ),
      { maxLength: longest, size },
    )
    .map((pieces) => pieces.join(""));
const actions = fc.array(
  fc.record({ id: fc.string({ minLength: 1, maxLength: 90 }), label: words(6) }).map((action) => ({
    ...action,
    label: `x${action.label}`,
  })),
  { maxLength: 8 },
);

const sent = (form: Forms[number]): SentPayload => ({ chat_id: -1, ...form }) as SentPayload;
const refusals = (forms: readonly Forms[]): unknown[] =>
  forms.flatMap((each) => each.map((form) => refusalOf(sent(form)))).filter((it) => it !== null);
const read = (forms: Forms) => {
  const html = readTelegramHtml(forms[0].text);
  if (html === null) throw new Error("it is no HTML");
  return html;
};
/** What is left of some words when nobody looks at how they are spaced. */
const bare = (text: string): string => text.toWellFormed().replaceAll(/[\s\p{Cc}\u2060]/gu, "");

describe("what staff are shown on Telegram", () => {
  it("is taken by Telegram in each form, whatever stands in it", () => {
    fc.assert(
      fc.property(
        words(),
        words(),
        fc.constantFrom(...VOICES),
        actions,
        (one, other, voice, some) => {
          const fields = [
            { label: one, value: other },
            { label: "Question", value: one },
          ];
          const drawn = [
            drawCard({ title: other, fields, actions: some }),
            ...drawLine({ voice, label: one === "" ? null : one, text: other }),
            ...drawPreview({ text: one, quote: other, actions: some }),
            ...drawNotice(one),
            drawOverwrite(other),
          ];
          expect(refusals(drawn)).toEqual([]);
        },
      ),
      { numRuns: runs(60) },
    );
  });

  it("is bold and quoted where we say so, and nowhere else; it links to nothing and calls nobody", () => {
    fc.assert(
      fc.property(words(60), words(60), (one, other) => {
        const card = drawCard({
          title: "Title",
          fields: [{ label: "Label", value: one }],
          actions: [],
        });
        expect(read(card)).toMatchObject({ tags: ["b", "b"], links: [] });
        for (const line of drawLine({ voice: "person", label: "Name", text: one })) {
          expect(read(line)).toMatchObject({ tags: ["b"], bold: ["▸ Name"], links: [] });
        }
        for (const part of drawPreview({ text: one, quote: other, actions: [] })) {
          expect(read(part).tags.filter((tag) => tag !== "blockquote")).toEqual([]);
        }
        for (const forms of [card, ...drawLine({ voice: "note", label: null, text: one })]) {
          for (const { text } of forms) expect(text).not.toMatch(/(?<!\w)@[a-z]/i);
        }
      }),
      { numRuns: runs(60) },
    );
  });

  it("leaves nothing out of a line or of what would be sent, however long it is", () => {
    fc.assert(
      fc.property(words(1_500, "max"), (text) => {
        const line = drawLine({ voice: "person", label: "N", text })
          .map((part) => read(part).text.replace("▸ N", ""))
          .join("");
        const visible = bare(text);
        expect(bare(line)).toBe(/[^\p{Cf}]/u.test(visible) ? visible : bare(line));
        const quote = drawPreview({ text: "Send?", quote: text, actions: [] })
          .map((part) => read(part).text)
          .join("")
          .replace("Send?", "");
        expect(bare(quote)).toBe(/[^\p{Cf}]/u.test(visible) ? visible : "");
      }),
      { numRuns: runs(30) },
    );
  });

  it("is one message for a card, with every label, however long the values are", () => {
    const fields = Array.from({ length: 12 }, (_, index) => ({
      label: `Label ${index}`,
      value: "&".repeat(4_000),
    }));
    const card = drawCard({ title: "Title", fields, actions: [] });
    expect(refusals([card])).toEqual([]);
    for (const { label } of fields) expect(read(card).text).toContain(label);
    expect(read(card).text).toContain("…");
  });

  it("is still a card when even the labels are too many, and when its title is too long", () => {
    const fields = Array.from({ length: 300 }, (_, index) => ({
      label: `A long label of the field ${index}`,
      value: "value",
    }));
    const card = drawCard({ title: "Title", fields, actions: [] });
    expect(refusals([card])).toEqual([]);
    expect(read(card).text).toContain("Title\nA long label of the field 0 value");
    const long = drawCard({ title: "T".repeat(9_000), fields: [], actions: [] });
    expect(refusals([long])).toEqual([]);
  });

  it("bears the buttons once, below its last part", () => {
    const some = [{ id: "desk:send:1", label: "Send" }];
    const parts = drawPreview({ text: "Send?", quote: "word ".repeat(2_000), actions: some });
    expect(parts.length).toBeGreaterThan(1);
    const buttons = parts.map(([{ reply_markup }]) => reply_markup?.inline_keyboard.flat().length);
    expect(buttons).toEqual([...parts.slice(1).map(() => undefined), 1]);
  });

  it("names a topic in one line that Telegram takes, whatever the title is", () => {
    expect(topicName("YZ-2026-0042 · open\n urgent")).toBe("YZ-2026-0042 · open urgent");
    expect(topicName(" \n\u200b")).toBe("…");
    fc.assert(
      fc.property(words(), (title) => {
        const name = topicName(title);
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(128);
        expect(name).not.toMatch(/[\p{Cc}\ud800]/u);
        expect(topicName(name)).toBe(name);
      }),
    );
  });
});
