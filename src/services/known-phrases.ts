import type { ArticleId, Knowledge } from "../domain/knowledge.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { SearchResult } from "../ports/search.ts";

/** What people say to the bot in the very words of a conversation article: "hello" means nothing else, whatever is alike. */
export interface KnownPhrases {
  /** The same result, or one that is sure of the article whose phrase the text is. */
  settle(text: string, language: LanguageTag, found: SearchResult): SearchResult;
}

export function createKnownPhrases({ articles }: Pick<Knowledge, "articles">): KnownPhrases {
  const byLanguage = new Map<LanguageTag, Map<string, ArticleId>>();
  for (const { id, topic, texts } of articles.values()) {
    if (topic !== "conversation") continue;
    for (const [language, { questions }] of texts) {
      const own = byLanguage.get(language) ?? new Map<string, ArticleId>();
      byLanguage.set(language, own);
      for (const question of questions) own.set(wordsAlone(question), id);
    }
  }
  return {
    settle: (text, language, found) => {
      const id = byLanguage.get(language)?.get(wordsAlone(text));
      if (id === undefined) return found;
      const score = found.hits[0]?.score ?? 1;
      const others = found.hits.filter((hit) => hit.id !== id);
      return { hits: [{ id, score }, ...others], claims: [], confidence: 1, verdict: "sure" };
    },
  };
}

/** Without case, punctuation and signs. */
function wordsAlone(text: string): string {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  ).join(" ");
}
