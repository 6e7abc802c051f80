import { randomUUID } from "node:crypto";
import { createInsight, type Insight } from "../../src/app/insight.ts";
import type { GapGroupId } from "../../src/domain/gap.ts";
import type { ArticleId } from "../../src/domain/ids.ts";
import { insightRoutes } from "../../src/http/console/insight-routes.ts";
import type { ConsoleRoute } from "../../src/http/console/route.ts";
import type { Database } from "../../src/store/database.ts";
import { createGapStore } from "../../src/store/gaps.ts";
import { projectContent } from "./content.ts";
import type { TestDesk } from "./desk.ts";
import { keptLog } from "./fakes.ts";
import type { FakeTime } from "./fake-time.ts";

/** Gaps, numbers and the calendar over the desk of a test, with the project's own content. */
export function insightOf(desk: TestDesk, database: Database, clock: FakeTime): Insight {
  const { knowledge, texts } = projectContent();
  return createInsight({
    database,
    knowledge: () => knowledge,
    release: () => 1,
    texts,
    centres: desk.centreStore,
    staff: desk.store,
    meaning: null,
    clock,
    log: keptLog(),
    onChanged: () => undefined,
  });
}

/** The rows as the table has them, to name tests by before anything is open; none of them can be asked. */
export function insightRows(): readonly ConsoleRoute[] {
  return insightRoutes({} as never);
}

/** Makes a group of one question, as the service would. */
export async function openGroup(
  database: Database,
  question = "Where do I find a swimming pool?",
  nearest: ArticleId | null = null,
): Promise<GapGroupId> {
  const id = randomUUID() as GapGroupId;
  const { id: gap } = await database.db
    .insertInto("gap")
    .values({
      platform: "web",
      person: "web/somebody",
      lane: "web/web/somewhere",
      language: "en",
      outcome: "no_answer",
      question,
      nearest: nearest ?? "",
      created_at: Date.parse("2026-11-24T07:00:00Z"),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const store = createGapStore(database);
  const { version } = await store.newGaps(1);
  await store.place([{ group: id, begins: { nearest }, gaps: [gap] }], version, new Date());
  return id;
}
