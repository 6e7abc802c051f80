import { sql, type ControlledTransaction } from "kysely";
import type { Database, Db, Tx, Weight } from "./database.ts";
import type { Tables } from "./tables.ts";

interface Asked {
  readonly weight: Weight;
  readonly run: (tx: Tx) => Promise<void>;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Writes that share one commit; more would make the first of them wait. */
const MOST_TOGETHER = 64;

/** Until the next turn of the event loop. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/**
 * Commits writes together that are asked for while another commit is under way.
 *
 * Each runs behind a savepoint of its own: one that fails is undone and told so, and the others are committed. When the
 * commit itself fails, all are told. A group waits for the disk unless all of it is light.
 */
export function createWriteGroups(db: Db): Database["write"] {
  const waiting: Asked[] = [];
  let running = false;
  let waitsForDisk = true;

  const setWeight = async (group: readonly Asked[]): Promise<void> => {
    const lasting = group.some(({ weight }) => weight === "lasting");
    if (lasting === waitsForDisk) return;
    await sql`pragma synchronous = ${sql.raw(lasting ? "full" : "normal")}`.execute(db);
    waitsForDisk = lasting;
  };

  const runGroup = async (group: readonly Asked[]): Promise<void> => {
    await setWeight(group);
    const tx = await db.startTransaction().execute();
    const committed: Asked[] = [];
    try {
      for (const asked of group) {
        const point = await tx.savepoint("one").execute();
        try {
          await asked.run(point);
          await point.releaseSavepoint("one").execute();
          committed.push(asked);
        } catch (error) {
          await undo(point, error);
          asked.failed(error);
        }
      }
      await tx.commit().execute();
    } catch (error) {
      await tx
        .rollback()
        .execute()
        .catch(() => undefined);
      for (const asked of group) asked.failed(error);
      return;
    }
    for (const asked of committed) asked.done();
  };

  const run = async (): Promise<void> => {
    while (waiting.length > 0) {
      // What follows from the last commit joins this one, and other work gets its turn: everything between two turns of
      // the event loop happens without a pause, as SQLite is not waited for but works in our own thread.
      await turn();
      const group = waiting.splice(0, MOST_TOGETHER);
      try {
        await runGroup(group);
      } catch (error) {
        for (const asked of group) asked.failed(error);
      }
    }
    running = false;
  };

  return <T>(work: (tx: Tx) => Promise<T>, weight: Weight = "lasting") =>
    new Promise<T>((resolve, reject) => {
      let result: { readonly value: T } | null = null;
      waiting.push({
        weight,
        run: async (tx) => {
          result = { value: await work(tx) };
        },
        done: () => {
          if (result !== null) resolve(result.value);
        },
        failed: reject,
      });
      if (running) return;
      running = true;
      void run();
    });
}

/**
 * Undoes one write and leaves the others.
 *
 * @throws the failure of the write itself when that is no longer possible: on a full disk SQLite undoes the whole
 * transaction by itself, and "no such savepoint" would tell nobody why
 */
async function undo(
  point: ControlledTransaction<Tables, ["one"]>,
  failure: unknown,
): Promise<void> {
  try {
    await point.rollbackToSavepoint("one").execute();
    await point.releaseSavepoint("one").execute();
  } catch {
    throw failure;
  }
}
