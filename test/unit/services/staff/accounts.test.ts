import { beforeEach, describe, expect, it } from "vitest";
import { RateLimited } from "../../../../src/domain/errors.ts";
import { TRIES } from "../../../../src/services/staff/limits.ts";
import { SIGN_IN } from "../../../../src/services/staff/sign-in.ts";
import { createBucketStore } from "../../../../src/store/buckets.ts";
import type { Database } from "../../../../src/store/database.ts";
import { accountsDesk, ADDRESS, BY, NEW_PASSWORD } from "../../../helpers/accounts-desk.ts";
import { MAIN, PASSWORD, SOUTH, type TestDesk } from "../../../helpers/desk.ts";
import type { FakeTime } from "../../../helpers/fake-time.ts";

const HOUR_MS = 3_600_000;

const { parts, signIn, isOpen, sessionIn, actions } = accountsDesk();
let time: FakeTime;
let database: Database;
let desk: TestDesk;
beforeEach(() => {
  ({ time, database, desk } = parts());
});

describe("signing in", () => {
  it("opens a session of its own each time, of which only a hash is kept", async () => {
    const li = await desk.account({ role: "staff" });
    const tokens = [await signIn(li), await signIn(li)];
    expect(new Set(tokens).size).toBe(2);
    for (const token of tokens) expect((await sessionIn(token)).staff).toEqual(li);
    expect(await isOpen("x".repeat(43))).toBe(false);
    const rows = await database.db.selectFrom("staff_session").selectAll().execute();
    expect(rows).toHaveLength(2);
    for (const token of tokens) expect(JSON.stringify(rows)).not.toContain(token);
  });

  it("takes an address in any letters and a password from any keyboard", async () => {
    const li = await desk.account({ role: "staff" });
    const result = await desk.accounts.login(
      li.email.toUpperCase(),
      PASSWORD.replace("a", "ａ"),
      ADDRESS,
    );
    expect(result.kind).toBe("signed-in");
  });

  it("refuses a stranger, a wrong password and an account that is not active alike", async () => {
    const li = await desk.account({ role: "staff" });
    const gone = await desk.account({ role: "staff", state: "disabled" });
    const new_ = await desk.account({ role: "staff", state: "invited" });
    const login = (email: string, password: string) =>
      desk.accounts.login(email, password, ADDRESS);
    const refused = { kind: "refused", reason: "wrong_credentials" };
    expect(await login(li.email, "a wrong long password")).toEqual(refused);
    expect(await login("nobody@centre.example", PASSWORD)).toEqual(refused);
    expect(await login(gone.email, PASSWORD)).toEqual(refused);
    expect(await login(new_.email, PASSWORD)).toEqual(refused);
    expect((await login(li.email, PASSWORD)).kind).toBe("signed-in");
  });

  it("does not open a session for who was disabled while the password was looked at", async () => {
    const li = await desk.account({ role: "staff" });
    const slow = await openSlow();
    const login = slow.accounts.login(li.email, PASSWORD, ADDRESS);
    await desk.accounts.edit(BY, li.id, { state: "disabled" });
    slow.goOn();
    expect(await login).toEqual({ kind: "refused", reason: "wrong_credentials" });
    expect(await database.db.selectFrom("staff_session").selectAll().execute()).toEqual([]);
  });

  it("ends with a sign-out, twelve idle hours, and seven days in any case", async () => {
    const li = await desk.account({ role: "staff" });
    const [out, idle, long] = [await signIn(li), await signIn(li), await signIn(li)];
    await desk.accounts.logout(out);
    expect([await isOpen(out), await isOpen(idle)]).toEqual([false, true]);
    const began = time.now().getTime();
    while (time.now().getTime() - began < SIGN_IN.longestMs - HOUR_MS) {
      expect(await isOpen(long)).toBe(true);
      time.advance(11 * HOUR_MS);
    }
    expect(await isOpen(idle)).toBe(false);
    time.advance(began + SIGN_IN.longestMs - 1 - time.now().getTime());
    expect(await isOpen(long)).toBe(true);
    time.advance(1);
    expect(await isOpen(long)).toBe(false);
  });

  it("is idle from the last use on, to the millisecond", async () => {
    const token = await signIn(await desk.account({ role: "staff" }));
    time.advance(SIGN_IN.idleMs - 1);
    expect(await isOpen(token)).toBe(true);
    time.advance(SIGN_IN.idleMs);
    expect(await isOpen(token)).toBe(false);
  });
});

describe("the limit of tries", () => {
  const fails = (email: string, address: string) =>
    desk.accounts.login(email, "a wrong long password", address);

  it("holds for an account from one address, refuses the right password too, and keeps nobody out elsewhere", async () => {
    const li = await desk.account({ role: "staff" });
    const other = await desk.account({ role: "staff" });
    const most = TRIES.perAccountAndAddress;
    for (let n = 0; n < most; n += 1) {
      expect((await fails(li.email, ADDRESS)).kind).toBe("refused");
    }
    const limited = async () => desk.accounts.login(li.email.toUpperCase(), PASSWORD, ADDRESS);
    const error: unknown = await limited().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RateLimited);
    expect(error).toMatchObject({ retryAfterMs: TRIES.windowMs / most });
    expect(await signIn(other)).toHaveLength(43);
    const elsewhere = await desk.accounts.login(li.email, PASSWORD, "198.51.100.1");
    expect(elsewhere.kind).toBe("signed-in");
    time.advance(TRIES.windowMs / most);
    expect((await limited()).kind).toBe("signed-in");
  });

  it("holds for an account from all addresses together", async () => {
    const li = await desk.account({ role: "staff" });
    for (let n = 0; n < TRIES.perAccount; n += 1) {
      expect((await fails(li.email, `192.0.2.${n}`)).kind).toBe("refused");
    }
    await expect(async () => fails(li.email, ADDRESS)).rejects.toThrow(RateLimited);
  });

  it("is not used up for an account by an address that has no try left", async () => {
    const li = await desk.account({ role: "staff" });
    const tried = async (email: string) => fails(email, ADDRESS);
    for (let n = 0; n < 2 * TRIES.perAccount; n += 1) {
      await tried(li.email).catch(() => undefined);
    }
    expect((await desk.accounts.login(li.email, PASSWORD, "198.51.100.1")).kind).toBe("signed-in");
  });

  it("holds for an address whatever accounts it tries, without using up theirs", async () => {
    const li = await desk.account({ role: "staff" });
    for (let n = 0; n < TRIES.perAddress; n += 1) {
      await fails(`nobody${n}@centre.example`, ADDRESS);
    }
    for (let n = 0; n < TRIES.perAccountAndAddress + 1; n += 1) {
      await expect(async () => fails(li.email, ADDRESS)).rejects.toThrow(RateLimited);
    }
    expect((await desk.accounts.login(li.email, PASSWORD, "198.51.100.1")).kind).toBe("signed-in");
  });

  it("is limited for the networks of 56 and of 48 bits of an IPv6 address, from whichever networks in them", async () => {
    const li = await desk.account({ role: "staff" });
    const from = (n: number): string => `2001:db8:7:${n.toString(16)}`;
    for (let n = 0; n < 2 * TRIES.perAddress; n += 1) {
      await fails(`nobody${String(n)}@centre.example`, from(n));
    }
    await expect(async () => fails(li.email, from(255))).rejects.toThrow(RateLimited);
    for (let n = 0; n < 2 * TRIES.perAddress; n += 1) {
      await fails(`somebody${String(n)}@centre.example`, from(256 * (n + 1)));
    }
    await expect(async () => fails(li.email, from(65_535))).rejects.toThrow(RateLimited);
    expect((await desk.accounts.login(li.email, PASSWORD, "2001:db8:8:0")).kind).toBe("signed-in");
  });

  it("counts for all processes together, and a restart gives nothing back", async () => {
    const li = await desk.account({ role: "staff" });
    const who = await sessionIn(await signIn(li));
    const { accounts, goOn } = await openSlow();
    goOn();
    for (let n = 1; n < TRIES.perAccountAndAddress; n += 1) {
      await (n % 2 === 0 ? desk.accounts : accounts).login(li.email, "a wrong one", ADDRESS);
    }
    for (let n = 0; n < TRIES.passwords; n += 1) {
      await (n % 2 === 0 ? desk.accounts : accounts).changePassword(who, "wrong", NEW_PASSWORD);
    }
    const restarted = await openSlow();
    restarted.goOn();
    for (const each of [restarted.accounts, accounts, desk.accounts]) {
      await expect(each.login(li.email, PASSWORD, ADDRESS)).rejects.toThrow(RateLimited);
      await expect(each.changePassword(who, PASSWORD, NEW_PASSWORD)).rejects.toThrow(RateLimited);
    }
  });

  it("is the same for an address that nobody has", async () => {
    for (let n = 0; n < TRIES.perAccountAndAddress; n += 1) {
      await fails("nobody@centre.example", ADDRESS);
    }
    await expect(async () => fails("nobody@centre.example", ADDRESS)).rejects.toThrow(RateLimited);
  });
});

describe("changing one’s password", () => {
  it("needs the old one, ends all other sessions and makes links void", async () => {
    const li = await desk.account({ role: "staff" });
    const [here, there] = [await signIn(li), await signIn(li)];
    const link = await desk.accounts.resetLink(BY, li.id);
    const who = await sessionIn(here);
    const change = (old: string, password: string) =>
      desk.accounts.changePassword(who, old, password);
    expect(await change(NEW_PASSWORD, NEW_PASSWORD)).toEqual({
      kind: "refused",
      reason: "wrong_password",
    });
    expect(await change(PASSWORD, "short")).toEqual({ kind: "refused", reason: "password_short" });
    expect([await isOpen(here), await isOpen(there)]).toEqual([true, true]);
    expect((await change(PASSWORD, NEW_PASSWORD)).kind).toBe("changed");
    expect([await isOpen(here), await isOpen(there)]).toEqual([true, false]);
    if (link.kind !== "link") throw new Error("no link");
    expect(await desk.accounts.tickets.look(link.token)).toBeNull();
    await expect(signIn(li)).rejects.toThrow("wrong_credentials");
    expect(await signIn(li, NEW_PASSWORD)).toHaveLength(43);
  });

  it("is limited by itself: no tries to sign in count, and none are used up", async () => {
    const li = await desk.account({ role: "staff" });
    const who = await sessionIn(await signIn(li));
    for (let n = 1; n < TRIES.perAccountAndAddress; n += 1) {
      await desk.accounts.login(li.email, "a wrong long password", ADDRESS);
    }
    const change = async () => desk.accounts.changePassword(who, "wrong", NEW_PASSWORD);
    for (let n = 0; n < TRIES.passwords; n += 1) await change();
    await expect(change).rejects.toThrow(RateLimited);
    expect((await desk.accounts.login(li.email, PASSWORD, "198.51.100.1")).kind).toBe("signed-in");
  });
});

describe("looking after accounts", () => {
  it("needs an administrator, whose centres it does not leave", async () => {
    const admin = await desk.account({ role: "admin", centres: [MAIN] });
    const lead = await desk.account({ role: "lead", centres: "all" });
    const own = await desk.account({ role: "staff", centres: [MAIN] });
    const other = await desk.account({ role: "staff", centres: [MAIN, SOUTH] });
    const { accounts } = desk;
    const ids = (await accounts.list(admin)).map(({ id }) => id);
    expect(ids.sort()).toEqual([admin.id, own.id].sort());
    await expect(accounts.list(lead)).rejects.toMatchObject({ code: "forbidden" });
    await expect(accounts.edit(lead, own.id, {})).rejects.toMatchObject({ code: "forbidden" });
    await expect(accounts.edit(admin, other.id, {})).rejects.toMatchObject({ code: "not_found" });
    await expect(accounts.resetLink(admin, other.id)).rejects.toMatchObject({ code: "not_found" });
    expect((await accounts.edit(admin, own.id, { role: "lead" })).kind).toBe("edited");
    for (const centres of ["all", [MAIN, SOUTH]] as const) {
      const edit = accounts.edit(admin, own.id, { centres });
      await expect(edit).rejects.toMatchObject({ code: "forbidden" });
      const invitation = { name: "X", email: "x@centre.example", role: "admin", centres } as const;
      await expect(accounts.invite(admin, invitation)).rejects.toMatchObject({ code: "forbidden" });
    }
  });

  it("goes by what the administrator is now, and not by what the page was opened with", async () => {
    const admin = await desk.account({ role: "admin", centres: "all" });
    const other = await desk.account({ role: "admin", centres: "all" });
    await desk.accounts.edit(other, admin.id, { role: "reader" });
    const edit = desk.accounts.edit(admin, other.id, { state: "disabled" });
    await expect(edit).rejects.toMatchObject({ code: "forbidden" });
  });

  it("keeps the last administrator of all centres", async () => {
    const last = await desk.account({ role: "admin", centres: "all" });
    await desk.account({ role: "admin", centres: [MAIN] });
    await desk.account({ role: "admin", centres: "all", state: "disabled" });
    const edits = [{ state: "disabled" }, { role: "lead" }, { centres: [MAIN] }] as const;
    for (const edit of edits) {
      expect(await desk.accounts.edit(last, last.id, edit)).toEqual({
        kind: "refused",
        reason: "last_admin",
      });
    }
    expect(await desk.store.find(last.id)).toEqual(last);
    await desk.account({ role: "admin", centres: "all" });
    expect((await desk.accounts.edit(last, last.id, { state: "disabled" })).kind).toBe("edited");
  });

  it("ends the sessions of a disabled account for good", async () => {
    const li = await desk.account({ role: "staff" });
    const token = await signIn(li);
    await desk.accounts.edit(BY, li.id, { role: "lead", name: "Wei" });
    expect((await sessionIn(token)).staff).toMatchObject({ role: "lead", name: "Wei" });
    await desk.accounts.edit(BY, li.id, { state: "disabled" });
    expect(await isOpen(token)).toBe(false);
    await desk.accounts.edit(BY, li.id, { state: "active" });
    expect(await isOpen(token)).toBe(false);
    expect(await isOpen(await signIn(li))).toBe(true);
  });

  it("names only centres that there are, and addresses once", async () => {
    const nowhere = "nowhere" as typeof MAIN;
    const invitation = { name: "X", email: "x@centre.example", role: "staff" } as const;
    const invite = (centres: (typeof MAIN)[], email: string) =>
      desk.accounts.invite(BY, { ...invitation, centres, email });
    expect(await invite([nowhere], invitation.email)).toMatchObject({ reason: "unknown_centre" });
    expect((await invite([SOUTH], invitation.email)).kind).toBe("invited");
    expect(await invite([SOUTH], "X@Centre.example")).toMatchObject({ reason: "email_taken" });
    expect(await invite([SOUTH], "x")).toMatchObject({ reason: "email_invalid" });
    const [staff] = await desk.accounts.list(BY);
    if (staff === undefined) throw new Error("nobody");
    const edit = await desk.accounts.edit(BY, staff.id, { centres: [nowhere] });
    expect(edit).toMatchObject({ reason: "unknown_centre" });
  });

  it("shows those who work on cases the active ones who share a centre", async () => {
    const li = await desk.account({ role: "staff", centres: [MAIN] });
    const everywhere = await desk.account({ role: "lead", centres: "all" });
    await desk.account({ role: "staff", centres: [SOUTH] });
    await desk.account({ role: "staff", centres: [MAIN], state: "disabled" });
    const editor = await desk.account({ role: "editor", centres: "all" });
    const both = await desk.account({ role: "staff", centres: [MAIN, SOUTH] });
    const names = (await desk.accounts.colleagues(li)).map(({ name }) => name);
    expect(names.sort()).toEqual([li.name, everywhere.name, editor.name, both.name].sort());
    // Of a centre that is none of theirs they hear nothing.
    const seen = (await desk.accounts.colleagues(li)).find(({ id }) => id === both.id);
    expect(seen?.centres).toEqual([MAIN]);
    await expect(desk.accounts.colleagues(editor)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("leaves a row of each change, with neither secrets nor words", async () => {
    const admin = await desk.account({ role: "admin", centres: "all" });
    const result = await desk.accounts.invite(admin, {
      name: "Secret Name",
      email: "secret@centre.example",
      role: "staff",
      centres: [MAIN],
    });
    if (result.kind === "refused") throw new Error(result.reason);
    const { staff, token } = result;
    await desk.accounts.tickets.accept(token, { password: PASSWORD });
    const session = await signIn(staff);
    await desk.accounts.setLanguage(await sessionIn(session), "zh");
    await desk.accounts.changePassword(await sessionIn(session), PASSWORD, NEW_PASSWORD);
    await desk.accounts.edit(admin, staff.id, { name: "Other", role: "lead", centres: [SOUTH] });
    await desk.accounts.resetLink(BY, staff.id);
    await desk.accounts.logout(session);
    await desk.accounts.edit(admin, staff.id, { state: "disabled" });
    await desk.accounts.edit(admin, staff.id, { state: "active" });
    expect(await actions()).toEqual([
      "centre.added",
      "staff.invited",
      "staff.joined",
      "session.opened",
      "staff.language",
      "staff.password",
      "staff.name",
      "staff.role",
      "staff.centres",
      "staff.link",
      "session.closed",
      "staff.disabled",
      "staff.enabled",
    ]);
    const rows = JSON.stringify(await database.db.selectFrom("audit").selectAll().execute());
    for (const secret of [token, session, PASSWORD, NEW_PASSWORD, "Secret Name", "secret@"]) {
      expect(rows).not.toContain(secret);
    }
    expect(rows).toContain(staff.id);
  });

  it("leaves no row of what was refused", async () => {
    const last = await desk.account({ role: "admin", centres: "all" });
    const before = await actions();
    await desk.accounts.edit(last, last.id, { role: "lead" });
    await desk.accounts.login(last.email, "a wrong long password", ADDRESS);
    expect(await actions()).toEqual(before);
    await signIn(last);
    expect(await actions()).toEqual([...before, "session.opened"]);
  });
});

/** Accounts of the same database, whose hasher waits until it is let go on. */
async function openSlow(): Promise<{ accounts: TestDesk["accounts"]; goOn: () => void }> {
  const { anyStrength, plainSeal, quickHasher } = await import("../../../helpers/desk.ts");
  const { createStaffAccounts } = await import("../../../../src/services/staff-accounts.ts");
  const { oneTimeCodes } = await import("../../../../src/app/one-time-codes.ts");
  const { secrets } = await import("../../../../src/app/secrets.ts");
  let goOn = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const accounts = createStaffAccounts({
    store: desk.store,
    tries: createBucketStore(database),
    strength: anyStrength,
    codes: oneTimeCodes,
    posts: desk.posts,
    seal: plainSeal,
    secondFactor: "off",
    provider: null,
    centres: desk.centreStore,
    secrets,
    clock: time,
    hasher: {
      ...quickHasher,
      verify: async (password, hash) => {
        await gate;
        return quickHasher.verify(password, hash);
      },
    },
  });
  return { accounts, goOn };
}
