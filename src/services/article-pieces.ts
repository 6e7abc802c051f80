import type { ArticleBlock, ArticleInline } from "../domain/article-text.ts";
import { plainText } from "../domain/block.ts";
import type { Article } from "../domain/knowledge.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { ArticleView, ArticleViewer, ViewDays } from "./article-view.ts";

/** A part of an article that can be read by itself: a claim of the summary, a paragraph, an item of a list. */
export interface ArticlePiece {
  readonly article: Article;
  readonly view: ArticleView;
  readonly text: string;
}

/**
 * The pieces of an article that may be said on a day, the summary's first, each wording once.
 *
 * A piece of which any claim is not in force is left out, and so is one that asserts nothing. Steps that are numbered belong
 * together and are one piece.
 */
export function piecesOf(
  viewer: ArticleViewer,
  article: Article,
  language: LanguageTag,
  days: ViewDays,
): ArticlePiece[] {
  const text = article.texts.get(language);
  if (text === undefined) return [];
  const said = new Set<string>();
  return [...summaryPieces(text.summary), ...text.body.flatMap(bodyPieces)].flatMap((blocks) => {
    const view = viewer.part(article, language, days, blocks);
    const words = plainText(view.blocks).trim();
    if (said.has(words) || !mayBeSaid(view)) return [];
    said.add(words);
    return [{ article, view, text: words }];
  });
}

function mayBeSaid({ standings }: ArticleView): boolean {
  return standings.size > 0 && [...standings.values()].every(({ kind }) => kind === "inForce");
}

function summaryPieces(summary: readonly ArticleInline[]): ArticleBlock[][] {
  return summary
    .filter(({ type }) => type === "claim")
    .map((claim) => [{ type: "paragraph", children: [claim] }]);
}

function bodyPieces(block: ArticleBlock): ArticleBlock[][] {
  switch (block.type) {
    case "heading":
      return [];
    case "list":
      return block.ordered ? [[block]] : block.items.map((item) => [...item]);
    case "paragraph":
    case "claim":
      return [[block]];
  }
}
