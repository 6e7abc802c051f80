import { beforeEach, describe, expect, it } from "vitest";
import type { Staff } from "../../../../src/domain/staff.ts";
import type { PersonId } from "../../../../src/domain/message.ts";
import { createStaffLinks } from "../../../../src/store/staff-links.ts";
import type { Database } from "../../../../src/store/database.ts";
import { accountsDesk, BY, NEW_PASSWORD } from "../../../helpers/accounts-desk.ts";
import { MAIN, PASSWORD, type TestDesk } from "../../../helpers/desk.ts";
import type { FakeTime } from "../../../helpers/fake-time.ts";

const HOUR_MS = 3_600_000;

const { parts, signIn, isOpen } = accountsDesk();
let time: FakeTime;
let database: Database;
let desk: TestDesk;
beforeEach(() => {
  ({ time, database, desk } = parts());
});

describe("one-time links", () => {
  const invitation = {
    name: "Li Wei",
    email: "li@centre.example",
    role: "staff",
    centres: [MAIN],
  } as const;

  async function invite(): Promise<{ token: string; staff: Staff }> {
    const result = await desk.accounts.invite(BY, invitation);
    if (result.kind === "refused") throw new Error(result.reason);
    return result;
  }

  it("of an invitation set the first password once, within seven days", async () => {
    const { token, staff } = await invite();
    expect(staff).toMatchObject({ ...invitation, state: "invited" });
    const { tickets } = desk.accounts;
    expect(await tickets.look(token)).toEqual({
      kind: "invitation",
      email: invitation.email,
      name: invitation.name,
    });
    time.advance(7 * 24 * HOUR_MS - 1);
    expect(await tickets.accept(token, { password: "short" })).toEqual({
      kind: "refused",
      reason: "password_short",
    });
    expect(await tickets.accept(token, { password: PASSWORD, name: "Li" })).toEqual({
      kind: "accepted",
      email: invitation.email,
    });
    expect(await tickets.look(token)).toBeNull();
    const again = await tickets.accept(token, { password: NEW_PASSWORD });
    expect(again).toEqual({ kind: "refused", reason: "ticket_void" });
    await signIn(staff);
    expect(await desk.store.find(staff.id)).toMatchObject({ name: "Li", state: "active" });
  });

  it("of an invitation begin with the language of whoever invites, and keep that of whoever accepts", async () => {
    const admin = await desk.account({ role: "admin", centres: "all", language: "zh" });
    const invited = await desk.accounts.invite(admin, invitation);
    if (invited.kind === "refused") throw new Error(invited.reason);
    expect(invited.staff.language).toBe("zh");
    const { tickets } = desk.accounts;
    await tickets.accept(invited.token, { password: PASSWORD, language: "en" });
    expect((await desk.store.find(invited.staff.id))?.language).toBe("en");
    const reset = await desk.accounts.resetLink(BY, admin.id);
    if (reset.kind === "refused") throw new Error(reset.reason);
    await tickets.accept(reset.token, { password: NEW_PASSWORD });
    expect((await desk.store.find(admin.id))?.language).toBe("zh");
  });

  it("cannot be used once they have expired", async () => {
    const { token } = await invite();
    time.advance(7 * 24 * HOUR_MS);
    const { tickets } = desk.accounts;
    expect(await tickets.look(token)).toBeNull();
    expect((await tickets.accept(token, { password: PASSWORD })).kind).toBe("refused");
  });

  it("of a new password hold for a day, and end the sessions of the account", async () => {
    const li = await desk.account({ role: "staff" });
    const open = await signIn(li);
    const link = async () => {
      const result = await desk.accounts.resetLink(BY, li.id);
      if (result.kind === "refused") throw new Error(result.reason);
      return result.token;
    };
    const [old, late] = [await link(), await link()];
    const { tickets } = desk.accounts;
    expect(await tickets.look(old)).toBeNull();
    expect(await tickets.look(late)).toMatchObject({ kind: "reset" });
    time.advance(24 * HOUR_MS);
    expect(await tickets.look(late)).toBeNull();
    const fresh = await link();
    const used = await signIn(li);
    expect((await tickets.accept(fresh, { password: NEW_PASSWORD })).kind).toBe("accepted");
    expect([await isOpen(open), await isOpen(used)]).toEqual([false, false]);
    await signIn(li, NEW_PASSWORD);
  });

  it("end accounts in messengers when they give a new password, and so does disabling", async () => {
    const li = await desk.account({ role: "staff" });
    const links = createStaffLinks(database);
    const account = { platform: "slack", installation: "T1", person: "U1" as PersonId } as const;
    const linkOne = async (): Promise<void> => {
      await links.offer(li.id, "code", new Date(time.now().getTime() + HOUR_MS));
      const link = { account, name: null, linkedAt: time.now() };
      expect(await links.claim("code", link, () => [])).toMatchObject({ staff: li.id });
    };
    await linkOne();
    const reset = await desk.accounts.resetLink(BY, li.id);
    if (reset.kind === "refused") throw new Error(reset.reason);
    expect(await links.staffOf(account)).toBe(li.id);
    await desk.accounts.tickets.accept(reset.token, { password: NEW_PASSWORD });
    expect(await links.staffOf(account)).toBeNull();
    await linkOne();
    await desk.accounts.edit(BY, li.id, { state: "disabled" });
    expect(await links.staffOf(account)).toBeNull();
  });

  it("are not given out for a disabled account, and end when it is disabled", async () => {
    const { token, staff } = await invite();
    await desk.accounts.edit(BY, staff.id, { state: "disabled" });
    expect(await desk.accounts.tickets.look(token)).toBeNull();
    expect(await desk.accounts.resetLink(BY, staff.id)).toEqual({
      kind: "refused",
      reason: "disabled",
    });
    const enabled = await desk.accounts.edit(BY, staff.id, { state: "active" });
    expect(enabled).toMatchObject({ staff: { state: "invited" } });
    expect((await desk.accounts.resetLink(BY, staff.id)).kind).toBe("link");
  });

  it("used at the same time set one password", async () => {
    const { token } = await invite();
    const accept = (password: string) => desk.accounts.tickets.accept(token, { password });
    const results = await Promise.all([accept(PASSWORD), accept(NEW_PASSWORD)]);
    expect(results.map(({ kind }) => kind).sort()).toEqual(["accepted", "refused"]);
  });

  it("are kept as hashes only", async () => {
    const { token } = await invite();
    const rows = await database.db.selectFrom("staff_ticket").selectAll().execute();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe("the first administrator", () => {
  const chosen = {
    password: PASSWORD,
    name: "An",
    email: "an@centre.example",
    language: "zh",
  } as const;

  async function firstLink(): Promise<string> {
    const token = await desk.accounts.tickets.firstAdmin();
    if (token === null) throw new Error("no link");
    return token;
  }

  it("chooses name and address with the newest link, of which there are no more afterwards", async () => {
    const { tickets } = desk.accounts;
    const [old, token] = [await firstLink(), await firstLink()];
    expect(await tickets.look(old)).toBeNull();
    expect(await tickets.look(token)).toEqual({ kind: "first_admin", email: null, name: null });
    const refusal = async (given: object) => tickets.accept(token, { ...chosen, ...given });
    expect(await refusal({ name: undefined })).toMatchObject({ reason: "name_missing" });
    expect(await refusal({ email: undefined })).toMatchObject({ reason: "email_invalid" });
    expect(await refusal({ email: "an" })).toMatchObject({ reason: "email_invalid" });
    expect(await tickets.accept(token, chosen)).toEqual({ kind: "accepted", email: chosen.email });
    expect(await desk.accounts.list(BY)).toMatchObject([
      {
        name: "An",
        email: chosen.email,
        role: "admin",
        centres: "all",
        state: "active",
        language: "zh",
      },
    ]);
    expect(await tickets.firstAdmin()).toBeNull();
  });

  it("cannot be made with a link from before there was one", async () => {
    const token = await firstLink();
    await desk.account({ role: "admin", centres: "all" });
    expect(await desk.accounts.tickets.look(token)).toBeNull();
    expect(await desk.accounts.tickets.accept(token, chosen)).toMatchObject({
      reason: "ticket_void",
    });
  });

  it("cannot be made a day later, nor take over an account that is there", async () => {
    const li = await desk.account({ role: "staff" });
    const taken = await firstLink();
    expect(await desk.accounts.tickets.accept(taken, { ...chosen, email: li.email })).toMatchObject(
      { reason: "email_taken" },
    );
    time.advance(24 * HOUR_MS);
    expect((await desk.accounts.tickets.accept(taken, chosen)).kind).toBe("refused");
  });
});
