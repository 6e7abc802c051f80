import type { CaseId } from "../../domain/case.ts";
import type { DeskLanguage } from "../../domain/staff.ts";
import type { CaseStore } from "../../ports/case-store.ts";
import type { Clock } from "../../ports/clock.ts";
import type { SurfacePosts } from "./surface-posts.ts";

export interface CaseNotesDeps {
  readonly store: Pick<CaseStore, "read" | "change">;
  readonly posts: Pick<SurfacePosts, "noticed">;
  readonly clock: Clock;
  readonly onChanged: () => void;
}

/** A line of the service itself. */
export interface CaseNote {
  /** Tells it from every other of the case: one that was posted under this name is not posted again. */
  readonly name: readonly string[];
  readonly words: (language: DeskLanguage) => string;
}

/** Whoever else changes a case at the same time is waited for so often. */
const MOST_TRIES = 5;

/**
 * Tells the channels of a case something that nobody did in it. One that is over is passed by: nothing of it is shown any
 * more once it was taken back.
 *
 * @returns false when the case was changed again and again meanwhile, and nothing is told
 */
export async function noteInCase(
  { store, posts, clock, onChanged }: CaseNotesDeps,
  id: CaseId,
  { name, words }: CaseNote,
): Promise<boolean> {
  for (let tried = 0; tried < MOST_TRIES; tried += 1) {
    const record = await store.read(id);
    if (record === null || record.standing.state === "closed") return true;
    const after = { ...record, revision: record.revision + 1 };
    const change = { before: record, after, events: [], entries: [] };
    const notice = await posts.noticed(change, name, words);
    if (await store.change(change, notice, clock.now())) {
      onChanged();
      return true;
    }
  }
  return false;
}
