import type { SearchResult } from "../ports/search.ts";
import { countWords } from "./message-words.ts";

const CLAUSE_END = /[.,;:!?()\n،؛؟。，；：！？、]+/u;
/** A clause of fewer words says little by itself. */
const MIN_WORDS = 3;
const MAX_CLAUSES = 6;

/**
 * What a message asks for, by its whole or by the clause that is clearest: people tell who they are and where before they ask, and
 * those words draw the search elsewhere.
 *
 * That of a clause is never sure: what stands around it may change what is asked.
 *
 * @param whole what was found for all of it
 * @param search looks for a part of it
 */
export function clearest(
  text: string,
  whole: SearchResult,
  search: (clause: string) => SearchResult,
): SearchResult {
  if (whole.verdict === "sure") return whole;
  const clauses = text
    .split(CLAUSE_END)
    .filter((clause) => countWords(clause) >= MIN_WORDS)
    .slice(-MAX_CLAUSES);
  if (clauses.length < 2) return whole;
  const known = new Set(whole.hits.map(({ id }) => id));
  const [best] = clauses
    .map(search)
    .filter(
      ({ verdict, hits }) => verdict === "sure" && hits[0] !== undefined && known.has(hits[0].id),
    )
    .sort((a, b) => b.confidence - a.confidence);
  return best === undefined ? whole : { ...best, verdict: "unsure" };
}
