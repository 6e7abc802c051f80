import { TOTP } from "otpauth";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { RateLimited } from "../../../../src/domain/errors.ts";
import type { Staff } from "../../../../src/domain/staff.ts";
import type { KnownPerson } from "../../../helpers/openid-provider.ts";
import { MAIN, SOUTH } from "../../../helpers/desk.ts";
import {
  Jar,
  startProviderConsole,
  type ProviderConsole,
} from "../../../helpers/provider-console.ts";

const EMAIL = "li@centre.example";
const MINUTE_MS = 60_000;
const BACK = "/console/centres";

const MAPPED = {
  OIDC_ROLE_CLAIM: "groups",
  OIDC_ROLES: "desk=leads=lead; desk=staff=staff; chiefs=admin",
  OIDC_CENTRES_CLAIM: "offices",
  OIDC_CENTRES: "south=south; head=all; nowhere=nowhere",
};

function person(more: KnownPerson["claims"] = {}, amr: readonly string[] = []): KnownPerson {
  return { claims: { email: EMAIL, email_verified: true, name: "Li Wei", ...more }, amr };
}

let desk: ProviderConsole;

function deskWith(...parts: Parameters<typeof startProviderConsole>): void {
  beforeEach(async () => {
    desk = await startProviderConsole(...parts);
    desk.provider.people.set("17", person());
    desk.provider.visitor = "17";
  });
  afterEach(() => desk.stop());
}

const refused = (reason: string): string => `/console#refused=${reason}`;
const actions = async (): Promise<string[]> =>
  (await desk.trail.page(null, 100)).map(({ action }) => action).reverse();
const find = async (staff: Staff) => desk.store.find(staff.id);

describe("who was invited to the desk", () => {
  deskWith();

  it("comes in by the verified address once, and from then on by issuer and subject alone", async () => {
    const li = await desk.account({ role: "staff", email: EMAIL });
    const wang = await desk.account({ role: "admin", centres: "all" });
    const jar = new Jar();
    expect(await desk.comeIn(jar)).toBe(BACK);
    expect(await desk.session(jar)).toBe(200);
    expect(await desk.store.boundTo({ issuer: desk.provider.issuer, subject: "17" })).toBe(li.id);
    // Whatever address the provider gives the person later, the account stays theirs.
    desk.provider.people.set("17", person({ email: wang.email }));
    const again = new Jar();
    expect(await desk.comeIn(again)).toBe(BACK);
    const token = again.get("yizhan_session") ?? "";
    expect((await desk.accounts.sessionOf(token))?.staff.id).toBe(li.id);
    expect(await actions()).toEqual([
      "centre.added",
      "staff.bound",
      "session.opened",
      "session.opened",
    ]);
  });

  it("keeps the account when the address goes to somebody else at the provider", async () => {
    await desk.account({ role: "admin", email: EMAIL });
    await desk.comeIn();
    desk.provider.people.set("18", person());
    desk.provider.visitor = "18";
    expect(await desk.comeIn()).toBe(refused("provider_other"));
    expect(await desk.store.boundTo({ issuer: desk.provider.issuer, subject: "18" })).toBeNull();
  });

  it("is bound to another person once an administrator has unbound the account, which ends the sessions", async () => {
    const li = await desk.account({ role: "staff", email: EMAIL });
    const jar = new Jar();
    await desk.comeIn(jar);
    expect(await desk.accounts.unbind("command line", li.id)).toEqual({ kind: "unbound" });
    expect(await desk.accounts.unbind("command line", li.id)).toMatchObject({
      reason: "not_bound",
    });
    expect(await desk.session(jar)).toBe(401);
    desk.provider.people.set("18", person());
    desk.provider.visitor = "18";
    expect(await desk.comeIn()).toBe(BACK);
  });

  it("needs no password: an invitation is accepted by coming in, and its link is void", async () => {
    await desk.account({ role: "admin", centres: "all" });
    const invited = await desk.accounts.invite("command line", {
      name: "Li Wei",
      email: EMAIL,
      role: "staff",
      centres: [MAIN],
    });
    if (invited.kind !== "invited") throw new Error(invited.reason);
    expect(await desk.comeIn()).toBe(BACK);
    expect(await find(invited.staff)).toMatchObject({ state: "active", role: "staff" });
    expect(await desk.accounts.tickets.look(invited.token)).toBeNull();
  });

  it.each([false, undefined, "true"])("is nobody while email_verified is %s", async (verified) => {
    await desk.account({ role: "staff", email: EMAIL });
    desk.provider.people.set("17", person({ email_verified: verified }));
    expect(await desk.comeIn()).toBe(refused("provider_email"));
  });

  it("is refused without an account, with a disabled one, and where the provider refuses", async () => {
    expect(await desk.comeIn()).toBe(refused("provider_stranger"));
    await desk.account({ role: "staff", email: EMAIL, state: "disabled" });
    expect(await desk.comeIn()).toBe(refused("provider_disabled"));
    desk.provider.visitor = null;
    expect(await desk.comeIn()).toBe(refused("provider_denied"));
    expect(await desk.store.boundTo({ issuer: desk.provider.issuer, subject: "17" })).toBeNull();
  });
});

describe("who has a role by a claim", () => {
  deskWith(MAPPED);
  const groups = (names: readonly string[], offices: readonly string[] = ["south"]) =>
    desk.provider.people.set("17", person({ groups: names, offices }));

  it("gets an account at the first sign-in, and what the provider says by then at each later one", async () => {
    groups(["other", "desk=staff"]);
    expect(await desk.comeIn()).toBe(BACK);
    const [made] = await desk.store.list();
    expect(made).toMatchObject({ name: "Li Wei", email: EMAIL, role: "staff", centres: [SOUTH] });
    groups(["desk=staff", "desk=leads"], ["head", "south"]);
    await desk.comeIn();
    expect(await desk.store.list()).toMatchObject([{ role: "lead", centres: "all" }]);
    expect((await desk.trail.page(null, 4)).map(({ action, actor }) => [action, actor])).toEqual([
      ["session.opened", made?.id],
      ["staff.centres", "service"],
      ["staff.role", "service"],
      ["session.opened", made?.id],
    ]);
    expect(await actions()).toContain("staff.made");
  });

  it("is refused without a role, without a centre, and with one that is not there", async () => {
    groups(["staff", "admin"]);
    expect(await desk.comeIn()).toBe(refused("provider_role"));
    groups(["desk=staff"], ["north"]);
    expect(await desk.comeIn()).toBe(refused("provider_role"));
    groups(["desk=staff"], ["nowhere"]);
    expect(await desk.comeIn()).toBe(refused("provider_centre"));
    expect(await desk.store.list()).toEqual([]);
  });

  it("is no longer let in once the role is gone, and stays the last administrator meanwhile", async () => {
    groups(["chiefs"], ["head"]);
    await desk.comeIn();
    groups([]);
    expect(await desk.comeIn()).toBe(refused("provider_role"));
    groups(["desk=staff"], ["head"]);
    expect(await desk.comeIn()).toBe(refused("last_admin"));
    expect(await desk.store.list()).toMatchObject([{ role: "admin", centres: "all" }]);
  });
});

describe("a session that a provider opened", () => {
  deskWith();
  const open = async (): Promise<Jar> => {
    await desk.account({ role: "staff", email: EMAIL });
    const jar = new Jar();
    await desk.comeIn(jar);
    return jar;
  };

  it("ends within a minute once the account is disabled there", async () => {
    const jar = await open();
    desk.provider.people.delete("17");
    desk.time.advance(10_000);
    expect(await desk.session(jar)).toBe(200);
    desk.time.advance(45_000);
    // Those that come while the provider is asked wait for what it says.
    const all = await Promise.all([1, 2, 3].map(() => desk.session(jar)));
    expect(all).toEqual([401, 401, 401]);
    desk.provider.people.set("17", person());
    expect(await desk.session(jar)).toBe(401);
    expect(await actions()).toContain("session.ended");
  });

  it("ends within a minute for a page that only follows changes, too", async () => {
    const jar = await open();
    const { accounts } = desk.deps;
    const signedIn = await accounts.sessionOf(jar.get("yizhan_session") ?? "");
    if (signedIn === null) throw new Error("they are signed in");
    desk.provider.people.delete("17");
    desk.time.advance(45_000);
    expect(await accounts.isOpen(signedIn.session)).toBe(true);
    desk.time.advance(10_000);
    expect(await accounts.isOpen(signedIn.session)).toBe(false);
  });

  it("asks once a minute at most, however many requests come, and goes on with each new token", async () => {
    const jar = await open();
    const before = desk.provider.asked();
    for (let minute = 1; minute <= 3; minute += 1) {
      desk.time.advance(MINUTE_MS);
      const all = await Promise.all([1, 2, 3, 4].map(() => desk.session(jar)));
      expect(all).toEqual([200, 200, 200, 200]);
      expect(desk.provider.asked()).toBe(before + minute);
    }
  });

  it("goes on for an hour while the provider is silent, and is checked when it is back", async () => {
    const jar = await open();
    await desk.provider.down(true);
    desk.time.advance(59 * MINUTE_MS);
    expect(await desk.session(jar)).toBe(200);
    await desk.provider.down(false);
    desk.time.advance(MINUTE_MS);
    expect(await desk.session(jar)).toBe(200);
    await desk.provider.down(true);
    desk.time.advance(59 * MINUTE_MS);
    expect(await desk.session(jar)).toBe(200);
    desk.time.advance(MINUTE_MS);
    expect(await desk.session(jar)).toBe(401);
  });

  it("leaves in the database no token that could be read or used for another account", async () => {
    const jar = await open();
    const token = jar.get("yizhan_session") ?? "";
    const welcome = (await desk.accounts.sessionOf(token))?.session.welcome;
    const sealed = welcome?.refreshToken ?? "";
    const [staff] = await desk.store.list();
    expect(desk.sealer.open(sealed, `welcome of ${String(staff?.id)}`)).toMatch(/^[\w-]{20,}$/);
    expect(desk.sealer.open(sealed, "welcome of another")).toBeNull();
  });
});

describe("the way to the provider and back", () => {
  deskWith();
  beforeEach(async () => {
    await desk.account({ role: "staff", email: EMAIL });
  });
  const finish = async (jar: Jar, url: string): Promise<string> =>
    (await jar.ask(url)).headers.get("Location") ?? "";

  it("is refused with a forged state, without the cookie, and the second time", async () => {
    const jar = new Jar();
    const url = await desk.toCallback(jar);
    const forged = new URL(url);
    forged.searchParams.set("state", "of another");
    const way = jar.get("yizhan_way") ?? "";
    expect(await finish(jar, forged.href)).toBe(refused("provider_over"));
    expect(jar.get("yizhan_way")).toBeUndefined();
    expect(await finish(jar, url)).toBe(refused("provider_over"));
    jar.set("yizhan_way", way);
    expect(await finish(jar, url)).toBe(BACK);
    jar.set("yizhan_way", way);
    expect(await finish(jar, url)).toBe(refused("provider_over"));
  });

  it("is refused with another nonce, another verifier, and after ten minutes", async () => {
    const change = async (more: object): Promise<string> => {
      const jar = new Jar();
      const url = await desk.toCallback(jar);
      const purpose = "way to the provider";
      const way = desk.sealer.open(jar.get("yizhan_way") ?? "", purpose) ?? "";
      const other = JSON.stringify({ ...(JSON.parse(way) as object), ...more });
      jar.set("yizhan_way", desk.sealer.seal(other, purpose));
      return finish(jar, url);
    };
    expect(await change({})).toBe(BACK);
    expect(await change({ nonce: "another" })).toBe(refused("provider_answer"));
    expect(await change({ verifier: "v".repeat(43) })).toBe(refused("provider_answer"));
    const jar = new Jar();
    const url = await desk.toCallback(jar);
    desk.time.advance(10 * MINUTE_MS);
    expect(await finish(jar, url)).toBe(refused("provider_over"));
  });

  it("leads to pages of the desk and nowhere else", async () => {
    for (const to of [
      "https://evil.example/console/",
      "//evil.example/console",
      "/console/../a/b",
      "/console/api/session",
      "/console/login/oidc",
      "\\\\evil.example",
    ]) {
      const jar = new Jar();
      const url = `${desk.url}/console/login/oidc?to=${encodeURIComponent(to)}`;
      const begun = await jar.ask(url, { "Sec-Fetch-Site": "cross-site" });
      expect(begun.headers.get("Location")).toBe("/console");
      expect(jar.get("yizhan_way")).toBeUndefined();
    }
    const inDesk = `${desk.url}/console/login/oidc?to=/console/cases/1%3Fa=b`;
    const refusedFrom = await new Jar().ask(inDesk, { "Sec-Fetch-Site": "cross-site" });
    expect(refusedFrom.headers.get("Location")).toBe("/console/cases/1?a=b");
  });

  it("counts among the tries of an address", async () => {
    const jar = new Jar();
    const begin = async () =>
      (await jar.ask(`${desk.url}/console/login/oidc`)).headers.get("Location") ?? "";
    for (let count = 0; count < 50; count += 1) {
      expect(await begin()).toMatch(/^http:\/\/localhost:/u);
    }
    expect(await begin()).toBe(refused("too_many"));
  });

  it("counts among the tries of the networks of 56 and of 48 bits of an IPv6 address", async () => {
    const { byProvider } = desk.deps.accounts;
    if (byProvider === null) throw new Error("there is a provider");
    const begin = (n: number) => byProvider.begin(`2001:db8:7:${n.toString(16)}`, "/console");
    for (let n = 0; n < 100; n += 1) expect(await begin(n)).toMatchObject({ kind: "begun" });
    await expect(begin(255)).rejects.toThrow(RateLimited);
    expect(await begin(256)).toMatchObject({ kind: "begun" });
  });

  it("sets cookies that no script reads and only the way back is sent across sites", async () => {
    const jar = new Jar();
    const begun = await jar.ask(`${desk.url}/console/login/oidc`);
    expect(begun.headers.getSetCookie().join()).toMatch(/^yizhan_way=.*HttpOnly; SameSite=Lax$/u);
    const back = await jar.ask(await desk.toCallback(jar));
    const session = back.headers.getSetCookie().find((line) => line.startsWith("yizhan_session"));
    expect(session).toMatch(/HttpOnly; SameSite=Strict$/u);
  });

  it("begins again where the provider is back, and passwords count meanwhile", async () => {
    const info = async () => (await desk.get("/login/provider")).body;
    await desk.provider.down(true);
    const silent = { provider: { name: "Institute Login", isReachable: false } };
    expect(await info()).toEqual(silent);
    const begun = await new Jar().ask(`${desk.url}/console/login/oidc`);
    expect(begun.headers.get("Location")).toBe(refused("provider_silent"));
    const [li] = await desk.store.list();
    if (li === undefined) throw new Error("there is no account");
    expect((await desk.signIn(li)).csrf).not.toBeNull();
    await desk.provider.down(false);
    desk.time.advance(10_000);
    expect(await info()).toEqual({ provider: { ...silent.provider, isReachable: true } });
    expect(await desk.comeIn()).toBe(BACK);
  });
});

describe("a second factor after the provider", () => {
  const values = { OIDC_SECOND_FACTOR_VALUES: "otp hwk" };
  describe("that says that there was one", () => {
    deskWith(values, "all");
    it("is not asked for, and is where the provider says nothing of it", async () => {
      await desk.account({ role: "staff", email: EMAIL });
      const jar = new Jar();
      expect(await desk.comeIn(jar)).toBe(`${BACK}#next=setup`);
      expect(await desk.session(jar)).toBe(401);
      desk.provider.people.set("17", person({}, ["pwd", "otp"]));
      expect(await desk.comeIn()).toBe(BACK);
    });
  });
  describe("whose word does not count", () => {
    deskWith({ OIDC_SECOND_FACTOR: "desk" }, "all");
    it("is that of the desk, and the session after it is checked with the provider", async () => {
      await desk.account({ role: "staff", email: EMAIL });
      desk.provider.people.set("17", person({}, ["otp"]));
      const jar = new Jar();
      expect(await desk.comeIn(jar)).toBe(`${BACK}#next=setup`);
      const { secondStep } = desk.accounts;
      const token = jar.get("yizhan_session") ?? "";
      const begun = await secondStep.beginOwed(token);
      if (begun.kind === "refused") throw new Error(begun.reason);
      const code = new TOTP({ secret: begun.secret }).generate({
        timestamp: desk.time.now().getTime(),
      });
      const done = await secondStep.confirmOwed(token, code, "203.0.113.7");
      if (done.kind === "refused") throw new Error(done.reason);
      expect(await desk.accounts.sessionOf(done.token)).not.toBeNull();
      desk.provider.people.delete("17");
      desk.time.advance(MINUTE_MS);
      expect(await desk.accounts.sessionOf(done.token)).toBeNull();
    });
  });
  describe("that is trusted", () => {
    deskWith({}, "all");
    it("is not asked for", async () => {
      await desk.account({ role: "admin", email: EMAIL });
      expect(await desk.comeIn()).toBe(BACK);
    });
  });
});
