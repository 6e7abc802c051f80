import type { ArticleId, ClaimId } from "../../domain/knowledge.ts";
import type { LanguageIndex } from "../index/language-index.ts";
import type { Query } from "../model/query.ts";
import { PAIR } from "../text/terms.ts";
import { claimClass, classOdds, readText, type ClaimNetwork } from "./claim-network.ts";

/** What the network makes of a text, for the claims of some articles. */
export interface AskedClaims {
  /** Log probability that the article is asked about, before its claims are weighed. */
  article(document: number): number;
  /** Log probability of each claim of an article among all that it may be asked for; the subject as a whole comes first. */
  claims(document: number): Float64Array;
}

/** An article, and its claims in their order. */
interface Numbered {
  readonly id: ArticleId;
  readonly claims: readonly { readonly id: ClaimId }[];
}

/** Log probabilities below it are all the same. */
const LEAST = -7;

/**
 * Reads questions to one language’s articles by a network that may not know some of them: those are as likely as any other.
 *
 * @param articles in the order of the index
 */
export function createAskedClaims(
  network: ClaimNetwork,
  index: LanguageIndex,
  articles: readonly Numbered[],
): (query: Query) => AskedClaims {
  const numberOf = new Map(network.classes.map((name, number) => [name, number]));
  const classesOf = articles.map(({ id, claims }) =>
    [null, ...claims.map((claim) => claim.id)].map(
      (claim) => numberOf.get(claimClass(id, claim)) ?? null,
    ),
  );
  const { hashes, channels } = index.vocabulary;
  const unknownArticle = Math.max(LEAST, -Math.log(Math.max(1, articles.length)));
  return (query) => {
    const own: number[] = [];
    const weights: number[] = [];
    query.terms.forEach((term, i) => {
      if (channels[term] === PAIR) return;
      own.push(hashes[term] ?? 0);
      weights.push(query.shares[i] ?? 0);
    });
    const odds = classOdds(network, readText(network, own, weights));
    const oddsOf = (number: number): number => odds[number] ?? -Infinity;
    return {
      article: (document) => {
        const known = (classesOf[document] ?? []).filter((number) => number !== null);
        if (known.length === 0) return unknownArticle;
        return Math.max(LEAST, logSum(known.map(oddsOf)));
      },
      claims: (document) => {
        const classes = classesOf[document] ?? [];
        const known = classes.filter((number) => number !== null);
        const all = logSum(known.map(oddsOf));
        const unknown = -Math.log(Math.max(1, classes.length));
        return Float64Array.from(classes, (number) =>
          number === null ? unknown : Math.max(LEAST, oddsOf(number) - all),
        );
      },
    };
  };
}

function logSum(values: readonly number[]): number {
  const highest = Math.max(...values);
  return highest + Math.log(values.reduce((sum, one) => sum + Math.exp(one - highest), 0));
}
