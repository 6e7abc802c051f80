import { describe, expect, it } from "vitest";
import { errorOf } from "../../../web/console/src/api/api-error.ts";
import { claimNames } from "../../../web/console/src/shell/claim-names.ts";

const REFUSAL = {
  error: { code: "conflict", message: "It is so.", reason: "under_withdrawal" },
  claims: [
    { article: "visas/fees", claim: "fee" },
    { article: "visas/free", claim: null },
    { article: "visas/free", claim: "row:visa-free:unilateral:DE" },
  ],
};

describe("what a refusal is about", () => {
  it("is read from the answer, and named by article, claim and row", async () => {
    const error = await errorOf(Response.json(REFUSAL, { status: 409 }));
    expect(error).toMatchObject({ status: 409, reason: "under_withdrawal", paths: [] });
    expect(claimNames(error.claims)).toEqual([
      "visas/fees fee",
      "visas/free",
      "visas/free visa-free:unilateral:DE",
    ]);
  });

  it("is nothing where the answer names nothing, or comes from something in between", async () => {
    const quiet = await errorOf(Response.json({ error: REFUSAL.error }, { status: 409 }));
    expect(claimNames(quiet.claims)).toEqual([]);
    const between = await errorOf(new Response("<html>", { status: 502 }));
    expect([between.reason, between.paths, between.claims]).toEqual([null, [], []]);
  });

  it("is cut where it is long", () => {
    const many = Array.from({ length: 7 }, (_, n) => ({ article: "a/b", claim: `c${String(n)}` }));
    expect(claimNames(many.slice(1))).toHaveLength(6);
    expect(claimNames(many)).toHaveLength(7);
    expect(claimNames(many).at(-1)).toBe("…");
  });
});
