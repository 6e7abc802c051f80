import type { CalendarItem } from "../api/calendar-types.ts";
import { mondayOf } from "../lib/days.ts";

export interface Week {
  /** Its Monday; `null` for what should have been looked at already. */
  readonly monday: string | null;
  readonly items: readonly CalendarItem[];
}

/** What somebody has to look at, by week; first what is overdue. */
export function weeksOf(items: readonly CalendarItem[], today: string): readonly Week[] {
  const sorted = [...items].sort((a, b) => a.on.localeCompare(b.on));
  const weeks = new Map<string | null, CalendarItem[]>();
  for (const item of sorted) {
    const monday = item.on < today ? null : mondayOf(item.on);
    weeks.set(monday, [...(weeks.get(monday) ?? []), item]);
  }
  return [...weeks].map(([monday, own]) => ({ monday, items: own }));
}

export const CALENDAR_VIEWS = ["all", "mine", "nobodys"] as const;
export type CalendarView = (typeof CALENDAR_VIEWS)[number];

/** Nobody’s is what nobody took and whose owner nobody looks after. */
export function inView(
  { mine, task, owner }: Pick<CalendarItem, "mine" | "task" | "owner">,
  view: CalendarView,
  lookedAfter: ReadonlySet<string>,
): boolean {
  switch (view) {
    case "all":
      return true;
    case "mine":
      return mine;
    case "nobodys":
      return task === null && (owner === null || !lookedAfter.has(owner));
  }
}
