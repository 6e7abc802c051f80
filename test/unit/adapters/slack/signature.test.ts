import { describe, expect, it } from "vitest";
import { isSigned } from "../../../../adapters/slack/signature.ts";
import { signedRequest } from "../../../helpers/platforms/slack-events.ts";

const NOW = new Date("2026-11-25T08:00:00Z");
const SECRET = "the secret of this test";

function check(change: {
  body?: string;
  atMs?: number;
  secret?: string;
  signature?: unknown;
}): boolean {
  const { headers, body } = signedRequest(
    "the body",
    "text/plain",
    change.atMs ?? NOW.getTime(),
    SECRET,
  );
  return isSigned(
    {
      signature: "signature" in change ? change.signature : headers["x-slack-signature"],
      timestamp: headers["x-slack-request-timestamp"],
      body: Buffer.from(change.body ?? body),
    },
    change.secret ?? SECRET,
    NOW,
  );
}

describe("Slack's signature", () => {
  it("is right for these bytes, this secret and this moment alone", () => {
    expect(check({})).toBe(true);
    expect(check({ body: "the body " })).toBe(false);
    expect(check({ secret: "another" })).toBe(false);
    expect(check({ signature: undefined })).toBe(false);
    expect(check({ signature: "v0=" })).toBe(false);
    expect(check({ signature: `v0=${"0".repeat(64)}` })).toBe(false);
  });

  it("holds for five minutes, behind us and ahead of us", () => {
    const minutes = (count: number): number => NOW.getTime() + count * 60_000;
    expect(check({ atMs: minutes(-5) })).toBe(true);
    expect(check({ atMs: minutes(5) })).toBe(true);
    expect(check({ atMs: minutes(-5) - 1_000 })).toBe(false);
    expect(check({ atMs: minutes(5) + 1_000 })).toBe(false);
  });

  it("is wrong where its instant is no number", () => {
    for (const timestamp of ["", "NaN", "1e9", "-5", " 1795593600", "0x6b", undefined, ["1"]]) {
      const proof = { signature: "v0=", timestamp, body: Buffer.alloc(0) };
      expect(isSigned(proof, SECRET, NOW)).toBe(false);
    }
  });
});
