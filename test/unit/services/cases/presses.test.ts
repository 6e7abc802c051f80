import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { Case, EntryId } from "../../../../src/domain/case.ts";
import type { Staff } from "../../../../src/domain/staff.ts";
import type { DeskAct } from "../../../../src/services/cases/desk-act.ts";
import { allTold, postsOf, textsOf } from "../../../helpers/case-readings.ts";
import { handedOver, type CaseWorld } from "../../../helpers/case-world.ts";
import { caseWorlds } from "../../../helpers/case-worlds.ts";

const { startWithChannel } = caseWorlds();
let world: CaseWorld;
let li: Staff;
let lead: Staff;
let reader: Staff;

beforeEach(async () => {
  world = await startWithChannel();
  li = await world.staffMember("Li Wei");
  lead = await world.staffMember("Chen Jing", "lead");
  reader = await world.staffMember("Zhao Min", "reader");
});

/** All that could be seen of a second time. */
async function traces({ id }: Case) {
  await world.settled();
  return {
    events: await world.store.events(id),
    revision: (await world.store.read(id))?.revision,
    told: world.told.length,
    shown: world.posted.filter(({ post }) => post.kind !== "private").length,
  };
}

const privately = (): string[] => textsOf(world.posted, "private");
const ALREADY = "The case stands so already; nothing was changed.";

describe("what is pressed a second time", () => {
  it.each([
    ["take", []],
    ["release", ["take"]],
    ["resolve", ["take"]],
    ["reopen", ["take", "resolve"]],
  ] as const)("to %s, is done already and leaves no trace", async (verb, first) => {
    const record = await handedOver(world);
    for (const each of [...first, verb]) {
      const { revision } = (await world.store.read(record.id)) ?? record;
      const action =
        each === "resolve" ? `close:${record.id}:${String(revision)}` : `${each}:${record.id}`;
      await world.staffPresses("Li Wei", record, `desk:${action}`);
    }
    const before = await traces(record);
    expect(privately()).toEqual([]);
    for (const account of verb === "take" ? ["Li Wei"] : ["Li Wei", "Chen Jing"]) {
      await world.staffPresses(account, record, `desk:${verb}:${record.id}`);
    }
    expect(await traces(record)).toEqual(before);
    expect(new Set(privately())).toEqual(new Set([ALREADY]));
  });

  it("at the web desk, is done already though the case was seen as it stood before", async () => {
    const record = await handedOver(world);
    const seen = record.revision;
    const act = (by: Staff, what: DeskAct) => world.cases.desk.act(by, record.id, what, seen);
    expect(await act(li, { type: "resolve" })).toMatchObject({ kind: "done", wasSo: false });
    const before = await traces(record);
    expect(await act(lead, { type: "resolve" })).toMatchObject({ kind: "done", wasSo: true });
    expect(await traces(record)).toEqual(before);
    expect(await act(lead, { type: "take" })).toMatchObject({ why: "changed" });
  });

  it("to assign, gives the case to whoever holds it no second time", async () => {
    const record = await handedOver(world);
    const act = (what: DeskAct) => world.cases.desk.act(lead, record.id, what, null);
    await act({ type: "assign", to: li.id });
    const before = await traces(record);
    expect(await act({ type: "assign", to: li.id })).toMatchObject({ kind: "done", wasSo: true });
    expect(await traces(record)).toEqual(before);
  });

  it("is refused to whoever may not do it, and where the case stands otherwise", async () => {
    const record = await handedOver(world);
    const act = (by: Staff, what: DeskAct) => world.cases.desk.act(by, record.id, what, null);
    expect(await act(reader, { type: "release" })).toMatchObject({ why: "forbidden" });
    expect(await act(reader, { type: "reopen" })).toMatchObject({ why: "forbidden" });
    await act(li, { type: "resolve" });
    expect(await act(reader, { type: "resolve" })).toMatchObject({ why: "forbidden" });
    expect(await act(li, { type: "release" })).toMatchObject({ why: "not_possible" });
    await world.settled();
    await world.says("/withdraw");
    for (const type of ["resolve", "release", "reopen", "take"] as const) {
      expect(await act(li, { type })).toMatchObject({ why: "not_possible" });
    }
  });
});

describe("a press that is sent again because the process died after it was done", () => {
  it("sends an answer once, and shows once that it was sent", async () => {
    const record = await handedOver(world);
    await world.staffPresses("Li Wei", record, `desk:take:${record.id}`);
    await world.staffSays("Li Wei", record, "Bring your passport.");
    const [note] = (await world.store.entries(record.id)).filter(({ kind }) => kind === "note");
    const entry = note?.id ?? ("" as EntryId);
    const message = { type: "send", entry, text: "Bring your passport." } as const;
    // What the first life did before it died.
    await world.cases.desk.act(li, record.id, message, null);
    await world.staffPresses("Li Wei", record, `desk:send:${entry}`);
    const said = allTold(world);
    expect(said.match(/Bring your passport/gu)).toHaveLength(1);
    expect((await world.store.events(record.id)).map(({ act }) => act.type)).toEqual([
      "opened",
      "taken",
      "noted",
      "answered",
    ]);
    const last = postsOf(world.posted, "preview").at(-1);
    expect(last).toMatchObject({ quote: "Bring your passport.", actions: [] });
  });
});

describe("to send", () => {
  const send = (entry: EntryId, text: string): DeskAct => ({ type: "send", entry, text });
  const note = async (by: Staff, record: Case, text: string): Promise<EntryId> => {
    const entry = randomUUID() as EntryId;
    await world.cases.desk.act(by, record.id, { type: "note", entry, text }, null);
    return entry;
  };

  it("is possible with a note of one's own, in its own words alone", async () => {
    const record = await handedOver(world);
    const theirs = await note(lead, record, "between us");
    const own = await note(li, record, "Bring your passport.");
    const act = (what: DeskAct) => world.cases.desk.act(li, record.id, what, null);
    await act({ type: "take" });
    const refused = { kind: "refused", why: "not_possible" };
    expect(await act(send(theirs, "between us"))).toEqual(refused);
    expect(await act(send(own, "something else"))).toEqual(refused);
    expect(await act(send(randomUUID() as EntryId, "out of nothing"))).toEqual(refused);
    expect(await act({ type: "reply", entry: theirs, text: "between us" })).toEqual(refused);
    expect(await act(send(own, "Bring your passport."))).toMatchObject({ kind: "done" });
    await world.settled();
    const said = allTold(world);
    expect(said).toContain("Bring your passport.");
    expect(said).not.toMatch(/between us|something else|out of nothing/u);
  });
});

describe("an old card", () => {
  it("takes a case from nobody who takes it at the same moment, whoever presses", async () => {
    const record = await handedOver(world);
    await Promise.all([
      world.cases.desk.act(li, record.id, { type: "take" }, null),
      world.staffPresses("Chen Jing", record, `desk:take:${record.id}`),
    ]);
    const taken = (await world.store.events(record.id)).filter(({ act }) => act.type === "taken");
    expect(taken).toHaveLength(1);
  });
});
