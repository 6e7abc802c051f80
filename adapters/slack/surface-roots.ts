import type { ThreadRef } from "../../src/domain/message.ts";
import type { SurfaceNotes } from "../shared/surface-notes.ts";

/** The thread of a case, and the channel that it is in. */
export interface CaseThread {
  readonly thread: ThreadRef;
  readonly channel: string;
}

/**
 * The messages that head the thread of a case, the newest first. There are several where one was deleted: below the older
 * ones staff may still write, and what we said there still stands.
 */
export interface Roots {
  of(thread: ThreadRef): Promise<readonly string[]>;
  keep(thread: ThreadRef, roots: readonly string[]): Promise<void>;
  /** What staff write below them is no person's question for as long as it is remembered. */
  forget(thread: ThreadRef, roots: readonly string[]): Promise<void>;
}

export function createRoots(surfaces: SurfaceNotes): Roots {
  return {
    of: async (thread) => {
      const data = (await surfaces.root(thread)) ?? "";
      return data.split(" ").filter((root) => root !== "");
    },
    keep: async (thread, roots) => {
      for (const root of roots.toReversed()) {
        await surfaces.keepRoot(thread, root, roots.join(" "));
      }
    },
    forget: async (thread, roots) => {
      // Of a thread whose head was deleted Slack keeps what others said.
      for (const root of roots) await surfaces.forgetRoot(thread, root, true);
    },
  };
}
