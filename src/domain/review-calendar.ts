import type { EntryRule } from "./entry-rule.ts";
import type { RowId } from "./ids.ts";
import type {
  Article,
  ArticleId,
  ClaimId,
  FactEntry,
  FactName,
  Knowledge,
  SourceId,
} from "./knowledge.ts";
import { addDays, contains, daysBetween, type PlainDate } from "./plain-date.ts";
import { entryRowClaim, entryRowId } from "./table-rows.ts";
import { isArranged } from "./work-calendar.ts";

/**
 * Why somebody has to look at something. `claim_ends`: what a claim or rows of a table say holds until that day;
 * `fact_ends`: a figure or date has no value after it; `review`: the article is to be read again by then;
 * `holidays_unknown`: the public holidays of the year that begins then are not known in full.
 */
export type CalendarKind = "claim_ends" | "fact_ends" | "review" | "holidays_unknown";

export interface CalendarEntry {
  /** The last day on which all is well; it may be past. */
  readonly on: PlainDate;
  readonly kind: CalendarKind;
  /** The article that tells it; `null` where none does. */
  readonly article: ArticleId | null;
  /** A claim, or a row that stands alone as `row:<table>:…`; `null` for rows that stand together. */
  readonly claim: ClaimId | null;
  /** One that has no value any more, or by which rows of a table name their end. */
  readonly fact: FactName | null;
  /** A role, as the article names it; `null` when it names none. */
  readonly owner: string | null;
  /** `null` where it is not about rows of a table. */
  readonly group: RowGroup | null;
}

/**
 * Rows of one table that end on the same day, for it is the same fact that they name, or they rest on the same sources: one look
 * tells of all of them.
 */
export interface RowGroup {
  readonly table: "visa-free";
  /** The date fact by which all of them name their last day; `null` where each says the day itself. */
  readonly endFact: FactName | null;
  /** On which any of them rests, in order of their names. */
  readonly sources: readonly SourceId[];
  /** At least one of them is to be looked at. */
  readonly rows: readonly DueRow[];
}

export interface DueRow {
  readonly id: RowId;
  readonly claim: ClaimId;
  /** What an entry for this row alone is called. */
  readonly key: string;
  readonly verifiedOn: PlainDate | null;
  /** Whether somebody has to look at it; nobody has to once it was verified for this time. */
  readonly isDue: boolean;
}

/**
 * Names an entry for as long as it says the same: once a claim ends on another day, or an article is to be read again by
 * another one, the entry of before is no more. Rows that stand together are named by what holds them together, so that the name
 * stays when one of them is verified or joins them.
 */
export function keyOfEntry({
  on,
  kind,
  article,
  claim,
  fact,
  group,
}: Omit<CalendarEntry, "owner">): string {
  const held = group?.endFact ?? group?.sources.join(",") ?? "";
  const rows = group === null ? "" : `rows:${group.table}:${held}`;
  return [kind, on, article ?? "", claim ?? (group === null ? (fact ?? "") : rows)]
    .map(encodeURIComponent)
    .join("/");
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
 * What stops being true within {@link CALENDAR_DAYS}, today included, and what should have been looked at already; by day. What
 * ended stays until somebody has looked since at what tells it, for an end is often put off on its last day. What was taken
 * back is told to nobody and left out.
 *
 * @param alone keys of rows that somebody took by themselves: each of them is an entry of its own
 */
export function reviewCalendar(
  knowledge: Knowledge,
  today: PlainDate,
  alone: ReadonlySet<string> = new Set(),
): CalendarEntry[] {
  const window: Window = { today, last: addDays(today, CALENDAR_DAYS) };
  const articles = [...knowledge.articles.values()].filter(
    ({ id }) => !knowledge.heldBack.articles.has(id),
  );
  return [
    ...articles.flatMap((article) => [
      ...reviewOf(article, window),
      ...claimsOf(knowledge, article, window),
      ...factsOf(knowledge, article, window),
    ]),
    ...together(rowsOf(knowledge, window), alone),
    ...holidaysOf(knowledge, window),
  ].sort(byDay);
}

interface Window {
  readonly today: PlainDate;
  readonly last: PlainDate;
}

/** @param looks the days on which somebody looked at what tells it; `null` for one who never did */
export function isListed(
  end: PlainDate | null,
  { today, last }: Window,
  looks: Iterable<PlainDate | null>,
): end is PlainDate {
  if (end === null || end > last) return false;
  return today <= end || [...looks].every((day) => day === null || day <= end);
}

/** The days on which sources were seen. */
export function seenOf(
  { sources }: Pick<Knowledge, "sources">,
  ids: readonly SourceId[],
): (PlainDate | null)[] {
  return ids.map((id) => sources.get(id)?.seenOn ?? null);
}

/** One that is overdue stays until somebody reads the article again. */
function reviewOf(article: Article, { last }: Window): CalendarEntry[] {
  const { reviewBy } = article;
  return reviewBy === null || reviewBy > last ? [] : [entryOf(article, reviewBy, "review")];
}

function claimsOf(knowledge: Knowledge, article: Article, window: Window): CalendarEntry[] {
  const withdrawn = knowledge.heldBack.claims.get(article.id);
  return [...article.claims.values()].flatMap(({ id, period: { until }, sources }) => {
    const looks = [article.verifiedOn, ...seenOf(knowledge, sources)];
    return isListed(until, window, looks) && withdrawn?.has(id) !== true
      ? [entryOf(article, until, "claim_ends", { claim: id })]
      : [];
  });
}

/** A value that another one follows at once ends nothing. */
function factsOf(knowledge: Knowledge, article: Article, window: Window): CalendarEntry[] {
  const withdrawn = knowledge.heldBack.claims.get(article.id);
  const told = [...article.claims.values()].filter(({ id }) => withdrawn?.has(id) !== true);
  const names = new Set(told.flatMap((claim) => claim.facts));
  return [...names].flatMap((name) => {
    const { values = [] } = knowledge.facts.get(name) ?? {};
    const looks = values.flatMap(({ sources }) => seenOf(knowledge, sources));
    return endsOf(values, window, [article.verifiedOn, ...looks]).map((on) =>
      entryOf(article, on, "fact_ends", { fact: name }),
    );
  });
}

function endsOf(
  values: readonly FactEntry[],
  window: Window,
  looks: readonly (PlainDate | null)[],
): PlainDate[] {
  return values.flatMap(({ period: { until } }) => {
    if (!isListed(until, window, looks)) return [];
    const next = addDays(until, 1);
    return values.some(({ period }) => contains(period, next)) ? [] : [until];
  });
}

function rowsOf(knowledge: Knowledge, window: Window): CalendarEntry[] {
  const { entryRules, articles, heldBack } = knowledge;
  return entryRules.flatMap((rule) => {
    const { until } = rule.period;
    const sources = [...rule.sources, ...sourcesOfFact(knowledge, rule.endFact)];
    if (!isListed(until, window, seenOf(knowledge, sources))) return [];
    if (isFollowed(entryRules, rule, until)) return [];
    const { article: id, claim } = entryRowClaim(articles, rule);
    if (heldBack.articles.has(id) || heldBack.claims.get(id)?.has(claim) === true) return [];
    const article = articles.get(id);
    return article === undefined ? [] : [rowEntry(article, rule, { until, claim }, window.today)];
  });
}

/** What says on which day they end, where rows name a fact for it. */
function sourcesOfFact(
  { facts }: Pick<Knowledge, "facts">,
  name: FactName | undefined,
): readonly SourceId[] {
  const values = (name === undefined ? undefined : facts.get(name))?.values ?? [];
  return values.flatMap(({ sources }) => sources);
}

/** An entry for one row alone. */
function rowEntry(
  article: Article,
  rule: EntryRule,
  { until, claim }: { readonly until: PlainDate; readonly claim: ClaimId },
  today: PlainDate,
): CalendarEntry {
  const entry = entryOf(article, until, "claim_ends", { claim });
  const { verifiedOn } = rule;
  const row: DueRow = {
    id: entryRowId(rule),
    claim,
    key: keyOfEntry(entry),
    verifiedOn,
    isDue: verifiedOn === null || verifiedOn < lookBegan(until, today),
  };
  const sources = rule.sources.toSorted();
  const endFact = rule.endFact ?? null;
  return { ...entry, fact: endFact, group: { table: "visa-free", endFact, sources, rows: [row] } };
}

/**
 * Since when a row must have been verified. Whoever looked early finds it again when its end is near, and once more when it is
 * past, for that may have been put off meanwhile.
 */
function lookBegan(until: PlainDate, today: PlainDate): PlainDate {
  if (until < today) return addDays(until, 1);
  const near = addDays(until, -DUE_WITHIN_DAYS.soon);
  return today < near ? addDays(until, -CALENDAR_DAYS) : near;
}

/** Rows of one look as one entry, those in `alone` as one each; nothing where nobody has to look at any of them. */
function together(entries: readonly CalendarEntry[], alone: ReadonlySet<string>): CalendarEntry[] {
  const found = new Map<string, CalendarEntry>();
  for (const entry of entries) {
    const isAlone = alone.has(keyOfEntry(entry));
    const joined = isAlone ? entry : { ...entry, claim: null };
    const key = keyOfEntry(joined);
    const { group } = joined;
    const others = found.get(key)?.group;
    found.set(key, {
      ...joined,
      group: group === null ? null : grown(group, others),
    });
  }
  return [...found.values()].filter(({ group }) => group?.rows.some(({ isDue }) => isDue));
}

/** With the rows that are together already, and whatever any of them rests on. */
function grown(group: RowGroup, others: RowGroup | null | undefined): RowGroup {
  if (others === null || others === undefined) return group;
  const sources = [...new Set([...others.sources, ...group.sources])].sort();
  return { ...group, sources, rows: [...others.rows, ...group.rows] };
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

const NOTHING = { article: null, claim: null, fact: null, owner: null, group: null } as const;

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
function nameOf({ on, article, kind, claim, fact, group }: CalendarEntry): string {
  const what = claim ?? (group === null ? "" : `row:${group.table}`);
  const held = group?.endFact ?? group?.sources.join(",") ?? "";
  return [on, article ?? "", kind, what, fact ?? "", held].join("\u0000");
}
