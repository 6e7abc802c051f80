import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { EntryId } from "../../../../src/domain/case.ts";
import type { CentreId } from "../../../../src/domain/staff.ts";
import { allTold, postsOf } from "../../../helpers/case-readings.ts";
import { CHANNEL, handedOver, type CaseWorld } from "../../../helpers/case-world.ts";
import { caseWorlds } from "../../../helpers/case-worlds.ts";
import { waitFor } from "../../../helpers/wait-for.ts";

const NORTH = "north" as CentreId;

const { startWithChannel } = caseWorlds();
let world: CaseWorld;

beforeEach(async () => {
  world = await startWithChannel();
});

const entry = (): EntryId => randomUUID() as EntryId;
const saidToPerson = (): string => allTold(world);

describe("what was posted", () => {
  const purges = (): string[] =>
    world.posted.flatMap(({ post, thread }) =>
      post.kind === "purge" ? [thread.conversation] : [],
    );

  it("is taken back where it was posted, though the centre has another channel since", async () => {
    await world.staffMember("Li Wei");
    await handedOver(world);
    await world.cases.accounts.centres.edit("command line", "main" as CentreId, null, {
      destinations: [{ platform: "slack", channel: "C-NEW" }],
    });
    await world.says("/forget");
    expect(purges().map((name) => JSON.parse(name) as unknown)).toEqual([
      [CHANNEL.channel, expect.any(String)],
    ]);
  });

  it("is taken back when the case is kept no longer", async () => {
    const li = await world.staffMember("Li Wei");
    const { id } = await handedOver(world);
    await world.cases.desk.act(li, id, { type: "resolve" }, null);
    world.time.advance(8 * 24 * 60 * 60 * 1_000);
    const before = world.time.now();
    await world.cases.clock({} as never);
    await world.settled();
    expect(await world.cases.expire(before)).toBe(0);
    world.time.advance(1);
    expect(await world.cases.expire(world.time.now())).toBe(1);
    await world.settled();
    expect(purges()).toHaveLength(1);
    expect(await world.store.read(id)).toBeNull();
  });

  it("stays in the week in which the person may open an answered case again, however short the retention", async () => {
    const li = await world.staffMember("Li Wei");
    const { id } = await handedOver(world);
    await world.cases.desk.act(li, id, { type: "take" }, null);
    await world.cases.desk.act(li, id, { type: "resolve" }, null);
    await world.settled();
    world.time.advance(6 * 24 * 60 * 60 * 1_000);
    await world.cases.clock({} as never);
    expect(await world.cases.expire(world.time.now())).toBe(0);
    await world.says("It did not work, the police sent me away again.");
    expect((await world.store.read(id))?.standing.state).toBe("open");
    expect(purges()).toEqual([]);
  });

  it("is taken back from a centre that has the case no longer, and the person is told", async () => {
    const li = await world.staffMember("Li Wei");
    const { centres } = world.cases.accounts;
    await centres.add("command line", NORTH, { en: "North", zh: "北" }, {});
    const { id } = await handedOver(world);
    await world.cases.desk.act(li, id, { type: "move", centre: NORTH }, null);
    await world.settled();
    expect(purges()).toHaveLength(1);
    expect(saidToPerson()).toContain("another centre (North)");
  });

  it("is taken back ten minutes later where that was refused at first", async () => {
    await world.staffMember("Li Wei");
    await handedOver(world);
    const before = world.time.now().getTime();
    world.refuseNext("post");
    const withdrawn = world.says("/withdraw");
    await waitFor(() => {
      world.time.advance(60_000);
      return purges().length === 1;
    });
    await withdrawn;
    expect(world.time.now().getTime() - before).toBeGreaterThanOrEqual(10 * 60_000);
  });

  it("tells of an answer that the platform did not take", async () => {
    const li = await world.staffMember("Li Wei");
    const { id } = await handedOver(world);
    await world.cases.desk.act(li, id, { type: "take" }, null);
    await world.settled();
    expect(JSON.stringify(world.posted)).not.toContain("could not be delivered");
    world.refuseNext("delivery");
    await world.cases.desk.act(li, id, { type: "reply", entry: entry(), text: "Come." }, null);
    await world.settled();
    await waitFor(() => JSON.stringify(world.posted).includes("could not be delivered"));
    const told = (await world.store.entries(id)).at(-1);
    expect(told).toMatchObject({ text: "Come.", delivery: "dead" });
  });

  it("of one case is not quoted in the thread of another, nor sent to its person", async () => {
    await world.staffMember("Li Wei");
    const one = await handedOver(world);
    const other = await handedOver(world, { conversation: "conversation-2" });
    for (const record of [one, other]) {
      await world.staffPresses("Li Wei", record, `desk:take:${record.id}`);
    }
    await world.staffSays("Li Wei", one, "words for the first alone");
    const preview = postsOf(world.posted, "preview").at(-1);
    const before = world.posted.length;
    await world.staffPresses("Li Wei", other, preview?.actions[0]?.id ?? "");
    expect(JSON.stringify(world.posted.slice(before))).not.toContain("words for the first alone");
    expect(saidToPerson()).not.toContain("words for the first alone");
  });

  it("lets anybody take a case whose holder may not work on it any more, before the clock comes", async () => {
    const li = await world.staffMember("Li Wei");
    const wang = await world.staffMember("Wang Fang");
    const record = await handedOver(world);
    await world.cases.desk.act(li, record.id, { type: "take" }, null);
    const take = { type: "take" } as const;
    expect(await world.cases.desk.act(wang, record.id, take, null)).toMatchObject({
      why: "not_holder",
    });
    await world.cases.accounts.staffStore.change((some) => some.save({ ...li, role: "reader" }));
    await world.staffPresses("Wang Fang", record, `desk:takeOver:${record.id}`);
    expect((await world.store.read(record.id))?.standing.holder).toBe(wang.id);
  });

  it("takes a case from its holder by the button that says so, not by an old one", async () => {
    const li = await world.staffMember("Li Wei");
    const lead = await world.staffMember("Chen Jing", "lead");
    const record = await handedOver(world);
    await world.staffPresses("Li Wei", record, `desk:take:${record.id}`);
    await world.staffPresses("Chen Jing", record, `desk:take:${record.id}`);
    expect((await world.store.read(record.id))?.standing.holder).toBe(li.id);
    await world.staffPresses("Chen Jing", record, `desk:takeOver:${record.id}`);
    expect((await world.store.read(record.id))?.standing.holder).toBe(lead.id);
  });
});

describe("the clock", () => {
  it("ends a case whose holder has answered and gone, and one on which nothing is due", async () => {
    const li = await world.staffMember("Li Wei");
    const { id } = await handedOver(world);
    await world.cases.desk.act(li, id, { type: "take" }, null);
    await world.cases.desk.act(li, id, { type: "reply", entry: entry(), text: "Done." }, null);
    world.time.advance(4 * DAY_MS);
    await tick();
    expect((await world.store.read(id))?.standing.state).toBe("resolved");
    expect(JSON.stringify(world.posted)).not.toContain("free again");
    expect(saidToPerson()).not.toContain("is waiting for a member of staff again");
  });

  it("frees a case at once whose holder works no longer", async () => {
    const li = await world.staffMember("Li Wei");
    await world.staffMember("Wang Fang");
    const { id } = await handedOver(world);
    await world.cases.desk.act(li, id, { type: "take" }, null);
    await world.settled();
    await world.cases.accounts.staffStore.change((change) =>
      change.save({ ...li, state: "disabled" }),
    );
    expect(await world.says("How do I register with the police?")).toHaveLength(1);
    await tick();
    expect((await world.store.read(id))?.standing.state).toBe("open");
  });

  it.each([
    ["may work on cases no longer", { role: "editor" }],
    ["works for its centre no longer", { centres: [NORTH] }],
  ] as const)("frees a case at once whose holder %s", async (_, left) => {
    const li = await world.staffMember("Li Wei");
    await world.staffMember("Wang Fang");
    const { id } = await handedOver(world);
    await world.cases.desk.act(li, id, { type: "take" }, null);
    await world.cases.accounts.staffStore.change((change) => change.save({ ...li, ...left }));
    await tick();
    expect((await world.store.read(id))?.standing).toEqual({ state: "open", holder: null });
    expect(await world.says("How do I register with the police?")).toHaveLength(1);
  });

  it("gives less time to what has become urgent", async () => {
    await world.staffMember("Li Wei");
    const { id, dueAt } = await handedOver(world);
    await world.says("I was detained by the police");
    const urgent = (await world.store.read(id))?.dueAt;
    expect((urgent?.getTime() ?? 0) < (dueAt?.getTime() ?? 0)).toBe(true);
  });

  it("frees a case whose holder gives no sign, and tells the channel", async () => {
    const li = await world.staffMember("Li Wei");
    const { id } = await handedOver(world);
    await world.cases.desk.act(li, id, { type: "take" }, null);
    await world.settled();
    await tick();
    expect((await world.store.read(id))?.standing.state).toBe("assigned");
    world.time.advance(3 * DAY_MS);
    await tick();
    expect((await world.store.read(id))?.standing.state).toBe("open");
    expect(JSON.stringify(world.posted)).toContain("free again");
    expect(saidToPerson()).toMatch(
      /Your case YZ-[-\d]+ is waiting for a member of staff again \(service centre\)/,
    );
  });

  it("reminds the channel when an answer is due, hours later, and then once on each working day", async () => {
    await world.staffMember("Li Wei");
    const { id } = await handedOver(world);
    const due = (await world.store.read(id))?.dueAt?.getTime() ?? 0;
    world.time.advance(due - world.time.now().getTime() - 1);
    await tick();
    expect(reminders()).toBe(0);
    for (const ms of [2, 60_000, 5 * 60 * 60_000, 60_000]) {
      world.time.advance(ms);
      await tick();
    }
    expect(reminders()).toBe(2);
    for (let hours = 0; hours < 7 * 24; hours += 3) {
      world.time.advance(3 * 60 * 60_000);
      await tick();
    }
    expect(reminders()).toBe(2 + 5);
  });

  it("reminds the holder first, and then whoever reads the channel", async () => {
    const li = await world.staffMember("Li Wei");
    const { id } = await handedOver(world);
    await world.cases.desk.act(li, id, { type: "take" }, null);
    await world.settled();
    const due = (await world.store.read(id))?.dueAt?.getTime() ?? 0;
    // Somebody who is there, and does not answer.
    while (world.time.now().getTime() < due) {
      world.time.advance(6 * 60 * 60_000);
      const note = { type: "note", entry: entry(), text: "still looking" } as const;
      await world.cases.desk.act(li, id, note, null);
    }
    await tick();
    world.time.advance(5 * 60 * 60_000);
    await world.cases.desk.act(li, id, { type: "note", entry: entry(), text: "soon" }, null);
    await tick();
    const kinds = world.posted.flatMap(({ key, post }) =>
      key.includes("surface.reminder") ? [post.kind] : [],
    );
    expect(kinds).toEqual(["private", "line"]);
  });

  it("closes what was answered a week ago", async () => {
    const li = await world.staffMember("Li Wei");
    const { id } = await handedOver(world);
    await world.cases.desk.act(li, id, { type: "resolve" }, null);
    world.time.advance(6 * DAY_MS);
    await tick();
    expect((await world.store.read(id))?.standing.state).toBe("resolved");
    world.time.advance(2 * DAY_MS);
    await tick();
    expect((await world.store.read(id))?.standing.state).toBe("closed");
  });

  const DAY_MS = 24 * 60 * 60 * 1_000;
  const tick = async (): Promise<void> => {
    await world.cases.clock({} as never);
    await world.settled();
  };
  const reminders = (): number =>
    world.posted.filter(({ key }) => key.includes("surface.reminder")).length;
});
