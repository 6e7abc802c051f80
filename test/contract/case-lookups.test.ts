import { beforeEach, expect, it } from "vitest";
import type { PersonId, PersonRef } from "../../src/domain/message.ts";
import type { CaseStore } from "../../src/ports/case-store.ts";
import { caseStoreOn } from "../helpers/case-store-world.ts";
import { aCase, later } from "../helpers/case-steps.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";

const VERA = "vera" as PersonId;

describeOnEachEngine("the cases of one person", (on) => {
  const { opened, after, ...world } = caseStoreOn(on);
  let store: CaseStore;
  beforeEach(() => {
    store = world.store();
  });

  const person: PersonRef = { platform: "telegram", installation: "bot/1", person: VERA };

  it("are told wherever they stand, the latest first, and without those that are closed", async () => {
    const first = await opened(1, { person: VERA });
    const second = await opened(2, { person: VERA, openedAt: later(5) });
    const answered = await after(await opened(3, { person: VERA }), { type: "resolved" });
    await after(await after(await opened(4, { person: VERA }), { type: "resolved" }), {
      type: "closed",
    });
    await after(await opened(5, { person: VERA }), { type: "withdrawn" });
    expect(await store.openOf(person)).toEqual([second, first, answered]);
  });

  it("are not those of somebody else, of another platform or of another installation", async () => {
    const { thread } = aCase(2);
    await opened(1);
    await opened(2, { person: VERA, thread: { ...thread, platform: "slack" } });
    await opened(3, { person: VERA, thread: { ...thread, installation: "bot/2" } });
    expect(await store.openOf(person)).toEqual([]);
  });
});
