import { Kysely, sql, type ColumnMetadata } from "kysely";
import type { Migration } from "kysely/migration";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Engine } from "../../../src/store/database.ts";
import { engineOf, openDatabase } from "../../../src/store/open-database.ts";
import { migrationsOf, schemaBetween } from "../../../src/store/schema.ts";
import { tempFolder } from "../../helpers/temp-folder.ts";

const KNOWN = ["0001-a", "0002-b", "0003-c"];

describe("the tables of a database, to a program of some version", () => {
  it.each([
    ["none", [], KNOWN],
    ["behind", ["0001-a", "0002-b"], ["0003-c"]],
    ["current", KNOWN, []],
    ["newer", [...KNOWN, "0004-d", "0005-e"], []],
    ["newer", [...KNOWN, "0004-d", "0005-gone-after-0003"], []],
    ["incompatible", [...KNOWN, "0004-d", "0005-gone-after-0004"], []],
    ["incompatible", [...KNOWN, "0002-of-another-line"], []],
    ["incompatible", ["0001-a", "0002-b", "0004-d"], ["0003-c"]],
  ] as const)("are %s after %j", (state, applied, missing) => {
    expect(schemaBetween(KNOWN, applied)).toEqual({ state, missing });
  });
});

describe("an older program", () => {
  it("starts on a database that a newer one migrated, beside it or after it, and loses nothing of it", async () => {
    const url = `sqlite:${tempFolder({})}/yizhan.db`;
    const newer = await openDatabase(url, "server");
    await sql`alter table answer add column mood text`.execute(newer.db);
    await sql`insert into kysely_migration (name, timestamp) values ('9999-moods', '')`.execute(
      newer.db,
    );
    await newer.close();
    for (const role of ["server", "command"] as const) {
      const older = await openDatabase(url, role);
      await sql`select mood from answer`.execute(older.db);
      await older.close();
    }
    const apart = await openDatabase(url, "server", { migrates: false });
    await apart.close();
  });
});

/** Before the rule; nobody had two versions at once then. */
const BEFORE_THE_RULE = "0017";

describe("a migration", () => {
  it("takes nothing from the program before it, or says which one it takes it from", async () => {
    const engine = await memory();
    const names = Object.keys(migrationsOf(engine));
    expect(names).toEqual(names.toSorted());
    expect(new Set(names.map((name) => name.slice(0, 4))).size).toBe(names.length);
    const breaking = await breakingOf(engine, migrationsOf(engine));
    expect(names.slice(0, 2)).toEqual(["0001-messages", "0002-thread-notes"]);
    const undeclared = breaking.filter(
      ({ name }) => name.slice(0, 4) > BEFORE_THE_RULE && !/-after-\d{4}$/.test(name),
    );
    expect(undeclared).toEqual([]);
    // The one there is shows that the rule is looked after.
    expect(breaking).toContainEqual({
      name: "0016-gap-variants",
      faults: ["gap_group.since_settled is gone"],
    });
  });

  it("is found to break an older program by what it makes of the tables", async () => {
    const step = (...statements: readonly string[]): Migration => ({
      up: async (db) => {
        for (const statement of statements) await sql.raw(statement).execute(db);
      },
    });
    const breaking = await breakingOf(await memory(), {
      "0001-begin": step(
        "create table a (id text primary key, word text not null, more text)",
        "create table b (id text primary key)",
      ),
      "0002-adds": step(
        "alter table a add column empty text",
        "alter table a add column preset integer not null default 0",
        "create table c (id text primary key, word text not null)",
        "create unique index c_word on c (word)",
        "create index a_word on a (word)",
      ),
      "0003-table-gone": step("drop table b"),
      "0004-renamed": step("alter table a rename column word to words"),
      "0005-wanted": step(
        "drop table c",
        "create table c (id text primary key, word text not null, two text not null)",
      ),
      "0006-other-type": step(
        "drop table a",
        "create table a (id integer primary key, words text, more text not null, empty text, preset integer not null default 0)",
      ),
      "0007-once": step("create unique index a_words on a (words)"),
    });
    expect(breaking).toEqual([
      { name: "0003-table-gone", faults: ["b is gone"] },
      { name: "0004-renamed", faults: ["a.word is gone", "a.words has to be given"] },
      { name: "0005-wanted", faults: ["c.two has to be given"] },
      {
        name: "0006-other-type",
        faults: ["a.id is another type", "a.more has to be given"],
      },
      { name: "0007-once", faults: ["a has a new unique index"] },
    ]);
  });
});

async function memory(): Promise<Engine> {
  return engineOf("sqlite::memory:", "server");
}

interface Breaking {
  readonly name: string;
  readonly faults: readonly string[];
}

/** What each migration, on tables made by those before it, takes from a program that knows only those. */
async function breakingOf(
  engine: Engine,
  migrations: Readonly<Record<string, Migration>>,
): Promise<readonly Breaking[]> {
  const db = new Kysely<unknown>({ dialect: engine.dialect });
  onTestFinished(() => db.destroy());
  const breaking: Breaking[] = [];
  let before = await tablesIn(db);
  for (const [name, migration] of Object.entries(migrations)) {
    await migration.up(db);
    const after = await tablesIn(db);
    const faults = [...before].flatMap(([table, old]) => faultsOf(table, old, after.get(table)));
    if (faults.length > 0) breaking.push({ name, faults });
    before = after;
  }
  return breaking;
}

interface TableShape {
  readonly columns: ReadonlyMap<string, ColumnMetadata>;
  /** Indexes in which nothing may stand twice. */
  readonly unique: number;
}

async function tablesIn(db: Kysely<unknown>): Promise<ReadonlyMap<string, TableShape>> {
  const tables = await db.introspection.getTables();
  const { rows } = await sql<{ tbl_name: string }>`select tbl_name from sqlite_master
    where type = 'index' and sql like 'create unique%'`.execute(db);
  return new Map(
    tables.map(({ name, columns }) => [
      name,
      {
        columns: new Map(columns.map((column) => [column.name, column])),
        unique: rows.filter((row) => row.tbl_name === name).length,
      },
    ]),
  );
}

function faultsOf(table: string, old: TableShape, now: TableShape | undefined): readonly string[] {
  if (now === undefined) return [`${table} is gone`];
  const lost = [...old.columns.values()].flatMap(({ name, dataType }) => {
    const column = now.columns.get(name);
    if (column === undefined) return [`${table}.${name} is gone`];
    return column.dataType === dataType ? [] : [`${table}.${name} is another type`];
  });
  const wanted = [...now.columns.values()]
    .filter(({ name, ...column }) => {
      const was = old.columns.get(name);
      return mustBeGiven(column) && (was === undefined || !mustBeGiven(was));
    })
    .map(({ name }) => `${table}.${name} has to be given`);
  const once = now.unique > old.unique ? [`${table} has a new unique index`] : [];
  return [...lost, ...wanted, ...once];
}

function mustBeGiven(column: Omit<ColumnMetadata, "name">): boolean {
  return !column.isNullable && !column.hasDefaultValue && !column.isAutoIncrementing;
}
