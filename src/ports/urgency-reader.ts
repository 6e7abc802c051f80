import type { Urgency } from "../domain/case.ts";

/** Reads from somebody's words how soon a person has to see them. */
export interface UrgencyReader {
  /**
   * The highest of all messages: `urgent` for an emergency, a visa or permit that is over or will be by tomorrow, somebody
   * held, refused or sent back; `soon` for one, or a deadline, that ends within days. What is asked in general is `normal`.
   * Never throws.
   */
  read(messages: readonly string[]): Urgency;
}
