import type { FactValue, FactView, SourceView } from "../api/fact-types.ts";
import { isDay } from "../lib/days.ts";

/** One listed source of a figure, as the form holds it. */
export interface Backing {
  readonly id: string;
  /** Whether the value in force rests on it. */
  readonly wasThere: boolean;
  /** Whether it goes on backing the figure as long as that stays what it is. */
  readonly isKept: boolean;
  /** Whether the editor says that it says the new figure too. */
  readonly isSaid: boolean;
  /** When it was looked at for the new figure. */
  readonly seenOn: string;
}

/** A value as the form holds it; days are empty for an open end. */
export interface ValueDraft {
  readonly value: string;
  readonly from: string;
  readonly until: string;
}

/** Of a new figure nobody has said yet which of the old sources says it. */
export function backingsOf(known: FactValue | undefined, today: string): readonly Backing[] {
  return (known?.sources ?? []).map((id) => ({
    ...pickedBacking(id, today),
    wasThere: true,
    isSaid: false,
  }));
}

/** One that was picked says so, or it would not have been. */
export function pickedBacking(id: string, today: string): Backing {
  return { id, wasThere: false, isKept: true, isSaid: true, seenOn: today };
}

/** Whether it is another figure than that in force, or holds on other days. */
export function isNewFigure(
  { value, from, until }: ValueDraft,
  known: FactValue | undefined,
): boolean {
  return (
    value.trim() !== known?.value || from !== (known.from ?? "") || until !== (known.until ?? "")
  );
}

export function isNamed({ isKept, isSaid }: Backing, isNew: boolean): boolean {
  return isNew ? isSaid : isKept;
}

/** Whether the figure rests on it by a look of its own, of which the day has to be told. */
export function needsDay(backing: Backing, isNew: boolean): boolean {
  return isNamed(backing, isNew) && (isNew || !backing.wasThere);
}

/** No day to come, and none before that on which the page was seen last. */
export function isDayPossible(day: string, source: SourceView | undefined, today: string): boolean {
  return isDay(day) && day <= today && (source === undefined || source.seenOn <= day);
}

/** What is sent of them: those on which the figure rests then, and those on which it does no more. */
export function sentBackings(backings: readonly Backing[], isNew: boolean) {
  const named = backings.filter((each) => isNamed(each, isNew));
  return {
    sources: named.map((each) => ({
      id: each.id,
      seenOn: needsDay(each, isNew) ? each.seenOn : null,
    })),
    without: backings.filter((each) => each.wasThere && !isNamed(each, isNew)).map(({ id }) => id),
  };
}

/** What is listed, and the day of today. */
export interface Listed {
  readonly sources: readonly SourceView[];
  readonly today: string;
}

/** Whether of each source that has to be looked at a possible day is told. */
export function areDated(
  backings: readonly Backing[],
  { isNew, sources, today }: Listed & { readonly isNew: boolean },
): boolean {
  const listed = new Map(sources.map((source) => [source.id, source]));
  return backings
    .filter((each) => needsDay(each, isNew))
    .every(({ id, seenOn }) => isDayPossible(seenOn, listed.get(id), today));
}

/** How many facts but one rest on a source. */
export function countOthersOn(facts: readonly FactView[], name: string, source: string): number {
  return facts.filter(
    (fact) => fact.name !== name && fact.values.some(({ sources }) => sources.includes(source)),
  ).length;
}
