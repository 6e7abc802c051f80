import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CaseId, CaseReference } from "../../../../src/domain/case.ts";
import type { Staff } from "../../../../src/domain/staff.ts";
import { TRIES } from "../../../../src/services/staff/limits.ts";
import { createCaseReads } from "../../../../src/services/cases/case-reads.ts";
import type { Database } from "../../../../src/store/database.ts";
import { caseWorld, handedOver, wordsOf, type CaseWorld } from "../../../helpers/case-world.ts";
import { startConsole, type TestConsole, type Visitor } from "../../../helpers/console.ts";
import { MAIN, PASSWORD, SOUTH } from "../../../helpers/desk.ts";
import { newDatabase } from "../../../helpers/new-database.ts";

const READ = { id: "c-1" as CaseId, reference: "YZ-2026-0001" as CaseReference };

let database: Database;
let world: CaseWorld;
let desk: TestConsole;
let lead: Staff;
let who: { main: Visitor; south: Visitor; all: Visitor };

beforeEach(async () => {
  database = await newDatabase();
  world = caseWorld(database);
  desk = await startConsole({ database, time: world.time, more: () => world.cases.routes });
  lead = await desk.account({ role: "lead", name: "Li", centres: [MAIN] });
  who = {
    main: await desk.signIn(lead),
    south: await desk.signIn(await desk.account({ role: "staff", centres: [SOUTH] })),
    all: await desk.signIn(await desk.account({ role: "admin", centres: "all" })),
  };
});
afterEach(async () => {
  await world.stop();
  await desk.stop();
  await database.close();
});

describe("canned replies", () => {
  const hello = { title: "Hello", text: "Good morning", language: "en", centre: MAIN as string };
  const save = (by: Visitor, reply: object) => desk.post("/canned", reply, by);
  const titles = async (by: Visitor, query = "") => {
    const { body } = await desk.get(`/canned${query}`, by);
    return (body as { canned: { title: string }[] }).canned.map(({ title }) => title);
  };
  const idOf = ({ body }: { readonly body: unknown }) =>
    (body as { canned: { id: string } }).canned.id;

  it("are seen by their centre, and those of no centre by all", async () => {
    await save(who.main, hello);
    await save(who.south, { ...hello, title: "South", centre: SOUTH });
    await save(who.all, { ...hello, title: "Everybody", centre: null });
    await save(who.all, { ...hello, title: "Bonjour", language: "fr" });
    expect(await titles(who.main)).toEqual(["Bonjour", "Everybody", "Hello"]);
    expect(await titles(who.main, "?language=fr")).toEqual(["Bonjour"]);
    expect(await titles(who.main, "?language=zz")).toEqual([]);
    expect(await titles(who.south)).toEqual(["Everybody", "South"]);
    expect(await titles(who.all)).toEqual(["Bonjour", "Everybody", "Hello", "South"]);
  });

  it("are changed and removed by who works for their centre", async () => {
    const id = idOf(await save(who.main, hello));
    expect((await save(who.main, { ...hello, id, text: "Good evening" })).body).toEqual({
      canned: { ...hello, id, text: "Good evening" },
    });
    expect((await save(who.south, { ...hello, id, centre: SOUTH })).status).toBe(404);
    expect((await save(who.main, { ...hello, id, centre: SOUTH })).status).toBe(404);
    expect((await desk.post(`/canned/${id}/remove`, {}, who.south)).status).toBe(404);
    expect(await titles(who.main)).toEqual(["Hello"]);
    expect((await desk.post(`/canned/${id}/remove`, {}, who.main)).status).toBe(200);
    expect((await desk.post(`/canned/${id}/remove`, {}, who.main)).status).toBe(404);
    expect(await titles(who.main)).toEqual([]);
  });

  it("of all centres are changed by those only who work for all", async () => {
    expect((await save(who.main, { ...hello, centre: null })).status).toBe(404);
    const id = idOf(await save(who.all, { ...hello, centre: null }));
    expect((await save(who.main, { ...hello, id, centre: MAIN })).status).toBe(404);
    expect((await desk.post(`/canned/${id}/remove`, {}, who.main)).status).toBe(404);
    expect((await save(who.all, { ...hello, id, title: "New", centre: null })).status).toBe(200);
    expect(await titles(who.south)).toEqual(["New"]);
    expect((await desk.post(`/canned/${id}/remove`, {}, who.all)).status).toBe(200);
  });

  it("are recorded by id, title and centre, without their words", async () => {
    const id = idOf(await save(who.main, hello));
    await desk.post(`/canned/${id}/remove`, {}, who.main);
    const { body } = await desk.get("/audit", who.all);
    const { entries } = body as { entries: { action: string; target: string }[] };
    expect(entries.filter(({ target }) => target === id)).toMatchObject([
      {
        action: "canned.removed",
        actor: lead.id,
        details: { title: hello.title, centre: MAIN },
      },
      { action: "canned.saved", actor: lead.id, details: { title: hello.title, centre: MAIN } },
    ]);
    expect(JSON.stringify(entries)).not.toContain(hello.text);
  });
});

describe("an article that could be sent", () => {
  it("is told in lines below its title, with its sources", async () => {
    const { body } = await desk.get("/articles?text=residence%20permit&language=en", who.main);
    const { articles } = body as {
      articles: { title: string; text: string; sources: Record<string, string | null>[] }[];
    };
    const [first] = articles;
    if (first === undefined) throw new Error("There is no article.");
    const lines = first.text.split("\n");
    expect(lines.length).toBeGreaterThan(1);
    expect(lines).not.toContain(first.title);
    expect(first.sources.length).toBeGreaterThan(0);
    expect(Object.keys(first.sources[0] ?? {})).toEqual(["title", "publisher", "url"]);
  });
});

describe("a code that links an account of a messenger", () => {
  const offer = async (by = who.main) =>
    (await desk.post("/account/link", { password: PASSWORD }, by)).body as {
      code: string;
      expiresAt: string;
    };
  const links = async (by = who.main) =>
    ((await desk.get("/account/links", by)).body as { links: Record<string, string>[] }).links;

  it("works once, in private, for a quarter of an hour", async () => {
    const { code, expiresAt } = await offer();
    expect(Date.parse(expiresAt) - world.time.now().getTime()).toBe(15 * 60_000);
    const senderName = "Li at home";
    expect(wordsOf(await world.says(`/link ${code.toLowerCase()}`, { senderName }))).toContain(
      "Li",
    );
    expect(await links()).toMatchObject([
      { platform: "web", installation: "web", name: senderName },
    ]);
    const [link] = await links();
    await desk.post("/account/links/remove", without(link), who.main);
    expect(await links()).toEqual([]);
    await world.says(`/link ${code}`);
    expect(await links()).toEqual([]);
  });

  it("is void when it is old, was read in a room, or another was asked for", async () => {
    const read = await offer();
    await world.says(`/link ${read.code}`, { conversation: "room", visibility: "shared" });
    await world.says(`/link ${read.code}`);
    const old = await offer();
    world.time.advance(15 * 60_000 + 1);
    await world.says(`/link ${old.code}`);
    const first = await offer();
    const second = await offer();
    await world.says(`/link ${first.code}`);
    expect(await links()).toEqual([]);
    await world.says(`/link ${second.code}`);
    expect(await links()).toHaveLength(1);
  });

  it("is shown only for the right password; a wrong one leaves the code before it good", async () => {
    const { code } = await offer();
    const ask = (body: object) => desk.post("/account/link", body, who.main);
    const wrong = await ask({ password: "a wrong long password" });
    expect([wrong.status, wrong.body]).toEqual([
      403,
      {
        error: {
          code: "forbidden",
          message: "The present password is wrong.",
          reason: "wrong_password",
        },
      },
    ]);
    expect((await ask({})).status).toBe(400);
    await world.says(`/link ${code}`);
    expect(await links()).toHaveLength(1);
  });

  it("allows as many tries at the password as a change of it, and these use up none of those to sign in", async () => {
    const wrong = { password: "a wrong long password" };
    for (let n = 0; n < TRIES.passwords; n += 1) {
      expect((await desk.post("/account/link", wrong, who.main)).status).toBe(403);
    }
    const limited = await desk.post("/account/link", { password: PASSWORD }, who.main);
    expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, "90"]);
    const signIn = { email: lead.email, password: PASSWORD };
    expect((await desk.post("/login", signIn)).status).toBe(200);
    world.time.advance(90_000);
    expect((await desk.post("/account/link", { password: PASSWORD }, who.main)).status).toBe(200);
  });

  it("leaves the links of others alone", async () => {
    await world.says(`/link ${(await offer()).code}`);
    const [link] = await links();
    const stolen = await desk.post("/account/links/remove", without(link), who.south);
    expect([stolen.status, await links(who.south)]).toEqual([404, []]);
    expect(await links()).toHaveLength(1);
  });

  function without(link: Record<string, string> | undefined) {
    const { platform, installation, account } = link ?? {};
    return { platform, installation, account };
  }
});

describe("the reading of a case", () => {
  it("is recorded once an hour for each reader, and for nobody who is refused it", async () => {
    const record = await handedOver(world);
    const read = async (by: Visitor): Promise<number> =>
      (await desk.get(`/cases/${record.id}`, by)).status;
    expect([await read(who.main), await read(who.main), await read(who.all)]).toEqual([
      200, 200, 200,
    ]);
    expect(await read(who.south)).toBe(404);
    world.time.advance(60 * 60_000);
    await read(who.main);
    const { body } = await desk.get("/audit", who.all);
    const rows = (body as { entries: { action: string; actor: string; target: string }[] }).entries;
    const readings = rows.filter(({ action }) => action === "case.read");
    expect(readings.map(({ target }) => target)).toEqual(Array(3).fill(record.id));
    expect(readings.filter(({ actor }) => actor === lead.id)).toHaveLength(2);
  });

  it("is recorded once though two processes are asked at the same hour", async () => {
    const { trail } = world.cases.accounts;
    const at = world.time.now();
    const entry = { at, actor: lead.id, action: "case.read", target: "c-1", details: {} } as const;
    for (let n = 0; n < 2; n += 1) await createCaseReads(trail, world.time).note(lead.id, READ);
    await trail.recordOnce({ ...entry, target: READ.id }, new Date(at.getTime() - 1));
    const rows = await trail.page(null, 100);
    expect(rows.filter(({ action }) => action === "case.read")).toHaveLength(1);
  });
});

describe("the export of a case", () => {
  it("is a file of plain text in the reader's language, and recorded before it is sent", async () => {
    const record = await handedOver(world);
    await desk.post("/language", { language: "zh" }, who.main);
    const { status, headers, body } = await desk.get(`/cases/${record.id}/export`, who.main);
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(headers.get("content-disposition")).toBe(`attachment; filename=${record.reference}.txt`);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(body).toContain(record.reference);
    expect(body).toContain(record.question);
    const audit = await desk.get("/audit", who.all);
    expect((audit.body as { entries: unknown[] }).entries).toContainEqual(
      expect.objectContaining({
        action: "case.exported",
        actor: lead.id,
        target: record.id,
        details: { reference: record.reference },
      }),
    );
  });

  it("is recorded for nobody who is refused it", async () => {
    const record = await handedOver(world);
    expect((await desk.get(`/cases/${record.id}/export`, who.south)).status).toBe(403);
    const far = await desk.signIn(await desk.account({ role: "lead", centres: [SOUTH] }));
    expect((await desk.get(`/cases/${record.id}/export`, far)).status).toBe(404);
    const { body } = await desk.get("/audit", who.all);
    expect(JSON.stringify(body)).not.toContain("case.exported");
  });
});
