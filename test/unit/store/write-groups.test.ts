import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { AppError, Unavailable } from "../../../src/domain/errors.ts";
import type { Tx } from "../../../src/store/database.ts";
import { testDatabase } from "../../helpers/path-world.ts";

/** Two, as SQLite says it, when a commit waits for the disk. */
async function synchronous(tx: Tx): Promise<number | undefined> {
  const { rows } = await sql<{ synchronous: number }>`pragma synchronous`.execute(tx);
  return rows[0]?.synchronous;
}

function insert(tx: Tx, key: string): Promise<unknown> {
  return tx.insertInto("entry").values({ key, value: "", expires_at: null }).execute();
}

describe("writes that are committed together", () => {
  it("wait for the disk unless all of them are light", async () => {
    const { write } = await testDatabase();
    expect(await write(synchronous)).toBe(2);
    expect(await write(synchronous, "light")).toBe(1);
    expect(await write(synchronous)).toBe(2);
    expect(await Promise.all([write(synchronous, "light"), write(synchronous)])).toEqual([2, 2]);
    expect(await write(synchronous, "light")).toBe(1);
    expect(await Promise.all([write(synchronous), write(synchronous, "light")])).toEqual([2, 2]);
  });

  it("are kept when another of them fails, which alone is told and undone", async () => {
    const { db, write } = await testDatabase();
    const results = await Promise.allSettled([
      write((tx) => insert(tx, "before")),
      write(async (tx) => {
        await insert(tx, "undone");
        throw new Unavailable("No.");
      }),
      write((tx) => insert(tx, "after")),
    ]);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    const rows = await db.selectFrom("entry").select("key").orderBy("key").execute();
    expect(rows.map(({ key }) => key)).toEqual(["after", "before"]);
  });

  it("are all told the cause when the engine itself has undone the transaction", async () => {
    const { write } = await testDatabase();
    const full = Object.assign(new Error("database or disk is full"), { code: "SQLITE_FULL" });
    const results = await Promise.allSettled([
      write((tx) => insert(tx, "first")),
      write(async (tx) => {
        // As SQLite does by itself when a write of a transaction cannot be finished.
        await sql`rollback`.execute(tx);
        throw full;
      }),
      write((tx) => insert(tx, "third")),
    ]);
    for (const result of results) {
      expect(result).toMatchObject({ status: "rejected", reason: { code: "unavailable" } });
    }
    await expect(write((tx) => insert(tx, "first"))).resolves.toBeDefined();
  });

  it("tell a statement that is at fault from a database that cannot be had", async () => {
    const { write } = await testDatabase();
    await write((tx) => insert(tx, "same"));
    const again = write((tx) => insert(tx, "same"));
    await expect(again).rejects.toBeInstanceOf(AppError);
    await expect(again).rejects.toMatchObject({ code: "internal" });
  });

  it("let everything else of the process have its turn between commits", async () => {
    const { write } = await testDatabase();
    const state = { writing: true };
    const chain = (async () => {
      for (let index = 0; index < 50; index += 1) await write((tx) => insert(tx, String(index)));
      state.writing = false;
    })();
    let turns = 0;
    while (state.writing) {
      await new Promise((resolve) => setImmediate(resolve));
      turns += 1;
    }
    await chain;
    expect(turns).toBeGreaterThanOrEqual(50);
  });
});
