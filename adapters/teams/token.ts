import { verify } from "node:crypto";
import { z } from "zod";
import type { SigningKeys } from "./io-keys.ts";
import { LIMITS } from "./limits.ts";

/** Why a token proves nothing; a code for logs. */
export type Refusal =
  | "missing"
  | "malformed"
  | "algorithm"
  | "issuer"
  | "audience"
  | "expired"
  | "not_yet_valid"
  | "unknown_key"
  | "channel"
  | "signature";

export interface Expected {
  readonly issuer: string;
  readonly audience: string;
  readonly now: Date;
}

/** The only channel we speak; each signing key is good for some channels. */
export const CHANNEL = "msteams";

const headerSchema = z.object({ alg: z.string(), kid: z.string().optional() });
const claimsSchema = z.object({
  iss: z.unknown(),
  aud: z.unknown(),
  exp: z.number(),
  nbf: z.number().optional(),
});

/**
 * Looks for a reason to turn a token away: `null` when there is none.
 *
 * The cheap reasons come first, so that no stranger makes us fetch keys or compute signatures.
 *
 * @param authorization the header of that name
 * @throws Unavailable the keys cannot be had
 */
export async function refusalOf(
  authorization: string | undefined,
  expected: Expected,
  keys: Pick<SigningKeys, "find">,
): Promise<Refusal | null> {
  if ((authorization ?? "") === "") return "missing";
  const [, head, body, signature] =
    /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]*)$/.exec(authorization ?? "") ?? [];
  const header = headerSchema.safeParse(jsonIn(head));
  const claims = claimsSchema.safeParse(jsonIn(body));
  if (!header.success || !claims.success || signature === undefined) return "malformed";
  const { alg, kid } = header.data;
  if (alg !== "RS256") return "algorithm";
  const refusal = refusalOfClaims(claims.data, expected);
  if (refusal !== null) return refusal;
  const found = kid === undefined ? null : await keys.find(kid);
  if (found === null) return "unknown_key";
  const { key, endorsements } = found;
  if (endorsements.length > 0 && !endorsements.includes(CHANNEL)) return "channel";
  const signed = Buffer.from(`${head ?? ""}.${body ?? ""}`);
  const isGood = verify("RSA-SHA256", signed, key, Buffer.from(signature, "base64url"));
  return isGood ? null : "signature";
}

function refusalOfClaims(
  { iss, aud, exp, nbf }: z.infer<typeof claimsSchema>,
  { issuer, audience, now }: Expected,
): Refusal | null {
  if (iss !== issuer) return "issuer";
  if (aud !== audience) return "audience";
  const ms = now.getTime();
  if (exp * 1_000 + LIMITS.clockSkewMs <= ms) return "expired";
  if (nbf !== undefined && nbf * 1_000 - LIMITS.clockSkewMs > ms) return "not_yet_valid";
  return null;
}

function jsonIn(part: string | undefined): unknown {
  if (part === undefined) return null;
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString());
  } catch {
    return null;
  }
}
