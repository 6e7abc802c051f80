import { sql } from "kysely";
import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lookAtDatabase } from "../../src/store/look-at-database.ts";
import { createMessageStore } from "../../src/store/message-store.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import { aMessage } from "../helpers/builders.ts";
import { ENGINES, type TestEngine } from "../helpers/engines.ts";

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
    await createMessageStore(database).accept(aMessage({}), new Date("2026-11-26T08:00:00Z"));
    expect(await lookAtDatabase(url)).toMatchObject({
      engine: name,
      tables: "current",
      queue: { waitingMessages: 1, deadMessages: 0 },
    });
    await database.close();
  });

  it("refuses to judge what a newer version changed", async () => {
    const url = await engine.fresh();
    const database = await openDatabase(url, "server");
    await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '')`.execute(
      database.db,
    );
    await database.close();
    expect(await lookAtDatabase(url)).toEqual({ engine: name, tables: "newer", queue: null });
  });

  it("tells that tables lack a change, and does not make it", async () => {
    const url = await engine.fresh();
    const database = await openDatabase(url, "server");
    await sql`delete from kysely_migration`.execute(database.db);
    await database.close();
    for (let look = 0; look < 2; look += 1) {
      expect(await lookAtDatabase(url)).toEqual({ engine: name, tables: "none", queue: null });
    }
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
