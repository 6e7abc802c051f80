import { describe, expect, it } from "vitest";
import type { ClaimMeaning } from "../../../../src/ports/search.ts";
import { claimMeanings } from "../../../../src/search/claims/claim-meanings.ts";
import { claimClass } from "../../../../src/search/claims/claim-network.ts";
import { claimNetwork } from "../../../../src/search/claims/shipped-network.ts";

const meaningOf = claimMeanings(claimNetwork());

function cosine(a: ClaimMeaning | null, b: ClaimMeaning | null): number {
  return a === null || b === null ? Number.NaN : a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);
}

describe("what the shipped network learned of claims", () => {
  it("is a direction of the length 1 for each that it knows, and nothing for others", () => {
    for (const name of claimNetwork().classes.slice(1)) {
      const meaning = meaningOf(name);
      expect(cosine(meaning, meaning)).toBeCloseTo(1, 4);
    }
    expect(meaningOf(claimClass("visas/of-the-moon", "fee"))).toBeNull();
  });

  it.each([
    ["residence/emergency-numbers#emergency", "conversation/emergency#numbers"],
    ["visas/visa-extension#apply", "visas/overstay-penalties#extension"],
  ])("says that %s and %s are asked for alike, and not what is asked of banks", (one, other) => {
    const alike = cosine(meaningOf(one), meaningOf(other));
    const apart = cosine(meaningOf(one), meaningOf("residence/bank-account#withoutAccount"));
    expect(alike).toBeGreaterThan(apart + 0.2);
  });
});
