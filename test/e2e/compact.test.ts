import { statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { openDatabase } from "../../src/store/open-database.ts";
import { yizhan } from "../helpers/cli.ts";
import { tempFolder } from "../helpers/temp-folder.ts";

describe("yizhan compact", () => {
  it("shrinks the file of a stopped server, and makes none where there is none", async () => {
    const file = `${tempFolder({})}/yizhan.db`;
    const environment = { DATABASE_URL: `sqlite:${file}` };
    const missing = yizhan(["compact"], "", environment);
    expect([missing.status, missing.stderr]).toEqual([1, `There is no database in ${file}.\n`]);
    const database = await openDatabase(`sqlite:${file}`, "server");
    const entry = { key: "k", value: "x".repeat(3_000_000), expires_at: null };
    await database.db.insertInto("entry").values(entry).execute();
    await database.db.deleteFrom("entry").execute();
    const busy = yizhan(["compact"], "", environment);
    expect(busy.status).toBe(1);
    expect(busy.stderr).toContain("Another server already uses");
    await database.close();
    const before = statSync(file).size;
    const done = yizhan(["compact", "--json"], "", environment);
    expect(done.status).toBe(0);
    expect(JSON.parse(done.stdout)).toMatchObject({ file });
    expect(statSync(file).size).toBeLessThan(before - 2_500_000);
  });

  it("says what does the same for a PostgreSQL", () => {
    const { status, stderr } = yizhan(["compact"], "", { DATABASE_URL: "postgres:///yizhan" });
    expect(status).toBe(1);
    expect(stderr).toContain("autovacuum of PostgreSQL does this by itself");
  });
});
