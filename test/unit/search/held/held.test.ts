import { describe, expect, it } from "vitest";
import type { ArticleId } from "../../../../src/domain/knowledge.ts";
import type { Asked } from "../../../../src/search/claims/asked-claims.ts";
import { heldSignals, likelihoodHeld, type Found } from "../../../../src/search/held/held.ts";
import { HELD_SIGNALS } from "../../../../src/search/held/held-signals.ts";

const ARTICLE = "visas/fees" as ArticleId;

/** What the network makes of a question: shares of the first hit, of the likeliest article, and of none. */
function asked(firstHit: number, likeliest: number, nothing: number): Asked {
  return {
    nothing: Math.log(nothing),
    likeliest: Math.log(likeliest),
    held: 2,
    of: () => ({ article: Math.log(firstHit), claims: Float64Array.of(-1, -2) }),
  };
}

const UNKNOWN: Asked = { nothing: -7, likeliest: -7, held: 0, of: () => null };

function found(more: Partial<Found> & { readonly scores?: readonly number[] }): Found {
  const scores = more.scores ?? [0.95, 0.9];
  return {
    claims: scores.map((score, i) => ({
      ...{ article: ARTICLE, claim: `c${String(i)}`, score },
      meaning: null,
    })),
    probabilities: Float64Array.of(0.8, 0.1, 0.06, 0.04),
    asked: asked(0.9, 0.9, 0.01),
    document: 0,
    ...more,
  };
}

const LIKELY = likelihoodHeld(found({}));

describe("how likely an article holds what is asked", () => {
  it("is high where search, claims and network agree", () => {
    expect(LIKELY).toBeGreaterThan(0.75);
  });

  it.each([
    ["no claim is likely", found({ scores: [0.05, 0.02] })],
    ["the network takes it for nothing of ours", found({ asked: asked(0.02, 0.02, 0.9) })],
    [
      "the network learned that such questions have no answer",
      found({ asked: { ...asked(0.9, 0.9, 0.01), held: -2 } }),
    ],
    [
      "search finds it near and not held",
      found({ probabilities: Float64Array.of(0.1, 0.1, 0.7, 0.1) }),
    ],
  ])("is lower where %s", (_, less) => {
    expect(likelihoodHeld(less)).toBeLessThan(LIKELY);
  });

  it("is told without the network of an article that it does not know", () => {
    const sure = likelihoodHeld(found({ asked: UNKNOWN }));
    expect(sure).toBeGreaterThan(0.7);
    expect(likelihoodHeld(found({ asked: UNKNOWN, scores: [0.05] }))).toBeLessThan(sure);
  });

  it("is that of the first hits where their articles have no claims", () => {
    const bare = found({ scores: [] });
    expect(heldSignals(bare)).toHaveLength(HELD_SIGNALS.length);
    expect(likelihoodHeld(bare)).toBeCloseTo(0.9);
    expect(likelihoodHeld({ ...bare, probabilities: new Float64Array(4) })).toBe(0);
  });
});
