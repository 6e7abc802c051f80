import { randomUUID } from "node:crypto";
import type { Case, CaseId } from "../../src/domain/case.ts";
import type { CentreId } from "../../src/domain/staff.ts";
import { caseRoutes } from "../../src/http/console/case-routes.ts";
import type { ConsoleRoute } from "../../src/http/console/route.ts";
import type { Translator } from "../../src/ports/translator.ts";
import { watchRoutes } from "../../src/http/console/watch-routes.ts";
import { workRoutes } from "../../src/http/console/work-routes.ts";
import { createCases, type Cases } from "../../src/app/cases.ts";
import { createBucketsInMemory } from "../../src/store/buckets-in-memory.ts";
import { createCaseOrigins } from "../../src/store/case-origins.ts";
import { createCaseStore } from "../../src/store/cases.ts";
import type { Database } from "../../src/store/database.ts";
import { aCase, anEntry, opening } from "./case-steps.ts";
import { projectCore } from "./core.ts";
import { ownDeskTexts } from "./desk-texts.ts";
import type { TestDesk } from "./desk.ts";
import { keptLog } from "./fakes.ts";
import type { FakeTime } from "./fake-time.ts";
import { countedPins } from "./return-pins.ts";

/** The real cases over the desk of a test. */
export function casesOf(
  desk: TestDesk,
  database: Database,
  clock: FakeTime,
  translator: Translator | null = null,
): Cases {
  return createCases({
    database,
    core: projectCore,
    release: () => null,
    desk: { ...desk, staffStore: desk.store },
    deskTexts: ownDeskTexts(),
    clock,
    log: keptLog(),
    retentionDays: 30,
    publicUrl: null,
    newReturnPin: countedPins(),
    buckets: createBucketsInMemory(),
    origins: createCaseOrigins(database),
    isPast: () => Promise.resolve(false),
    translator,
    onChanged: () => undefined,
  });
}

/** The rows of cases as the table has them, to name tests by before anything is open; none of them can be asked. */
export function caseRows(): readonly ConsoleRoute[] {
  const nothing = {} as never;
  return [...caseRoutes(nothing), ...workRoutes(nothing), ...watchRoutes(nothing)];
}

let opened = 0;

/** Opens a case with one question in it, as the service would. */
export async function openCase(
  database: Database,
  centre: CentreId,
  change: Partial<Case> = {},
): Promise<Case> {
  opened += 1;
  const id = randomUUID() as CaseId;
  const record = aCase(opened, { id, centre, ...change });
  const entry = anEntry(randomUUID(), { text: record.question });
  await createCaseStore(database).change(opening(record, [entry]), [], record.openedAt);
  return record;
}
