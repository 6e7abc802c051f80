import type { SecondFactorPolicy } from "../domain/second-factor.ts";
import type { AuditTrail } from "../ports/audit.ts";
import type { CentreStore } from "../ports/centre-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { PasswordHasher } from "../ports/password-hasher.ts";
import type { StaffStore } from "../ports/staff-store.ts";
import type { ProviderPart } from "../services/staff/deps.ts";
import { createStaffAccounts, type StaffAccounts } from "../services/staff-accounts.ts";
import { createAuditTrail } from "../store/audit.ts";
import { createBucketStore } from "../store/buckets.ts";
import { createCentreStore } from "../store/centres.ts";
import type { Database } from "../store/database.ts";
import { createStaffStore } from "../store/staff.ts";
import { oneTimeCodes } from "./one-time-codes.ts";
import { createPasswordHasher } from "./password-hasher.ts";
import { createPasswordStrength } from "./password-strength.ts";
import { secrets } from "./secrets.ts";

/** Who works at the web desk, over one database: all that most commands need of it, and quick to load. */
export interface DeskAccounts {
  readonly accounts: StaffAccounts;
  readonly staffStore: StaffStore;
  readonly centreStore: CentreStore;
  readonly trail: AuditTrail;
}

export interface DeskAccountsParts {
  /** The service’s own where it is left out. */
  readonly hasher?: PasswordHasher | undefined;
  readonly secondFactor: SecondFactorPolicy;
  /** None where it is left out: commands open no session. */
  readonly provider?: ProviderPart | null;
}

export function createDeskAccounts(
  database: Database,
  clock: Clock,
  { hasher = createPasswordHasher(), secondFactor, provider = null }: DeskAccountsParts,
): DeskAccounts {
  const staffStore = createStaffStore(database);
  const centreStore = createCentreStore(database);
  return {
    accounts: createStaffAccounts({
      store: staffStore,
      tries: createBucketStore(database),
      hasher,
      strength: createPasswordStrength(),
      centres: centreStore,
      codes: oneTimeCodes,
      secondFactor,
      provider,
      secrets,
      clock,
    }),
    staffStore,
    centreStore,
    trail: createAuditTrail(database),
  };
}
