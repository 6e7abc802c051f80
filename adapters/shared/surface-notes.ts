import { z } from "zod";
import type { CaseId } from "../../src/domain/case.ts";
import type { ConversationId, PersonId, ThreadRef } from "../../src/domain/message.ts";
import {
  readSurfaceThread,
  SURFACE_INSTALLATION,
  surfaceThread,
  type SurfacePlatform,
} from "../../src/domain/staff-surface.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { NoteKind, ThreadNotes } from "../../src/ports/thread-notes.ts";

export interface SurfaceNotesDeps {
  readonly platform: SurfacePlatform;
  readonly notes: ThreadNotes;
  readonly clock: Clock;
}

/** What one of the platform’s threads in a channel is to us. */
export type ThreadAt =
  | { readonly kind: "case"; readonly thread: ThreadRef }
  /** A case was shown there, and what could not be deleted of it was overwritten. */
  | { readonly kind: "left" };

/** What an adapter remembers of the cases that it shows to staff; every method throws `Unavailable` as the notes do. */
export interface SurfaceNotes {
  /** What was kept of the root of a thread, in the adapter’s own form; `null` when there is none. */
  root(thread: ThreadRef): Promise<string | null>;
  /**
   * Keeps the root of a case, and that its replies belong to the case; written anew with each card, so that it does not
   * grow old while the case lives.
   *
   * @param id by which the platform names the thread to whoever hears a message in it
   */
  keepRoot(thread: ThreadRef, id: string, data: string): Promise<void>;
  /** @param left whether something that stood there is still seen; staff who write there must not be taken for people */
  forgetRoot(thread: ThreadRef, id: string, left: boolean): Promise<void>;
  /** `null` for a thread that is no case’s. */
  threadAt(channel: string, id: string): Promise<ThreadAt | null>;
  /** The platform’s ids of what was sent under a name, in order; `null` when nothing was. */
  sent(thread: ThreadRef, name: string): Promise<readonly string[] | null>;
  keepSent(thread: ThreadRef, name: string, ids: readonly string[]): Promise<void>;
  /** All that was sent, by name. */
  allSent(thread: ThreadRef): Promise<ReadonlyMap<string, readonly string[]>>;
  forgetSent(thread: ThreadRef, names: readonly string[]): Promise<void>;
}

const ROOT = "root";
/** What staff are shown belongs to no person whose erasure would take it away. */
const NOBODY = "" as PersonId;

const idsSchema = z.array(z.string());

export function createSurfaceNotes({ platform, notes, clock }: SurfaceNotesDeps): SurfaceNotes {
  const write = (thread: ThreadRef, kind: NoteKind, name: string, data: string): Promise<void> =>
    notes.write(thread, NOBODY, [{ kind, name, data }], clock.now());

  const channelOf = (channel: string): ThreadRef => ({
    platform,
    installation: SURFACE_INSTALLATION,
    conversation: channel as ConversationId,
  });

  return {
    root: (thread) => notes.read(thread, "address", ROOT),
    keepRoot: async (thread, id, data) => {
      const surface = readSurfaceThread(thread);
      if (surface === null) return;
      // Who hears a reply must know its case before anybody can write one.
      await write(channelOf(surface.channel), "address", id, surface.id);
      await write(thread, "address", ROOT, data);
    },
    forgetRoot: async (thread, id, left) => {
      const surface = readSurfaceThread(thread);
      if (surface === null) return;
      const channel = channelOf(surface.channel);
      if (left) await write(channel, "address", id, "");
      else await notes.remove(channel, "address", [id]);
      await notes.remove(thread, "address", [ROOT]);
    },
    threadAt: async (channel, id) => {
      const found = await notes.read(channelOf(channel), "address", id);
      if (found === null) return null;
      if (found === "") return { kind: "left" };
      return { kind: "case", thread: surfaceThread({ platform, channel }, found as CaseId) };
    },
    sent: async (thread, name) => {
      const data = await notes.read(thread, "part", name);
      return data === null ? null : idsIn(data);
    },
    keepSent: (thread, name, ids) => write(thread, "part", name, JSON.stringify(ids)),
    allSent: async (thread) => {
      const all = await notes.readAll(thread, "part");
      return new Map([...all].map(([name, data]) => [name, idsIn(data)]));
    },
    forgetSent: (thread, names) => notes.remove(thread, "part", names),
  };
}

function idsIn(data: string): readonly string[] {
  return idsSchema.parse(JSON.parse(data));
}
