import { CLAIM_KINDS } from "../../ports/search.ts";
import { inverseRoot, type LanguageIndex } from "../index/language-index.ts";
import { addLogits, vectorOf } from "../model/classifier.ts";
import type { Query } from "../model/query.ts";
import { GRAM, PAIR, STEM } from "../text/terms.ts";
import type { Asked, AskedOfArticle } from "./asked-claims.ts";
import { intoShares, WEIGHT_STEP } from "./claim-classes.ts";
import type { ClaimModel } from "./claim-model.ts";
import { CLAIM_SIGNALS } from "./claim-signals.ts";
import { CLAIM_WEIGHTS, CLAIM_WEIGHTS_WITHOUT_NETWORK } from "./claim-weights.ts";

/** A claim for a question. */
export interface ScoredClaim {
  readonly document: number;
  /** Its place among the claims of its document. */
  readonly place: number;
  /** How likely a good reply holds it, 0 to 1, were the article the right one. */
  readonly score: number;
  readonly signals: Float64Array;
}

const WEIGHTS = Float64Array.from(CLAIM_SIGNALS, (signal) => CLAIM_WEIGHTS[signal]);
const WEIGHTS_WITHOUT_NETWORK = Float64Array.from(
  CLAIM_SIGNALS,
  (signal) => CLAIM_WEIGHTS_WITHOUT_NETWORK[signal],
);
/** Probabilities below it are all the same. */
const LEAST_PROBABILITY = 1e-3;

export interface ClaimScorer {
  /**
   * Weighs the claims of some documents.
   *
   * @param documents the likeliest first, with the share of each of them
   * @param asked what the network makes of the question
   * @param cosineOf how near a unit of the index is to the question
   */
  score(
    query: Query,
    asked: Asked,
    documents: readonly { readonly document: number; readonly share: number }[],
    cosineOf: (unit: number) => number,
  ): readonly ScoredClaim[];
}

export function createClaimScorer(index: LanguageIndex, model: ClaimModel): ClaimScorer {
  const { classes } = model;
  const classCount = classes.firstOf.at(-1) ?? 0;
  const logits = new Float64Array(classCount);
  const words = new Float64Array(classCount);
  const grams = new Float64Array(classCount);
  const best = new Float64Array(classCount);
  const second = new Float64Array(classCount);
  const kindShares = new Float64Array(CLAIM_KINDS.length + 1);

  const readKinds = (query: Query, values: Float64Array): void => {
    kindShares.fill(0);
    if (model.kinds === null) return;
    kindShares.set(model.kinds.biases);
    addLogits(model.kinds, query.terms, values, kindShares);
    intoShares(kindShares);
  };
  const readWays = (document: number, cosineOf: (unit: number) => number): void => {
    const end = index.firstUnits[document + 1] ?? 0;
    for (let unit = index.firstUnits[document] ?? 0; unit < end; unit += 1) {
      const last = model.wantedOf.starts[unit + 1] ?? 0;
      for (let place = model.wantedOf.starts[unit] ?? 0; place < last; place += 1) {
        const cosine = cosineOf(unit);
        const one = model.wantedOf.columns[place] ?? 0;
        second[one] = Math.max(second[one] ?? 0, Math.min(cosine, best[one] ?? 0));
        best[one] = Math.max(best[one] ?? 0, cosine);
      }
    }
  };

  return {
    score(query, asked, documents, cosineOf) {
      const values = vectorOf(query, index.vocabulary.channels);
      logits.set(classes.biases);
      addLogits(
        classes,
        query.terms,
        values.map((value) => WEIGHT_STEP * value),
        logits,
      );
      addTexts(index, model, query, words, grams);
      readKinds(query, values);
      best.fill(0);
      second.fill(0);
      return documents.flatMap(({ document, share }, rank) => {
        const first = classes.firstOf[document] ?? 0;
        const end = classes.firstOf[document + 1] ?? 0;
        const shares = logits.slice(first, end);
        intoShares(shares);
        readWays(document, cosineOf);
        const byNetwork = asked.of(document);
        const weights = byNetwork === null ? WEIGHTS_WITHOUT_NETWORK : WEIGHTS;
        const textBest = Math.max(...words.subarray(first + 1, end), 0);
        return Array.from({ length: end - first - 1 }, (_, place): ScoredClaim => {
          const one = first + 1 + place;
          const probability = shares[place + 1] ?? 0;
          const general = shares[0] ?? 0;
          const isInSummary = model.isInSummary[one] ?? 0;
          const { match, missing } = kindsMatch(model.kindsOf[one] ?? 0, kindShares);
          const signals = Float64Array.of(
            1,
            probability,
            Math.log(Math.max(LEAST_PROBABILITY, probability)),
            best[one] ?? 0,
            second[one] ?? 0,
            words[one] ?? 0,
            grams[one] ?? 0,
            textBest === 0 ? 0 : (words[one] ?? 0) / textBest,
            match,
            missing,
            isInSummary,
            general,
            general * isInSummary,
            model.shareOf[one] ?? 0,
            share,
            rank === 0 ? 1 : 0,
            place === 0 ? 1 : 0,
            ...networkSignals(byNetwork, place),
          );
          return { document, place, score: likelihood(signals, weights), signals };
        });
      });
    },
  };
}

/** Nothing, where the network does not know the article. */
function networkSignals(asked: AskedOfArticle | null, place: number): readonly number[] {
  const claim = asked?.claims[place + 1];
  if (asked === null || claim === undefined) return [0, 0, 0, 0];
  return [claim, Math.exp(claim), asked.article, Math.exp(asked.article)];
}

function likelihood(signals: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < signals.length; i += 1) sum += (weights[i] ?? 0) * (signals[i] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}

/** How much of what is asked for a claim holds, and how much it lacks. */
function kindsMatch(
  kinds: number,
  shares: Float64Array,
): { readonly match: number; readonly missing: number } {
  let match = 0;
  let missing = 0;
  CLAIM_KINDS.forEach((_, kind) => {
    if ((kinds >> kind) & 1) match += shares[kind] ?? 0;
    else missing += shares[kind] ?? 0;
  });
  return { match, missing };
}

/** Cosines of the question to the claims’ own words, by words (stems and pairs) and by n-grams. */
function addTexts(
  index: LanguageIndex,
  { texts, scalesOfText }: ClaimModel,
  query: Query,
  words: Float64Array,
  grams: Float64Array,
): void {
  words.fill(0);
  grams.fill(0);
  query.terms.forEach((term, i) => {
    const weight = (query.weights[i] ?? 0) ** 2;
    const target = index.vocabulary.channels[term] === GRAM ? grams : words;
    const end = texts.starts[term + 1] ?? 0;
    for (let place = texts.starts[term] ?? 0; place < end; place += 1) {
      const one = texts.columns[place] ?? 0;
      target[one] = (target[one] ?? 0) + weight;
    }
  });
  const wordScale = inverseRoot((query.squares[STEM] ?? 0) + (query.squares[PAIR] ?? 0));
  const gramScale = inverseRoot(query.squares[GRAM] ?? 0);
  for (let one = 0; one < words.length; one += 1) {
    words[one] = (words[one] ?? 0) * wordScale * (scalesOfText[2 * one] ?? 0);
    grams[one] = (grams[one] ?? 0) * gramScale * (scalesOfText[2 * one + 1] ?? 0);
  }
}
