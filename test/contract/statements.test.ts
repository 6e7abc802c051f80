import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { Unavailable } from "../../src/domain/errors.ts";
import type { Tx } from "../../src/store/database.ts";
import { run, runBoth } from "../../src/store/statements.ts";
import { describeOnEachEngine, ownDatabase } from "../helpers/each-engine.ts";
import { freshDatabase, postgresEngine } from "../helpers/engines.ts";

const MANY = 60;

function entry(tx: Tx, key: string) {
  return tx.insertInto("entry").values({ key, value: "said", expires_at: null });
}

/** Refused: columns that may not be empty are left out. */
function broken(tx: Tx) {
  const query = sql`insert into number_day (day) values (${"no day"})`;
  return { compile: () => query.compile(tx) };
}

/** What {@link broken} says by itself, and no statement behind it. */
const OWN_ERROR = {
  cause: expect.objectContaining({ message: expect.stringMatching(/null/iu) as string }) as Error,
};

describeOnEachEngine("statements of a transaction", (on) => {
  const keys = async (): Promise<readonly string[]> => {
    const rows = await on.database.db.selectFrom("entry").select("key").orderBy("key").execute();
    return rows.map(({ key }) => key);
  };

  it("are all done when it is committed, those that were not waited for as well", async () => {
    await on.database.write(async (tx) => {
      for (const key of ["a", "b", "c"]) await run(tx, entry(tx, key));
    });
    expect(await keys()).toEqual(["a", "b", "c"]);
  });

  it("are seen by those behind them", async () => {
    const found = await on.database.write(async (tx) => {
      await run(tx, entry(tx, "a"));
      return tx.selectFrom("entry").select("key").execute();
    });
    expect(found).toEqual([{ key: "a" }]);
  });

  it("are undone together when one that was not waited for fails, and the error is its own", async () => {
    const failing = on.database.write(async (tx) => {
      await run(tx, entry(tx, "a"));
      await run(tx, broken(tx));
      await run(tx, entry(tx, "b"));
    });
    await expect(failing).rejects.toMatchObject(OWN_ERROR);
    expect(await keys()).toEqual([]);
  });

  it("tell whoever waits for a later one of the first that failed", async () => {
    const failing = on.database.write(async (tx) => {
      await run(tx, broken(tx));
      return tx.selectFrom("entry").select("key").execute();
    });
    await expect(failing).rejects.toMatchObject(OWN_ERROR);
  });

  it("leave nothing behind for the next transaction on their connection", async () => {
    for (let i = 0; i < MANY; i += 1) {
      const failing = on.database.write(async (tx) => {
        await run(tx, broken(tx));
      });
      await expect(failing).rejects.toThrow();
      await on.database.write((tx) => run(tx, entry(tx, String(i).padStart(2, "0"))));
    }
    expect(await keys()).toHaveLength(MANY);
  });

  it("go in pairs of which the second sees what the first did", async () => {
    const [inserted, found] = await on.database.write((tx) =>
      runBoth(tx, entry(tx, "a").returning("key"), tx.selectFrom("entry").select("key")),
    );
    expect([inserted.rows, found.rows]).toEqual([[{ key: "a" }], [{ key: "a" }]]);
  });

  it("fail in pairs with the error of the first", async () => {
    const failing = on.database.write((tx) =>
      runBoth(tx, broken(tx), tx.selectFrom("entry").select("key")),
    );
    await expect(failing).rejects.toMatchObject(OWN_ERROR);
  });

  it("are seen by everybody once it is committed, changes of tables as well", async () => {
    const { db, write } = await ownDatabase(on.engine);
    for (let i = 0; i < MANY; i += 1) {
      await write((tx) =>
        sql`create table ${sql.table(`later_${String(i)}`)} (key text)`.execute(tx),
      );
      const looks = Array.from({ length: 3 }, () =>
        sql`select * from ${sql.table(`later_${String(i)}`)}`.execute(db),
      );
      await expect(Promise.all(looks)).resolves.toHaveLength(3);
    }
  });

  it("mean the same however often they were run", async () => {
    for (let i = 0; i < MANY; i += 1) {
      await on.database.write(async (tx) => {
        await run(tx, entry(tx, `${String(i)} a`));
        await run(tx, entry(tx, `${String(i)} b`));
      });
    }
    expect(await keys()).toHaveLength(2 * MANY);
  });
});

describe("a statement with a name", () => {
  it("goes on without it behind a pooler that knows no names, after one try that may be repeated", async () => {
    const engine = await postgresEngine();
    const database = await freshDatabase(engine);
    try {
      const read = () => database.write((tx) => tx.selectFrom("entry").select("key").execute());
      for (let i = 0; i < MANY; i += 1) await read();
      await sql`deallocate all`.execute(database.db);
      await expect(read()).rejects.toBeInstanceOf(Unavailable);
      for (let i = 0; i < MANY; i += 1) expect(await read()).toEqual([]);
    } finally {
      await database.close();
      await engine.end();
    }
  });
});

describeOnEachEngine("a query for all columns", (on) => {
  it("goes on after an upgrade that adds one, however often it was asked before", async () => {
    const { db, write } = await ownDatabase(on.engine);
    const all = () => db.selectFrom("entry").selectAll().execute();
    await write((tx) => run(tx, entry(tx, "a")));
    for (let i = 0; i < MANY; i += 1) await all();
    await sql`alter table entry add column later text`.execute(db);
    expect(await all()).toMatchObject([{ key: "a", value: "said" }]);
  });
});
