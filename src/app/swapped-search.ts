import type { Knowledge } from "../domain/knowledge.ts";
import type { SearchEngine, SearchResult } from "../ports/search.ts";

/** A search engine that is replaced by a later one under way. */
export interface SwappedSearch {
  /** Finds what the engine of the moment knows, as far as there is such an article. */
  over(articles: Knowledge["articles"]): SearchEngine;
  swap(engine: SearchEngine): void;
}

export function createSwappedSearch(first: SearchEngine): SwappedSearch {
  let engine = first;
  return {
    swap: (next) => {
      engine = next;
    },
    over: (articles) => ({
      get languages() {
        return engine.languages;
      },
      search: (text, language, top, context) =>
        known(engine.search(text, language, top, context), articles),
    }),
  };
}

/** Being sure of an article that is gone says nothing of the one that came second. */
function known(result: SearchResult, articles: Knowledge["articles"]): SearchResult {
  const hits = result.hits.filter(({ id }) => articles.has(id));
  if (hits.length === result.hits.length) return result;
  const claims = result.claims.filter(({ article }) => articles.has(article));
  if (hits[0]?.id === result.hits[0]?.id) return { ...result, hits, claims };
  const verdict = result.verdict === "far" ? "far" : "none";
  return { hits, claims, confidence: 0, held: 0, verdict };
}
