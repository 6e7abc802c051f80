import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Staff } from "../../../../src/domain/staff.ts";
import { TRIES } from "../../../../src/services/staff/limits.ts";
import {
  startConsole,
  type Answered,
  type TestConsole,
  type TestConsoleOptions,
} from "../../../helpers/console.ts";
import { MAIN, PASSWORD, SOUTH } from "../../../helpers/desk.ts";

const WRONG = "a wrong long password";

let desk: TestConsole;
let li: Staff;

async function restart(options: TestConsoleOptions = {}): Promise<void> {
  desk = await startConsole(options);
  li = await desk.account({ role: "lead", centres: [MAIN] });
}
beforeEach(() => restart());
afterEach(() => desk.stop());

function login(email: string, password: string, headers?: Record<string, string>) {
  return desk.post("/login", { email, password }, undefined, headers);
}

function cookieOf({ headers }: Answered): string {
  return headers.getSetCookie().join("\n");
}

function tokenOf(answer: Answered): string {
  return /^(?:__Host-)?yizhan_session=([\w-]{43});/.exec(cookieOf(answer))?.[1] ?? "";
}

function csrfOf({ body }: Answered): string {
  return (body as { csrf: string }).csrf;
}

describe("signing in", () => {
  it("tells who it is and what they may do, and gives scripts no way to the cookie", async () => {
    const answer = await login(li.email, PASSWORD);
    expect([answer.status, answer.body]).toEqual([
      200,
      {
        staff: {
          id: li.id,
          name: li.name,
          email: li.email,
          role: "lead",
          centres: [MAIN],
          language: "en",
          state: "active",
          createdAt: li.createdAt.toISOString(),
        },
        csrf: expect.stringMatching(/^[\w-]{43}$/) as string,
        permissions: [
          "case.read",
          "case.work",
          "case.assign",
          "case.export",
          "centre.edit",
          "content.read",
          "content.edit",
          "content.publish",
          "content.override",
          "numbers.read",
        ],
      },
    ]);
    const token = tokenOf(answer);
    expect(cookieOf(answer)).toBe(
      `yizhan_session=${token}; Path=/console; HttpOnly; SameSite=Strict`,
    );
    const who = { cookie: `yizhan_session=${token}`, csrf: null };
    expect((await desk.get("/session", who)).body).toEqual(answer.body);
    expect(JSON.stringify(answer.body)).not.toContain(token);
  });

  it("gives a cookie for https only where people come by https", async () => {
    await desk.stop();
    await restart({ trustProxy: 1 });
    const https = await login(li.email, PASSWORD, { "X-Forwarded-Proto": "https" });
    expect(cookieOf(https)).toBe(
      `__Host-yizhan_session=${tokenOf(https)}; Path=/; HttpOnly; Secure; SameSite=Strict`,
    );
    const http = await login(li.email, PASSWORD);
    expect(cookieOf(http)).toBe(
      `yizhan_session=${tokenOf(http)}; Path=/console; HttpOnly; SameSite=Strict`,
    );
  });

  it("takes over https no cookie of the name that another page could plant, nor the other name over http", async () => {
    await desk.stop();
    await restart({ trustProxy: 1 });
    const token = tokenOf(await login(li.email, PASSWORD));
    const status = async (cookie: string, proto: string) => {
      const headers = { "X-Forwarded-Proto": proto };
      return (await desk.get("/session", { cookie, csrf: null }, headers)).status;
    };
    const bare = `yizhan_session=${token}`;
    expect([await status(bare, "https"), await status(`__Host-${bare}`, "https")]).toEqual([
      401, 200,
    ]);
    expect([await status(bare, "http"), await status(`__Host-${bare}`, "http")]).toEqual([
      200, 401,
    ]);
    const planted = `yizhan_session=${"p".repeat(43)}; __Host-${bare}`;
    expect(await status(planted, "https")).toBe(200);
  });

  it("gives a cookie for https only where the service is reached by https, though no proxy is trusted", async () => {
    await desk.stop();
    await restart({ publicUrl: "https://yizhan.example" });
    const signedIn = await login(li.email, PASSWORD);
    expect(cookieOf(signedIn)).toContain("; Secure");
    const cookie = `__Host-yizhan_session=${tokenOf(signedIn)}`;
    const csrf = csrfOf(signedIn);
    const bare = `yizhan_session=${tokenOf(signedIn)}`;
    expect((await desk.post("/logout", {}, { cookie: bare, csrf })).status).toBe(401);
    const out = await desk.post("/logout", {}, { cookie, csrf });
    expect([out.status, cookieOf(out)]).toEqual([
      200,
      expect.stringMatching(/^__Host-yizhan_session=; Path=\/; Expires=Thu, 01 Jan 1970.*; Secure/),
    ]);
  });

  it("answers a stranger, a wrong password and an account that is not active alike", async () => {
    const gone = await desk.account({ role: "staff", state: "disabled" });
    const invited = await desk.account({ role: "staff", state: "invited" });
    const told = async (email: string, password: string) => {
      const answer = await login(email, password);
      const headers = { ...Object.fromEntries(answer.headers), date: "", "x-request-id": "" };
      return { status: answer.status, body: answer.body, headers };
    };
    const wrong = await told(li.email, WRONG);
    expect([wrong.status, wrong.body]).toEqual([
      401,
      {
        error: {
          code: "unauthorized",
          message: "The e-mail address or the password is wrong.",
          reason: "wrong_credentials",
        },
      },
    ]);
    expect(await told("nobody@centre.example", WRONG)).toEqual(wrong);
    expect(await told(gone.email, PASSWORD)).toEqual(wrong);
    expect(await told(invited.email, PASSWORD)).toEqual(wrong);
    expect((await told(li.email, PASSWORD)).status).toBe(200);
  });

  it("takes no token that somebody else chose, and ends the session that was there", async () => {
    const planted = "p".repeat(43);
    const first = await login(li.email, PASSWORD, { Cookie: `yizhan_session=${planted}` });
    const before = tokenOf(first);
    expect(before).not.toBe(planted);
    const again = await login(li.email, PASSWORD, { Cookie: `yizhan_session=${before}` });
    expect(tokenOf(again)).not.toBe(before);
    const open = async (token: string) =>
      (await desk.get("/session", { cookie: `yizhan_session=${token}`, csrf: null })).status;
    expect([await open(planted), await open(before), await open(tokenOf(again))]).toEqual([
      401, 401, 200,
    ]);
    expect(csrfOf(again)).not.toBe(csrfOf(first));
  });

  it("leaves the session that was there when the password is wrong", async () => {
    const who = await desk.signIn(li);
    await login(li.email, WRONG, { Cookie: String(who.cookie) });
    expect((await desk.get("/session", who)).status).toBe(200);
  });

  it("is refused after too many tries, the right password too, for as long as it says", async () => {
    for (let n = 0; n < TRIES.perAccountAndAddress; n += 1) await login(li.email, WRONG);
    const limited = await login(li.email, PASSWORD);
    expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, "90"]);
    expect(cookieOf(limited)).toBe("");
    desk.time.advance(90_000);
    expect((await login(li.email, PASSWORD)).status).toBe(200);
  });

  it("limits the addresses that a trusted proxy tells, and believes nobody else", async () => {
    const from = (n: number) => ({ "X-Forwarded-For": `198.51.100.${n}` });
    const use = async (address: (n: number) => number) => {
      for (let n = 0; n < TRIES.perAddress; n += 1) {
        await login(`nobody${n}@centre.example`, WRONG, from(address(n)));
      }
    };
    await use((n) => n);
    expect((await login(li.email, PASSWORD, from(200))).status).toBe(429);
    await desk.stop();
    await restart({ trustProxy: 1 });
    await use(() => 1);
    expect((await login(li.email, PASSWORD, from(1))).status).toBe(429);
    expect((await login(li.email, PASSWORD, from(2))).status).toBe(200);
  });
});

describe("signing out", () => {
  it("ends the session and takes the cookie away", async () => {
    const who = await desk.signIn(li);
    const answer = await desk.post("/logout", {}, who);
    expect([answer.status, answer.body]).toEqual([200, {}]);
    expect(cookieOf(answer)).toMatch(/^yizhan_session=; Path=\/console; Expires=Thu, 01 Jan 1970/);
    expect((await desk.get("/session", who)).status).toBe(401);
  });
});

describe("an invitation", () => {
  it("leads with a link to an account of its own", async () => {
    const admin = await desk.signIn(await desk.account({ role: "admin", centres: "all" }));
    const invited = await desk.post(
      "/staff",
      { name: " New ", email: "new@centre.example", role: "staff", centres: [SOUTH, MAIN, MAIN] },
      admin,
    );
    expect([invited.status, invited.body]).toMatchObject([
      201,
      { staff: { name: "New", state: "invited", centres: [MAIN, SOUTH] } },
    ]);
    const { link } = invited.body as { link: string };
    const [place, token = ""] = link.split("#");
    expect(place).toBe(`${desk.url}/console/ticket`);
    const look = async () => (await desk.post("/ticket", { token })).body;
    expect(await look()).toEqual({
      valid: true,
      kind: "invitation",
      email: "new@centre.example",
      name: "New",
    });
    const accept = (password: string) => desk.post("/ticket/accept", { token, password });
    expect((await accept("New@centre.example")).body).toMatchObject({
      error: { code: "bad_request", reason: "password_personal" },
    });
    expect((await accept(PASSWORD)).body).toEqual({ email: "new@centre.example" });
    expect([await look(), (await accept(PASSWORD)).status]).toEqual([{ valid: false }, 404]);
    expect((await login("new@centre.example", PASSWORD)).status).toBe(200);
  });

  it("names the address under which people reach the service", async () => {
    await desk.stop();
    await restart({ publicUrl: "https://desk.example/help" });
    const admin = await desk.signIn(await desk.account({ role: "admin", centres: "all" }));
    const reset = await desk.post(`/staff/${li.id}/reset`, {}, admin);
    const { link } = reset.body as { link: string };
    expect(link).toMatch(/^https:\/\/desk\.example\/help\/console\/ticket#[\w-]{43}$/);
    const headers = { Origin: "https://desk.example" };
    expect((await desk.post(`/staff/${li.id}/reset`, {}, admin, headers)).status).toBe(200);
  });
});

describe("the lists", () => {
  it("show an administrator of some centres only what is theirs", async () => {
    const south = await desk.account({ role: "staff", centres: [SOUTH] });
    const both = await desk.account({ role: "staff", centres: [MAIN, SOUTH] });
    const some = await desk.account({ role: "admin", centres: [SOUTH] });
    const all = await desk.account({ role: "admin", centres: "all" });
    const ids = async (as: Staff, path: string, field: string) => {
      const { body } = await desk.get(path, await desk.signIn(as));
      return (body as Record<string, { id: string }[]>)[field]?.map(({ id }) => id).sort();
    };
    expect(await ids(some, "/staff", "staff")).toEqual([some.id, south.id].sort());
    expect(await ids(all, "/staff", "staff")).toHaveLength(5);
    expect(await ids(some, "/centres", "centres")).toEqual([SOUTH]);
    expect(await ids(all, "/centres", "centres")).toEqual([MAIN, SOUTH]);
    expect(await ids(south, "/colleagues", "colleagues")).toEqual(
      [south.id, both.id, some.id, all.id].sort(),
    );
  });

  it("of the audit trail come a page at a time", async () => {
    const admin = await desk.account({ role: "admin", centres: "all" });
    const who = await desk.signIn(admin);
    for (const language of ["zh", "en", "zh"]) await desk.post("/language", { language }, who);
    type Page = { entries: { id: number; action: string }[]; next: number | null };
    const page = async (query: string) => (await desk.get(`/audit${query}`, who)).body as Page;
    const first = await page("?limit=2");
    expect(first.entries).toMatchObject([
      {
        action: "staff.language",
        actor: admin.id,
        actorName: admin.name,
        details: { language: "zh" },
      },
      { action: "staff.language", details: { language: "en" } },
    ]);
    const rest = await page(`?limit=100&before=${String(first.next)}`);
    expect(rest.entries.map(({ action }) => action)).toEqual([
      "staff.language",
      "session.opened",
      "centre.added",
    ]);
    expect(rest.next).toBeNull();
    expect((await page("?limit=none&before=")).entries).toHaveLength(5);
  });
});

describe("a centre", () => {
  const SPANS = [{ from: "09:00", until: "17:00" }];
  const WEEK = {
    monday: SPANS,
    tuesday: SPANS,
    wednesday: SPANS,
    thursday: SPANS,
    friday: SPANS,
    saturday: [],
    sunday: [],
  };

  it("is changed by its lead, field by field, and not by who has not seen the last change", async () => {
    const who = await desk.signIn(li);
    const fields = {
      names: { en: "Talent Centre", zh: "人才中心" },
      place: "shanghai",
      languages: ["ru", "en"],
      topics: ["visas"],
      promiseDays: 2,
      directSending: true,
      destinations: [{ platform: "slack", channel: "C1" }],
    };
    const edit = { ...fields, revision: 1, hours: { week: WEEK } };
    const edited = await desk.post(`/centres/${MAIN}`, edit, who);
    expect([edited.status, edited.body]).toMatchObject([
      200,
      {
        centre: {
          ...fields,
          languages: ["en", "ru"],
          hours: { week: WEEK, timeZone: "Asia/Shanghai", breaks: [] },
          revision: 2,
        },
      },
    ]);
    const again = await desk.post(`/centres/${MAIN}`, edit, who);
    expect([again.status, again.body]).toMatchObject([409, { error: { reason: "revision" } }]);
  });

  it("has no hours that nobody could keep", async () => {
    const who = await desk.signIn(li);
    const entered = [{ week: { ...WEEK, monday: undefined } }, "always", { week: WEEK, extra: 1 }];
    for (const hours of entered) {
      const answer = await desk.post(`/centres/${MAIN}`, { revision: 1, hours }, who);
      expect([answer.status, answer.body]).toMatchObject([
        400,
        { error: { reason: "hours_invalid" } },
      ]);
    }
    const cleared = await desk.post(`/centres/${MAIN}`, { revision: 1, hours: null }, who);
    expect(cleared.body).toMatchObject({ centre: { hours: null, revision: 2 } });
  });

  it.each([
    [{ topics: ["fishing"] }, "unknown_topic", "“fishing”; there are visas, work,"],
    [{ languages: ["ru", "xx"] }, "unknown_language", "“xx”, but in ar, en,"],
  ])("takes no %j, and names what there is", async (edit, reason, sentence) => {
    const who = await desk.signIn(li);
    const answer = await desk.post(`/centres/${MAIN}`, { revision: 1, ...edit }, who);
    expect([answer.status, answer.body]).toMatchObject([
      400,
      { error: { reason, message: expect.stringContaining(sentence) as string } },
    ]);
    const { choices } = (await desk.get("/centres", who)).body as { choices: unknown };
    expect(choices).toMatchObject({
      topics: expect.arrayContaining(["visas"]) as string[],
      languages: expect.arrayContaining(["ru"]) as string[],
    });
  });

  it.each([
    { timeZone: "+08:00" },
    { promiseDays: 0 },
    { promiseDays: 1.5 },
    { languages: ["Russian"] },
    { destinations: [{ platform: "fax", channel: "1" }] },
    { names: { en: "", zh: "" } },
  ])("takes no %j", async (edit) => {
    const who = await desk.signIn(li);
    expect((await desk.post(`/centres/${MAIN}`, { revision: 1, ...edit }, who)).status).toBe(400);
  });
});

describe("secrets", () => {
  it("stand in no log, no answer that need not tell them, and no table", async () => {
    const admin = await desk.account({ role: "admin", centres: "all" });
    const signedIn = await login(admin.email, PASSWORD);
    const session = tokenOf(signedIn);
    const who = { cookie: `yizhan_session=${session}`, csrf: csrfOf(signedIn) };
    await login(li.email, WRONG);
    const reset = await desk.post(`/staff/${li.id}/reset`, {}, who);
    const ticket = (reset.body as { link: string }).link.split("#")[1] ?? "";
    await desk.post("/password", { old: WRONG, new: `${PASSWORD}!` }, who);
    const told = await Promise.all(
      ["/session", "/staff", "/audit", "/centres", "/colleagues"].map((path) =>
        desk.get(path, who),
      ),
    );
    const tables = ["staff", "staff_session", "staff_ticket", "audit"] as const;
    const kept = await Promise.all(
      tables.map((table) => desk.database.db.selectFrom(table).selectAll().execute()),
    );
    const hashes = kept
      .flat()
      .flatMap((row) => ("password_hash" in row ? [row.password_hash] : []));
    expect(hashes).toHaveLength(2);
    const answers = JSON.stringify([told.map(({ body }) => body), desk.log.lines]);
    for (const secret of [session, ticket, PASSWORD, WRONG]) {
      expect(secret).not.toBe("");
      expect(answers).not.toContain(secret);
      expect(JSON.stringify(kept)).not.toContain(secret);
    }
    for (const hash of hashes) expect(answers).not.toContain(hash);
    expect(answers).not.toMatch(/hash/i);
  });
});
