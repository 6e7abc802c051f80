import type { Claim, Lease } from "./message-store.ts";

/** Work to be done at an instant, once, whichever process does it. */
export interface DueWork {
  /** Names this piece; one that is scheduled again under its key is still one. */
  readonly key: string;
  /** Who does it. */
  readonly kind: string;
  readonly dueAt: Date;
  /** What its handler needs to know, in the handler's own form: ids, never words or names of a person. */
  readonly payload: string;
}

/** A piece that is due, and the right to do it. */
export interface ClaimedWork extends DueWork {
  /** Its `lane` is the key: each piece is a lane of its own. */
  readonly lease: Lease;
  /** How often it was begun since it fell due, this time included. */
  readonly attempt: number;
}

/**
 * Work that is due later.
 *
 * Every method throws `Unavailable` when the database cannot be had; nothing of the call was written then, or it is
 * not known whether it was.
 */
export interface DueWorkStore {
  /** Adds a piece; one whose key is there already is left as it is. */
  schedule(work: DueWork): Promise<"new" | "known">;
  /** Takes up pieces of the given kinds that are due, the longest due first. Each is held by one holder at a time. */
  claim(kinds: readonly string[], claim: Claim): Promise<readonly ClaimedWork[]>;
  /** Holds pieces for longer; those that were lost meanwhile are returned. */
  renew(leases: readonly Lease[], until: Date): Promise<readonly Lease[]>;
  /**
   * Ends the work on a piece.
   *
   * @param again when it is due the next time; `null` when never, which removes it
   * @returns false when it was lost to somebody else: nothing was changed
   */
  complete(claimed: ClaimedWork, again: Date | null): Promise<boolean>;
  /**
   * Hands a piece back to be begun again from an instant on; the attempt counts.
   *
   * @returns false when it was lost to somebody else: nothing was changed
   */
  release(claimed: ClaimedWork, at: Date): Promise<boolean>;
  /** The earliest instant at which a piece of the given kinds may be claimed; `null` when there is none. */
  nextAt(kinds: readonly string[]): Promise<Date | null>;
}
