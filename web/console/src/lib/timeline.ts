import type { CaseEvent, Entry } from "../api/types.ts";

/** What is shown of a case, in order of time. */
export type TimelineItem =
  | { readonly kind: "entry"; readonly entry: Entry }
  | { readonly kind: "event"; readonly event: CaseEvent };

/** These events are entries as well. */
const TOLD_BY_ENTRIES: ReadonlySet<string> = new Set(["answered", "written", "noted"]);

/** What was said and what happened, as one. An event comes before what was said at the same instant. */
export function timelineOf(
  entries: readonly Entry[],
  events: readonly CaseEvent[],
): readonly TimelineItem[] {
  const items = [
    ...events
      .filter(({ type }) => !TOLD_BY_ENTRIES.has(type))
      .map((event) => ({ kind: "event", at: Date.parse(event.at), event }) as const),
    ...entries.map((entry) => ({ kind: "entry", at: Date.parse(entry.at), entry }) as const),
  ];
  return items.sort((a, b) => a.at - b.at);
}
