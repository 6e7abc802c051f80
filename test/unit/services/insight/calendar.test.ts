import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PlainDate } from "../../../../src/domain/plain-date.ts";
import type { Staff } from "../../../../src/domain/staff.ts";
import { createReviewDesk, type ReviewDesk } from "../../../../src/services/insight/calendar.ts";
import { createCalendarStore } from "../../../../src/store/calendar.ts";
import type { Database } from "../../../../src/store/database.ts";
import { openDatabase } from "../../../../src/store/open-database.ts";
import { contentWorld, draftOf, type ContentWorld } from "../../../helpers/content-world.ts";
import { docPath, smallDocuments } from "../../../helpers/small-content.ts";

const ARTICLE = "visas/free";
const PATH = docPath(`knowledge/${ARTICLE}/article.yaml`);
/** Names an owner, and is to be read again by 15 December. */
const TEXT = smallDocuments().get(PATH) ?? "";

let database: Database;
let world: ContentWorld;
let desk: ReviewDesk;
let today: PlainDate;
beforeEach(async () => {
  database = await openDatabase("sqlite::memory:", "server");
  world = await contentWorld(database);
  today = "2026-11-25" as PlainDate;
  desk = createReviewDesk({
    store: createCalendarStore(database),
    staff: world.desk.store,
    knowledge: world.live,
    today: () => today,
    clock: world.time,
  });
});
afterEach(() => database.close());

const calendarTrail = async () =>
  (await world.desk.trail.page(null, 100)).filter(({ action }) => action.startsWith("calendar."));
const reviewOf = async (by: Staff) =>
  (await desk.list(by)).items.find(({ kind, article }) => kind === "review" && article === ARTICLE);
const keyOf = async (): Promise<string> => (await reviewOf(world.anna))?.key ?? "";
const minesOf = async (by: Staff) =>
  (await desk.list(by)).items.filter(({ isMine }) => isMine).map(({ kind }) => kind);
const work = () => desk.work({} as never);

describe("what of the calendar is somebody's", () => {
  it("is nothing until they look after an owner, and then all of that owner's", async () => {
    expect(await minesOf(world.anna)).toEqual([]);
    expect(await desk.lookAfter(world.anna, "entry", true)).toBe(true);
    expect(await minesOf(world.anna)).toEqual(["review", "claim_ends", "claim_ends"]);
    expect(await minesOf(world.ben)).toEqual([]);
    const { owners } = await desk.list(world.ben);
    expect(owners.map(({ owner, staff }) => [owner, staff.map(({ name }) => name)])).toEqual([
      ["entry", ["Anna"]],
    ]);
    await desk.lookAfter(world.anna, "entry", false);
    expect(await minesOf(world.anna)).toEqual([]);
  });

  it("is theirs where the article names them, by name or address, whatever the case", async () => {
    await world.published({ [PATH]: TEXT.replace("owner: entry", "owner: ANNA") }, "wording");
    expect(await minesOf(world.anna)).toContain("review");
    const email = world.ben.email.toUpperCase();
    await world.published({ [PATH]: TEXT.replace("owner: entry", `owner: ${email}`) }, "wording");
    expect(await minesOf(world.anna)).toEqual([]);
    expect(await minesOf(world.ben)).toContain("review");
  });

  it("is what they took, and no longer that of whoever looks after its owner", async () => {
    await desk.lookAfter(world.anna, "entry", true);
    expect(await desk.give(world.ben, await keyOf(), world.ben.id, null)).toBe("given");
    expect(await minesOf(world.ben)).toEqual(["review"]);
    expect(await minesOf(world.anna)).toEqual(["claim_ends", "claim_ends"]);
  });

  it("is never that of whoever may not edit the content", async () => {
    await world.published({ [PATH]: TEXT.replace("owner: entry", "owner: Rui") }, "wording");
    expect(await minesOf(world.reader)).toEqual([]);
    today = "2026-12-15" as PlainDate;
    expect(await desk.due(world.reader)).toEqual({ soon: 0, pressing: 0 });
  });

  it("is counted where it is due, with what somebody else took left out", async () => {
    await desk.lookAfter(world.anna, "entry", true);
    expect(await desk.due(world.anna)).toEqual({ soon: 0, pressing: 0 });
    today = "2026-12-01" as PlainDate;
    expect(await desk.due(world.anna)).toEqual({ soon: 1, pressing: 0 });
    today = "2026-12-12" as PlainDate;
    expect(await desk.due(world.anna)).toEqual({ soon: 1, pressing: 1 });
    await desk.give(world.anna, await keyOf(), world.ben.id, null);
    expect(await desk.due(world.anna)).toEqual({ soon: 0, pressing: 0 });
    expect(await desk.due(world.ben)).toEqual({ soon: 1, pressing: 1 });
  });
});

describe("giving something of the calendar", () => {
  it("names who has it, since when and by whom, and is in the audit trail", async () => {
    const key = await keyOf();
    expect(await desk.give(world.anna, key, world.ben.id, null)).toBe("given");
    expect((await reviewOf(world.anna))?.task).toEqual({
      item: key,
      assignee: world.ben.id,
      by: world.anna.id,
      since: world.time.now(),
    });
    expect(await desk.give(world.ben, key, null, world.ben.id)).toBe("given");
    expect((await reviewOf(world.anna))?.task).toBeNull();
    const trail = await calendarTrail();
    expect(trail.map(({ actor, target, details }) => [actor, target, details])).toEqual([
      [world.ben.id, key, { to: null, before: world.ben.id }],
      [world.anna.id, key, { to: world.ben.id, before: null }],
    ]);
  });

  it("takes nothing from whoever took it meanwhile", async () => {
    const key = await keyOf();
    await desk.give(world.ben, key, world.ben.id, null);
    expect(await desk.give(world.anna, key, world.anna.id, null)).toBe("taken");
    expect(await desk.give(world.anna, key, null, world.anna.id)).toBe("taken");
    expect((await reviewOf(world.anna))?.task?.assignee).toBe(world.ben.id);
    expect(await desk.give(world.anna, key, world.anna.id, world.ben.id)).toBe("given");
  });

  it("is for those alone who may edit, and of what is there", async () => {
    const key = await keyOf();
    expect(await desk.give(world.anna, key, world.reader.id, null)).toBe("unable");
    expect(await desk.give(world.anna, "review/2026-12-15/no%2Fsuch/", world.ben.id, null)).toBe(
      "gone",
    );
    const forbidden = { code: "forbidden" };
    await expect(desk.give(world.reader, key, world.ben.id, null)).rejects.toMatchObject(forbidden);
    await expect(desk.lookAfter(world.reader, "entry", true)).rejects.toMatchObject(forbidden);
    expect(await desk.lookAfter(world.anna, "nobody of that name", true)).toBe(false);
    expect(await calendarTrail()).toEqual([]);
  });

  it("can be done anew once whoever had it may not edit any more", async () => {
    const key = await keyOf();
    await desk.give(world.ben, key, world.ben.id, null);
    await world.desk.store.change((change) => change.save({ ...world.ben, state: "disabled" }));
    expect((await reviewOf(world.anna))?.task).toBeNull();
    expect(await desk.give(world.anna, key, world.anna.id, null)).toBe("given");
    expect((await reviewOf(world.anna))?.task?.assignee).toBe(world.anna.id);
  });
});

describe("what is done", () => {
  it("is in the list no longer once somebody verified the article, and neither is its task", async () => {
    const key = await keyOf();
    await desk.give(world.anna, key, world.anna.id, null);
    await work();
    expect((await reviewOf(world.anna))?.task).not.toBeNull();
    const { id } = draftOf(await world.drafts.add(world.anna, "Verified", "wording"));
    const on = "2026-11-25" as PlainDate;
    const given = draftOf(await world.tools.verified(world.anna, id, 1, { article: ARTICLE, on }));
    const submitted = draftOf(
      await world.publishing.submit(world.anna, id, given.version, "Read again."),
    );
    await world.gates.settled();
    // A draft changes nothing: until it is published the article is to be read.
    expect((await reviewOf(world.anna))?.task).not.toBeNull();
    await world.publishing.publish(world.ben, id, submitted.version, null);
    expect(await reviewOf(world.anna)).toBeUndefined();
    await work();
    expect(await createCalendarStore(database).tasks()).toEqual([]);
    expect(await desk.give(world.anna, key, world.anna.id, null)).toBe("gone");
  });

  it("comes again by itself", async () => {
    expect((await work()).again).toEqual(new Date(world.time.now().getTime() + 3_600_000));
  });
});
