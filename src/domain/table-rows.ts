import type { AssertedClaim } from "./answer.ts";
import type { EntryRule } from "./entry-rule.ts";
import type { RowId } from "./ids.ts";
import type { Article, ArticleId, Centre, ClaimId, Knowledge } from "./knowledge.ts";
import type { HolidayRow } from "./work-calendar.ts";

/**
 * What is asserted when a row of a table is told, by the article that speaks for it. Like claims, rows are kept with each
 * answer, so that those who were told a row can be found when it is corrected.
 */
export function entryRowClaim(
  articles: Knowledge["articles"],
  { scheme, country }: EntryRule,
): AssertedClaim {
  const speaks = ({ table }: Article): boolean => table?.name === "visa-free";
  const own = ({ table }: Article): boolean =>
    table?.name === "visa-free" && table.scheme === scheme;
  const article = first(articles, own) ?? first(articles, speaks) ?? NO_ARTICLE;
  return { article, claim: `row:visa-free:${scheme}:${country}` };
}

/** Whose passports a row speaks of, though it may be gone; `null` for a row of another table. */
export function countryOfRow(row: ClaimId): string | null {
  return /^row:visa-free:[^:]+:(?<country>[A-Z]{2})$/.exec(row)?.groups?.["country"] ?? null;
}

/**
 * One row alone, where rows of several periods are told as one claim: two of them never end on the same day. It is named by its
 * end as written, so that a row that names a date fact keeps its name when that day moves.
 */
export function entryRowId({
  scheme,
  country,
  period: { until },
  endFact,
}: Pick<EntryRule, "scheme" | "country" | "period" | "endFact">): RowId {
  return `row:visa-free:${scheme}:${country}/${endFact ?? until ?? ""}`;
}

/** As what a row is told. */
export function claimOfRow(row: RowId): ClaimId {
  return row.slice(0, row.indexOf("/"));
}

export function holidayRowClaim(article: ArticleId, { holiday, from }: HolidayRow): AssertedClaim {
  return { article, claim: `row:holidays:${holiday}:${from.slice(0, 4)}` };
}

export function centreRowClaim(article: ArticleId, { id }: Pick<Centre, "id">): AssertedClaim {
  return { article, claim: `row:centres:${id}` };
}

/** Whether what is asserted by that name is a row of a table. */
export function isRow(claim: ClaimId): boolean {
  return claim.startsWith("row:");
}

/** Stands for the article of rows for which none speaks. */
const NO_ARTICLE: ArticleId = "tables/visa-free";

function first(
  articles: Knowledge["articles"],
  is: (article: Article) => boolean,
): ArticleId | null {
  for (const article of articles.values()) if (is(article)) return article.id;
  return null;
}

/** All rows for which an article speaks. */
export function rowClaimsOf(
  { articles, entryRules, holidays, centres }: Knowledge,
  { id, table }: Article,
): AssertedClaim[] {
  switch (table?.name) {
    case "visa-free":
      return entryRules
        .map((rule) => entryRowClaim(articles, rule))
        .filter(({ article }) => article === id);
    case "holidays":
      return holidays.map((row) => holidayRowClaim(id, row));
    case "centres":
      return centres.map((centre) => centreRowClaim(id, centre));
    case undefined:
      return [];
  }
}
