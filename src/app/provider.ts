import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { ProviderPart } from "../services/staff/deps.ts";
import { createIdentityProvider } from "./identity-provider.ts";
import type { ProviderSettings } from "./provider-settings.ts";
import { createSealer } from "./sealer.ts";

export interface ProviderDeps {
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  readonly log: Pick<Log, "warn">;
}

/** The identity provider of the settings, and what its word counts for; `null` where none is set up. */
export function createProviderPart(
  settings: ProviderSettings | null,
  deps: ProviderDeps,
): ProviderPart | null {
  if (settings === null) return null;
  const { mapping, trust, clientSecret } = settings;
  return {
    identity: createIdentityProvider({ ...deps, settings }),
    sealer: createSealer(clientSecret),
    mapping,
    trust,
  };
}
