import { afterAll, afterEach, beforeAll, beforeEach, describe } from "vitest";
import type { Database } from "../../src/store/database.ts";
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
