import type { Browser } from "../domain/browser.ts";
import type { CentreId, Staff, StaffId } from "../domain/staff.ts";
import type { Outgoing } from "../domain/staff-surface.ts";
import type { AuditAction, AuditActor, AuditEntry, RecordedEntry } from "./audit.ts";
import type { StaffLink } from "./staff-links.ts";

/** From where a session was opened: nothing more of an address or a browser is kept. */
export interface SessionOrigin extends Browser {
  /** The shortened address; `null` for a session of a version that did not note it. */
  readonly network: string | null;
}

/** Somebody signed in on one browser. */
export interface StaffSession {
  /** All that is kept of the token that proves it. */
  readonly tokenHash: string;
  readonly staff: StaffId;
  readonly createdAt: Date;
  /** As far as {@link StaffStore.touchSession} was told. */
  readonly usedAt: Date;
  /** When it ends however much it is used. */
  readonly endsAt: Date;
  readonly origin: SessionOrigin;
  /** `null` for who came by a password. */
  readonly welcome: Welcome | null;
}

/** What an identity provider said of somebody who came from it. */
export interface Welcome {
  /** With which it is asked again, sealed. */
  readonly refreshToken: string;
  /** When it last said that they are welcome. */
  readonly checkedAt: Date;
  /** From when it is to be asked again. */
  readonly dueAt: Date;
}

/** One person as an identity provider knows them. */
export interface Identity {
  readonly issuer: string;
  /** The provider’s own id, which it gives to no second person. */
  readonly subject: string;
}

/** What a one-time link is for. */
export const TICKET_KINDS = ["invitation", "reset", "first_admin"] as const;
export type TicketKind = (typeof TICKET_KINDS)[number];

/** A one-time link that can still be used. */
export interface Ticket {
  /** All that is kept of the token in the link. */
  readonly tokenHash: string;
  readonly kind: TicketKind;
  /** Whose it is; `null` for that of the first administrator, who has no account yet. */
  readonly staff: StaffId | null;
  readonly expiresAt: Date;
}

/** An account with what proves who it is; `null` before a password was chosen. */
export interface Credentials {
  readonly staff: Staff;
  readonly passwordHash: string | null;
}

/** What proves beside the password who somebody is. */
export interface SecondFactor {
  /** Of which codes are made, as it is stored; `null` before a code confirmed one. */
  readonly secret: string | null;
  /** One that is being set up, in whose place no code counts yet; `null` without one. */
  readonly pending: string | null;
  /** The latest time step of which a code was used; 0 for none. */
  readonly lastStep: number;
  /** Since when there is a secret. */
  readonly confirmedAt: Date | null;
}

/** What the audit trail tells of an account. */
export type AccountEntry = Pick<RecordedEntry, "id" | "at" | "action" | "details">;

/** What can be looked up of accounts, outside of a change and within one. */
export interface StaffLook {
  find(id: StaffId): Promise<Staff | null>;
  /** Whatever the case of the letters of an address. */
  credentialsOf(
    by: { readonly id: StaffId } | { readonly email: string },
  ): Promise<Credentials | null>;
  /** `null` for one that is not known, used, replaced or expired. */
  ticketOf(tokenHash: string, now: Date): Promise<Ticket | null>;
  /** Whether somebody other than `except` is an active administrator of all centres. */
  hasAdministrator(except: StaffId | null): Promise<boolean>;
  /** `null` for who never began to set one up, and once it is removed. */
  secondFactorOf(of: StaffId): Promise<SecondFactor | null>;
  /** All that somebody set up or began to. */
  secondFactors(): Promise<ReadonlyMap<StaffId, SecondFactor>>;
  recoveryCodesLeft(of: StaffId): Promise<number>;
  /** The one that was used last first; some may be over. */
  sessionsOf(of: StaffId): Promise<readonly StaffSession[]>;
  /** Their accounts in messengers, the one that was linked first first. */
  linksOf(of: StaffId): Promise<readonly StaffLink[]>;
  /** Who owes a second factor and nothing else; `null` for a token that is not known, or over. */
  signInOf(tokenHash: string, now: Date): Promise<StaffId | null>;
  /** Whose account is bound to an identity; `null` for nobody’s. */
  boundTo(identity: Identity): Promise<StaffId | null>;
  /** To whom of an issuer an account is bound; `null` for nobody. */
  identityOf(staff: StaffId, issuer: string): Promise<Identity | null>;
}

/** One change of accounts. What it looks at stays as it is until the change is done. */
export interface StaffChange extends StaffLook {
  add(staff: Staff): Promise<void>;
  /** Writes everything but the id and the day of creation. */
  save(staff: Staff): Promise<void>;
  setPassword(id: StaffId, passwordHash: string): Promise<void>;
  openSession(session: StaffSession): Promise<void>;
  /** @returns whose it was; `null` when there was none */
  endSession(tokenHash: string): Promise<StaffId | null>;
  /**
   * And sign-ins that wait for a second factor.
   *
   * @param except the hash of the one that goes on; `null` ends all
   * @returns how many sessions there were
   */
  endSessions(of: StaffId, except: string | null): Promise<number>;
  /**
   * @param endsAt when the password has to be shown again
   * @param welcome `null` after a password
   */
  openSignIn(
    tokenHash: string,
    staff: StaffId,
    endsAt: Date,
    welcome: Omit<Welcome, "dueAt"> | null,
  ): Promise<void>;
  /** @returns with what it was opened */
  endSignIn(tokenHash: string): Promise<Omit<Welcome, "dueAt"> | null>;
  /** Neither may be bound already. */
  bind(identity: Identity, staff: StaffId, now: Date): Promise<void>;
  /** From whatever issuer. @returns whether it was bound */
  unbind(staff: StaffId): Promise<boolean>;
  saveSecondFactor(of: StaffId, factor: SecondFactor): Promise<void>;
  /** With its recovery codes. @returns whether there was one that counted */
  removeSecondFactor(of: StaffId): Promise<boolean>;
  /** @param hashes all that is kept of the codes; those before are void */
  replaceRecoveryCodes(of: StaffId, hashes: readonly string[]): Promise<void>;
  /** Uses one up. @returns false when there is none of this hash */
  useRecoveryCode(of: StaffId, hash: string): Promise<boolean>;
  /** Takes all accounts in messengers from somebody, and the codes that would link one; recorded for each. */
  endLinks(of: StaffId, by: AuditActor, now: Date): Promise<void>;
  /** To be sent once the change is done. */
  post(deliveries: readonly Outgoing[], now: Date): Promise<void>;
  /** Notes that somebody has read what was done to their account, as far as an entry of it, and never less than before. */
  readEntries(of: StaffId, until: number): Promise<void>;
  addTicket(ticket: Ticket, now: Date): Promise<void>;
  /** Makes every link of an account void, or those of the first administrator with `null`. */
  useTickets(of: StaffId | null, now: Date): Promise<void>;
  /** Whether there are centres of all these ids. */
  haveCentres(ids: readonly CentreId[]): Promise<boolean>;
  record(entry: AuditEntry): Promise<void>;
}

/**
 * Accounts of the web desk, who is signed in, and one-time links.
 *
 * Every method throws `Unavailable` when the database cannot be had.
 */
export interface StaffStore extends StaffLook {
  /** All accounts, by name. */
  list(): Promise<readonly Staff[]>;
  /** Whose second factor counts. */
  withSecondFactor(): Promise<ReadonlySet<StaffId>>;
  /** An open session and whose it is; one that is over may still be there. */
  sessionOf(
    tokenHash: string,
  ): Promise<{ readonly session: StaffSession; readonly staff: Staff } | null>;
  /** What was done to an account and its owner has not read yet, the newest first. */
  unreadEntries(
    of: StaffId,
    actions: readonly AuditAction[],
    most: number,
  ): Promise<readonly AccountEntry[]>;
  touchSession(tokenHash: string, usedAt: Date): Promise<void>;
  /**
   * Takes it upon this process to ask the provider of a session: of several that want to at once, one may.
   *
   * @param dueAt from when another may
   * @returns `null` when it is not due, or there is no such session
   */
  claimCheck(tokenHash: string, now: Date, dueAt: Date): Promise<Welcome | null>;
  /** Notes what the provider said; nothing where the session is over. */
  keepWelcome(tokenHash: string, welcome: Omit<Welcome, "dueAt">): Promise<void>;
  /**
   * Runs one change: all of it is written when it resolves, and nothing when it throws. Changes run one after another, so
   * what one decides by holds until it is done.
   *
   * @param work must wait for nothing but the change it is given
   */
  change<T>(work: (change: StaffChange) => Promise<T>): Promise<T>;
  /** Removes sessions, sign-ins and links that ended before; returns how many. */
  expire(before: Date): Promise<number>;
}
