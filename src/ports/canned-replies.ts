import type { LanguageTag } from "../domain/locale.ts";
import type { CentreId, CentreScope, StaffId } from "../domain/staff.ts";

/** Words that staff keep at hand, to be put into an answer and changed there. */
export interface CannedReply {
  readonly id: string;
  /** Whose they are; `null` for those of all centres. */
  readonly centre: CentreId | null;
  readonly language: LanguageTag;
  readonly title: string;
  readonly text: string;
}

/**
 * Canned replies.
 *
 * Every method throws `Unavailable` when the database cannot be had. Changes are recorded in the audit trail.
 */
export interface CannedReplies {
  /** Those of some centres and of all, by title. */
  list(centres: CentreScope): Promise<readonly CannedReply[]>;
  find(id: string): Promise<CannedReply | null>;
  save(reply: CannedReply, by: StaffId, now: Date): Promise<void>;
  /** @returns false when there is none of that id */
  remove(id: string, by: StaffId, now: Date): Promise<boolean>;
}
