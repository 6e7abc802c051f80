import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  PERMISSIONS,
  ROLES,
  type CentreId,
  type Role,
  type Staff,
} from "../../../../src/domain/staff.ts";
import { consoleTable } from "../../../../src/http/console/index.ts";
import type { ConsoleRoute } from "../../../../src/http/console/route.ts";
import { caseRows, casesOf } from "../../../helpers/console-cases.ts";
import {
  contentOf,
  contentRows,
  seedContent,
  tellingOf,
} from "../../../helpers/console-content.ts";
import { insightOf, insightRows } from "../../../helpers/console-insight.ts";
import {
  NOBODY,
  startConsole,
  type Answered,
  type TestConsole,
  type Visitor,
} from "../../../helpers/console.ts";
import { MAIN, SOUTH } from "../../../helpers/desk.ts";
import { fresh, SAMPLES, type Sample } from "./samples.ts";

let desk: TestConsole;
beforeAll(async () => {
  desk = await startConsole({
    more: (own, database, time) => [
      ...casesOf(own, database, time).routes,
      ...insightOf(own, database, time).routes,
      ...contentOf(own, database, time).routes,
      ...tellingOf(own, database, time),
    ],
  });
  await seedContent(desk.database, desk.time);
});
afterAll(() => desk.stop());

/** Made without a server, as tests are named before anything is open. */
const table: readonly ConsoleRoute[] = consoleTable({
  accounts: { tickets: {} },
  centres: {},
  audit: {},
  more: [...caseRows(), ...insightRows(), ...contentRows()],
} as unknown as Parameters<typeof consoleTable>[0]);
const posts = table.filter(({ method }) => method === "POST");
const closed = table.filter(({ action }) => action !== "anyone");
const nameOf = ({ method, path }: ConsoleRoute): string => `${method} ${path}`;

function sampleOf(route: ConsoleRoute): Sample {
  const sample = SAMPLES[nameOf(route)];
  if (sample === undefined) throw new Error(`no sample of ${nameOf(route)}`);
  return sample;
}

async function send(
  route: ConsoleRoute,
  who: Visitor,
  centre: CentreId = MAIN,
  headers: Record<string, string> = {},
): Promise<Answered> {
  const sample = sampleOf(route);
  const path = (await sample.path?.(desk, centre)) ?? route.path;
  return route.method === "GET"
    ? desk.get(path, who, headers)
    : desk.post(path, sample.body?.(desk, centre), who, headers);
}

function someone(role: Role, centres: Staff["centres"] = [MAIN]): Promise<Staff> {
  return desk.account({ role, centres, email: `${fresh()}@centre.example` });
}

/** Whoever may do what a route asks for, in the widest scope. */
async function allowed(): Promise<Visitor> {
  return desk.signIn(await someone("admin", "all"));
}

const FORBIDDEN = { code: "forbidden", message: "Your role does not allow this." };

describe("the table of routes", () => {
  it("is the same in the documentation and in the code", () => {
    const text = readFileSync(new URL("../../../../docs/http.md", import.meta.url), "utf8");
    const rows = [...text.matchAll(/^\| (GET|POST) \| `(\/console[^`]*)` \| ([\w:.]+) \|/gm)];
    const documented = rows.map(([, method, path, access]) => ({ method, path, access }));
    const own = desk.http.routes.filter(({ path }) => path.startsWith("/console"));
    expect(documented).toEqual(own);
  });

  it("has a sample for each of its rows", () => {
    expect(table.map(nameOf).filter((name) => !(name in SAMPLES))).toEqual([]);
    expect(Object.keys(SAMPLES)).toHaveLength(table.length);
  });
});

describe.each(ROLES)("%s", (role) => {
  it.each(closed.map((route) => ({ name: nameOf(route), route })))(
    "does by $name what the table of permissions says, in the own centre and in no other",
    async ({ route }) => {
      const { action } = route;
      const { own, other, whole } = sampleOf(route);
      const may =
        action === "anyone" || action === "signed-in" || PERMISSIONS[action][role] !== "no";
      // What belongs to no centre is not for a lead, even of all of them.
      const mayWhole = action !== "centre.edit" || PERMISSIONS[action][role] === "everywhere";
      const sendAs = async (centres: Staff["centres"], centre: CentreId) =>
        (await send(route, await desk.signIn(await someone(role, centres)), centre)).status;
      expect(await sendAs([MAIN], MAIN)).toBe(may && whole !== true ? own : 403);
      expect(await sendAs("all", SOUTH)).toBe(may && (whole !== true || mayWhole) ? own : 403);
      if (other !== null) expect(await sendAs([MAIN], SOUTH)).toBe(may ? other : 403);
    },
  );
});

describe.each(table.map((route) => ({ name: nameOf(route), route })))("$name", ({ route }) => {
  it("is kept by no cache", async () => {
    for (const who of [await allowed(), NOBODY]) {
      expect((await send(route, who)).headers.get("cache-control")).toBe("no-store");
    }
  });
});

describe.each(closed.map((route) => ({ name: nameOf(route), route })))("$name", ({ route }) => {
  it("is nothing for who is not signed in", async () => {
    const { cookie, csrf } = await allowed();
    const unknown = `yizhan_session=${"x".repeat(43)}`;
    for (const wrong of [null, unknown, "yizhan_session=", "yizhan_session=a b", "other=1"]) {
      const answer = await send(route, { cookie: wrong, csrf });
      expect([wrong, answer.status]).toEqual([wrong, 401]);
      expect(answer.body).toEqual({
        error: { code: "unauthorized", message: "Nobody is signed in." },
      });
    }
    expect((await send(route, { cookie: `a=b; ${String(cookie)}`, csrf })).status).not.toBe(401);
  });

  it("is nothing for who was disabled meanwhile, or has signed out", async () => {
    const admin = await someone("admin", "all");
    const who = await desk.signIn(admin);
    await desk.accounts.edit("command line", admin.id, { state: "disabled" });
    expect((await send(route, who)).status).toBe(401);
    const out = await allowed();
    await desk.post("/logout", {}, out);
    expect((await send(route, out)).status).toBe(401);
  });
});

const changes = closed.filter(({ method }) => method === "POST");
describe.each(changes.map((route) => ({ name: nameOf(route), route })))("$name", ({ route }) => {
  it("is refused without the token of its own session", async () => {
    const who = await allowed();
    const another = await allowed();
    for (const csrf of [null, "", "x", another.csrf, `${String(who.csrf)}x`]) {
      const answer = await send(route, { ...who, csrf });
      expect([answer.status, answer.body]).toMatchObject([403, { error: { reason: "csrf" } }]);
    }
    expect((await send(route, who)).status).not.toBe(403);
  });
});

describe.each(posts.map((route) => ({ name: nameOf(route), route })))("$name", ({ route }) => {
  it("is refused to other sites", async () => {
    const { host } = new URL(desk.url);
    const others: Record<string, string>[] = [
      { "Sec-Fetch-Site": "cross-site" },
      { "Sec-Fetch-Site": "same-site", Origin: desk.url },
      { Origin: "https://evil.example" },
      { Origin: `http://${host}.evil.example` },
      { Origin: "null" },
    ];
    for (const headers of others) {
      const answer = await send(route, await allowed(), MAIN, headers);
      expect([answer.status, answer.body]).toMatchObject([403, { error: { reason: "origin" } }]);
    }
    const ours: Record<string, string>[] = [
      { "Sec-Fetch-Site": "same-origin" },
      { "Sec-Fetch-Site": "none" },
      { Origin: desk.url },
    ];
    for (const headers of ours) {
      expect((await send(route, await allowed(), MAIN, headers)).status).not.toBe(403);
    }
  });

  it("takes JSON of known fields only, and not much of it", async () => {
    const sample = sampleOf(route);
    const path = (await sample.path?.(desk, MAIN)) ?? route.path;
    const body = sample.body?.(desk, MAIN) as object;
    const who = async () => (route.action === "anyone" ? NOBODY : allowed());
    const status = async (sent: unknown, headers: Record<string, string> = {}) =>
      (await desk.post(path, sent, await who(), headers)).status;
    expect(await status({ ...body, surprise: 1 })).toBe(400);
    expect(await status("{")).toBe(400);
    expect(await status("[]")).toBe(400);
    expect(await status(body, { "Content-Type": "text/plain" })).toBe(415);
    expect(await status({ ...body, surprise: "x".repeat(route.bodyBytes) })).toBe(413);
  });
});

describe("what a role may not do", () => {
  it("is refused in the same words whatever is asked", async () => {
    const reader = await desk.signIn(await someone("reader"));
    expect((await desk.get("/staff", reader)).body).toEqual({ error: FORBIDDEN });
    expect((await desk.post("/staff/x", "not even JSON", reader)).body).toEqual({
      error: FORBIDDEN,
    });
  });
});
