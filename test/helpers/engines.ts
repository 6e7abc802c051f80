import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Database } from "../../src/store/database.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import { startPostgres, type PostgresServer } from "./postgres.ts";

/** One kind of database that the suites run on. */
export interface TestEngine {
  readonly name: "sqlite" | "postgres";
  /** The address of an empty database of its own. */
  fresh(): Promise<string>;
  end(): Promise<void>;
}

/** A file for each database. */
export function sqliteEngine(): Promise<TestEngine> {
  const folder = mkdtempSync(path.join(tmpdir(), "yizhan-sqlite-"));
  return Promise.resolve({
    name: "sqlite",
    fresh: () => Promise.resolve(`sqlite:${path.join(folder, `${newName()}.db`)}`),
    end: () => {
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  });
}

/** A server of our own, or the one of `DATABASE_URL_TEST`. */
export async function postgresEngine(): Promise<TestEngine> {
  const given = process.env["DATABASE_URL_TEST"];
  if (given !== undefined && given !== "") {
    return {
      name: "postgres",
      fresh: () => createDatabase(given),
      end: () => Promise.resolve(),
    };
  }
  const server: PostgresServer = await startPostgres();
  return {
    name: "postgres",
    fresh: () => server.newDatabase(newName()),
    end: () => server.remove(),
  };
}

export const ENGINES = { sqlite: sqliteEngine, postgres: postgresEngine } as const;

/** Opens an empty database for one test. */
export async function freshDatabase(engine: TestEngine): Promise<Database> {
  return openDatabase(await engine.fresh(), "server");
}

async function createDatabase(server: string): Promise<string> {
  const { default: pg } = await import("pg");
  const name = newName();
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`create database "${name}"`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.toString();
}

function newName(): string {
  return `test_${randomUUID().replaceAll("-", "")}`;
}
