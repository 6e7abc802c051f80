import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import type { Database } from "../../src/store/database.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import { rolesOn } from "./database-roles.ts";
import { startPostgres, tell, type PostgresServer } from "./postgres.ts";

/** One kind of database that the suites run on. */
export interface TestEngine {
  readonly name: "sqlite" | "postgres";
  /** The address of an empty database of its own. */
  fresh(): Promise<string>;
  /** The address of a database of its own that has today's tables, and no rows in them; where it can, as a user who may not change them. */
  migrated(): Promise<string>;
  end(): Promise<void>;
}

/** The port at which the setup of the run tells the address of its PostgreSQL. */
export const TEST_POSTGRES = "YIZHAN_TEST_POSTGRES";
/** Its database that others are copied from, as bringing tables up to date for each test takes most of its time. */
export const TEMPLATE = "yizhan_template";

/** A file for each database. */
export function sqliteEngine(): Promise<TestEngine> {
  const folder = mkdtempSync(path.join(tmpdir(), "yizhan-sqlite-"));
  const fileOf = (name: string): string => path.join(folder, `${name}.db`);
  let template: Promise<string> | null = null;
  const makeTemplate = async (): Promise<string> => {
    const file = fileOf(TEMPLATE);
    const database = await openDatabase(`sqlite:${file}`, "server");
    await database.close();
    return file;
  };
  return Promise.resolve({
    name: "sqlite",
    fresh: () => Promise.resolve(`sqlite:${fileOf(newName())}`),
    migrated: async () => {
      template ??= makeTemplate();
      const file = fileOf(newName());
      await copyFile(await template, file);
      return `sqlite:${file}`;
    },
    end: () => {
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  });
}

/** That of `DATABASE_URL_TEST`, else the one of this run, else, outside a run, one of our own. */
export async function postgresEngine(): Promise<TestEngine> {
  const given = process.env["DATABASE_URL_TEST"] ?? "";
  if (given !== "") return engineOn(given, null);
  const ofRun = process.env[TEST_POSTGRES];
  if (ofRun !== undefined) return engineOn(await serverOfRun(ofRun), TEMPLATE);
  const server: PostgresServer = await startPostgres();
  return { ...engineOn(server.url, null), end: () => server.remove() };
}

/** @param template `null` where whoever opens a database brings its tables up to date */
function engineOn(server: string, template: string | null): TestEngine {
  const made: string[] = [];
  const create = async (source: string): Promise<string> => {
    const name = newName();
    await tell(server, [`create database "${name}" template "${source}"`]);
    made.push(name);
    return databaseOn(server, name);
  };
  return {
    name: "postgres",
    fresh: () => create("template1"),
    migrated: async () =>
      template === null ? create("template1") : rolesOn(await create(template)).service,
    end: () =>
      tell(
        server,
        made.map((name) => `drop database if exists "${name}" with (force)`),
      ),
  };
}

export const ENGINES = { sqlite: sqliteEngine, postgres: postgresEngine } as const;

/** Opens an empty database for one test. */
export async function freshDatabase(engine: TestEngine): Promise<Database> {
  return openDatabase(await engine.migrated(), "server");
}

/** The address of the server of this run, which is started for the first who asks. */
async function serverOfRun(port: string): Promise<string> {
  const said = await text(connect(Number(port), "127.0.0.1"));
  if (said.startsWith("postgres://")) return said;
  throw new Error(`The PostgreSQL of this run does not start: ${said}`);
}

function databaseOn(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.toString();
}

function newName(): string {
  return `test_${randomUUID().replaceAll("-", "")}`;
}
