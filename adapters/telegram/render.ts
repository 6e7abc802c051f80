import type { Action, Reply } from "../../src/domain/answer.ts";
import type { Direction } from "../../src/domain/locale.ts";
import type { Texts } from "../../src/ports/texts.ts";
import { shortened } from "../shared/graphemes.ts";
import { messengerBlocks } from "../shared/reply-blocks.ts";
import { splitBlocks } from "../shared/split-blocks.ts";
import { isRating, writeCallbackData } from "./callback-data.ts";
import { drawHtml, type Drawn } from "./html.ts";
import { LIMITS } from "./limits.ts";

export interface Button {
  readonly text: string;
  readonly callback_data: string;
}

/** What one message of ours holds beside its address. */
export interface Form {
  readonly text: string;
  readonly parse_mode?: "HTML";
  readonly reply_markup?: { readonly inline_keyboard: readonly (readonly Button[])[] };
}

/** The forms of one message, from the richest on. */
export type Forms = readonly [Form, ...Form[]];

export interface RenderOptions {
  readonly texts: Texts;
  /** Where readers reach the service; `null` leaves only the words of links to articles. */
  readonly publicUrl: string | null;
}

/** Draws a reply as the messages that it takes, in order; the last bears the buttons. */
export function renderReply(
  reply: Reply,
  direction: Direction,
  { texts, publicUrl }: RenderOptions,
): Forms[] {
  const blocks = messengerBlocks(reply, texts, publicUrl);
  const parts = splitBlocks(blocks, (some) => isWithinLimits(drawHtml(some, direction))).filter(
    (part) => hasWords(drawHtml(part, direction)),
  );
  const rows = buttonRows(reply.actions);
  return parts.map((part, index) =>
    formsOf(drawHtml(part, direction), index === parts.length - 1 ? rows : []),
  );
}

export function isWithinLimits({ html, text, entities }: Drawn): boolean {
  return (
    text.length <= LIMITS.textUnits &&
    html.length <= LIMITS.htmlUnits &&
    entities <= LIMITS.entities
  );
}

/** Telegram refuses a message of which nothing can be seen. */
export function hasWords({ text }: Pick<Drawn, "text">): boolean {
  return /[^\s\p{Cc}\p{Cf}]/u.test(text);
}

/** The forms of what is drawn, from the richest on; the last bears no buttons where there are any. */
export function formsOf(drawn: Drawn, rows: readonly (readonly Button[])[]): Forms {
  const plain = drawn.plain.length <= LIMITS.textUnits ? drawn.plain : drawn.text;
  const buttons = rows.length === 0 ? {} : { reply_markup: { inline_keyboard: rows } };
  return [
    { text: drawn.html, parse_mode: "HTML", ...buttons },
    { text: plain, ...buttons },
    ...(rows.length === 0 ? [] : [{ text: plain }]),
  ];
}

/** Labels side by side, as far as a phone shows them whole. */
const ROW = { units: 30, buttons: 3 };

export function buttonRows(actions: readonly Action[]): Button[][] {
  const buttons = actions.map(({ id, label }) => ({
    text: shortened(label, LIMITS.buttonUnits),
    callback_data: writeCallbackData(id),
  }));
  const ratings = buttons.filter(({ callback_data }) => isRating(callback_data));
  const others = buttons
    .filter(({ callback_data }) => !isRating(callback_data))
    .slice(0, LIMITS.buttons - ratings.length);
  return [...inRows(others), ...(ratings.length === 0 ? [] : [ratings])];
}

function inRows(buttons: readonly Button[]): Button[][] {
  const rows: Button[][] = [];
  for (const button of buttons) {
    const row = rows.at(-1);
    const units = [...(row ?? []), button].reduce((sum, { text }) => sum + text.length, 0);
    if (row === undefined || row.length === ROW.buttons || units > ROW.units) rows.push([button]);
    else row.push(button);
  }
  return rows;
}

/** The rows that stay when an answer has been rated. */
export function withoutRatings<Kept extends { readonly callback_data?: string | undefined }>(
  rows: readonly (readonly Kept[])[],
): Kept[][] {
  return rows
    .map((row) => row.filter(({ callback_data }) => !isRating(callback_data ?? "")))
    .filter((row) => row.length > 0);
}
