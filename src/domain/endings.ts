import type { AssertedClaim } from "./answer.ts";
import type { FactName, Knowledge } from "./knowledge.ts";
import { addDays, daysBetween, type PlainDate } from "./plain-date.ts";
import { CALENDAR_DAYS, isListed, seenOf } from "./review-calendar.ts";
import { entryRowClaim, isRow } from "./table-rows.ts";

/** Claims and rows that name one date fact as their last day: all of them end at once, and one edit of the fact moves them all. */
export interface Ending {
  readonly fact: FactName;
  /** The last day on which they hold; it may be past. */
  readonly on: PlainDate;
  /** Days from today; negative once it is past. */
  readonly inDays: number;
  /** How many rows of tables name it. */
  readonly rows: number;
  /** How many claims of articles do. */
  readonly claims: number;
}

/** Fewer end by themselves, and the review calendar names each. */
const FEWEST = 2;

/**
 * What ends together within the days of the review calendar, and what ended while nobody has looked since at the sources of
 * that day; by day. What was taken back is told to nobody and not counted.
 */
export function endingsTogether(knowledge: Knowledge, today: PlainDate): readonly Ending[] {
  const window = { today, last: addDays(today, CALENDAR_DAYS) };
  const { articles, claims } = knowledge.heldBack;
  const isTold = ({ article, claim }: AssertedClaim): boolean =>
    !articles.has(article) && claims.get(article)?.has(claim) !== true;
  const endings = [...namedAsEnd(knowledge)].flatMap(([fact, all]): Ending[] => {
    const told = all.filter(isTold);
    const [only] = knowledge.facts.get(fact)?.values ?? [];
    if (only?.value.type !== "date" || told.length < FEWEST) return [];
    const { value: on } = only.value;
    if (!isListed(on, window, seenOf(knowledge, only.sources))) return [];
    const rows = told.filter(({ claim }) => isRow(claim)).length;
    return [{ fact, on, inDays: daysBetween(today, on), rows, claims: told.length - rows }];
  });
  return endings.sort((a, b) => (a.on + a.fact < b.on + b.fact ? -1 : 1));
}

/** The claims and rows that name a date fact as their last day, by that fact. */
export function namedAsEnd({
  articles,
  entryRules,
}: Pick<Knowledge, "articles" | "entryRules">): ReadonlyMap<FactName, readonly AssertedClaim[]> {
  const named = new Map<FactName, AssertedClaim[]>();
  const add = (fact: FactName | undefined, claim: AssertedClaim): void => {
    if (fact !== undefined) named.set(fact, [...(named.get(fact) ?? []), claim]);
  };
  for (const { id, claims } of articles.values()) {
    for (const claim of claims.values()) add(claim.endFact, { article: id, claim: claim.id });
  }
  for (const rule of entryRules) add(rule.endFact, entryRowClaim(articles, rule));
  return named;
}
