import type { StaffSession, Welcome } from "../../ports/staff-store.ts";
import type { StaffDeps } from "./deps.ts";

const SECOND_MS = 1_000;

/** How often an identity provider is asked whether who came from it is still welcome. */
export const PROVIDER_CHECK = {
  /** With the seconds that the provider may take to answer, it is less than a minute. */
  everyMs: 50 * SECOND_MS,
  /** How long a session goes on while the provider says nothing. */
  silenceMs: 60 * 60 * SECOND_MS,
} as const;

/** Sealed refresh tokens of one account are of no use for another. */
export function welcomePurpose({ staff }: Pick<StaffSession, "staff">): string {
  return `welcome of ${staff}`;
}

/** Whether a session of somebody who came from a provider goes on; of others it always does. */
export type ProviderChecks = (session: StaffSession) => Promise<boolean>;

/** Of several requests with one session, and of several processes, one asks. */
export function createProviderChecks(deps: StaffDeps): ProviderChecks {
  const underWay = new Map<string, Promise<boolean>>();
  return (session) => {
    const { welcome, tokenHash } = session;
    if (welcome === null) return Promise.resolve(true);
    if (deps.provider === null) return end(deps, session);
    // First: whoever asks has noted already that it is not due again.
    const asked = underWay.get(tokenHash);
    if (asked !== undefined) return asked;
    if (deps.clock.now() < welcome.dueAt) return goesOn(deps, session, welcome);
    const check = askProvider(deps, session, welcome).finally(() => underWay.delete(tokenHash));
    underWay.set(tokenHash, check);
    return check;
  };
}

async function askProvider(
  deps: StaffDeps,
  session: StaffSession,
  known: Welcome,
): Promise<boolean> {
  const { store, provider, clock } = deps;
  if (provider === null) return end(deps, session);
  const { tokenHash } = session;
  const now = clock.now();
  const dueAt = new Date(now.getTime() + PROVIDER_CHECK.everyMs);
  const claimed = await store.claimCheck(tokenHash, now, dueAt);
  // Another process asks; what is known is less than a minute old, or the provider is silent.
  if (claimed === null) return goesOn(deps, session, known);
  const purpose = welcomePurpose(session);
  const refreshToken = provider.sealer.open(claimed.refreshToken, purpose);
  if (refreshToken === null) return end(deps, session);
  const said = await provider.identity.renew(refreshToken);
  switch (said.kind) {
    case "renewed": {
      const sealed = provider.sealer.seal(said.refreshToken, purpose);
      await store.keepWelcome(tokenHash, { refreshToken: sealed, checkedAt: now });
      return true;
    }
    case "ended":
      return end(deps, session);
    case "unreached":
      return goesOn(deps, session, claimed);
  }
}

/** By what the provider said last. */
function goesOn(deps: StaffDeps, session: StaffSession, { checkedAt }: Welcome): Promise<boolean> {
  const silentMs = deps.clock.now().getTime() - checkedAt.getTime();
  return silentMs < PROVIDER_CHECK.silenceMs ? Promise.resolve(true) : end(deps, session);
}

async function end({ store, clock }: StaffDeps, { tokenHash }: StaffSession): Promise<false> {
  await store.change(async (change) => {
    const staff = await change.endSession(tokenHash);
    if (staff === null) return;
    const entry = { at: clock.now(), actor: "service", target: staff, details: {} } as const;
    await change.record({ ...entry, action: "session.ended" });
  });
  return false;
}
