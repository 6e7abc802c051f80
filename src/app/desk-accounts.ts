import type { SecondFactorPolicy } from "../domain/second-factor.ts";
import type { AuditTrail } from "../ports/audit.ts";
import type { CentreStore } from "../ports/centre-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { PasswordHasher } from "../ports/password-hasher.ts";
import type { StaffStore } from "../ports/staff-store.ts";
import type { ProviderPart } from "../services/staff/deps.ts";
import type { DeskTexts } from "../ports/texts.ts";
import { createAccountPosts, type AccountPosts } from "../services/staff/account-posts.ts";
import { createStaffAccounts, type StaffAccounts } from "../services/staff-accounts.ts";
import { createAuditTrail } from "../store/audit.ts";
import { createBucketStore } from "../store/buckets.ts";
import { createCentreStore } from "../store/centres.ts";
import type { Database } from "../store/database.ts";
import { createStaffStore } from "../store/staff.ts";
import { loadDeskTexts } from "./loaded-content.ts";
import { oneTimeCodes } from "./one-time-codes.ts";
import { createPasswordHasher } from "./password-hasher.ts";
import { createPasswordStrength } from "./password-strength.ts";
import { createSecretSeal, type SealKeys } from "./secret-seal.ts";
import { secrets } from "./secrets.ts";
import { todayOf } from "./today.ts";

/** Who works at the web desk, over one database: all that most commands need of it, and quick to load. */
export interface DeskAccounts {
  readonly accounts: StaffAccounts;
  readonly staffStore: StaffStore;
  readonly centreStore: CentreStore;
  readonly trail: AuditTrail;
  /** Tells owners what is done to their accounts. */
  readonly posts: AccountPosts;
}

export interface DeskAccountsParts {
  /** The service’s own where it is left out. */
  readonly hasher?: PasswordHasher | undefined;
  readonly secondFactor: SecondFactorPolicy;
  /** None where it is left out: commands open no session. */
  readonly provider?: ProviderPart | null;
  readonly secondFactorKeys: SealKeys;
}

export function createDeskAccounts(
  database: Database,
  clock: Clock,
  {
    hasher = createPasswordHasher(),
    secondFactor,
    secondFactorKeys,
    provider = null,
  }: DeskAccountsParts,
): DeskAccounts {
  const staffStore = createStaffStore(database);
  const centreStore = createCentreStore(database);
  const posts = createAccountPosts({ texts: saidToStaff(), secrets, today: () => todayOf(clock) });
  return {
    accounts: createStaffAccounts({
      store: staffStore,
      tries: createBucketStore(database),
      hasher,
      strength: createPasswordStrength(),
      centres: centreStore,
      codes: oneTimeCodes,
      posts,
      seal: createSecretSeal(secondFactorKeys),
      secondFactor,
      provider,
      secrets,
      clock,
    }),
    staffStore,
    centreStore,
    trail: createAuditTrail(database),
    posts,
  };
}

/** Read once something is to be said, which few commands do. */
function saidToStaff(): Pick<DeskTexts, "say"> {
  let texts: DeskTexts | null = null;
  return { say: (...words) => (texts ??= loadDeskTexts()).say(...words) };
}

/**
 * Encrypts what of second factors is in plain text or under an earlier key.
 *
 * @returns of how many accounts no key opens the secret
 */
export async function sealSecondFactors(
  { accounts }: Pick<DeskAccounts, "accounts">,
  log: Pick<Log, "info" | "error">,
): Promise<number> {
  const { sealed, unreadable } = await accounts.factorKeys.sealAll();
  if (sealed > 0) log.info("second_factor.sealed", { accounts: sealed });
  if (unreadable > 0) log.error("second_factor.unreadable", { accounts: unreadable });
  return unreadable;
}
