import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CentreId } from "../../../../src/domain/staff.ts";
import { createCannedReplies } from "../../../../src/store/canned-replies.ts";
import type { ConsoleRoute } from "../../../../src/http/console/route.ts";
import { caseRows, casesOf, openCase } from "../../../helpers/console-cases.ts";
import {
  startConsole,
  type Answered,
  type TestConsole,
  type Visitor,
} from "../../../helpers/console.ts";
import { MAIN, SOUTH } from "../../../helpers/desk.ts";
import { describeOnEachEngine } from "../../../helpers/each-engine.ts";
import { SAMPLES } from "./samples.ts";

const UNKNOWN = "0b5e8a52-7f0e-4c2e-8f25-1c7a4f3f2d11";
/** As they stand in a path. */
const NO_IDS = [
  UNKNOWN,
  "%00",
  `${UNKNOWN}%00`,
  "x".repeat(10_000),
  "%F0%9F%98%80",
  "..%2F..%2Fetc%2Fpasswd",
  "%27%20or%20%271%27%3D%271",
  "1%3B%20drop%20table%20case_record%3B--",
  "__proto__",
  "%EF%BF%BF%E2%80%AE",
  "*",
];
const ofOne = caseRows().filter(({ path }) => path.includes("/:id"));

describeOnEachEngine("the routes of cases", (on) => {
  let desk: TestConsole;
  let lead: Visitor;
  beforeEach(async () => {
    desk = await startConsole({
      database: on.database,
      more: (own, database, time) => casesOf(own, database, time).routes,
    });
    lead = await desk.signIn(await desk.account({ role: "lead", centres: [MAIN] }));
  });
  afterEach(() => desk.stop());

  /** Asks for something of an id, with a body of which every field is right. */
  const ask = (route: ConsoleRoute, id: string, centre: CentreId = MAIN): Promise<Answered> => {
    const path = route.path.replace(":id", id);
    const body = SAMPLES[`${route.method} ${route.path}`]?.body?.(desk, centre);
    return route.method === "GET" ? desk.get(path, lead) : desk.post(path, body, lead);
  };
  const told = ({ status, body, headers }: Answered) => ({
    status,
    body,
    headers: { ...Object.fromEntries(headers), date: "", "x-request-id": "" },
  });

  describe.each(ofOne.map((route) => ({ name: `${route.method} ${route.path}`, route })))(
    "$name",
    ({ route }) => {
      it("answers what is another centre's exactly as what there is not", async () => {
        const canned = createCannedReplies(desk.database);
        const idIn = async (centre: CentreId): Promise<string> => {
          if (route.path.startsWith("/cases")) return (await openCase(desk.database, centre)).id;
          const { id: by } = await desk.account({ role: "lead" });
          const reply = { id: randomUUID(), centre, language: "en", title: "Hi", text: "Hello" };
          await canned.save(reply, by, desk.time.now());
          return reply.id;
        };
        const nothing = told(await ask(route, UNKNOWN));
        expect(nothing.status).toBe(404);
        expect(told(await ask(route, await idIn(SOUTH)))).toEqual(nothing);
        expect((await ask(route, await idIn(MAIN))).status).not.toBe(404);
      });

      it("finds nothing at what is no id, and keeps everything", async () => {
        const { id } = await openCase(desk.database, MAIN);
        for (const noId of NO_IDS) {
          const answer = await ask(route, noId);
          expect([noId, answer.status]).toEqual([noId, 404]);
          expect(answer.body).toMatchObject({ error: { code: "not_found" } });
        }
        expect((await desk.get(`/cases/${id}`, lead)).status).toBe(200);
      });
    },
  );

  it("are none outside of their own path", async () => {
    expect((await desk.get("/cases/..%2Fstaff", lead)).status).toBe(404);
    expect((await desk.get("/cases/%zz", lead)).status).toBe(400);
    expect((await desk.get(`/cases/${"x".repeat(20_000)}`, lead)).status).toBe(431);
  });

  it("list by filters that they know, and find nothing by values that nobody has", async () => {
    const { id } = await openCase(desk.database, MAIN);
    await openCase(desk.database, SOUTH);
    const list = async (query: string) => {
      const { status, body } = await desk.get(`/cases?${query}`, lead);
      return [status, (body as { cases?: { id: string }[] }).cases?.map((each) => each.id)];
    };
    const found = [
      "",
      "states=open",
      "states=open,closed",
      "holder=none",
      "language=ru",
      "urgency=normal",
      "text=%D0%9A%D0%90%D0%9A",
      "text=%20",
      "unknown=1",
    ];
    for (const query of found) expect([query, await list(query)]).toEqual([query, [200, [id]]]);
    const empty = [
      "states=closed",
      "states=",
      "holder=me",
      "holder=nobody",
      "holder=%27%3B--",
      "holder=",
      "language=zz",
      `language=${"x".repeat(5_000)}`,
      "urgency=urgent",
      "text=%25",
      "text=_",
      `text=${"x".repeat(5_000)}`,
    ];
    for (const query of empty) expect([query, await list(query)]).toEqual([query, [200, []]]);
    const wrong = [
      "states=new",
      "states=open,%00",
      "states=OPEN",
      "urgency=high",
      "urgency=",
      "urgency=toString",
      "holder=%00",
      "language=%00",
      "text=%00",
      "from=x",
      "from=",
      "from=0.0.0.",
      "from=0.1.2.%00",
      "from=1.2.3",
      "from=-1.0.0.x",
      "from=0.99999999999999999.0.x",
      `from=0.0.0.${"x".repeat(300)}`,
    ];
    for (const query of wrong)
      expect([query, await list(query)]).toEqual([query, [400, undefined]]);
    // It was never given, but might have been.
    expect(await list("from=9.9999999999999999.9999999999999999.z")).toEqual([200, []]);
    expect(await list("from=0.0.0.%27%3B--")).toEqual([200, [id]]);
  });

  it("take no NUL, wherever it stands in a body", async () => {
    const { id } = await openCase(desk.database, MAIN);
    const key = randomUUID();
    const note = (text: string) => desk.post(`/cases/${id}/note`, { key, text }, lead);
    expect((await note("a\u0000b")).status).toBe(400);
    const canned = { title: "a", text: "b", language: "en", centre: MAIN };
    expect((await desk.post("/canned", { ...canned, title: "\u0000" }, lead)).status).toBe(400);
    expect((await desk.post("/canned", { ...canned, "\u0000": 1 }, lead)).status).toBe(400);
    const assign = { revision: 1, staff: "\u0000" };
    expect((await desk.post(`/cases/${id}/assign`, assign, lead)).status).toBe(400);
    expect((await note("a\ud800b")).status).toBe(200);
    expect((await desk.post("/canned", canned, lead)).status).toBe(200);
  });

  it("take no article, centre, colleague or sentence that there is not", async () => {
    const { id } = await openCase(desk.database, MAIN);
    const post = async (path: string, body: object) => {
      const answer = await desk.post(path, body, lead);
      const { error } = answer.body as { error?: { reason?: string } };
      return [answer.status, error?.reason];
    };
    const refused = [409, "not_possible"];
    expect(await post(`/cases/${id}/take`, { revision: 1 })).toEqual([200, undefined]);
    const article = (name: string) => ({ key: randomUUID(), article: name });
    expect(await post(`/cases/${id}/article`, article("visas/nothing"))).toEqual(refused);
    expect(await post(`/cases/${id}/article`, article("../../secret"))).toEqual([400, undefined]);
    expect(await post(`/cases/${id}/move`, { revision: 2, centre: "nowhere" })).toEqual(refused);
    expect(await post(`/cases/${id}/move`, { revision: 2, centre: MAIN })).toEqual(refused);
    expect(await post(`/cases/${id}/assign`, { revision: 2, staff: "nobody" })).toEqual(refused);
    const gone = await desk.account({ role: "staff", centres: [MAIN], state: "disabled" });
    expect(await post(`/cases/${id}/assign`, { revision: 2, staff: gone.id })).toEqual(refused);
    const far = await desk.account({ role: "staff", centres: [SOUTH] });
    expect(await post(`/cases/${id}/assign`, { revision: 2, staff: far.id })).toEqual(refused);
    const canned = { title: "a", text: "b", language: "en", centre: MAIN };
    expect(await post("/canned", { ...canned, id: UNKNOWN })).toEqual([404, undefined]);
    expect(await post("/canned", { ...canned, id: "x" })).toEqual([400, undefined]);
    expect(await post("/canned", { ...canned, centre: "nowhere" })).toEqual([404, undefined]);
    const admin = await desk.signIn(await desk.account({ role: "admin", centres: "all" }));
    const nowhere = await desk.post("/canned", { ...canned, centre: "nowhere" }, admin);
    expect(nowhere.body).toMatchObject({ error: { reason: "unknown_centre" } });
  });

  it("find articles by any words in any language, and none by none", async () => {
    const articles = async (query: string) => {
      const { status, body } = await desk.get(`/articles?${query}`, lead);
      return [status, (body as { articles?: unknown[] }).articles?.length];
    };
    expect(await articles("text=visa&language=en")).toEqual([200, 8]);
    expect(await articles("text=%20&language=en")).toEqual([200, 0]);
    expect(await articles("language=en")).toEqual([200, 0]);
    expect(await articles("text=visa&language=zz")).toEqual([200, 0]);
    expect(await articles("text=visa&language=__proto__")).toEqual([200, 0]);
    expect((await articles(`text=${"visa+".repeat(1_500)}`))[0]).toBe(200);
    expect((await articles("text=%00"))[0]).toBe(400);
  });
});
