import SQLite from "better-sqlite3";
import { sql, type RawBuilder } from "kysely";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Unavailable } from "../../src/domain/errors.ts";
import { lookAtDatabase } from "../../src/store/look-at-database.ts";
import { createMessageStore } from "../../src/store/message-store.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import { aMessage } from "../helpers/builders.ts";
import { ENGINES, type TestEngine } from "../helpers/engines.ts";

/** One without rows that count, where several servers hear each other. */
const seen = (engine: string) => ({
  engine,
  queue: null,
  reaches: engine === "sqlite" ? null : true,
});

describe.each(Object.entries(ENGINES))("a look at a database on %s", (name, openEngine) => {
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await openEngine();
  });
  afterAll(async () => {
    await engine.end();
  });

  it("tells how much waits, beside a server that uses it", async () => {
    const url = await engine.fresh();
    const database = await openDatabase(url, "server");
    await createMessageStore(database, { erasers: [] }).accept(
      aMessage({}),
      new Date("2026-11-26T08:00:00Z"),
    );
    expect(await lookAtDatabase(url)).toMatchObject({
      engine: name,
      tables: "current",
      queue: { waitingMessages: 1, deadMessages: 0 },
    });
    await database.close();
  });

  it("sees whether a newer version added to it, or took away what this one needs", async () => {
    const url = await engine.fresh();
    const database = await openDatabase(url, "server");
    const apply = (migration: string): Promise<unknown> =>
      sql`insert into kysely_migration (name, timestamp) values (${migration}, '')`.execute(
        database.db,
      );
    await apply("9990-later");
    expect(await lookAtDatabase(url)).toMatchObject({
      tables: "newer",
      queue: { waitingMessages: 0 },
    });
    await apply("9999-old-column-gone-after-9990");
    await database.close();
    expect(await lookAtDatabase(url)).toEqual({ ...seen(name), tables: "incompatible" });
  });

  it("tells that tables lack a change, and does not make it", async () => {
    const url = await engine.fresh();
    const database = await openDatabase(url, "server");
    await sql`delete from kysely_migration`.execute(database.db);
    await database.close();
    for (let look = 0; look < 2; look += 1) {
      expect(await lookAtDatabase(url)).toEqual({ ...seen(name), tables: "none" });
    }
  });

  it("leaves a file as it is, one of another program too", async () => {
    const url = await engine.fresh();
    if (engine.name !== "sqlite") return;
    const file = url.slice("sqlite:".length);
    const foreign = new SQLite(file);
    foreign.exec("create table note (words text)");
    foreign.close();
    const before = readFileSync(file);
    expect(await lookAtDatabase(url)).toMatchObject({ tables: "none" });
    await expect(openDatabase(url, "command")).rejects.toBeInstanceOf(Unavailable);
    expect(readFileSync(file)).toEqual(before);
    const folder = readdirSync(path.dirname(file));
    expect(folder.filter((each) => each.startsWith(path.basename(file)))).toEqual([
      path.basename(file),
    ]);
  });

  it("is all that is taken of tables that a command does not know, which it leaves alone", async () => {
    const url = await engine.fresh();
    const server = await openDatabase(url, "server");
    const command = await openDatabase(url, "command");
    await command.close();
    const refusal = async (change: RawBuilder<unknown>): Promise<string> => {
      await change.execute(server.db);
      const before = await sql`select name from kysely_migration`.execute(server.db);
      const refused: unknown = await openDatabase(url, "command").catch((error: unknown) => error);
      const after = await sql`select name from kysely_migration`.execute(server.db);
      expect(after.rows).toEqual(before.rows);
      expect(refused).toBeInstanceOf(Unavailable);
      return (refused as Unavailable).message;
    };
    expect(await refusal(sql`delete from kysely_migration where name > '0001-z'`)).toMatch(/older/);
    expect(await refusal(sql`delete from kysely_migration`)).toMatch(/no tables/);
    const later = sql`insert into kysely_migration (name, timestamp) values ('9999-later', '')`;
    expect(await refusal(later)).toMatch(/newer/);
    await server.close();
    await expect(openDatabase(url, "server")).rejects.toThrow(/newer/);
  });

  it("makes nothing", async () => {
    const url = await engine.fresh();
    if (engine.name === "sqlite") {
      await expect(lookAtDatabase(url)).rejects.toMatchObject({ code: "not_found" });
      expect(existsSync(url.slice("sqlite:".length))).toBe(false);
    } else {
      expect(await lookAtDatabase(url)).toMatchObject({ tables: "none" });
      expect(await lookAtDatabase(url)).toMatchObject({ tables: "none" });
    }
  });
});
