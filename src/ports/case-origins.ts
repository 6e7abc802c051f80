import type { Case } from "../domain/case.ts";
import type { PersonRef } from "../domain/message.ts";

/**
 * From which address people asked for a person, where nobody is named: so that one visitor who begins conversation after conversation
 * is known as one. Only a hash of an address is kept, for a day or as long as a case of it is open.
 *
 * Every method throws `Unavailable` when the database cannot be had.
 */
export interface CaseOriginStore {
  /**
   * Notes from where somebody is about to open a case; the latest counts.
   *
   * @param visitor what counts as one visitor
   */
  note(person: PersonRef, visitor: string, now: Date): Promise<void>;
  /** A name of the address, which tells nobody which it is; `null` where none was noted. */
  of(person: PersonRef): Promise<string | null>;
  /** The cases that are not closed of all who came from where this person did, their own among them, the oldest first. */
  openBeside(person: PersonRef): Promise<readonly Pick<Case, "id" | "openedAt">[]>;
  /** Forgets those who have had no open case since an instant; returns how many. */
  expire(before: Date): Promise<number>;
}
