import type { Urgency } from "../domain/case.ts";

/** Reads from somebody's words how soon a person has to see them. */
export interface UrgencyReader {
  /**
   * The highest of all messages: `urgent` for an emergency, an overstay, somebody held or sent back; `soon` for a permit, visa
   * or deadline that ends within days. Never throws.
   */
  read(messages: readonly string[]): Urgency;
}
