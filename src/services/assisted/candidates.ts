import { plainText } from "../../domain/block.ts";
import type { KnownPerson } from "../../domain/claim-audience.ts";
import type { Article, Knowledge } from "../../domain/knowledge.ts";
import type { ArticleId } from "../../domain/ids.ts";
import type { LanguageTag } from "../../domain/locale.ts";
import type { Candidate } from "../../ports/answer-model.ts";
import type { SearchHit } from "../../ports/search.ts";
import { piecesFor, piecesOf, type ArticlePiece } from "../article-pieces.ts";
import type { ArticleViewer, ViewDays } from "../article-view.ts";

/** Articles whose sentences a model may choose from, and characters of all of them together. */
const MOST_ARTICLES = 5;
const MOST_CHARACTERS = 14_000;
const MOST_PICKS = 8;
/** Weakens the first ranks, so that two lists that agree outweigh one first place; the usual value of the method. */
const RANK_OFFSET = 60;

/** Reviewed pieces by the short names under which a model knows them. */
export type Offered = ReadonlyMap<string, ArticlePiece>;

/**
 * Joins ranked lists into one: by the sum of 1 / (60 + rank), as reciprocal rank fusion does, since scores of different
 * languages are not comparable.
 */
export function fused(lists: readonly (readonly SearchHit[])[]): ArticleId[] {
  const scores = new Map<ArticleId, number>();
  for (const list of lists) {
    for (const [rank, { id }] of list.entries()) {
      scores.set(id, (scores.get(id) ?? 0) + 1 / (RANK_OFFSET + rank + 1));
    }
  }
  return [...scores].sort(([, a], [, b]) => b - a).map(([id]) => id);
}

/** The pieces of the best articles that may be said on the day asked about; other pages of ours are no candidates. */
export function offer(
  knowledge: Knowledge,
  viewer: ArticleViewer,
  ids: readonly ArticleId[],
  language: LanguageTag,
  days: ViewDays,
  person: KnownPerson,
): Offered {
  const offered = new Map<string, ArticlePiece>();
  let room = MOST_CHARACTERS;
  const articles = ids.flatMap((id) => answering(knowledge, id)).slice(0, MOST_ARTICLES);
  for (const [index, article] of articles.entries()) {
    if (!isMainClaimInForce(viewer, article, language, days)) continue;
    const pieces = piecesFor(person, piecesOf(viewer, article, language, days));
    room -= pieces.reduce((sum, { text }) => sum + text.length, 0);
    // Whole or not at all: an exception may stand at the end.
    if (room < 0 && offered.size > 0) break;
    for (const [number, piece] of pieces.entries()) {
      offered.set(`A${String(index + 1)}.${String(number + 1)}`, piece);
    }
  }
  return offered;
}

/** What is left of an article whose main claim has ended would only mislead. */
function isMainClaimInForce(
  viewer: ArticleViewer,
  article: Article,
  language: LanguageTag,
  days: ViewDays,
): boolean {
  const [main] = viewer.summary(article, language, days).standings.values();
  return main === undefined || main.kind === "inForce";
}

function answering(knowledge: Knowledge, id: ArticleId): Article[] {
  const article = knowledge.articles.get(id);
  return article?.outcome === "answer" ? [article] : [];
}

/** As a model is told of them. */
export function candidatesOf(offered: Offered, language: LanguageTag): Candidate[] {
  return [...offered].map(([id, { article, text, heading }]) => ({
    id,
    article: article.id,
    title: article.texts.get(language)?.title ?? article.id,
    section: heading === null ? null : plainText([heading]),
    text,
  }));
}

/**
 * The pieces of that name, each once and next after those that it may point back at, at most {@link MOST_PICKS} named; `null`
 * when one is not there, or none is named.
 */
export function piecesNamed(names: readonly string[], offered: Offered): ArticlePiece[] | null {
  const pieces: ArticlePiece[] = [];
  for (const name of [...new Set(names)].slice(0, MOST_PICKS)) {
    const piece = offered.get(name);
    if (piece === undefined) return null;
    for (const one of [...piece.before, piece]) {
      if (pieces.includes(one)) continue;
      const last = one.before.at(-1);
      pieces.splice(last === undefined ? pieces.length : pieces.indexOf(last) + 1, 0, one);
    }
  }
  return pieces.length === 0 ? null : pieces;
}
