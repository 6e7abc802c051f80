import type { SentenceChange } from "../api/draft-types.ts";

export interface ClaimEffects {
  readonly claim: string;
  /** By language, English first, as the source of the others. */
  readonly changes: readonly SentenceChange[];
}

export interface ArticleEffects {
  readonly article: string;
  readonly claims: readonly ClaimEffects[];
}

/** Changed sentences by article and claim, in the order in which they come. */
export function groupEffects(sentences: readonly SentenceChange[]): readonly ArticleEffects[] {
  const articles = new Map<string, Map<string, SentenceChange[]>>();
  for (const sentence of sentences) {
    const claims = articles.get(sentence.article) ?? new Map<string, SentenceChange[]>();
    articles.set(sentence.article, claims);
    claims.set(sentence.claim, [...(claims.get(sentence.claim) ?? []), sentence]);
  }
  return [...articles].map(([article, claims]) => ({
    article,
    claims: [...claims].map(([claim, changes]) => ({ claim, changes: changes.sort(byLanguage) })),
  }));
}

function byLanguage(a: SentenceChange, b: SentenceChange): number {
  const rank = (tag: string): string => (tag === "en" ? "" : tag);
  return rank(a.language).localeCompare(rank(b.language));
}
