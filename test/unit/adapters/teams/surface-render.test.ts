import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LIMITS } from "../../../../adapters/teams/limits.ts";
import {
  drawCaseCard,
  drawLine,
  drawNotice,
  drawPlaceholder,
  drawPreview,
  type StaffForms,
} from "../../../../adapters/teams/surface-render.ts";
import type { LineVoice } from "../../../../src/domain/staff-surface.ts";
import { buttonsOf, cardOf } from "../../../helpers/platforms/teams-look.ts";
import type { Activity } from "../../../helpers/platforms/teams-activities.ts";
import { seenPost } from "../../../helpers/platforms/teams-surface.ts";
import { runs } from "../../../helpers/runs.ts";

const VOICES: readonly LineVoice[] = ["person", "bot", "staff", "note", "service"];
/** Words with all that Teams reads as something else. */
const words = (longest = 300, size: "small" | "max" = "small"): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        { weight: 4, arbitrary: fc.string({ unit: "grapheme", maxLength: 12 }) },
        fc.constantFrom("**b**", "_i_", "[x](https://example.org/)", "<at>Mei</at>", "&lt;", "\n"),
        fc.constantFrom("{{DATE(2026-01-01,SHORT)}}", "${name}", "\u0000", "\ud800", " ", "🧭"),
      ),
      { maxLength: longest, size },
    )
    .map((pieces) => pieces.join(""));
const actions = fc.array(
  fc.record({ id: fc.string({ minLength: 1, maxLength: 90 }), label: words(6) }),
  { maxLength: 9 },
);

const formsOf = (forms: StaffForms): Activity[] => forms.map((draw) => ({ ...draw() }));
const richest = (forms: StaffForms): Activity => formsOf(forms)[0] ?? {};
const seen = (forms: StaffForms) => seenPost({ id: "1", activity: richest(forms) });
const bytesOf = (activity: Activity): number => JSON.stringify(cardOf(activity)).length * 2;
/** What is left of some words when nobody looks at how they are spaced. */
const bare = (text: string): string => text.toWellFormed().replaceAll(/[\s\p{Cc}\u2060]/gu, "");

describe("what staff are shown on Teams", () => {
  it("is within the limits of Teams in each form, whatever stands in it", () => {
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
            drawCaseCard({ title: other, fields, actions: some }),
            ...drawLine({ voice, label: one === "" ? null : one, text: other }),
            ...drawPreview({ text: one, quote: other, actions: some }),
            drawNotice(one),
          ];
          for (const form of drawn.flatMap(formsOf)) {
            if (form["text"] === undefined) expect(bytesOf(form)).toBeLessThan(LIMITS.cardBytes);
            else expect(form).toMatchObject({ textFormat: "plain" });
            expect(JSON.stringify(form)).not.toMatch(/\\u0000|\\ud800/);
          }
        },
      ),
      { numRuns: runs(60) },
    );
  });

  it("is bold where we say so and nowhere else; nothing in it does anything by itself", () => {
    fc.assert(
      fc.property(words(60), words(60), (one, other) => {
        const fields = [{ label: "Label", value: one }];
        const card = seen(drawCaseCard({ title: "Title", fields, actions: [] }));
        expect(card).toMatchObject({ bold: ["Title", "Label"], acts: [] });
        for (const line of drawLine({ voice: "person", label: "Name", text: one })) {
          expect(seen(line)).toMatchObject({ bold: ["▸ Name"], acts: [] });
        }
        for (const part of drawPreview({ text: one, quote: other, actions: [] })) {
          expect(seen(part)).toMatchObject({ bold: [], acts: [], buttons: [] });
        }
      }),
      { numRuns: runs(60) },
    );
  });

  it("leaves nothing out of a line or of what would be sent, however long it is", () => {
    fc.assert(
      fc.property(words(3_000, "max"), (text) => {
        const line = drawLine({ voice: "person", label: "N", text })
          .map((part) => seen(part).words.replace("▸ N", ""))
          .join("");
        expect(bare(line)).toBe(bare(text));
        const quote = drawPreview({ text: "Send?", quote: text, actions: [] })
          .map((part) => seen(part).words)
          .join("")
          .replace("Send?", "");
        expect(bare(quote)).toBe(bare(text));
      }),
      { numRuns: runs(20) },
    );
  });

  it("keeps lines apart, empty ones too, and the spaces within them", () => {
    const [line] = drawLine({ voice: "note", label: null, text: "a\n\n  b\r\nc\td" });
    expect(line === undefined ? "" : seen(line).words).toBe("📝\na\n\n  b\nc\td");
  });

  it("runs from right to left where its words do, and from left to right else", () => {
    const isRightToLeft = (text: string): boolean =>
      drawLine({ voice: "person", label: "N", text }).every(
        (part) => cardOf(richest(part))?.rtl === true,
      );
    expect(isRightToLeft("هل أحتاج إلى تأشيرة؟")).toBe(true);
    expect(isRightToLeft("Do I need a visa?")).toBe(false);
  });

  it("shows something even where there is nothing to be shown", () => {
    for (const forms of [
      drawNotice(""),
      drawNotice("\u200f"),
      drawCaseCard({ title: " ", fields: [], actions: [] }),
      drawPlaceholder(),
      ...drawLine({ voice: "service", label: null, text: "" }),
      ...drawPreview({ text: "", quote: "", actions: [] }),
    ]) {
      for (const form of formsOf(forms)) {
        const { words: shown } = seenPost({ id: "1", activity: form });
        expect(shown).toMatch(/^[…·]$/u);
      }
    }
  });

  it("has its buttons in short rows, as newer and as older clients know them, on its last part", () => {
    const some = Array.from({ length: LIMITS.actionsInRow + 1 }, (_, index) => ({
      id: `desk:${String(index)}:1`,
      label: `Do ${String(index)}`,
    }));
    const forms = drawCaseCard({ title: "Title", fields: [], actions: some });
    const [newer = {}, older = {}, plain = {}] = formsOf(forms);
    expect(buttonsOf(newer).map(({ type }) => type)).toEqual(some.map(() => "Action.Execute"));
    expect(buttonsOf(older).map(({ type }) => type)).toEqual(some.map(() => "Action.Submit"));
    expect(buttonsOf(older).map(({ data }) => data.action)).toEqual(some.map(({ id }) => id));
    expect(cardOf(newer)?.body.filter(({ type }) => type === "ActionSet")).toHaveLength(2);
    expect(plain["text"]).toBe("Title");
    const parts = drawPreview({ text: "Send?", quote: "word ".repeat(6_000), actions: some });
    const counts = parts.map((part) => buttonsOf(richest(part)).length);
    expect(counts.length).toBeGreaterThan(1);
    expect(counts).toEqual([...counts.slice(1).map(() => 0), some.length]);
  });

  it("is one message for a card, with every label, however long the values are", () => {
    const fields = Array.from({ length: 12 }, (_, index) => ({
      label: `Label ${String(index)}`,
      value: "{{".repeat(4_000),
    }));
    const forms = drawCaseCard({ title: "Title ".repeat(200), fields, actions: [] });
    expect(bytesOf(richest(forms))).toBeLessThan(LIMITS.cardBytes);
    for (const { label } of fields) expect(seen(forms).words).toContain(label);
    const many = Array.from({ length: 900 }, (_, index) => ({ label: `L${index}`, value: "v" }));
    const cut = drawCaseCard({ title: "Title", fields: many, actions: [] });
    expect(bytesOf(richest(cut))).toBeLessThan(LIMITS.cardBytes);
    expect(seen(cut).words).toMatch(/^Title\nL0 v\n/u);
  });
});
