import type { PersonId, ThreadRef } from "../domain/message.ts";

/**
 * What a note is about.
 *
 * `address`: how the platform is to be told where the thread is; an erasure leaves it until its own answer was sent, which
 * needs it, so it may hold no name of a person. `offer`: the action behind the short name of a button. `part`: the platform's
 * id of a part of a delivery that was sent already. `answer`: which answer stands in which of the platform's messages.
 */
export type NoteKind = "address" | "offer" | "part" | "answer";

export interface ThreadNote {
  readonly kind: NoteKind;
  /** Unique in its thread and kind; a note of the same name takes its place. */
  readonly name: string;
  /** In the adapter's own form; never words of a person. */
  readonly data: string;
}

/**
 * What an adapter has to remember of a thread to find its way in it after a restart.
 *
 * Every method throws `Unavailable` when the database cannot be had; nothing of the call was written then, or it is not
 * known whether it was. What was written is on disk when it resolves.
 */
export interface ThreadNotes {
  /** @returns null when there is no such note, or no longer */
  read(thread: ThreadRef, kind: NoteKind, name: string): Promise<string | null>;
  /** Of one kind, by name. */
  readAll(thread: ThreadRef, kind: NoteKind): Promise<ReadonlyMap<string, string>>;
  /** @param person whose erasure takes them away, all but an `address` */
  write(
    thread: ThreadRef,
    person: PersonId,
    notes: readonly ThreadNote[],
    now: Date,
  ): Promise<void>;
  /** Removes those of these names; what is not there is left out. */
  remove(thread: ThreadRef, kind: NoteKind, names: readonly string[]): Promise<void>;
  /** Removes what was written before; returns how many. */
  expire(before: Date): Promise<number>;
}
