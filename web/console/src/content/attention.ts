import { TEXT_STATUSES, type ArticleRow, type TextStatus } from "../api/article-types.ts";
import { addDays } from "../lib/days.ts";

/** What an article may need somebody for. */
export const NEEDS = [
  "left_out",
  "outdated",
  "missing",
  "suspended",
  "review",
  "ends",
  "withdrawn",
] as const;
export type Need = (typeof NEEDS)[number];

/** So soon before something ends somebody should look what comes after it. */
const SOON_DAYS = 30;

/** @param languages those that count; `null` for all */
export function needsOf(
  article: ArticleRow,
  today: string,
  languages: readonly string[] | null,
): readonly Need[] {
  const { texts, soonestEnd, withdrawn } = article;
  const statuses = new Set<TextStatus>(
    Object.entries(texts)
      .filter(([tag]) => languages?.includes(tag) ?? true)
      .map(([, status]) => status),
  );
  const needs: readonly (readonly [Need, boolean])[] = [
    ...TEXT_STATUSES.filter((status) => status !== "current").map(
      (status) => [status, statuses.has(status)] as const,
    ),
    ["review", isPastReview(article, today)],
    ["ends", soonestEnd !== null && soonestEnd <= addDays(today, SOON_DAYS)],
    ["withdrawn", withdrawn !== "no"],
  ];
  return needs.filter(([, isSo]) => isSo).map(([need]) => need);
}

/** Whether nothing of it is told, as the program finds fault with it. */
export function isLeftOut({ texts }: Pick<ArticleRow, "texts">): boolean {
  return Object.values(texts).includes("left_out");
}

export function isPastReview({ reviewBy }: Pick<ArticleRow, "reviewBy">, today: string): boolean {
  return reviewBy !== null && reviewBy < today;
}

/** Which articles are shown. */
export interface ArticleFilter {
  readonly text: string;
  readonly topic: string;
  readonly language: string;
  /** `any` need, one of them, or everything. */
  readonly need: Need | "any" | "all";
}

export function isShown(article: ArticleRow, filter: ArticleFilter, today: string): boolean {
  const sought = filter.text.trim().toLowerCase();
  const isFound = `${article.title}\n${article.id}\n${article.owner ?? ""}`
    .toLowerCase()
    .includes(sought);
  if (!isFound || (filter.topic !== "" && article.topic !== filter.topic)) return false;
  if (filter.need === "all") return true;
  const needs = needsOf(article, today, filter.language === "" ? null : [filter.language]);
  return filter.need === "any" ? needs.length > 0 : needs.includes(filter.need);
}
