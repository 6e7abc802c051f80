import { describe, expect, it } from "vitest";
import type { Asked } from "../../../../src/search/claims/asked-claims.ts";
import { reranked } from "../../../../src/search/claims/reranked.ts";
import { placeOf, SIGNAL_COUNT, type Scores } from "../../../../src/search/model/scorer.ts";

const RANKED = [0, 1, 2].map((document) => ({ document, score: 3 - document }));

/** Documents with the share that the classifier gives each. */
function scores(shares: readonly number[]): Scores {
  const signals = new Float64Array(shares.length * SIGNAL_COUNT);
  shares.forEach((share, document) => {
    signals[document * SIGNAL_COUNT + placeOf("probability")] = share;
  });
  return { signals } as unknown as Scores;
}

/** The share that the network gives each; `null` for one that it does not know. */
function asked(shares: readonly (number | null)[]): Asked {
  return {
    nothing: -7,
    held: 0,
    likeliest: 0,
    of: (document) => {
      const share = shares[document] ?? null;
      return share === null ? null : { article: Math.log(share), claims: new Float64Array() };
    },
  };
}

const order = (shares: readonly number[], byNetwork: readonly (number | null)[]) =>
  reranked(RANKED, scores(shares), asked(byNetwork)).map(({ document }) => document);

describe("documents that are ranked once more", () => {
  it("are put in the order of what classifier and network make of them together", () => {
    expect(order([0.5, 0.4, 0.1], [0.1, 0.8, 0.1])).toEqual([1, 0, 2]);
    expect(order([0.9, 0.1, 0], [0.4, 0.5, 0.1])).toEqual([0, 1, 2]);
  });

  it("keep what the classifier says of one that the network does not know", () => {
    expect(order([0.2, 0.7, 0.1], [0.6, null, 0.1])).toEqual([1, 0, 2]);
    expect(order([0.7, 0.2, 0.1], [0.6, null, 0.1])).toEqual([0, 1, 2]);
  });

  it("stay as they were without a classifier, or where the network knows none", () => {
    expect(order([0, 0, 0], [0.1, 0.1, 0.8])).toEqual([0, 1, 2]);
    expect(order([0.1, 0.8, 0.1], [null, null, null])).toEqual([0, 1, 2]);
  });
});
