import type { Confidence } from "../api/content-types.ts";
import type { RowView } from "../api/row-types.ts";
import { isDay } from "../lib/days.ts";

/** How a row may end; `fact`: with the day that a fact holds, and with all other rows that name it. */
export const ENDS = ["open", "day", "fact"] as const;
export type End = (typeof ENDS)[number];

/** A row as its form holds it; days and numbers are empty where there are none. */
export interface RowDraft {
  readonly days: string;
  readonly from: string;
  readonly end: End;
  readonly day: string;
  readonly fact: string;
  readonly confidence: Confidence;
}

export function draftOf({ days, from, until, lastDay, confidence }: RowView): RowDraft {
  const isFact = until !== null && until !== lastDay;
  return {
    days: days === null ? "" : String(days),
    from: from ?? "",
    end: until === null ? "open" : isFact ? "fact" : "day",
    day: isFact ? "" : (until ?? ""),
    fact: isFact ? until : "",
    confidence,
  };
}

/** What it says, as it is sent. */
export function saidBy({ days, from, end, day, fact }: RowDraft) {
  const until = { open: null, day, fact }[end];
  return { days: days === "" ? null : Number(days), from: from === "" ? null : from, until };
}

/** Whether it says something else than the row in force. */
export function isNewRow(draft: RowDraft, row: RowView): boolean {
  const { days, from, until } = saidBy(draft);
  return days !== row.days || from !== row.from || until !== row.until;
}

export function isRowReady(draft: RowDraft, { scheme }: RowView): boolean {
  const { days, from, end, day, fact } = draft;
  const isStay = scheme === "none" ? days === "" : /^[1-9]\d{0,3}$/.test(days);
  const isBegun = from === "" || isDay(from);
  const isEnded = end === "open" || (end === "day" ? isDay(day) : fact !== "");
  return isStay && isBegun && isEnded && isInOrder(draft);
}

export function isInOrder({ from, end, day }: RowDraft): boolean {
  return end !== "day" || from === "" || day === "" || from <= day;
}
