import type { PasswordProblem } from "../../domain/password.ts";
import type { ClaimMapping, FactorTrust } from "../../domain/provider-claims.ts";
import type { SecondFactorPolicy } from "../../domain/second-factor.ts";
import type { BucketStore } from "../../ports/bucket-store.ts";
import type { CentreStore } from "../../ports/centre-store.ts";
import type { Clock } from "../../ports/clock.ts";
import type { IdentityProvider } from "../../ports/identity-provider.ts";
import type { OneTimeCodes } from "../../ports/one-time-codes.ts";
import type { PasswordHasher } from "../../ports/password-hasher.ts";
import type { PasswordStrength } from "../../ports/password-strength.ts";
import type { Sealer } from "../../ports/sealer.ts";
import type { SecretSeal } from "../../ports/secret-seal.ts";
import type { Secrets } from "../../ports/secrets.ts";
import type { StaffStore } from "../../ports/staff-store.ts";
import type { AccountPosts } from "./account-posts.ts";

/** What looking after accounts needs. */
export interface StaffDeps {
  readonly store: StaffStore;
  /** Counts tries to sign in and to change a password. */
  readonly tries: Pick<BucketStore, "take">;
  readonly hasher: PasswordHasher;
  readonly strength: PasswordStrength;
  /** What centres are called is no password of who works there. */
  readonly centres: Pick<CentreStore, "list">;
  readonly codes: OneTimeCodes;
  /** Encrypts the secrets of second factors. */
  readonly seal: SecretSeal;
  /** Tells owners what is done to their accounts. */
  readonly posts: AccountPosts;
  /** Of whom a second factor is asked. */
  readonly secondFactor: SecondFactorPolicy;
  /** With which one may sign in beside passwords; `null` where none is set up. */
  readonly provider: ProviderPart | null;
  readonly secrets: Secrets;
  readonly clock: Clock;
}

/** An identity provider, and what its word counts for. */
export interface ProviderPart {
  readonly identity: IdentityProvider;
  readonly sealer: Sealer;
  /** What its claims give; `null` where roles and centres are given at the desk. */
  readonly mapping: ClaimMapping | null;
  readonly trust: FactorTrust;
}

/** Why something was not done that somebody may well ask for. */
export type RefusalReason =
  | PasswordProblem
  /** Unknown address, wrong password, not active: all alike. */
  | "wrong_credentials"
  | "wrong_password"
  /** Wrong, used already, or of another time. */
  | "wrong_code"
  /** None of the keys of the service opens the secret of which the app makes codes. */
  | "second_factor_unreadable"
  /** The time between the password and the second factor is over. */
  | "sign_in_over"
  /** Nothing is being set up that a code could confirm. */
  | "nothing_set_up"
  /** The role asks for it. */
  | "second_factor_needed"
  /** Used, replaced, expired or never given out. */
  | "ticket_void"
  | "email_invalid"
  | "email_taken"
  | "name_missing"
  | "unknown_centre"
  | "unknown_topic"
  | "unknown_language"
  | "centre_taken"
  /** Nobody could look after accounts any more. */
  | "last_admin"
  /** The provider does not answer. */
  | "provider_silent"
  /** It refused, or the person did. */
  | "provider_denied"
  /** Its answer proves nothing. */
  | "provider_answer"
  /** The way there and back took too long, was used before, or began in another browser. */
  | "provider_over"
  /** It gave nothing with which it could be asked again. */
  | "provider_unchecked"
  /** It names no verified address. */
  | "provider_email"
  /** No account has the address. */
  | "provider_stranger"
  /** The account of the address is bound to somebody else there. */
  | "provider_other"
  /** Its claims give no role, or no centre. */
  | "provider_role"
  /** The settings give a centre that is not there. */
  | "provider_centre"
  /** The account is disabled at the desk. */
  | "provider_disabled"
  /** The account is bound to nobody at a provider. */
  | "not_bound"
  /** A disabled account gets no link. */
  | "disabled"
  /** Somebody else changed it meanwhile. */
  | "revision";

/** Nothing was changed. */
export interface Refused {
  readonly kind: "refused";
  readonly reason: RefusalReason;
  /** An English sentence that names what it is about; not there where the reason says all. */
  readonly detail?: string;
}

export function refused(reason: RefusalReason, detail?: string): Refused {
  return detail === undefined ? { kind: "refused", reason } : { kind: "refused", reason, detail };
}
