import { articleOf, type DocumentPath } from "../../domain/document.ts";
import type { DraftId } from "../../domain/editing.ts";
import type { HeldBack } from "../../domain/held-back.ts";
import type { Article, ArticleId, Knowledge } from "../../domain/knowledge.ts";
import { SOURCE_LANGUAGE, type LanguageTag } from "../../domain/locale.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import { standingOf } from "../../domain/validity.ts";
import type { DraftHead } from "../../ports/content-store.ts";

/**
 * `suspended`: some of it is not said in that language before it is read again; `left_out`: nothing of its article is said in any
 * language, as it has faults for this version of the program.
 */
export type TextStatus = "current" | "outdated" | "missing" | "suspended" | "left_out";

/** An article at a glance. */
export interface ArticleRow {
  readonly id: ArticleId;
  readonly topic: string;
  readonly title: string;
  readonly owner: string | null;
  readonly verifiedOn: PlainDate | null;
  readonly reviewBy: PlainDate | null;
  /** The first day after which something that is said today is not said any more; `null` where no source states an end. */
  readonly soonestEnd: PlainDate | null;
  readonly withdrawn: "no" | "part" | "whole";
  readonly texts: Readonly<Record<LanguageTag, TextStatus>>;
  /** Those that are not over and touch it. */
  readonly drafts: readonly DraftId[];
}

/** All languages that are offered or in which anything is written. */
export function languagesOf({ languages, articles }: Knowledge): readonly LanguageTag[] {
  const written = [...articles.values()].flatMap(({ texts }) => [...texts.keys()]);
  return [...new Set([...languages, ...written])].sort();
}

/** The title in the reader’s language, else the English one. */
export function titleOf(article: Article | undefined, language: LanguageTag): string | null {
  const text = article?.texts.get(language) ?? article?.texts.get(SOURCE_LANGUAGE);
  return text?.title ?? null;
}

/** @param paths of all documents in force */
export function articleRows(
  knowledge: Knowledge,
  drafts: readonly DraftHead[],
  reader: { readonly language: LanguageTag; readonly today: PlainDate },
  paths: ReadonlySet<string>,
): readonly ArticleRow[] {
  const languages = languagesOf(knowledge);
  const isWritten = (id: ArticleId, language: LanguageTag): boolean =>
    paths.has(`knowledge/${id}/${language}.md`);
  const touching = draftsByArticle(drafts);
  return [...knowledge.articles.values()].map((article) => ({
    id: article.id,
    topic: article.topic,
    title: titleOf(article, reader.language) ?? article.id,
    owner: article.owner,
    verifiedOn: article.verifiedOn,
    reviewBy: article.reviewBy,
    soonestEnd: soonestEnd(knowledge, article, reader.today),
    withdrawn: withdrawnOf(knowledge.heldBack, article.id),
    texts: Object.fromEntries(
      languages.map((tag) => [tag, textStatus(knowledge.heldBack, article, tag, isWritten)]),
    ),
    drafts: touching.get(article.id) ?? [],
  }));
}

function soonestEnd({ facts }: Knowledge, { claims }: Article, today: PlainDate): PlainDate | null {
  const ends = [...claims.values()].flatMap((claim) => {
    const standing = standingOf(claim, facts, today);
    return standing.kind === "inForce" && standing.until !== null ? [standing.until] : [];
  });
  return ends.sort()[0] ?? null;
}

function withdrawnOf({ articles, claims }: HeldBack, id: ArticleId): ArticleRow["withdrawn"] {
  if (articles.has(id)) return "whole";
  return (claims.get(id)?.size ?? 0) > 0 ? "part" : "no";
}

function textStatus(
  { suspended, leftOut }: HeldBack,
  { id, texts }: Article,
  language: LanguageTag,
  isWritten: (id: ArticleId, language: LanguageTag) => boolean,
): TextStatus {
  // It has the words of an abstention in every language, whether or not there is a document.
  if (leftOut.has(id)) return isWritten(id, language) ? "left_out" : "missing";
  const text = texts.get(language);
  if (text === undefined) return "missing";
  if ((suspended.get(id)?.get(language)?.size ?? 0) > 0) return "suspended";
  return text.outdated ? "outdated" : "current";
}

function draftsByArticle(drafts: readonly DraftHead[]): ReadonlyMap<ArticleId, readonly DraftId[]> {
  const touching = new Map<ArticleId, DraftId[]>();
  for (const { id, paths } of drafts) {
    for (const article of new Set(paths.flatMap(articleIdOf))) {
      touching.set(article, [...(touching.get(article) ?? []), id]);
    }
  }
  return touching;
}

function articleIdOf(path: DocumentPath): readonly ArticleId[] {
  const article = articleOf(path);
  return article === null ? [] : [article];
}
