import { statSync } from "node:fs";
import { beforeEach, expect, it } from "vitest";
import { Unavailable } from "../../src/domain/errors.ts";
import type { Database } from "../../src/store/database.ts";
import { createDatabaseRoom, type DatabaseRoom } from "../../src/store/database-space.ts";
import { compactDatabase, openDatabase } from "../../src/store/open-database.ts";
import { describeOnEachEngine, ownDatabase } from "../helpers/each-engine.ts";
import { tempFolder } from "../helpers/temp-folder.ts";

const ENTRIES = 2_000;
const ENTRY_BYTES = 4_000;
const WRITTEN = ENTRIES * ENTRY_BYTES;

async function write({ write }: Database, entries = ENTRIES): Promise<void> {
  await write(async (tx) => {
    for (let n = 0; n < entries; n += 1) {
      const entry = { key: `k${String(n)}`, value: "x".repeat(ENTRY_BYTES), expires_at: null };
      await tx.insertInto("entry").values(entry).execute();
    }
  });
}

const remove = ({ db }: Database): Promise<unknown> => db.deleteFrom("entry").execute();

describeOnEachEngine("the room of a database", (on) => {
  let database: Database;
  let room: DatabaseRoom;
  beforeEach(async () => {
    database = await ownDatabase(on.engine);
    room = createDatabaseRoom(database);
  });

  it("tells how large it is, and of a file how much is free in it and on its disk", async () => {
    const before = await room.read();
    await write(database);
    const after = await room.read();
    expect(before.databaseBytes).toBeGreaterThan(0);
    if (on.engine.name === "postgres") {
      // What is all one letter is packed.
      expect(after.databaseBytes).toBeGreaterThan(before.databaseBytes);
      expect(after).toMatchObject({ reusableBytes: null, freeBytes: null });
      return;
    }
    expect(after.databaseBytes).toBeGreaterThan(before.databaseBytes + WRITTEN);
    expect(after.freeBytes).toBeGreaterThan(0);
    expect(after.reusableBytes).toBeLessThan(100_000);
    await remove(database);
    expect((await room.read()).reusableBytes).toBeGreaterThan(WRITTEN);
  });

  it("gives back what was removed, but for a tenth of the file, while others write", async () => {
    await write(database);
    await remove(database);
    const before = await room.read();
    const [given] = await Promise.all([room.giveBack(), write(database, 3)]);
    if (on.engine.name === "postgres") {
      expect(given).toBe(0);
      return;
    }
    const after = await room.read();
    expect(given).toBeGreaterThan(0.8 * WRITTEN);
    expect(after.databaseBytes).toBeLessThan(before.databaseBytes - given + 200_000);
    expect(after.reusableBytes).toBeLessThan(0.11 * after.databaseBytes);
    expect(await room.giveBack()).toBeLessThan(100_000);
    expect(await database.db.selectFrom("entry").select("key").execute()).toHaveLength(3);
  });

  it("cannot be looked at once the database is closed", async () => {
    const closed = await openDatabase(await on.engine.fresh(), "server");
    await closed.close();
    await expect(createDatabaseRoom(closed).read()).rejects.toThrow();
  });
});

it("a file of an earlier version gives nothing back until it is compacted, which a server that uses it forbids", async () => {
  const file = `${tempFolder({})}/old.db`;
  const url = `sqlite:${file}`;
  const { default: SQLite } = await import("better-sqlite3");
  const earlier = new SQLite(file);
  earlier.pragma("journal_mode = WAL");
  earlier.exec("create table something (a text)");
  earlier.close();
  const database = await openDatabase(url, "server");
  await write(database);
  await remove(database);
  expect(await createDatabaseRoom(database).giveBack()).toBe(0);
  await expect(compactDatabase(url)).rejects.toThrow(Unavailable);
  await database.scrub();
  expect(statSync(file).size).toBeGreaterThan(WRITTEN);
  await database.close();

  const { before, after } = await compactDatabase(url);
  expect(before).toBeGreaterThan(WRITTEN);
  expect(after).toBeLessThan(WRITTEN / 4);
  expect(statSync(file).size).toBeLessThan(WRITTEN / 4);
  const again = await openDatabase(url, "server");
  await write(again);
  await remove(again);
  expect(await createDatabaseRoom(again).giveBack()).toBeGreaterThan(0.8 * WRITTEN);
  await again.close();
});
