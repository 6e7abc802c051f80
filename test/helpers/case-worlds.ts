import { beforeAll, onTestFinished } from "vitest";
import type { Translator } from "../../src/ports/translator.ts";
import type { Database } from "../../src/store/database.ts";
import { caseWorld, withChannel, type CaseWorld } from "./case-world.ts";
import { projectCore } from "./core.ts";
import { testDatabase } from "./path-world.ts";
import type { countedPins } from "./return-pins.ts";

/** A Thursday, ten in the morning in Beijing. */
const THURSDAY = "2026-11-26T02:00:00Z";

/** What a world has that is not as in others. */
export interface CaseWorldParts {
  /** One of its own when it is not there. */
  readonly database?: Database;
  readonly newReturnPin?: ReturnType<typeof countedPins>;
  readonly translator?: Translator;
}

/** Worlds of cases for the tests of one file, each ended with the test that started it. */
export function caseWorlds() {
  // Else the first test would read the content in its own time.
  beforeAll(() => {
    projectCore();
  });

  async function start(parts: CaseWorldParts = {}): Promise<CaseWorld> {
    const { newReturnPin, translator } = parts;
    const database = parts.database ?? (await testDatabase());
    const world = caseWorld(database, THURSDAY, newReturnPin, translator);
    onTestFinished(() => world.stop());
    return world;
  }

  /** One whose main centre has its channel. */
  async function startWithChannel(parts: CaseWorldParts = {}): Promise<CaseWorld> {
    const world = await start(parts);
    await withChannel(world);
    return world;
  }

  return { start, startWithChannel };
}
