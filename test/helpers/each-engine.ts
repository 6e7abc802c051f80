import { afterAll, afterEach, beforeAll, beforeEach, describe, onTestFinished } from "vitest";
import type { Database } from "../../src/store/database.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import { ENGINES, freshDatabase, type TestEngine } from "./engines.ts";

/** What a test of such a suite works with; to be asked for within hooks and tests only. */
export interface OnEngine {
  readonly engine: TestEngine;
  readonly database: Database;
}

/** Describes something on every engine; each test has an empty database of its own. */
export function describeOnEachEngine(what: string, suite: (on: OnEngine) => void): void {
  describe.each(Object.entries(ENGINES))(`${what} on %s`, (_name, openEngine) => {
    let engine: TestEngine;
    let database: Database;
    beforeAll(async () => {
      engine = await openEngine();
    });
    afterAll(async () => {
      await engine.end();
    });
    beforeEach(async () => {
      database = await freshDatabase(engine);
    });
    afterEach(async () => {
      await database.close();
    });
    suite({
      get engine() {
        return engine;
      },
      get database() {
        return database;
      },
    });
  });
}

/** A database for one test of which the service may not only change rows, but tables as well. */
export async function ownDatabase(engine: TestEngine): Promise<Database> {
  const database = await openDatabase(await engine.fresh(), "server");
  onTestFinished(() => database.close());
  return database;
}
