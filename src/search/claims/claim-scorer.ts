import type { LanguageIndex } from "../index/language-index.ts";
import { addLogits, vectorOf } from "../model/classifier.ts";
import type { Query } from "../model/query.ts";
import type { Asked, AskedOfArticle } from "./asked-claims.ts";
import { intoShares, WEIGHT_STEP } from "./claim-classes.ts";
import type { ClaimModel } from "./claim-model.ts";
import { CLAIM_SIGNALS, CLASS_SIGNALS } from "./claim-signals.ts";
import { CLAIM_WEIGHTS, CLASS_WEIGHTS } from "./claim-weights.ts";

/** A claim for a question. */
export interface ScoredClaim {
  readonly document: number;
  /** Its place among the claims of its document. */
  readonly place: number;
  /** How likely a good reply holds it, 0 to 1, were the article the right one. */
  readonly score: number;
  /** `CLAIM_SIGNALS`, or `CLASS_SIGNALS` where the network does not know the article. */
  readonly signals: Float64Array;
}

const WEIGHTS = Float64Array.from(CLAIM_SIGNALS, (signal) => CLAIM_WEIGHTS[signal]);
const WEIGHTS_OF_CLASSES = Float64Array.from(CLASS_SIGNALS, (signal) => CLASS_WEIGHTS[signal]);
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
  const best = new Float64Array(classCount);
  const second = new Float64Array(classCount);

  const readClasses = (query: Query): void => {
    const values = vectorOf(query, index.vocabulary.channels);
    logits.set(classes.biases);
    addLogits(
      classes,
      query.terms,
      values.map((value) => WEIGHT_STEP * value),
      logits,
    );
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
      const all = documents.map(({ document, share }) => ({
        ...{ document, share },
        byNetwork: asked.of(document),
      }));
      if (all.some(({ byNetwork }) => byNetwork === null)) readClasses(query);
      best.fill(0);
      second.fill(0);
      return all.flatMap(({ document, share, byNetwork }, rank) => {
        const first = classes.firstOf[document] ?? 0;
        const end = classes.firstOf[document + 1] ?? 0;
        readWays(document, cosineOf);
        const { weights, signalsOf } =
          byNetwork === null ? byClasses(logits.subarray(first, end)) : byTheNetwork(byNetwork);
        return Array.from({ length: end - first - 1 }, (_, place): ScoredClaim => {
          const one = first + 1 + place;
          const isInSummary = model.isInSummary[one] ?? 0;
          const signals = Float64Array.of(
            1,
            best[one] ?? 0,
            second[one] ?? 0,
            isInSummary,
            model.shareOf[one] ?? 0,
            share,
            rank === 0 ? 1 : 0,
            place === 0 ? 1 : 0,
            ...signalsOf(place, isInSummary),
          );
          return { document, place, score: likelihood(signals, weights), signals };
        });
      });
    },
  };
}

/** What else is known of the claims of an article, by their places. */
interface Weighing {
  readonly weights: Float64Array;
  readonly signalsOf: (place: number, isInSummary: number) => readonly number[];
}

function byTheNetwork({ article, claims }: AskedOfArticle): Weighing {
  return {
    weights: WEIGHTS,
    signalsOf: (place) => {
      const claim = claims[place + 1] ?? -Infinity;
      return [claim, Math.exp(claim), article, Math.exp(article)];
    },
  };
}

/** @param logits of the classes of an article */
function byClasses(logits: Float64Array): Weighing {
  const shares = Float64Array.from(logits);
  intoShares(shares);
  const general = shares[0] ?? 0;
  return {
    weights: WEIGHTS_OF_CLASSES,
    signalsOf: (place, isInSummary) => {
      const share = shares[place + 1] ?? 0;
      const log = Math.log(Math.max(LEAST_PROBABILITY, share));
      return [share, log, general, general * isInSummary];
    },
  };
}

function likelihood(signals: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < signals.length; i += 1) sum += (weights[i] ?? 0) * (signals[i] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}
