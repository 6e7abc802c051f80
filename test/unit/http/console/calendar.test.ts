import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Staff } from "../../../../src/domain/staff.ts";
import { insightOf } from "../../../helpers/console-insight.ts";
import { startConsole, type TestConsole, type Visitor } from "../../../helpers/console.ts";

interface Item {
  readonly key: string;
  readonly owner: string | null;
  readonly mine: boolean;
  readonly task: unknown;
  readonly claim: string | null;
  readonly sources: readonly { readonly id: string; readonly seenOn: string }[];
  readonly rows: readonly {
    readonly id: string;
    readonly due: boolean;
    readonly verifiedOn: string | null;
    readonly verifiedBy: unknown;
  }[];
}
interface Calendar {
  readonly today: string;
  readonly items: readonly Item[];
  readonly owners: readonly { readonly owner: string; readonly staff: readonly unknown[] }[];
  readonly colleagues: readonly { readonly id: string; readonly name: string }[];
}

let desk: TestConsole;
let anna: Staff;
let editor: Visitor;
let reader: Visitor;
beforeEach(async () => {
  desk = await startConsole({
    more: (own, database, time) => insightOf(own, database, time).routes,
  });
  anna = await desk.account({ role: "editor", centres: "all", name: "Anna" });
  editor = await desk.signIn(anna);
  reader = await desk.signIn(await desk.account({ role: "reader", centres: "all", name: "Rui" }));
});
afterEach(() => desk.stop());

const calendar = async (who = editor) => (await desk.get("/calendar", who)).body as Calendar;
const itemWithOwner = async (): Promise<Item & { readonly owner: string }> => {
  const item = (await calendar()).items.find(({ owner }) => owner !== null);
  if (item?.owner === undefined || item.owner === null) throw new Error("nothing has an owner");
  return { ...item, owner: item.owner };
};

describe("the tasks of the calendar", () => {
  it("tell everybody who may read the content who looks at what", async () => {
    const { key } = await itemWithOwner();
    const taken = { key, to: anna.id, seen: null };
    expect((await desk.post("/calendar/task", taken, editor)).status).toBe(200);
    const of = async (who: Visitor) => (await calendar(who)).items.find((each) => each.key === key);
    const named = { id: anna.id, name: "Anna" };
    const task = { assignee: named, by: named, since: desk.time.now().toISOString() };
    expect(await of(editor)).toMatchObject({ mine: true, task });
    expect(await of(reader)).toMatchObject({ mine: false, task });
  });

  it("name those who may be given something to whoever may give it, and to nobody else", async () => {
    const named = { id: anna.id, name: "Anna" };
    expect((await calendar(editor)).colleagues).toEqual([named]);
    expect((await calendar(reader)).colleagues).toEqual([]);
  });

  it("say so where somebody was quicker, where it is done, and where they may not edit", async () => {
    const { key } = await itemWithOwner();
    const give = async (body: object, who = editor) =>
      (await desk.post("/calendar/task", body, who)).status;
    expect(await give({ key, to: anna.id, seen: "somebody else" })).toBe(409);
    expect(await give({ key: `${key}x`, to: anna.id, seen: null })).toBe(404);
    expect(await give({ key, to: "nobody", seen: null })).toBe(400);
    expect(await give({ key, to: anna.id, seen: null }, reader)).toBe(403);
    expect(await give({ key })).toBe(400);
    expect(await give({ key: "", to: null, seen: null })).toBe(400);
  });

  it("are one for all rows of a table that rest on the same sources and end on the same day", async () => {
    const tables = (await calendar()).items.filter(({ rows }) => rows.length > 0);
    const rows = tables.flatMap((item) => item.rows.map(({ id }) => id));
    expect(new Set(rows).size).toBe(rows.length);
    // Nearly all of them end with the year.
    expect(rows.length).toBeGreaterThan(40);
    expect(tables.length).toBeLessThan(6);
    const [most] = tables.toSorted((a, b) => b.rows.length - a.rows.length);
    expect(most?.claim).toBeNull();
    expect(most?.sources.every(({ id, seenOn }) => id !== "" && seenOn !== "")).toBe(true);
    expect(most?.rows[0]).toMatchObject({ due: true, verifiedOn: null, verifiedBy: null });
    const taken = { key: most?.key, to: anna.id, seen: null };
    expect((await desk.post("/calendar/task", taken, editor)).status).toBe(200);
    const now = (await calendar()).items.find(({ key }) => key === most?.key);
    expect(now).toMatchObject({ mine: true, rows: most?.rows });
    expect(JSON.stringify(now)).not.toContain("group");
    expect((await calendar()).today).toBe(desk.time.now().toISOString().slice(0, 10));
  });

  it("are counted for whoever looks after an owner", async () => {
    const { owner } = await itemWithOwner();
    const due = async (who: Visitor) => (await desk.get("/calendar/due", who)).body;
    expect(await due(editor)).toEqual({ soon: 0, pressing: 0 });
    const looking = { owner, mine: true };
    expect((await desk.post("/calendar/owner", looking, reader)).status).toBe(403);
    expect((await desk.post("/calendar/owner", looking, editor)).status).toBe(200);
    const { items, owners } = await calendar();
    expect(items.filter(({ mine }) => mine).every((each) => each.owner === owner)).toBe(true);
    expect(items.some(({ mine }) => mine)).toBe(true);
    expect(owners.find((each) => each.owner === owner)?.staff).toEqual([
      { id: anna.id, name: "Anna" },
    ]);
    const other = { owner: "nobody of that name", mine: true };
    expect((await desk.post("/calendar/owner", other, editor)).status).toBe(404);
  });

  it("say nothing of a database that refuses what it is asked", async () => {
    await desk.database.db.schema.dropTable("calendar_task").execute();
    for (const path of ["/calendar", "/calendar/due"]) {
      const { status, body } = await desk.get(path, editor);
      expect([path, status]).toEqual([path, 500]);
      expect(JSON.stringify(body)).not.toMatch(/calendar_|sql/i);
    }
  });
});
