import { createPublicKey, type KeyObject } from "node:crypto";
import { z } from "zod";
import { Unavailable } from "../../src/domain/errors.ts";
import type { Clock } from "../../src/ports/clock.ts";
import { isSafeAddress } from "../shared/settings.ts";
import type { Call } from "./io-http.ts";
import { LIMITS } from "./limits.ts";

/** A key with which Microsoft signs what it sends us. */
export interface SigningKey {
  readonly key: KeyObject;
  /** The channels for which it signs; every channel when there are none. */
  readonly endorsements: readonly string[];
}

export interface SigningKeys {
  /**
   * @returns null when there is no such key
   * @throws Unavailable the keys cannot be had
   */
  find(id: string): Promise<SigningKey | null>;
  /**
   * Asks for the keys anew.
   *
   * @returns what the other side's clock says; `null` when it does not tell
   * @throws Unavailable the keys cannot be had, and those from before stay
   */
  refresh(): Promise<Date | null>;
}

const metadataSchema = z.object({ jwks_uri: z.string().refine(isSafeAddress) });
const keySchema = z.object({
  kid: z.string(),
  kty: z.literal("RSA"),
  n: z.string(),
  e: z.string(),
  endorsements: z.array(z.string()).catch([]),
});
const keysSchema = z.object({ keys: z.array(z.unknown()) });

export interface SigningKeysOptions {
  readonly metadataUrl: string;
  readonly call: Call;
  readonly clock: Clock;
}

/** The keys that an OpenID metadata document leads to; fetched when first needed, daily, and for a key not yet known. */
export function createSigningKeys({ metadataUrl, call, clock }: SigningKeysOptions): SigningKeys {
  let keys: ReadonlyMap<string, SigningKey> | null = null;
  let askedAt = Number.NEGATIVE_INFINITY;
  let underWay: Promise<Date | null> | null = null;

  const ask = async (): Promise<Date | null> => {
    askedAt = clock.now().getTime();
    const metadata = await call(metadataUrl);
    const parsed = metadataSchema.safeParse(metadata.body);
    if (metadata.status !== 200 || !parsed.success) throw unusable(metadata.status);
    const answer = await call(parsed.data.jwks_uri);
    const list = keysSchema.safeParse(answer.body);
    if (answer.status !== 200 || !list.success) throw unusable(answer.status);
    keys = new Map(list.data.keys.flatMap(keyIn));
    return answer.saidAt;
  };
  /** However many wait for it, it is asked once. */
  const refresh = (): Promise<Date | null> =>
    (underWay ??= ask().finally(() => {
      underWay = null;
    }));

  return {
    refresh,
    find: async (id) => {
      const age = clock.now().getTime() - askedAt;
      if (keys === null) await refresh();
      else if (age > (keys.has(id) ? LIMITS.keysKeptMs : LIMITS.keysAgainMs)) {
        // Those from before serve on while none can be had.
        await refresh().catch(() => undefined);
      }
      return keys?.get(id) ?? null;
    },
  };
}

/** Keys of other kinds, and broken ones, sign nothing for us. */
function keyIn(value: unknown): [string, SigningKey][] {
  const parsed = keySchema.safeParse(value);
  if (!parsed.success) return [];
  const { kid, endorsements, kty, n, e } = parsed.data;
  try {
    return [[kid, { key: createPublicKey({ key: { kty, n, e }, format: "jwk" }), endorsements }]];
  } catch {
    return [];
  }
}

function unusable(status: number): Unavailable {
  return new Unavailable(
    `Microsoft's signing keys cannot be had (status ${status}); see TEAMS_OPENID_METADATA_URL.`,
  );
}
