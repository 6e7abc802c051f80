import type { CalendarItem } from "../api/calendar-types.ts";

/** What a row is about: its country in the reader’s language, else what it is told as. */
export function rowName(claim: string, language: string): string {
  const code = /^row:visa-free:[^:]+:([A-Z]{2})$/.exec(claim)?.[1];
  const names = new Intl.DisplayNames([language], { type: "region" });
  return (code === undefined ? undefined : names.of(code)) ?? claim.replace(/^row:/, "");
}

/** Ids of the rows that are still to be looked at. */
export function dueRows({ rows }: Pick<CalendarItem, "rows">): readonly string[] {
  return rows.filter(({ due }) => due).map(({ id }) => id);
}
