import type { SpaceReader } from "../ports/database-space.ts";
import type { Database } from "./database.ts";
import { reading } from "./reading.ts";

/** The room of one open database, and what gives room back. */
export interface DatabaseRoom extends SpaceReader {
  /**
   * Gives back to the disk what deleted rows left free in the file, but for what the next days need; returns how many bytes. 0 where the
   * engine does so by itself, and for a file that cannot shrink before `compact`.
   *
   * @throws Unavailable the database cannot be had
   */
  giveBack(): Promise<number>;
}

export function createDatabaseRoom({ engine, db, scrub }: Database): DatabaseRoom {
  return {
    read: () => reading(engine, () => engine.space(db)),
    giveBack: async () => {
      let given = 0;
      try {
        for (let piece = 1; piece > 0; given += piece) {
          piece = await reading(engine, () => engine.giveBack(db));
        }
      } finally {
        // The file itself is cut at a checkpoint.
        if (given > 0) await scrub();
      }
      return given;
    },
  };
}
