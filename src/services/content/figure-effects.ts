import type { AssertedClaim } from "../../domain/answer.ts";
import { claimNodes, factsNamedIn } from "../../domain/claim-nodes.ts";
import type { Article, ArticleText, ClaimId, Fact, Knowledge } from "../../domain/knowledge.ts";
import { claimTemplate } from "./claim-words.ts";
import { changedRows, isToldRow } from "./row-effects.ts";

/**
 * What says something else in figures or dates, so that no change of wording does it: claims that are gone, that hold on other
 * days, or that name other figures in some language, on any day; and rows of the tables that are told. Figures that are named
 * in another order may have changed places; one that is named twice says nothing more.
 */
export function changedFigures(before: Knowledge, after: Knowledge): readonly AssertedClaim[] {
  const claims: AssertedClaim[] = [];
  for (const was of [...before.articles.values()].sort(byId)) {
    const is = after.articles.get(was.id);
    for (const claim of was.claims.keys()) {
      if (hasOtherFigures([before, was], [after, is], claim)) {
        claims.push({ article: was.id, claim });
      }
    }
  }
  return [...claims, ...changedRows(before, after).filter(isToldRow)];
}

/** Where a value comes from is no part of what it says. */
export function valuesOf(fact: Fact | undefined): string {
  return JSON.stringify((fact?.values ?? []).map(({ value, period }) => [value, period]));
}

function byId(a: Article, b: Article): number {
  return a.id < b.id ? -1 : 1;
}

type Side<Of extends Article | undefined> = readonly [knowledge: Knowledge, article: Of];

function hasOtherFigures(
  [before, wasArticle]: Side<Article>,
  [after, isArticle]: Side<Article | undefined>,
  id: ClaimId,
): boolean {
  const [was, is] = [wasArticle.claims.get(id), isArticle?.claims.get(id)];
  if (was === undefined || is === undefined || isArticle === undefined) return true;
  if (was.period.from !== is.period.from || was.period.until !== is.period.until) return true;
  return [...wasArticle.texts].some(([language, text]) => {
    const said = figuresOf(before, text, id);
    const says = figuresOf(after, isArticle.texts.get(language), id);
    // A language that is new, or gone, says no other figure.
    return said !== null && says !== null && said !== says;
  });
}

/** The figures of a claim by what they say on any day, each once, in the order of the words; `null` where it is not said. */
function figuresOf(
  { facts }: Knowledge,
  text: ArticleText | undefined,
  claim: ClaimId,
): string | null {
  const words = claimTemplate(text, claim);
  if (text === undefined || words === null) return null;
  const named = [...factsNamedIn(claimNodes(text, claim))].map((name) => {
    const fact = facts.get(name);
    return fact === undefined ? name : valuesOf(fact);
  });
  const written = words.replace(PLACEHOLDER, "").match(/\p{Nd}+/gu) ?? [];
  return JSON.stringify([[...new Set(named)], [...new Set(written)]]);
}

/** Names of figures may hold digits. */
const PLACEHOLDER = /\{[A-Za-z][\w-]*(?=[,}])/g;
