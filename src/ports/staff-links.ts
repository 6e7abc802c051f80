import type { PersonRef } from "../domain/message.ts";
import type { Staff, StaffId } from "../domain/staff.ts";
import type { Outgoing } from "../domain/staff-surface.ts";

/** One account of a messenger that belongs to somebody of the staff. */
export interface StaffLink {
  readonly account: PersonRef;
  /** As the platform named it when it was linked; `null` where it named none. */
  readonly name: string | null;
  readonly linkedAt: Date;
}

/** What became of a code that somebody sent from a messenger. */
export type LinkResult =
  | { readonly kind: "linked"; readonly staff: StaffId }
  /** Unknown, used, too old, or somebody’s who may not work. */
  | { readonly kind: "void" };

/**
 * Which accounts of messengers belong to whom.
 *
 * Every method throws `Unavailable` when the database cannot be had.
 */
export interface StaffLinks {
  /** @returns null for an account that is nobody’s */
  staffOf(account: PersonRef): Promise<StaffId | null>;
  linksOf(staff: StaffId): Promise<readonly StaffLink[]>;
  /** Makes a code void all earlier ones of the same person. @param codeHash all that is kept of it */
  offer(staff: StaffId, codeHash: string, expiresAt: Date): Promise<void>;
  /**
   * Uses a code up; an account that was somebody else’s is theirs no longer. Recorded in the audit trail.
   *
   * @param link the account, its name where the platform tells it, and when it is linked
   * @param tell what is posted with it, given whose it is and which accounts they had linked before
   */
  claim(
    codeHash: string,
    link: StaffLink,
    tell: (member: Staff, before: readonly StaffLink[]) => readonly Outgoing[],
  ): Promise<LinkResult>;
  /** Makes a code void that others may have read. @returns whether there was such a code */
  spoil(codeHash: string): Promise<boolean>;
  /** @returns false when there is no such link of theirs; recorded in the audit trail */
  remove(staff: StaffId, account: PersonRef, now: Date): Promise<boolean>;
}
