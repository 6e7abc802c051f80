import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { Case, EntryId } from "../../../../src/domain/case.ts";
import { MAIN_CENTRE } from "../../../../src/domain/centre.ts";
import type { CentreId, Staff } from "../../../../src/domain/staff.ts";
import { readSurfaceThread, type Destination } from "../../../../src/domain/staff-surface.ts";
import { CHANNEL, handedOver, type CaseWorld } from "../../../helpers/case-world.ts";
import { caseWorlds } from "../../../helpers/case-worlds.ts";
import { waitFor } from "../../../helpers/wait-for.ts";

const MINUTE_MS = 60_000;
const NORTH = "north" as CentreId;
const OTHER: Destination = { platform: "telegram", channel: "-100200" };

const { startWithChannel } = caseWorlds();
let world: CaseWorld;
let li: Staff;

beforeEach(async () => {
  world = await startWithChannel();
  li = await world.staffMember("Li Wei");
});

const act = async (record: Case, what: Parameters<typeof world.cases.desk.act>[2]) => {
  await world.cases.desk.act(li, record.id, what, null);
  await world.settled();
};
/** What a channel shows, in order: the words of lines, and what else by its kind. */
const shownIn = ({ platform, channel }: Destination): string[] =>
  world.posted
    .filter(
      ({ thread }) =>
        thread.platform === platform && readSurfaceThread(thread)?.channel === channel,
    )
    .map(({ post }) => (post.kind === "line" ? post.text : post.kind));
const unshownAtDesk = async (record: Case) =>
  (await world.cases.reading.view(li, record.id))?.unshown;

describe("a channel that refuses what it is shown of a case", () => {
  it("is shown the line that it refused with the next step, in its place and once", async () => {
    const record = await handedOver(world);
    await world.staffPresses("Li Wei", record, `desk:take:${record.id}`);
    const before = shownIn(CHANNEL).length;
    world.refuseNext("post");
    await world.says("I sent the form to the wrong office.");
    expect(shownIn(CHANNEL).slice(before)).toEqual([]);
    await world.says("Hello?");
    await world.says("Anybody?");
    expect(shownIn(CHANNEL).slice(before)).toEqual([
      "card",
      "I sent the form to the wrong office.",
      "Hello?",
      "Anybody?",
    ]);
  });

  it("is shown all of a case whose card it refused, below the card as it stands then", async () => {
    world.refusePosts(true);
    const record = await handedOver(world);
    await world.says("My name is on the form.");
    expect(world.posted).toEqual([]);
    world.refusePosts(false);
    await act(record, { type: "take" });
    const said = (await world.store.entries(record.id)).map(({ text }) => text);
    expect(said.length).toBeGreaterThan(2);
    expect(shownIn(CHANNEL)).toEqual(["card", ...said]);
    const [card] = world.posted;
    expect(JSON.stringify(card?.post)).toContain("desk:release");
    expect(await world.messages.status()).toMatchObject({ deadDeliveries: 0 });
  });

  it("is shown it by a reminder, if nothing else happens", async () => {
    world.refusePosts(true);
    const record = await handedOver(world);
    world.refusePosts(false);
    const due = (await world.store.read(record.id))?.dueAt?.getTime() ?? 0;
    world.time.advance(due + 1 - world.time.now().getTime());
    await world.cases.clock({} as never);
    await world.settled();
    const said = (await world.store.entries(record.id)).map(({ text }) => text);
    expect(shownIn(CHANNEL).slice(0, -1)).toEqual(["card", ...said]);
    expect(shownIn(CHANNEL).at(-1)).toContain("still waiting");
  });

  it("is named at the desk until it shows all of the case, and no other is", async () => {
    await world.cases.accounts.centres.edit("command line", MAIN_CENTRE, null, {
      destinations: [CHANNEL, OTHER],
    });
    const record = await handedOver(world);
    await act(record, { type: "take" });
    expect(await unshownAtDesk(record)).toEqual([]);
    const number = await world.store.latestChange();
    world.refusePosts(true, OTHER);
    await world.says("Hello?");
    expect(await unshownAtDesk(record)).toEqual([OTHER]);
    // The step itself, and that it is not seen.
    expect(await world.store.latestChange()).toBe(number + 2);
    world.refusePosts(false);
    await act(record, { type: "raise", urgency: "urgent" });
    expect(await unshownAtDesk(record)).toEqual([]);
    expect(shownIn(OTHER).at(-1)).toBe("Hello?");
  });

  it("is not shown what it refused where the case was moved away meanwhile", async () => {
    await world.cases.accounts.centres.add("command line", NORTH, { en: "North", zh: "北" }, {});
    const record = await handedOver(world);
    world.refusePosts(true);
    await world.says("Hello?");
    world.refusePosts(false);
    const before = shownIn(CHANNEL).length;
    await act(record, { type: "move", centre: NORTH });
    expect(shownIn(CHANNEL).slice(before)).toEqual(["purge"]);
    await act(record, { type: "move", centre: MAIN_CENTRE });
    const said = (await world.store.entries(record.id)).map(({ text }) => text);
    expect(shownIn(CHANNEL).slice(before + 1)).toEqual(["card", ...said]);
  });
});

describe("a case that comes back while it cannot be taken back from its old channel", () => {
  it("is shown there at once, and not taken back any more", async () => {
    await world.cases.accounts.centres.add("command line", NORTH, { en: "North", zh: "北" }, {});
    const record = await handedOver(world);
    const before = shownIn(CHANNEL).length;
    world.refusePosts(true);
    await world.cases.desk.act(li, record.id, { type: "move", centre: NORTH }, null);
    await waitFor(() => world.refusedPosts() > 0);
    world.refusePosts(false);
    await act(record, { type: "move", centre: MAIN_CENTRE });
    const said = (await world.store.entries(record.id)).map(({ text }) => text);
    expect(shownIn(CHANNEL).slice(before)).toEqual(["card", ...said]);
    await act(record, { type: "note", entry: randomUUID() as EntryId, text: "back here" });
    expect(shownIn(CHANNEL).at(-1)).toBe("back here");
    expect(shownIn(CHANNEL)).not.toContain("purge");
  });

  it("is taken back as soon as it can be while it stays away", async () => {
    await world.cases.accounts.centres.add("command line", NORTH, { en: "North", zh: "北" }, {});
    const record = await handedOver(world);
    world.refusePosts(true);
    await world.cases.desk.act(li, record.id, { type: "move", centre: NORTH }, null);
    await waitFor(() => world.refusedPosts() > 0);
    world.refusePosts(false);
    await waitFor(() => {
      world.time.advance(MINUTE_MS);
      return shownIn(CHANNEL).at(-1) === "purge";
    });
  });
});
