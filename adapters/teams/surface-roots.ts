import { z } from "zod";
import type { ThreadRef } from "../../src/domain/message.ts";
import type { SurfaceNotes } from "../shared/surface-notes.ts";
import type { Address } from "./activity.ts";
import { threadIn } from "./threads.ts";

/** A case in a channel. */
export interface Shown {
  readonly thread: ThreadRef;
  /** Of the channel. */
  readonly address: Address;
}

/** A post that heads a thread of a case. */
export interface Root {
  /** As it stands in the name of the conversation. */
  readonly root: string;
  /** The message that is the card; the same, as far as Teams tells. */
  readonly card: string;
}

/**
 * The posts that head the thread of a case, the newest first. There are several where one was deleted: below the older ones
 * staff may still write, and what we said there still stands.
 */
export interface Roots {
  of(thread: ThreadRef): Promise<readonly Root[]>;
  keep(thread: ThreadRef, roots: readonly Root[]): Promise<void>;
  /** What staff write below them is no person's question for as long as it is remembered. */
  forget(thread: ThreadRef, roots: readonly Root[]): Promise<void>;
}

const rootsSchema = z.array(z.object({ root: z.string(), card: z.string() }));

export function createRoots(surfaces: SurfaceNotes): Roots {
  return {
    of: async (thread) => {
      const data = await surfaces.root(thread);
      return data === null ? [] : rootsSchema.parse(JSON.parse(data));
    },
    keep: async (thread, roots) => {
      for (const { root } of roots.toReversed()) {
        await surfaces.keepRoot(thread, root, JSON.stringify(roots));
      }
    },
    forget: async (thread, roots) => {
      // Teams keeps what others said below a post of ours that is gone.
      for (const { root } of roots) await surfaces.forgetRoot(thread, root, true);
    },
  };
}

/** Where the thread below a post is. */
export function belowRoot({ address }: Shown, root: string): Address {
  return { ...address, conversation: threadIn(address.conversation, root) };
}

/** A message that was sent in a thread, in one name. */
export function sentName(root: string, message: string): string {
  return [root, message].map(encodeURIComponent).join("/");
}

export function readSentName(name: string): { readonly root: string; readonly message: string } {
  const [root = "", message = ""] = name.split("/").map(decodeURIComponent);
  return { root, message };
}
