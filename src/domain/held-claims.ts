import type { AssertedClaim } from "./answer.ts";
import { holdOf, isTableSilent } from "./held-back.ts";
import type { Knowledge } from "./knowledge.ts";
import type { LanguageTag } from "./locale.ts";
import { isRow } from "./table-rows.ts";

/** Whether something that was asserted is not said now: a claim, or a row of a table by the article that speaks for it. */
export function isHeldBack(
  { heldBack, articles }: Pick<Knowledge, "heldBack" | "articles">,
  { article: id, claim }: AssertedClaim,
  language: LanguageTag,
): boolean {
  if (holdOf(heldBack, id, language, claim) !== null) return true;
  const article = isRow(claim) ? articles.get(id) : undefined;
  return article !== undefined && isTableSilent(heldBack, article);
}
