import { Unavailable } from "../../src/domain/errors.ts";
import type { ThreadNotes } from "../../src/ports/thread-notes.ts";
import { notesInMemory } from "./notes-in-memory.ts";

/** Notes that cannot be had while a test says so. */
export interface FailingNotes extends ThreadNotes {
  down: boolean;
}

export function failingNotes(): FailingNotes {
  const notes = notesInMemory();
  const through = async <T>(work: () => Promise<T>): Promise<T> => {
    if (failing.down) throw new Unavailable("The database cannot be had.");
    return work();
  };
  const failing: FailingNotes = {
    down: false,
    read: (...given) => through(() => notes.read(...given)),
    readAll: (...given) => through(() => notes.readAll(...given)),
    write: (...given) => through(() => notes.write(...given)),
    remove: (...given) => through(() => notes.remove(...given)),
    expire: (...given) => through(() => notes.expire(...given)),
  };
  return failing;
}
