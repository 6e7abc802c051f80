import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PlainDate } from "../../../../src/domain/plain-date.ts";
import type { Staff } from "../../../../src/domain/staff.ts";
import type { RowId } from "../../../../src/domain/ids.ts";
import {
  createReviewDesk,
  type ReviewDesk,
  type ReviewItem,
} from "../../../../src/services/insight/calendar.ts";
import { createCalendarStore } from "../../../../src/store/calendar.ts";
import type { Database } from "../../../../src/store/database.ts";
import { contentWorld, draftOf, type ContentWorld } from "../../../helpers/content-world.ts";
import { docPath, smallDocuments } from "../../../helpers/small-content.ts";
import { newDatabase } from "../../../helpers/new-database.ts";

const ARTICLE = "visas/free";
const PATH = docPath(`knowledge/${ARTICLE}/article.yaml`);
/** Names an owner, and is to be read again by 15 December. */
const TEXT = smallDocuments().get(PATH) ?? "";

let database: Database;
let world: ContentWorld;
let desk: ReviewDesk;
let today: PlainDate;
beforeEach(async () => {
  database = await newDatabase();
  world = await contentWorld(database);
  today = "2026-11-25" as PlainDate;
  desk = createReviewDesk({
    store: createCalendarStore(database),
    staff: world.desk.store,
    content: world.store,
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

describe("rows of a table in the calendar", () => {
  const TABLE = docPath("knowledge/tables/visa-free.yaml");
  const ROW =
    "  - { country: DE, scheme: unilateral, days: 30, from: 2023-12-01, until: 2026-12-31, ";
  const own = smallDocuments().get(TABLE) ?? "";
  const rowId = (country: string): RowId => `row:visa-free:unilateral:${country}/2026-12-31`;
  const rowKey = (country: string): string =>
    `claim_ends/2026-12-31/visas%2Ffree/row%3Avisa-free%3Aunilateral%3A${country}`;
  beforeEach(async () => {
    expect(own).toContain(ROW);
    const more = ["FR", "IT"].map(
      (country) => `${ROW.replace("DE", country)}sources: [law], confidence: high }\n`,
    );
    await world.published({ [TABLE]: own + more.join("") });
  });

  const tables = async (by: Staff = world.anna) =>
    (await desk.list(by)).items.filter(({ rows }) => rows.length > 0);
  const group = async (): Promise<ReviewItem> => {
    const found = (await tables()).find(({ claim }) => claim === null);
    if (found === undefined) throw new Error("no rows stand together");
    return found;
  };
  const idsIn = ({ rows }: ReviewItem) => rows.filter(({ isDue }) => isDue).map(({ id }) => id);
  const verified = async (rows: readonly RowId[], by: Staff) => {
    const { id } = draftOf(await world.drafts.add(by, "Verified", "wording"));
    const given = draftOf(await world.tools.rowsVerified(by, id, 1, { rows, on: today }));
    const draft = draftOf(await world.publishing.submit(by, id, given.version, "Looked."));
    await world.gates.settled();
    const result = await world.publishing.publish(world.lead, id, draft.version, null);
    expect(result.kind).not.toBe("refused");
  };

  it("are one item, that is taken as one, and counts as one", async () => {
    const { key, ...item } = await group();
    expect(idsIn({ key, ...item })).toEqual(["DE", "FR", "IT"].map(rowId));
    expect(await desk.give(world.ben, key, world.ben.id, null)).toBe("given");
    expect((await group()).task?.assignee).toBe(world.ben.id);
    today = "2026-12-30" as PlainDate;
    expect(await desk.due(world.ben)).toEqual({ soon: 1, pressing: 1 });
    await work();
    expect(await createCalendarStore(database).tasks()).toHaveLength(1);
  });

  it("stand alone where somebody took one before they stood together, until it is left", async () => {
    const task = { item: rowKey("FR"), assignee: world.ben.id, by: world.ben.id };
    const entry = { at: world.time.now(), actor: world.ben.id, details: {} } as const;
    const store = createCalendarStore(database);
    await store.give({ ...task, since: world.time.now() }, null, {
      ...entry,
      action: "calendar.given",
      target: task.item,
    });
    await work();
    const shown = (await tables()).map((item) => [item.task?.assignee ?? null, idsIn(item)]);
    expect(shown).toHaveLength(2);
    expect(shown).toContainEqual([world.ben.id, [rowId("FR")]]);
    expect(shown).toContainEqual([null, [rowId("DE"), rowId("IT")]]);
    expect(await desk.give(world.anna, task.item, null, world.ben.id)).toBe("given");
    expect((await tables()).map(idsIn)).toEqual([["DE", "FR", "IT"].map(rowId)]);
    expect(await desk.give(world.anna, task.item, world.anna.id, null)).toBe("gone");
  });

  it("keep a task of one row while whoever has it may not edit, and the group its own", async () => {
    const store = createCalendarStore(database);
    const at = world.time.now();
    const entry = {
      at,
      actor: world.ben.id,
      action: "calendar.given",
      target: "",
      details: {},
    } as const;
    for (const country of ["DE", "FR", "IT"]) {
      const task = { item: rowKey(country), assignee: world.ben.id, by: world.ben.id, since: at };
      await store.give(task, null, entry);
    }
    await world.desk.store.change((change) => change.save({ ...world.ben, state: "disabled" }));
    const { key } = await group();
    expect(await desk.give(world.anna, key, world.anna.id, null)).toBe("given");
    await work();
    expect((await group()).task?.assignee).toBe(world.anna.id);
    expect(await store.tasks()).toHaveLength(4);
  });

  it("are verified by a person, by name, these and no others, once that is published", async () => {
    const before = await group();
    await desk.give(world.ben, before.key, world.ben.id, null);
    await verified([rowId("DE"), rowId("IT")], world.anna);
    const { key, rows, task } = await group();
    expect([key, task?.assignee]).toEqual([before.key, world.ben.id]);
    const said = (id: RowId) => ({ row: id, on: today, by: world.anna.id });
    expect(rows).toMatchObject([
      { id: rowId("DE"), isDue: false, verification: said(rowId("DE")) },
      { id: rowId("FR"), isDue: true, verifiedOn: null, verification: null },
      { id: rowId("IT"), isDue: false, verification: said(rowId("IT")) },
    ]);
    await verified([rowId("FR")], world.ben);
    expect(await tables()).toEqual([]);
    await work();
    expect(await createCalendarStore(database).tasks()).toEqual([]);
  });

  it("are to be looked at again near their end, and tell who looked before", async () => {
    await verified(["DE", "FR", "IT"].map(rowId), world.anna);
    expect(await tables()).toEqual([]);
    today = "2026-12-17" as PlainDate;
    const { rows } = await group();
    expect(rows.map(({ isDue, verification }) => [isDue, verification?.by])).toEqual(
      Array.from({ length: 3 }, () => [true, world.anna.id]),
    );
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
