import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { CaseId, EntryId } from "../../../../src/domain/case.ts";
import type { Staff } from "../../../../src/domain/staff.ts";
import { handedOver, type CaseWorld } from "../../../helpers/case-world.ts";
import { caseWorlds } from "../../../helpers/case-worlds.ts";

const HOUR_MS = 3_600_000;

const { start } = caseWorlds();
let world: CaseWorld;
let li: Staff;
let id: CaseId;

/** A Thursday at ten in China, and a centre whose hours nobody has confirmed: nine to five on working days. */
beforeEach(async () => {
  world = await start();
  li = await world.staffMember("Li Wei");
  ({ id } = await handedOver(world));
});

const act = async (step: Parameters<CaseWorld["cases"]["desk"]["act"]>[2]) => {
  expect(await world.cases.desk.act(li, id, step, null)).toMatchObject({ kind: "done" });
};
const answer = async (): Promise<void> => {
  await act({ type: "take" });
  await act({ type: "reply", entry: randomUUID() as EntryId, text: "Bring your passport." });
};
const reply = async () => (await world.store.read(id))?.firstReply;
const hours = async (): Promise<number> => ((await reply())?.workingMs ?? 0) / HOUR_MS;

describe("the first answer of a case", () => {
  it("is measured in time that the centre was open, without nights and weekends", async () => {
    expect(await reply()).toBeUndefined();
    const thursdayToMonday = 4 * 24 * HOUR_MS;
    world.time.advance(thursdayToMonday + HOUR_MS);
    await answer();
    // Seven hours on Thursday, eight on Friday, two on Monday.
    expect(await hours()).toBeCloseTo(17, 1);
  });

  it("is in time until the target of the case is over", async () => {
    world.time.advance(HOUR_MS);
    await answer();
    expect(await reply()).toMatchObject({ inTime: true });
  });

  it("is late after the target that the case had then", async () => {
    await act({ type: "raise", urgency: "urgent" });
    world.time.advance(1.5 * HOUR_MS);
    await answer();
    expect(await reply()).toMatchObject({ inTime: false });
    expect(await hours()).toBeCloseTo(1.5, 1);
  });

  it("is the first alone", async () => {
    await answer();
    const first = await reply();
    world.time.advance(HOUR_MS);
    await act({ type: "reply", entry: randomUUID() as EntryId, text: "And a photo." });
    expect(await reply()).toEqual(first);
  });
});
