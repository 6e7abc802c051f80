import type { StaffDeps } from "./staff/deps.ts";
import { createFactorKeys, type FactorKeys } from "./staff/factor-keys.ts";
import { createStaffManagement, type StaffManagement } from "./staff/manage.ts";
import { createProviderSignIn, type ProviderSignIn } from "./staff/provider-sign-in.ts";
import { createOwnFactors, type OwnFactors } from "./staff/own-factor.ts";
import { createOwnNotices, type OwnNotices } from "./staff/own-notices.ts";
import { createOwnSessions, type OwnSessions } from "./staff/own-sessions.ts";
import { createSecondStep, type SecondStep } from "./staff/second-step.ts";
import { createSignIn, type SignIn } from "./staff/sign-in.ts";
import { createTickets, type Tickets } from "./staff/tickets.ts";

/** The accounts of the web desk: signing in, second factors, one-time links, and looking after accounts. */
export interface StaffAccounts extends SignIn, StaffManagement {
  readonly tickets: Tickets;
  readonly secondStep: SecondStep;
  readonly ownFactor: OwnFactors;
  /** `null` where no identity provider is set up. */
  readonly byProvider: ProviderSignIn | null;
  readonly factorKeys: FactorKeys;
  readonly ownNotices: OwnNotices;
  readonly ownSessions: OwnSessions;
  /** Removes sessions, sign-ins and links that ended before; returns how many. */
  expire(before: Date): Promise<number>;
}

export function createStaffAccounts(deps: StaffDeps): StaffAccounts {
  return {
    ...createSignIn(deps),
    ...createStaffManagement(deps),
    tickets: createTickets(deps),
    secondStep: createSecondStep(deps),
    ownFactor: createOwnFactors(deps),
    byProvider: deps.provider === null ? null : createProviderSignIn(deps, deps.provider),
    factorKeys: createFactorKeys(deps),
    ownNotices: createOwnNotices(deps),
    ownSessions: createOwnSessions(deps),
    expire: (before) => deps.store.expire(before),
  };
}
