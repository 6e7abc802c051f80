import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { Case, EntryId } from "../../../../src/domain/case.ts";
import { MAIN_CENTRE } from "../../../../src/domain/centre.ts";
import type { CentreId, Staff } from "../../../../src/domain/staff.ts";
import type { Destination } from "../../../../src/domain/staff-surface.ts";
import { readSurfaceThread } from "../../../../src/domain/staff-surface.ts";
import { allTold, postsOf } from "../../../helpers/case-readings.ts";
import { CHANNEL, handedOver, type CaseWorld } from "../../../helpers/case-world.ts";
import { caseWorlds } from "../../../helpers/case-worlds.ts";

const NORTH = "north" as CentreId;
const LATER: Destination = { platform: "telegram", channel: "-100200" };
const OTHER: Destination = { platform: "teams", channel: "19:other" };
const QUESTION = "How do I renew my residence permit?";

const { startWithChannel } = caseWorlds();
let world: CaseWorld;
let li: Staff;

beforeEach(async () => {
  world = await startWithChannel();
  li = await world.staffMember("Li Wei");
});

const entry = (): EntryId => randomUUID() as EntryId;
const acts = async (record: Case, ...all: Parameters<typeof world.cases.desk.act>[2][]) => {
  for (const act of all) await world.cases.desk.act(li, record.id, act, null);
  await world.settled();
};
const channelsOf = async (centre: CentreId, destinations: readonly Destination[]) => {
  await world.cases.accounts.centres.edit("command line", centre, null, { destinations });
};
/** What one channel shows in the thread of a case, in order: `voice: words` of lines, and what else by its kind. */
const shownIn = ({ platform, channel }: Destination, { id }: Case): string[] =>
  world.posted.flatMap(({ thread, post }) => {
    const at = readSurfaceThread(thread);
    if (thread.platform !== platform || at?.channel !== channel || at.id !== id) return [];
    return post.kind === "line" ? [`${post.voice}: ${post.text}`] : [post.kind];
  });
const lines = (destination: Destination, record: Case): string[] =>
  shownIn(destination, record).filter((each) => each.includes(": "));

describe("a channel that a centre has got later", () => {
  it("shows all that was said of an open case when something happens to it, in order and once", async () => {
    const record = await handedOver(world);
    await acts(record, { type: "take" }, { type: "reply", entry: entry(), text: "Come by." });
    await world.says("When?");
    await acts(record, { type: "note", entry: entry(), text: "asks for a day" });
    await channelsOf(MAIN_CENTRE, [CHANNEL, LATER]);
    expect(shownIn(LATER, record)).toEqual([]);
    await acts(record, { type: "reply", entry: entry(), text: "On Monday." });
    expect(shownIn(LATER, record)[0]).toBe("card");
    expect(lines(LATER, record)).toEqual(lines(CHANNEL, record));
    expect(lines(LATER, record).filter((each) => each.includes(QUESTION))).toHaveLength(1);
    await acts(record, { type: "note", entry: entry(), text: "done" });
    await world.says("Thank you, I will.");
    expect(lines(LATER, record)).toEqual(lines(CHANNEL, record));
    const ids = (await world.store.entries(record.id)).length;
    expect(lines(LATER, record)).toHaveLength(ids);
  });

  it("shows a note that is sent by that very change as what was sent, and only so", async () => {
    const record = await handedOver(world);
    await world.staffPresses("Li Wei", record, `desk:take:${record.id}`);
    await world.staffSays("Li Wei", record, "Bring your passport.");
    await channelsOf(MAIN_CENTRE, [CHANNEL, LATER]);
    const [note] = (await world.store.entries(record.id)).filter(({ kind }) => kind === "note");
    await world.staffPresses("Li Wei", record, `desk:send:${note?.id ?? ""}`);
    expect(lines(LATER, record).filter((each) => each.includes("Bring your passport"))).toEqual([
      "staff: Bring your passport.",
    ]);
  });

  it("takes the place of a channel that was removed", async () => {
    const record = await handedOver(world);
    await channelsOf(MAIN_CENTRE, [LATER]);
    await acts(record, { type: "take" });
    expect(lines(LATER, record)).toEqual(lines(CHANNEL, record));
    expect(lines(LATER, record).length).toBeGreaterThan(0);
  });

  it("is shown a case by its reminder, if nothing else happens", async () => {
    const record = await handedOver(world);
    await channelsOf(MAIN_CENTRE, [CHANNEL, LATER]);
    const due = (await world.store.read(record.id))?.dueAt?.getTime() ?? 0;
    world.time.advance(due + 1 - world.time.now().getTime());
    await world.cases.clock({} as never);
    await world.settled();
    const before = lines(LATER, record).filter((each) => !each.startsWith("service"));
    expect(before).toEqual(lines(CHANNEL, record).filter((each) => !each.startsWith("service")));
    expect(shownIn(LATER, record).at(-1)).toContain("still waiting");
  });

  it("is not shown a case that is over, until it is opened again", async () => {
    const record = await handedOver(world);
    await acts(record, { type: "take" });
    await channelsOf(MAIN_CENTRE, [CHANNEL, LATER]);
    await acts(record, { type: "resolve" });
    await world.presses(`case:good:${record.id}`);
    expect(shownIn(LATER, record)).toEqual([]);
    expect(shownIn(CHANNEL, record).at(-1)).toBe("card");
    await acts(record, { type: "reopen" });
    expect(lines(LATER, record)).toEqual(lines(CHANNEL, record));
  });

  it("shows all of a case again that was moved away and comes back", async () => {
    await world.cases.accounts.centres.add("command line", NORTH, { en: "North", zh: "北" }, {});
    await channelsOf(NORTH, [OTHER]);
    const record = await handedOver(world);
    const first = lines(CHANNEL, record);
    await acts(record, { type: "move", centre: NORTH });
    expect(lines(OTHER, record)).toEqual(first);
    await acts(record, { type: "note", entry: entry(), text: "back to you" });
    await acts(record, { type: "move", centre: MAIN_CENTRE });
    const again = shownIn(CHANNEL, record);
    expect(again.slice(again.lastIndexOf("purge") + 1)).toEqual([
      "card",
      ...first,
      "note: back to you",
    ]);
  });

  it("which two centres share goes on as it was when a case is moved between them", async () => {
    await world.cases.accounts.centres.add("command line", NORTH, { en: "North", zh: "北" }, {});
    await channelsOf(NORTH, [CHANNEL, OTHER]);
    const record = await handedOver(world);
    const first = lines(CHANNEL, record);
    await acts(record, { type: "move", centre: NORTH });
    expect(lines(CHANNEL, record)).toEqual(first);
    expect(shownIn(CHANNEL, record)).not.toContain("purge");
  });
});

describe("a case that is moved to another centre", () => {
  it("says to its person, as one that people look after, which centre has it now", async () => {
    await world.cases.accounts.centres.add("command line", NORTH, { en: "North", zh: "北" }, {});
    const record = await handedOver(world);
    const before = world.told.length;
    await acts(record, { type: "move", centre: NORTH });
    const moved = world.told.slice(before).map(({ reply }) => reply);
    expect(moved.map(({ outcome }) => outcome)).toEqual(["human"]);
    expect(JSON.stringify(moved)).toContain("North");
  });
});

describe("words that were written in a thread", () => {
  beforeEach(() => channelsOf(MAIN_CENTRE, [CHANNEL, LATER]));

  it("are not repeated in it, and stand in every other channel", async () => {
    const record = await handedOver(world);
    await world.staffSays("Li Wei", record, "who knows this?");
    expect(lines(CHANNEL, record)).not.toContain("note: who knows this?");
    expect(lines(LATER, record).filter((each) => each === "note: who knows this?")).toHaveLength(1);
    await acts(record, { type: "note", entry: entry(), text: "I do" });
    for (const each of [CHANNEL, LATER]) expect(lines(each, record)).toContain("note: I do");
  });

  it("are cut at the longest line that a channel shows", async () => {
    const record = await handedOver(world);
    const longest = 12_000;
    await acts(
      record,
      { type: "note", entry: entry(), text: "a".repeat(longest) },
      { type: "note", entry: entry(), text: "b".repeat(longest + 1) },
    );
    expect(lines(LATER, record).slice(-2)).toEqual([
      `note: ${"a".repeat(longest)}`,
      `note: ${"b".repeat(longest - 1)}…`,
    ]);
  });

  it("say by their preview that they were sent, and in other channels by a line", async () => {
    const record = await handedOver(world);
    await world.staffPresses("Li Wei", record, `desk:take:${record.id}`);
    await world.staffSays("Li Wei", record, "Bring your passport.");
    const [note] = (await world.store.entries(record.id)).filter(({ kind }) => kind === "note");
    const before = world.posted.length;
    await world.staffPresses("Li Wei", record, `desk:send:${note?.id ?? ""}`);
    const since = world.posted.slice(before);
    expect(lines(CHANNEL, record).some((each) => each.includes("Bring your passport"))).toBe(false);
    expect(lines(LATER, record).filter((each) => each.includes("Bring your passport"))).toEqual([
      "note: Bring your passport.",
      "staff: Bring your passport.",
    ]);
    const previews = postsOf(since, "preview");
    expect(previews).toMatchObject([{ quote: "Bring your passport.", actions: [] }]);
    expect(allTold(world)).toContain("Bring your passport.");
  });

  it("that are sent at once say so by a line, as nothing else in the thread does", async () => {
    await world.cases.accounts.centres.edit("command line", MAIN_CENTRE, null, {
      directSending: true,
    });
    const record = await handedOver(world);
    await world.staffPresses("Li Wei", record, `desk:take:${record.id}`);
    await world.staffSays("Li Wei", record, "Bring your passport.");
    for (const each of [CHANNEL, LATER]) {
      expect(lines(each, record).at(-1)).toBe("staff: Bring your passport.");
    }
  });
});
