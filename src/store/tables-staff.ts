import type { BrowserName, SystemName } from "../domain/browser.ts";
import type { DeskLanguage, Role, StaffState } from "../domain/staff.ts";
import type { TicketKind } from "../ports/staff-store.ts";

/** Unix milliseconds by the service’s clock. */
type Instant = number;

/** Who works at the web desk; a scope of centres is JSON. */
export interface StaffTable {
  id: string;
  name: string;
  email: string;
  /** Equal for addresses that count as one. */
  email_key: string;
  role: Role;
  centres: string;
  language: DeskLanguage;
  state: StaffState;
  /** `null` before a password was chosen. */
  password_hash: string | null;
  created_at: Instant;
}

/** Who is signed in; of a token only its hash is kept. */
export interface StaffSessionTable {
  token_hash: string;
  staff: string;
  created_at: Instant;
  used_at: Instant;
  ends_at: Instant;
  /** Sealed; `null` for who came by a password. */
  refresh_token: string | null;
  /** When an identity provider last said that they are welcome, and from when it is asked again. */
  checked_at: Instant | null;
  check_due_at: Instant | null;
  /** From where it was opened; all `null` where nothing was noted. */
  network: string | null;
  browser: BrowserName | null;
  system: SystemName | null;
}

/** Who has shown the password, or comes from an identity provider, and no second factor yet; of a token only its hash is kept. */
interface StaffSignInTable {
  token_hash: string;
  staff: string;
  ends_at: Instant;
  /** As in a session. */
  refresh_token: string | null;
  checked_at: Instant | null;
}

/** One-time links; of a token only its hash is kept. */
interface StaffTicketTable {
  token_hash: string;
  kind: TicketKind;
  /** `null` for the link of the first administrator. */
  staff: string | null;
  created_at: Instant;
  expires_at: Instant;
  /** When it was used or replaced. */
  used_at: Instant | null;
}

/** Secrets of which apps make codes. */
export interface StaffSecondFactorTable {
  staff: string;
  /** Encrypted where there is a key for it; `null` before a code confirmed one. */
  secret: string | null;
  /** One that no code confirmed yet; `null` without one. */
  pending: string | null;
  /** The latest time step of which a code was used; 0 for none. */
  last_step: number;
  confirmed_at: Instant | null;
}

/** Codes for who lost the phone, each removed with its use; only their hashes are kept. */
interface StaffRecoveryCodeTable {
  code_hash: string;
  staff: string;
}

/** Who an identity provider knows under which id. */
interface StaffIdentityTable {
  issuer: string;
  subject: string;
  staff: string;
  bound_at: Instant;
}

/** Up to which entry of the audit trail somebody has read what was done to their account. */
interface StaffNoticesReadTable {
  staff: string;
  until: number;
}

export interface StaffTables {
  staff: StaffTable;
  staff_session: StaffSessionTable;
  staff_sign_in: StaffSignInTable;
  staff_ticket: StaffTicketTable;
  staff_second_factor: StaffSecondFactorTable;
  staff_recovery_code: StaffRecoveryCodeTable;
  staff_identity: StaffIdentityTable;
  staff_notices_read: StaffNoticesReadTable;
}
