import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Case } from "../../../../src/domain/case.ts";
import type { Role, Staff } from "../../../../src/domain/staff.ts";
import type { Database } from "../../../../src/store/database.ts";
import { allTold } from "../../../helpers/case-readings.ts";
import { caseWorld, handedOver, wordsOf, type CaseWorld } from "../../../helpers/case-world.ts";
import { openCase } from "../../../helpers/console-cases.ts";
import { startConsole, type TestConsole, type Visitor } from "../../../helpers/console.ts";
import { MAIN, SOUTH } from "../../../helpers/desk.ts";
import { newDatabase } from "../../../helpers/new-database.ts";

/** What the tests read of a case. */
interface Shown {
  readonly case: {
    readonly id: string;
    readonly revision: number;
    readonly state: string;
    readonly holder: { readonly id: string; readonly name: string } | null;
    readonly centre: { readonly id: string };
    readonly urgency: string;
    readonly question: string;
  };
  readonly entries: readonly {
    readonly kind: string;
    readonly text: string;
    readonly delivery: string | null;
    readonly language: string;
    readonly dir: string;
    readonly author: { readonly kind: string; readonly name: string | null };
  }[];
  readonly events: readonly { readonly type: string; readonly detail: string | null }[];
  readonly allowed: readonly string[];
  readonly colleagues: readonly { readonly id: string }[];
}

let database: Database;
let world: CaseWorld;
let desk: TestConsole;
let lead: Staff;
let anna: Staff;
let ben: Staff;
let as: Record<"lead" | "anna" | "ben" | "reader", Visitor>;

beforeEach(async () => {
  database = await newDatabase();
  world = caseWorld(database);
  desk = await startConsole({ database, time: world.time, more: () => world.cases.routes });
  const member = (role: Role, name: string) =>
    desk.account({ role, name, centres: [MAIN], email: `${name}@centre.example` });
  [lead, anna, ben] = [
    await member("lead", "Li"),
    await member("staff", "Anna"),
    await member("staff", "Ben"),
  ];
  as = {
    lead: await desk.signIn(lead),
    anna: await desk.signIn(anna),
    ben: await desk.signIn(ben),
    reader: await desk.signIn(await member("reader", "Rui")),
  };
});
afterEach(async () => {
  await world.stop();
  await desk.stop();
  await database.close();
});

async function look(who: Visitor, { id }: Pick<Case, "id">): Promise<Shown> {
  return (await desk.get(`/cases/${id}`, who)).body as Shown;
}

/** What becomes of a step: the status, and the case or the reason why not. */
async function step(who: Visitor, { id }: Pick<Case, "id">, what: string, body: object) {
  const { status, body: answered } = await desk.post(`/cases/${id}/${what}`, body, who);
  const { error } = answered as { error?: { reason?: string; code: string } };
  return { status, reason: error?.reason ?? null, view: answered as Shown };
}

async function done(who: Visitor, record: Pick<Case, "id">, what: string, more: object = {}) {
  const { revision } = (await look(who, record)).case;
  const { status, view } = await step(who, record, what, { revision, ...more });
  expect([what, status]).toEqual([what, 200]);
  return view;
}

const said = (text: string) => ({ key: randomUUID(), text });

/** Everything that reached the person since. */
async function toldSince(before: number): Promise<string> {
  await world.settled();
  return wordsOf(world.told.slice(before).map(({ reply }) => reply));
}

describe("the list of cases", () => {
  it("holds those of the own centres, by need, and counts them by state", async () => {
    const first = await handedOver(world, { conversation: "one" }, "How do I open a bank account?");
    const second = await handedOver(
      world,
      { conversation: "two" },
      "My visa expired last week, I am still here.",
    );
    const third = await handedOver(world, { conversation: "three" });
    await done(as.lead, third, "move", { centre: SOUTH });
    await done(as.anna, first, "take");
    const { body } = await desk.get("/cases", as.anna);
    const { cases, next, counts } = body as {
      cases: Shown["case"][];
      next: string | null;
      counts: Record<string, number>;
    };
    expect(cases.map(({ id, urgency, state }) => [id, urgency, state])).toEqual([
      [second.id, "urgent", "open"],
      [first.id, "normal", "assigned"],
    ]);
    expect(next).toBeNull();
    expect(counts).toEqual({ open: 1, assigned: 1, waiting: 0, resolved: 0, closed: 0 });
    const ids = async (query: string, who = as.anna) => {
      const answer = await desk.get(`/cases?${query}`, who);
      return (answer.body as { cases: Shown["case"][] }).cases.map(({ id }) => id);
    };
    expect(await ids("holder=me")).toEqual([first.id]);
    expect(await ids("holder=me", as.ben)).toEqual([]);
    expect(await ids(`holder=${anna.id}`, as.ben)).toEqual([first.id]);
    expect(await ids("holder=none")).toEqual([second.id]);
    expect(await ids("urgency=urgent&states=open")).toEqual([second.id]);
    expect(await ids("text=BANK")).toEqual([first.id]);
    expect(await ids(`text=${first.reference.toLowerCase()}`)).toEqual([first.id]);
    const everywhere = await desk.account({ role: "staff", centres: "all" });
    expect(await ids("states=open", await desk.signIn(everywhere))).toHaveLength(2);
  });

  it("goes on from page to page without losing or doubling one", async () => {
    for (let n = 0; n < 53; n += 1) await openCase(database, MAIN);
    const seen: string[] = [];
    let from: string | null = "";
    while (from !== null) {
      const query: string = from === "" ? "" : `?from=${encodeURIComponent(from)}`;
      const { body } = await desk.get(`/cases${query}`, as.reader);
      const page = body as { cases: Shown["case"][]; next: string | null };
      seen.push(...page.cases.map(({ id }) => id));
      from = page.next;
    }
    expect([seen.length, new Set(seen).size]).toEqual([53, 53]);
  });
});

describe("a step of a case", () => {
  it("is offered to who may take it, and to nobody else", async () => {
    const record = await handedOver(world);
    expect((await look(as.reader, record)).allowed).toEqual([]);
    expect((await look(as.anna, record)).allowed).toEqual([
      "take",
      "note",
      "resolve",
      "move",
      "raise",
    ]);
    expect((await look(as.anna, record)).colleagues).toEqual([]);
    const seenByLead = await look(as.lead, record);
    expect(seenByLead.allowed).toContain("assign");
    expect(seenByLead.allowed).toContain("export");
    const ids = seenByLead.colleagues.map(({ id }) => id);
    expect([...ids].sort()).toEqual([lead.id, anna.id, ben.id].sort());
    await done(as.anna, record, "take");
    expect((await look(as.ben, record)).allowed).toEqual(["note", "raise"]);
    expect((await look(as.lead, record)).allowed).toContain("takeOver");
    expect((await look(as.anna, record)).allowed).toEqual([
      "release",
      "reply",
      "article",
      "note",
      "resolve",
      "move",
      "raise",
    ]);
  });

  it("goes from taking to closing as it is written, and the person is told of it", async () => {
    const record = await handedOver(world);
    let told = world.told.length;
    expect((await done(as.anna, record, "take")).case.holder).toEqual({
      id: anna.id,
      name: "Anna",
    });
    expect(await toldSince(told)).toContain("Anna");
    expect((await step(as.ben, record, "take", { revision: 2 })).reason).toBe("not_holder");
    told = world.told.length;
    expect((await done(as.lead, record, "take")).case.holder?.id).toBe(lead.id);
    expect(await toldSince(told)).toContain("Li");
    expect((await done(as.lead, record, "assign", { staff: ben.id })).case.holder?.name).toBe(
      "Ben",
    );
    expect((await done(as.ben, record, "raise", { urgency: "urgent" })).case.urgency).toBe(
      "urgent",
    );
    const free = await done(as.ben, record, "release");
    expect([free.case.state, free.case.holder]).toEqual(["open", null]);
    await done(as.ben, record, "take");
    expect((await done(as.ben, record, "resolve")).case.state).toBe("resolved");
    expect((await done(as.anna, record, "reopen")).case.state).toBe("open");
    const { events } = await look(as.anna, record);
    expect(events.map(({ type, detail }) => [type, detail])).toEqual([
      ["opened", null],
      ["taken", "Anna"],
      ["taken", "Li"],
      ["taken", "Ben"],
      ["raised", "urgent"],
      ["released", null],
      ["taken", "Ben"],
      ["resolved", null],
      ["reopened", null],
    ]);
  });

  it("is refused to who saw an older case, unless the case stands so already", async () => {
    const record = await handedOver(world);
    await done(as.lead, record, "take");
    const more: Record<string, object> = {
      take: {},
      release: {},
      resolve: {},
      reopen: {},
      assign: { staff: anna.id },
      move: { centre: SOUTH },
      raise: { urgency: "soon" },
    };
    // The lead holds the case, so it is taken and open already.
    const isSo = ["take", "reopen"];
    for (const [what, fields] of Object.entries(more)) {
      const answer = isSo.includes(what) ? [200, null] : [409, "changed"];
      for (const revision of [1, 3, 1_000_000]) {
        const { status, reason } = await step(as.lead, record, what, { revision, ...fields });
        expect([what, revision, status, reason]).toEqual([what, revision, ...answer]);
      }
      expect((await step(as.lead, record, what, { revision: 0, ...fields })).status).toBe(400);
    }
    expect((await look(as.lead, record)).case.revision).toBe(2);
  });

  it("is done by one of two at the same moment", async () => {
    const record = await handedOver(world);
    const both = await Promise.all(
      [as.anna, as.ben].map((who) => step(who, record, "take", { revision: 1 })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it("to another centre is done, and shows nothing more to who may not see it there", async () => {
    const record = await handedOver(world);
    const moved = await done(as.anna, record, "move", { centre: SOUTH });
    expect(moved.case).toMatchObject({ centre: { id: SOUTH }, state: "open", question: "" });
    expect([moved.entries, moved.events, moved.allowed]).toEqual([[], [], []]);
    expect((await desk.get(`/cases/${record.id}`, as.anna)).status).toBe(404);
    const south = await desk.signIn(await desk.account({ role: "staff", centres: [SOUTH] }));
    expect((await look(south, record)).case.question).toBe(record.question);
    await done(south, record, "take");
  });
});

describe("words of the staff", () => {
  it("reach the person from the holder alone, and once for one key", async () => {
    const record = await handedOver(world);
    const words = said("Come to window 3 on Monday.");
    expect((await step(as.anna, record, "reply", words)).reason).toBe("not_holder");
    await done(as.anna, record, "take");
    await world.settled();
    const told = world.told.length;
    expect((await step(as.ben, record, "reply", said("Wrong"))).reason).toBe("not_holder");
    expect((await step(as.lead, record, "reply", said("Wrong"))).reason).toBe("not_holder");
    const sent = await Promise.all([1, 2, 3].map(() => step(as.anna, record, "reply", words)));
    expect(sent.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await step(as.anna, record, "reply", { ...words, text: "Other" })).status).toBe(200);
    expect((await toldSince(told)).match(/window 3/gu)).toHaveLength(1);
    expect(world.told).toHaveLength(told + 1);
    const { entries, case: after } = await look(as.ben, record);
    expect(after.state).toBe("waiting");
    expect(entries.filter(({ kind }) => kind === "staff")).toMatchObject([
      { text: words.text, delivery: "sent", author: { kind: "staff", name: "Anna" } },
    ]);
  });

  it("stay among the staff as a note, and count as nothing else under its key", async () => {
    const record = await handedOver(world);
    await done(as.anna, record, "take");
    await world.settled();
    const told = world.told.length;
    const note = said("They sounded worried.");
    expect((await step(as.ben, record, "note", note)).status).toBe(200);
    expect((await step(as.ben, record, "note", note)).status).toBe(200);
    expect(await toldSince(told)).toBe("");
    const refused = await step(as.anna, record, "reply", { ...note, text: "Hello" });
    expect([refused.status, refused.reason]).toEqual([409, "not_possible"]);
    const other = await handedOver(world, { conversation: "other" });
    await done(as.anna, other, "take");
    const elsewhere = await step(as.anna, other, "note", note);
    expect([elsewhere.status, elsewhere.reason]).toEqual([409, "not_possible"]);
    const asked = (await world.store.entries(record.id)).find(({ kind }) => kind === "person");
    const taken = await step(as.anna, record, "reply", { key: asked?.id, text: "Hello" });
    expect([taken.status, taken.reason]).toEqual([409, "not_possible"]);
    const { entries } = await look(as.anna, record);
    const notes = entries.filter(({ kind }) => kind === "note");
    expect(notes).toMatchObject([{ text: note.text, delivery: null, author: { name: "Ben" } }]);
    await world.settled();
    expect(allTold(world)).not.toContain("worried");
  });

  it("are an article in the person's language where it is there, and are told with its direction", async () => {
    const record = await handedOver(
      world,
      { localeHint: "ar" },
      "كيف أجدد تصريح الإقامة في الصين؟",
    );
    await done(as.anna, record, "take");
    await world.settled();
    const told = world.told.length;
    const key = randomUUID();
    const article = { key, article: "visas/z-work-visa" };
    expect((await step(as.ben, record, "article", article)).reason).toBe("not_holder");
    expect((await step(as.anna, record, "article", article)).status).toBe(200);
    expect((await step(as.anna, record, "article", article)).status).toBe(200);
    await world.settled();
    expect(world.told.slice(told).map(({ reply }) => [reply.language, reply.from])).toEqual([
      ["ar", "staff"],
    ]);
    const { entries } = await look(as.anna, record);
    expect(entries.at(-1)).toMatchObject({ kind: "staff", language: "ar", dir: "rtl" });
  });

  it("are refused when there are none, or too many", async () => {
    const record = await handedOver(world);
    await done(as.anna, record, "take");
    for (const what of ["note", "reply"]) {
      for (const text of ["", " \n\t ", "x".repeat(8_001)]) {
        expect((await step(as.anna, record, what, { key: randomUUID(), text })).status).toBe(400);
      }
      const { status } = await step(as.anna, record, what, { key: "1", text: "Hello" });
      expect(status).toBe(400);
      expect((await step(as.anna, record, what, said("x".repeat(8_000)))).status).toBe(200);
    }
  });
});
