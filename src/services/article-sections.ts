import type { Action } from "../domain/answer.ts";
import { plainText } from "../domain/block.ts";
import type { KnownPerson } from "../domain/claim-audience.ts";
import type { Article, ClaimId } from "../domain/knowledge.ts";
import type { LanguageTag } from "../domain/locale.ts";
import { piecesFor, piecesOf, type ArticlePiece } from "./article-pieces.ts";
import type { ArticleViewer, ViewDays } from "./article-view.ts";

/** What of an article may be said below one heading. */
export interface ArticleSection {
  readonly article: Article;
  readonly heading: string;
  /** By which a button names it: still there when headings are reworded, and in every language. */
  readonly claim: ClaimId;
  readonly pieces: readonly ArticlePiece[];
}

/** A longer heading is no button. */
const LONGEST_LABEL = 40;

/** The sections of an article that may be said to somebody on a day, those of which nothing may be said left out. */
export function sectionsOf(
  viewer: ArticleViewer,
  article: Article,
  language: LanguageTag,
  days: ViewDays,
  person: KnownPerson,
): readonly ArticleSection[] {
  const sayable = piecesFor(person, piecesOf(viewer, article, language, days));
  const below = Map.groupBy(sayable, ({ heading }) =>
    heading === null ? null : plainText([heading]).trim(),
  );
  const named = new Set<ClaimId>();
  return [...below].flatMap(([heading, pieces]) => {
    if (heading === null) return [];
    const claims = pieces.flatMap(claimsOf);
    const claim = claims.find((one) => !named.has(one));
    for (const one of claims) named.add(one);
    return claim === undefined ? [] : [{ article, heading, claim, pieces }];
  });
}

/**
 * Buttons for sections that were not shown, the likeliest asked for first.
 *
 * @param shown pieces of the reply
 * @param likelihood of a claim of the article
 */
export function sectionActions(
  sections: readonly ArticleSection[],
  shown: readonly ArticlePiece[],
  likelihood: (claim: ClaimId) => number,
  most: number,
): Action[] {
  const said = new Set(shown.flatMap(claimsOf));
  const scoreOf = ({ pieces }: ArticleSection): number =>
    Math.max(0, ...pieces.flatMap(claimsOf).map(likelihood));
  return sections
    .filter(({ heading }) => heading.length <= LONGEST_LABEL)
    .filter(({ article, pieces }) => {
      const isBegun = shown.some((piece) => piece.article === article && pieces.includes(piece));
      return !isBegun && pieces.flatMap(claimsOf).some((claim) => !said.has(claim));
    })
    .map((section) => ({ section, score: scoreOf(section) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ section: { article, claim, heading } }) => ({
      id: `section:${article.id}#${claim}`,
      label: heading,
    }));
}

function claimsOf({ view }: ArticlePiece): readonly ClaimId[] {
  return [...view.standings.keys()];
}
