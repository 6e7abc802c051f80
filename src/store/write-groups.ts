import type { Db, Tx } from "./database.ts";

interface Asked {
  readonly run: (tx: Tx) => Promise<void>;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Writes that share one commit; more would make the first of them wait. */
const MOST_TOGETHER = 64;

/**
 * Commits writes together that are asked for while another commit is under way.
 *
 * Each runs behind a savepoint of its own: one that fails is undone and told so, and the others are committed. When the
 * commit itself fails, all are told.
 */
export function createWriteGroups(db: Db): <T>(work: (tx: Tx) => Promise<T>) => Promise<T> {
  const waiting: Asked[] = [];
  let running = false;

  const runGroup = async (group: readonly Asked[]): Promise<void> => {
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
          await point.rollbackToSavepoint("one").execute();
          await point.releaseSavepoint("one").execute();
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
    running = true;
    while (waiting.length > 0) {
      const group = waiting.splice(0, MOST_TOGETHER);
      try {
        await runGroup(group);
      } catch (error) {
        for (const asked of group) asked.failed(error);
      }
    }
    running = false;
  };

  return <T>(work: (tx: Tx) => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      let result: { readonly value: T } | null = null;
      waiting.push({
        run: async (tx) => {
          result = { value: await work(tx) };
        },
        done: () => {
          if (result !== null) resolve(result.value);
        },
        failed: reject,
      });
      // What is asked for in this turn of the event loop goes into the first group too.
      if (!running) {
        running = true;
        setImmediate(() => void run());
      }
    });
}
