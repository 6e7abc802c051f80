import type { ThreadNotes } from "../../src/ports/thread-notes.ts";
import { laneOf } from "../../src/store/names.ts";

interface Kept {
  readonly data: string;
  readonly writtenAt: Date;
}

/** Notes that last as long as a test; the contract suite runs over them too. */
export function notesInMemory(): ThreadNotes {
  const kept = new Map<string, Map<string, Kept>>();
  const of = (thread: Parameters<typeof laneOf>[0], kind: string): Map<string, Kept> => {
    const name = `${laneOf(thread)} ${kind}`;
    const found = kept.get(name) ?? new Map<string, Kept>();
    kept.set(name, found);
    return found;
  };
  return {
    read: (thread, kind, name) => Promise.resolve(of(thread, kind).get(name)?.data ?? null),
    readAll: (thread, kind) =>
      Promise.resolve(new Map([...of(thread, kind)].map(([name, { data }]) => [name, data]))),
    write: (thread, _person, notes, now) => {
      for (const { kind, name, data } of notes)
        of(thread, kind).set(name, { data, writtenAt: now });
      return Promise.resolve();
    },
    remove: (thread, kind, names) => {
      for (const name of names) of(thread, kind).delete(name);
      return Promise.resolve();
    },
    expire: (before) => {
      let removed = 0;
      for (const notes of kept.values()) {
        for (const [name, { writtenAt }] of notes) {
          if (writtenAt >= before) continue;
          notes.delete(name);
          removed += 1;
        }
      }
      return Promise.resolve(removed);
    },
  };
}
