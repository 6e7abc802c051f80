import { expect, it } from "vitest";
import { createContentDesk } from "../../../src/app/content-desk.ts";
import { createContentExaminer } from "../../../src/app/content-examiner.ts";
import { secrets } from "../../../src/app/secrets.ts";
import { createContentStore } from "../../../src/store/content.ts";
import { createGateStore } from "../../../src/store/gates.ts";
import { openDraft } from "../../helpers/console-content.ts";
import { startConsole } from "../../helpers/console.ts";
import { keptLog } from "../../helpers/fakes.ts";
import { docPath, knowledgeOf, ownTexts, smallDocuments } from "../../helpers/small-content.ts";

it("a measurement that a stop cuts off has failed, and is not left running", async () => {
  const log = keptLog();
  const stops: (() => Promise<void>)[] = [];
  const console = await startConsole({
    more: (own, database, time) => {
      const desk = createContentDesk({
        database,
        store: createContentStore(database),
        staff: own.store,
        texts: ownTexts(),
        live: () => knowledgeOf(smallDocuments()),
        refresh: () => Promise.resolve(),
        clock: time,
        scheduler: time,
        log,
        onePerson: false,
        model: null,
        drafter: null,
        publicUrl: null,
        examiner: createContentExaminer({
          scheduler: time,
          log,
          model: null,
          program: new URL("../../helpers/frail-worker.ts", import.meta.url),
        }),
      });
      stops.push(() => desk.stop());
      return desk.routes;
    },
  });
  const store = createContentStore(console.database);
  // The worker of this test does what the first document says.
  await store.seed(new Map([[docPath("knowledge/a.yaml"), "hang"]]), console.time.now());
  const { id } = await openDraft(console.database);
  const editor = await console.signIn(await console.account({ role: "editor", centres: "all" }));
  const begun = await console.post(`/content/drafts/${id}/gate`, {}, editor);
  expect([begun.status, begun.body]).toMatchObject([202, { gate: { state: "running" } }]);
  for (const stop of stops) await stop();
  const words = secrets.hashOf("[]");
  const run = await createGateStore(console.database).read(id, words, console.time.now());
  expect(run).toMatchObject({ state: "failed", result: null });
  expect(log.lines).toContainEqual({
    level: "warn",
    event: "content.gate_failed",
    fields: { draft: id, code: "unavailable" },
  });
  await console.stop();
});
