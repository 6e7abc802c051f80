import type { Action } from "../../src/domain/answer.ts";
import { paragraph, plainText } from "../../src/domain/block.ts";
import type { Direction } from "../../src/domain/locale.ts";
import type { CaseCard, SurfacePost } from "../../src/domain/staff-surface.ts";
import { markFor } from "../shared/direction.ts";
import { shortened } from "../shared/graphemes.ts";
import { splitBlocks } from "../shared/split-blocks.ts";
import { lineHead } from "../shared/surface.ts";
import { drawButton, drawCard, literal, type ButtonKind } from "./draw-card.ts";
import { LIMITS } from "./limits.ts";
import { sizeOf, type Message } from "./render.ts";

type PostOf<Kind extends SurfacePost["kind"]> = Extract<SurfacePost, { readonly kind: Kind }>;

/** What staff are shown in one message, in its forms, the richest first; their language Teams need not know. */
export type StaffMessage = Omit<Message, "locale">;
export type StaffForms = readonly (() => StaffMessage)[];

/** Stands where nothing could be seen. */
const NOTHING = "…";
/** What of a card may be shortened so that it stays one message, from the mildest on; in UTF-16 units. */
const VALUE_UNITS = [2_000, 1_000, 500, 250, 100, 40, 10] as const;
/** Longer words before a quote would leave it no room. */
const INTRODUCTION_UNITS = 1_000;
const TITLE_UNITS = 200;
const SUMMARY_UNITS = 160;

interface Run {
  readonly text: string;
  readonly isBold?: true;
  readonly isLarge?: true;
}
/** The runs of one line. */
type Line = readonly Run[];

/** Lines, then words that stand apart from them, then buttons; all words are literal. */
interface Sheet {
  readonly lines: readonly Line[];
  readonly quote: readonly Line[];
  readonly actions: readonly Action[];
  readonly direction: Direction;
}

/** A card is one message, for it is drawn anew in place; values that are too long are shortened. */
export function drawCaseCard({ title, fields, actions }: CaseCard): StaffForms {
  const head = shortened(seen(onOneLine(title)), TITLE_UNITS);
  const direction = directionIn(title);
  const sheetOf = (some: CaseCard["fields"], units: number): Sheet => {
    const lines = some.flatMap(({ label, value }): Line[] => {
      const [first = [], ...rest] = linesOf(shortened(value, units));
      return [[{ text: onOneLine(label), isBold: true }, { text: " " }, ...first], ...rest];
    });
    const heading: Line = [{ text: head, isBold: true, isLarge: true }];
    return { lines: [heading, ...lines], quote: [], actions, direction };
  };
  for (const units of [Infinity, ...VALUE_UNITS]) {
    const sheet = sheetOf(fields, units);
    if (fits(sheet)) return formsOf(sheet);
  }
  for (let count = fields.length - 1; count > 0; count -= 1) {
    const sheet = sheetOf(fields.slice(0, count), Math.min(...VALUE_UNITS));
    if (fits(sheet)) return formsOf(sheet);
  }
  return formsOf(sheetOf([], 0));
}

/** Every part bears the head, so that none is taken for the words of somebody else. */
export function drawLine({ voice, label, text }: Omit<PostOf<"line">, "kind">): StaffForms[] {
  const head: Line = [{ text: onOneLine(lineHead(voice, label)), isBold: true }];
  const sheetOf = (words: string): Sheet => ({
    lines: [head, ...(words === "" ? [] : linesOf(words))],
    quote: [],
    actions: [],
    direction: directionIn(text),
  });
  return partsOf(text, (words) => fits(sheetOf(words))).map((words) => formsOf(sheetOf(words)));
}

/** The words that would be sent stand apart from what is asked; the last part bears the buttons. */
export function drawPreview({
  text,
  quote,
  actions,
}: Pick<PostOf<"preview">, "text" | "quote" | "actions">): StaffForms[] {
  const introduction = linesOf(shortened(seen(text), INTRODUCTION_UNITS));
  const sheetOf = (words: string, isFirst: boolean, isLast: boolean): Sheet => ({
    lines: isFirst ? introduction : [],
    quote: words === "" ? [] : linesOf(words),
    actions: isLast ? actions : [],
    direction: directionIn(quote === "" ? text : quote),
  });
  const parts = partsOf(quote, (words) => fits(sheetOf(words, true, true)));
  return parts.map((words, index) =>
    formsOf(sheetOf(words, index === 0, index === parts.length - 1)),
  );
}

/** Words of the service to staff, in one message. */
export function drawNotice(text: string): StaffForms {
  const lines = linesOf(shortened(seen(text), INTRODUCTION_UNITS));
  return formsOf({ lines, quote: [], actions: [], direction: directionIn(text) });
}

/** Heads a thread whose card is not known, until the next one is drawn in its place. */
export function drawPlaceholder(): StaffForms {
  return drawNotice(lineHead("service", null));
}

/** At least one part, which may be empty. */
function partsOf(text: string, isFitting: (words: string) => boolean): string[] {
  const parts = splitBlocks([paragraph(text)], (some) => isFitting(plainText(some)));
  return parts.length === 0 ? [""] : parts.map(plainText);
}

function formsOf(sheet: Sheet): StaffForms {
  return [
    () => cardMessage(sheet, "execute"),
    () => cardMessage(sheet, "submit"),
    () => ({ type: "message", textFormat: "plain", text: plainOf(sheet) }),
  ];
}

/** A card, for in a text Teams finds marks, addresses and small pictures. */
function cardMessage(sheet: Sheet, kind: ButtonKind): StaffMessage {
  const { lines, quote, actions, direction } = sheet;
  const body = [
    ...lines.map((line, index) => drawRuns(line, index < 1)),
    ...(quote.length === 0
      ? []
      : [
          {
            type: "Container",
            style: "emphasis",
            items: quote.map((line) => drawRuns(line, false)),
          },
        ]),
    ...buttonRows(actions, kind),
  ];
  return {
    type: "message",
    summary: shortened(onOneLine(plainOf(sheet)), SUMMARY_UNITS),
    attachments: [drawCard(body, direction)],
  };
}

/** Their words are short, so that several stand beside each other. */
function buttonRows(actions: readonly Action[], kind: ButtonKind): object[] {
  const shown = actions.slice(0, LIMITS.actions);
  const count = Math.ceil(shown.length / LIMITS.actionsInRow);
  return Array.from({ length: count }, (_, row) => ({
    type: "ActionSet",
    actions: shown
      .slice(row * LIMITS.actionsInRow, (row + 1) * LIMITS.actionsInRow)
      .map(({ id, label }) => drawButton({ id, label: onOneLine(label) }, kind)),
  }));
}

function drawRuns(line: Line, isFirst: boolean): object {
  const inlines = line.map(({ text, isBold, isLarge }) => ({
    type: "TextRun",
    text: literal(text),
    ...(isBold === true ? { weight: "Bolder" } : {}),
    ...(isLarge === true ? { size: "Medium" } : {}),
  }));
  return { type: "RichTextBlock", ...(isFirst ? {} : { spacing: "None" }), inlines };
}

/** One element a line, for a line break within a run is shown by some clients only; an empty one needs something in it. */
function linesOf(text: string): Line[] {
  return cleaned(text)
    .split(/\r\n|[\r\n]/)
    .map((line) => [{ text: line.trim() === "" ? "\u00a0" : line }]);
}

function plainOf({ lines, quote }: Sheet): string {
  return [...lines, ...quote].map((line) => line.map(({ text }) => text).join("")).join("\n");
}

/** That of the first letter, as people know it from their messengers. */
function directionIn(text: string): Direction {
  return markFor(text, "ltr") === "" ? "ltr" : "rtl";
}

function fits(sheet: Sheet): boolean {
  const message = cardMessage(sheet, "execute");
  return (message.attachments ?? []).every((card) => sizeOf(card) <= LIMITS.cardBytes);
}

function onOneLine(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .trim();
}

/** Without what no client shows and some refuse; tabs and ends of lines stay. */
function cleaned(text: string): string {
  return text.toWellFormed().replaceAll(/(?![\t\n\r])\p{Cc}/gu, "");
}

function seen(text: string): string {
  return /[^\s\p{C}]/u.test(text) ? text : NOTHING;
}
