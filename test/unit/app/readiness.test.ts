import { expect, it } from "vitest";
import { createReadiness } from "../../../src/app/readiness.ts";
import type { Core } from "../../../src/app/service.ts";
import { projectCore } from "../../helpers/core.ts";
import { FakeTime } from "../../helpers/fake-time.ts";
import { newDatabase } from "../../helpers/new-database.ts";

const READY = { ready: true, reason: null };

it("the service is ready while an article can be told and found and the database answers, and says which is not so", async () => {
  const time = new FakeTime();
  const database = await newDatabase();
  let core: Core = projectCore();
  let hasRoom = true;
  const ready = createReadiness({
    core: () => core,
    database,
    room: { hasRoom: () => Promise.resolve(hasRoom) },
    path: () => READY,
    clock: time,
    scheduler: time,
  });
  expect(await ready()).toEqual({ content: READY, index: READY, database: READY, disk: READY });

  hasRoom = false;
  expect((await ready())["disk"]).toEqual({
    ready: false,
    reason: "The disk of the database is nearly full, so no conversations are opened.",
  });
  hasRoom = true;

  const { search, knowledge } = core;
  const blind = { ...search, search: () => ({ ...search.search("", "en", 1), hits: [] }) };
  core = { ...core, search: blind };
  expect((await ready())["index"]).toMatchObject({ ready: false });
  core = { ...core, search, knowledge: { ...knowledge, articles: new Map() } };
  expect((await ready())["content"]).toMatchObject({ ready: false });

  core = projectCore();
  await database.close();
  // It was looked at a moment ago.
  expect((await ready())["database"]).toEqual(READY);
  time.advance(1_000);
  expect(await ready()).toMatchObject({
    content: READY,
    index: READY,
    database: { ready: false, reason: "The database cannot be reached." },
  });
});
