import type { ArticleId, ClaimId } from "../../domain/knowledge.ts";
import type { LanguageIndex } from "../index/language-index.ts";
import type { Query } from "../model/query.ts";
import { PAIR } from "../text/terms.ts";
import {
  claimClass,
  heldOdds,
  hiddenLayer,
  logProbabilities,
  NO_CLASS,
  placesOf,
  UNKNOWN,
  type ClaimNetwork,
} from "./claim-network.ts";

/** What the network makes of a text for one article; log probabilities. */
export interface AskedOfArticle {
  /** That the article is asked about, among all. */
  readonly article: number;
  /** Of each claim, among all that the article may be asked for; the subject as a whole comes first. */
  readonly claims: Float64Array;
}

/** What the network makes of a text. */
export interface Asked {
  /** Log probability that no article is about it. */
  readonly nothing: number;
  /** The highest log probability of any article, be it in the index or not. */
  readonly likeliest: number;
  /** Log odds that something of ours holds what is asked, be it in the index or not. */
  readonly held: number;
  /** @returns `null` for an article that the network does not know, or that has a claim that it does not know */
  readonly of: (document: number) => AskedOfArticle | null;
}

/** An article, and its claims in their order. */
export interface Numbered {
  readonly id: ArticleId;
  readonly claims: readonly { readonly id: ClaimId }[];
}

/** Log probabilities below it are all the same. */
const LEAST = -7;
const NOT_READ: Asked = { nothing: LEAST, likeliest: LEAST, held: 0, of: () => null };

/**
 * Reads questions to one language’s articles by a network that may not know some of them.
 *
 * @param network `null` where there is none
 * @param articles in the order of the index
 */
export function createAskedClaims(
  network: ClaimNetwork | null,
  index: LanguageIndex,
  articles: readonly Numbered[],
): (query: Query) => Asked {
  if (network === null) return () => NOT_READ;
  const subjects = subjectsOf(network);
  const noClass = network.classes.indexOf(NO_CLASS);
  const classesOf = articles.map(classesIn(network.classes));
  const { hashes, channels } = index.vocabulary;
  const placeOf = placesOf(network, hashes);
  return (query) => {
    const own: number[] = [];
    const shares: number[] = [];
    query.terms.forEach((term, i) => {
      if (channels[term] === PAIR) return;
      own.push(placeOf[term] ?? UNKNOWN);
      shares.push(query.shares[i] ?? 0);
    });
    const read = hiddenLayer(network, own, shares);
    const all = logProbabilities(network, read);
    const logsOf = (classes: readonly number[]): readonly number[] =>
      classes.map((number) => all[number] ?? -Infinity);
    return {
      nothing: Math.max(LEAST, all[noClass] ?? -Infinity),
      likeliest: Math.max(LEAST, highestOf(all, subjects)),
      held: heldOdds(network, read),
      of(document) {
        const classes = classesOf[document] ?? null;
        if (classes === null) return null;
        const logs = logsOf(classes);
        const article = logSum(logs);
        return {
          article: Math.max(LEAST, article),
          claims: Float64Array.from(logs, (one) => Math.max(LEAST, one - article)),
        };
      },
    };
  };
}

/**
 * The classes of an article among those of a network: of the subject as a whole, and of its claims.
 *
 * @param classes their names
 * @returns `null` for an article that is not among them, or that has a claim that is not
 */
export function classesIn(
  classes: readonly string[],
): (article: Numbered) => readonly number[] | null {
  const numberOf = new Map(classes.map((name, number) => [name, number]));
  return ({ id, claims }) => {
    const names = [null, ...claims.map((claim) => claim.id)].map((claim) => claimClass(id, claim));
    const known = names.flatMap((name) => numberOf.get(name) ?? []);
    return known.length === names.length ? known : null;
  };
}

const NO_SUBJECT = -1;

interface Subjects {
  /** By class: the number of its article; `NO_SUBJECT` for what no article is about. */
  readonly of: Int32Array;
  /** Of articles. */
  readonly count: number;
}

function subjectsOf({ classes }: ClaimNetwork): Subjects {
  const numbers = new Map<string, number>();
  const of = Int32Array.from(classes, (name) => {
    const [article = ""] = name.split("#");
    if (name === NO_CLASS) return NO_SUBJECT;
    const number = numbers.get(article) ?? numbers.size;
    numbers.set(article, number);
    return number;
  });
  return { of, count: numbers.size };
}

/** Less likely classes add nothing that matters to their article. */
const LEAST_ADDED = -14;

/** The log of what the classes of the likeliest article have together. */
function highestOf(logs: Float32Array, { of, count }: Subjects): number {
  const shares = new Float64Array(count);
  for (let c = 0; c < logs.length; c += 1) {
    const log = logs[c] ?? -Infinity;
    const subject = of[c] ?? NO_SUBJECT;
    if (log < LEAST_ADDED || subject === NO_SUBJECT) continue;
    shares[subject] = (shares[subject] ?? 0) + Math.exp(log);
  }
  let highest = 0;
  for (const share of shares) highest = Math.max(highest, share);
  return Math.log(highest);
}

function logSum(values: readonly number[]): number {
  const highest = Math.max(...values);
  return highest + Math.log(values.reduce((sum, one) => sum + Math.exp(one - highest), 0));
}
