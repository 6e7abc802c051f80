import type { EntryRule } from "./entry-rule.ts";
import type { Article, ArticleId, ClaimId, Fact, FactName, Knowledge } from "./knowledge.ts";
import { addDays, contains, daysBetween, type PlainDate } from "./plain-date.ts";
import { entryRowClaim } from "./table-rows.ts";
import { isArranged } from "./work-calendar.ts";

/**
 * Why somebody has to look at something. `claim_ends`: what a claim or a row of a table says holds until that day;
 * `fact_ends`: a figure or date has no value after it; `review`: the article is to be read again by then;
 * `holidays_unknown`: the public holidays of the year that begins then are not known in full.
 */
export type CalendarKind = "claim_ends" | "fact_ends" | "review" | "holidays_unknown";

export interface CalendarEntry {
  /** The last day on which all is well; for `review` and `holidays_unknown` it may be past. */
  readonly on: PlainDate;
  readonly kind: CalendarKind;
  /** The article that tells it; `null` where none does. */
  readonly article: ArticleId | null;
  /** A claim, or a row as `row:<table>:…`. */
  readonly claim: ClaimId | null;
  readonly fact: FactName | null;
  /** A role, as the article names it; `null` when it names none. */
  readonly owner: string | null;
}

/**
 * Names an entry for as long as it says the same: once a claim ends on another day, or an article is to be read again by
 * another one, the entry of before is no more.
 */
export function keyOfEntry({ on, kind, article, claim, fact }: CalendarEntry): string {
  return [kind, on, article ?? "", claim ?? fact ?? ""].map(encodeURIComponent).join("/");
}

/** Days ahead of its day on which somebody is told that something of theirs is due, and told again. */
export const DUE_WITHIN_DAYS = { soon: 14, pressing: 3 } as const;

/** How much is due; what is overdue counts in both, and what presses among what is due soon. */
export interface DueCount {
  readonly soon: number;
  readonly pressing: number;
}

export function countDue(entries: Iterable<Pick<CalendarEntry, "on">>, today: PlainDate): DueCount {
  const days = [...entries].map(({ on }) => daysBetween(today, on));
  const within = (most: number): number => days.filter((ahead) => ahead <= most).length;
  return { soon: within(DUE_WITHIN_DAYS.soon), pressing: within(DUE_WITHIN_DAYS.pressing) };
}

/** How far ahead of its day something is shown. */
export const CALENDAR_DAYS = 60;

/**
 * What stops being true within some days, today included, and what should have been looked at already; by day. What was
 * taken back is told to nobody and left out.
 */
export function reviewCalendar(
  knowledge: Knowledge,
  today: PlainDate,
  days = CALENDAR_DAYS,
): CalendarEntry[] {
  const window: Window = { today, last: addDays(today, days) };
  const articles = [...knowledge.articles.values()].filter(
    ({ id }) => !knowledge.heldBack.articles.has(id),
  );
  return [
    ...articles.flatMap((article) => [
      ...reviewOf(article, window),
      ...claimsOf(knowledge, article, window),
      ...factsOf(knowledge, article, window),
    ]),
    ...rowsOf(knowledge, window),
    ...holidaysOf(knowledge, window),
  ].sort(byDay);
}

interface Window {
  readonly today: PlainDate;
  readonly last: PlainDate;
}

function isWithin(day: PlainDate | null, { today, last }: Window): day is PlainDate {
  return day !== null && today <= day && day <= last;
}

/** One that is overdue stays until somebody reads the article again. */
function reviewOf(article: Article, { last }: Window): CalendarEntry[] {
  const { reviewBy } = article;
  return reviewBy === null || reviewBy > last ? [] : [entryOf(article, reviewBy, "review")];
}

function claimsOf({ heldBack }: Knowledge, article: Article, window: Window): CalendarEntry[] {
  const withdrawn = heldBack.claims.get(article.id);
  return [...article.claims.values()].flatMap(({ id, period: { until } }) =>
    isWithin(until, window) && withdrawn?.has(id) !== true
      ? [entryOf(article, until, "claim_ends", { claim: id })]
      : [],
  );
}

/** A value that another one follows at once ends nothing. */
function factsOf(
  { facts, heldBack }: Knowledge,
  article: Article,
  window: Window,
): CalendarEntry[] {
  const withdrawn = heldBack.claims.get(article.id);
  const told = [...article.claims.values()].filter(({ id }) => withdrawn?.has(id) !== true);
  const names = new Set(told.flatMap((claim) => claim.facts));
  return [...names].flatMap((name) =>
    endsOf(facts.get(name), window).map((on) => entryOf(article, on, "fact_ends", { fact: name })),
  );
}

function endsOf(fact: Fact | undefined, window: Window): PlainDate[] {
  const values = fact?.values ?? [];
  return values.flatMap(({ period: { until } }) => {
    if (!isWithin(until, window)) return [];
    const next = addDays(until, 1);
    return values.some(({ period }) => contains(period, next)) ? [] : [until];
  });
}

function rowsOf({ entryRules, articles, heldBack }: Knowledge, window: Window): CalendarEntry[] {
  return entryRules.flatMap((rule) => {
    const { until } = rule.period;
    if (!isWithin(until, window) || isFollowed(entryRules, rule, until)) return [];
    const { article: id, claim } = entryRowClaim(articles, rule);
    if (heldBack.articles.has(id) || heldBack.claims.get(id)?.has(claim) === true) return [];
    const article = articles.get(id);
    return article === undefined ? [] : [entryOf(article, until, "claim_ends", { claim })];
  });
}

function isFollowed(
  rules: readonly EntryRule[],
  { country, scheme }: EntryRule,
  until: PlainDate,
): boolean {
  const next = addDays(until, 1);
  return rules.some(
    (other) => other.country === country && other.scheme === scheme && contains(other.period, next),
  );
}

/** Of this year, and of the next one as soon as it is near. */
function holidaysOf({ holidays, articles }: Knowledge, window: Window): CalendarEntry[] {
  if (holidays.length === 0) return [];
  const article = [...articles.values()].find(({ table }) => table?.name === "holidays");
  const year = Number(window.today.slice(0, 4));
  return [year, year + 1].flatMap((each) => {
    const first = `${String(each).padStart(4, "0")}-01-01` as PlainDate;
    if (first > window.last || isArranged(holidays, first)) return [];
    return [
      article === undefined
        ? { ...NOTHING, on: first, kind: "holidays_unknown" }
        : entryOf(article, first, "holidays_unknown"),
    ] satisfies CalendarEntry[];
  });
}

const NOTHING = { article: null, claim: null, fact: null, owner: null } as const;

function entryOf(
  { id, owner }: Article,
  on: PlainDate,
  kind: CalendarKind,
  of: Partial<Pick<CalendarEntry, "claim" | "fact">> = {},
): CalendarEntry {
  return { ...NOTHING, article: id, owner, on, kind, ...of };
}

function byDay(a: CalendarEntry, b: CalendarEntry): number {
  return nameOf(a) < nameOf(b) ? -1 : 1;
}

/** Also the order of a day: what belongs to one article stands together. */
function nameOf({ on, article, kind, claim, fact }: CalendarEntry): string {
  return [on, article ?? "", kind, claim ?? "", fact ?? ""].join("\u0000");
}
