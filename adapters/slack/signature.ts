import { createHmac, timingSafeEqual } from "node:crypto";
import { LIMITS } from "./limits.ts";

export interface SignedRequest {
  /** The headers `x-slack-signature` and `x-slack-request-timestamp`, as they came. */
  readonly signature: unknown;
  readonly timestamp: unknown;
  readonly body: Buffer;
}

/**
 * Tells whether a request could be Slack's by its instant: the header `x-slack-request-timestamp`, in seconds.
 *
 * Instants ahead of us are refused as far as those behind: whoever keeps a request back could else use it later.
 */
export function isOfNow(timestamp: unknown, now: Date): timestamp is string {
  if (typeof timestamp !== "string" || !/^\d{1,12}$/.test(timestamp)) return false;
  return Math.abs(now.getTime() - Number(timestamp) * 1_000) <= LIMITS.signatureAgeMs;
}

/** Tells whether Slack signed these bytes within the last minutes. */
export function isSigned(
  { signature, timestamp, body }: SignedRequest,
  signingSecret: string,
  now: Date,
): boolean {
  if (typeof signature !== "string" || !isOfNow(timestamp, now)) return false;
  const hmac = createHmac("sha256", signingSecret).update(`v0:${timestamp}:`).update(body);
  const expected = Buffer.from(`v0=${hmac.digest("hex")}`);
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
