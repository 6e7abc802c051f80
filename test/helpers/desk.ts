import type { CentreId, CentreScope, Role, Staff, StaffId } from "../../src/domain/staff.ts";
import { MAIN_CENTRE } from "../../src/domain/centre.ts";
import type { SecondFactorPolicy } from "../../src/domain/second-factor.ts";
import type { PasswordHasher } from "../../src/ports/password-hasher.ts";
import type { PasswordStrength } from "../../src/ports/password-strength.ts";
import type { Clock } from "../../src/ports/clock.ts";
import { oneTimeCodes } from "../../src/app/one-time-codes.ts";
import { createSecretSeal } from "../../src/app/secret-seal.ts";
import { secrets } from "../../src/app/secrets.ts";
import { todayOf } from "../../src/app/today.ts";
import { createCentres, type Centres } from "../../src/services/centres.ts";
import type { ProviderPart } from "../../src/services/staff/deps.ts";
import { createAccountPosts, type AccountPosts } from "../../src/services/staff/account-posts.ts";
import { createStaffAccounts, type StaffAccounts } from "../../src/services/staff-accounts.ts";
import { createAuditTrail } from "../../src/store/audit.ts";
import { createBucketStore } from "../../src/store/buckets.ts";
import { createCentreStore } from "../../src/store/centres.ts";
import type { Database } from "../../src/store/database.ts";
import { createStaffStore } from "../../src/store/staff.ts";
import type { AuditTrail } from "../../src/ports/audit.ts";
import type { CentreStore } from "../../src/ports/centre-store.ts";
import type { StaffStore } from "../../src/ports/staff-store.ts";
import { ownDeskTexts } from "./desk-texts.ts";
import { ownTexts } from "./small-content.ts";

export const PASSWORD = "a long enough password";
export const MAIN = MAIN_CENTRE;
export const SOUTH = "south" as CentreId;

/** A hash that takes no time and can be told from the password. */
export const quickHasher: PasswordHasher = {
  hash: (password) => Promise.resolve(secrets.hashOf(password)),
  verify: (password, hash) => Promise.resolve(secrets.hashOf(password) === hash),
};

/** Takes each password, at once. */
export const anyStrength: PasswordStrength = { weaknessOf: () => Promise.resolve(null) };

/** Stores secrets as they are. */
export const plainSeal = createSecretSeal({ present: null, before: null });

/** The accounts and centres of one database, with two centres. */
export interface TestDesk {
  readonly accounts: StaffAccounts;
  readonly centres: Centres;
  readonly store: StaffStore;
  readonly centreStore: CentreStore;
  readonly trail: AuditTrail;
  readonly posts: AccountPosts;
  /** Makes an account with the password of all tests. */
  account(account: Partial<Staff> & { readonly role: Role }): Promise<Staff>;
}

export async function openTestDesk(
  database: Database,
  clock: Clock,
  hasher: PasswordHasher = quickHasher,
  strength: PasswordStrength = anyStrength,
  secondFactor: SecondFactorPolicy = "off",
  provider: ProviderPart | null = null,
): Promise<TestDesk> {
  const store = createStaffStore(database);
  const centreStore = createCentreStore(database);
  const centres = createCentres(centreStore, clock, () => ownTexts().languages);
  await centres.add("command line", SOUTH, { en: "South", zh: "南方" }, {});
  const posts = createAccountPosts({
    texts: ownDeskTexts(),
    secrets,
    today: () => todayOf(clock),
  });
  let made = 0;
  return {
    accounts: createStaffAccounts({
      store,
      tries: createBucketStore(database),
      hasher,
      strength,
      centres: centreStore,
      codes: oneTimeCodes,
      posts,
      seal: plainSeal,
      secondFactor,
      provider,
      secrets,
      clock,
    }),
    centres,
    store,
    centreStore,
    trail: createAuditTrail(database),
    posts,
    account: async (account) => {
      made += 1;
      const staff = staffMember({ ...numbered(made, account.role), ...account });
      const hash = await hasher.hash(PASSWORD);
      await store.change(async (change) => {
        await change.add(staff);
        if (staff.state !== "invited") await change.setPassword(staff.id, hash);
      });
      return staff;
    },
  };
}

function numbered(number: number, role: Role): Partial<Staff> {
  return {
    id: `id-${number}` as StaffId,
    name: `${role} ${number}`,
    email: `${role}${number}@centre.example`,
  };
}

/** An account as a test needs it. */
export function staffMember(given: Partial<Staff>): Staff {
  return {
    id: "id-0" as StaffId,
    name: "Li Wei",
    email: "li@centre.example",
    role: "staff",
    centres: [MAIN] as CentreScope,
    language: "en",
    state: "active",
    createdAt: new Date("2026-11-01T00:00:00Z"),
    ...given,
  };
}
