import { beforeEach, describe, expect, it } from "vitest";
import { TOTP } from "otpauth";
import { RateLimited } from "../../../../src/domain/errors.ts";
import { needsSecondFactor } from "../../../../src/domain/second-factor.ts";
import { TRIES } from "../../../../src/services/staff/limits.ts";
import { SIGN_IN, type SignInHalf } from "../../../../src/services/staff/sign-in.ts";
import type { Staff } from "../../../../src/domain/staff.ts";
import { accountsDesk, ADDRESS, BY, NEW_PASSWORD } from "../../../helpers/accounts-desk.ts";
import { anyStrength, openTestDesk, PASSWORD, quickHasher } from "../../../helpers/desk.ts";
import type { TestDesk } from "../../../helpers/desk.ts";
import type { FakeTime } from "../../../helpers/fake-time.ts";
import type { Database } from "../../../../src/store/database.ts";

const STEP_MS = 30_000;

const { parts, isOpen, sessionIn, actions } = accountsDesk();
let time: FakeTime;
let database: Database;
let desk: TestDesk;
let admin: Staff;
beforeEach(async () => {
  ({ time, database } = parts());
  desk = await openTestDesk(database, time, quickHasher, anyStrength, "leads");
  admin = await desk.account({ role: "admin", centres: "all" });
});

/** As an app at the same time, or so many steps later, would show it. */
function codeOf(secret: string, steps = 0): string {
  return new TOTP({ secret }).generate({ timestamp: time.now().getTime() + steps * STEP_MS });
}

async function password(staff: Staff, words = PASSWORD): Promise<SignInHalf> {
  const half = await desk.accounts.login(staff.email, words, ADDRESS);
  if (half.kind !== "half") throw new Error(JSON.stringify(half));
  return half;
}

const enter = async (code: string, address = ADDRESS, staff = admin) =>
  desk.accounts.secondStep.enterCode((await password(staff)).token, code, address);

/** Sets one up at a sign-in where it is owed. */
async function setUp(staff = admin) {
  const { token } = await password(staff);
  const begun = await desk.accounts.secondStep.beginOwed(token);
  if (begun.kind === "refused") throw new Error(begun.reason);
  const { secret } = begun;
  const done = await desk.accounts.secondStep.confirmOwed(token, codeOf(secret), ADDRESS);
  if (done.kind === "refused") throw new Error(done.reason);
  time.advance(STEP_MS);
  return { secret, token: done.token, recoveryCodes: done.recoveryCodes };
}

/** One that somebody takes of their own accord. */
async function takeUp(staff: Staff) {
  const signedIn = await desk.accounts.login(staff.email, PASSWORD, ADDRESS);
  if (signedIn.kind !== "signed-in") throw new Error(JSON.stringify(signedIn));
  const begun = await desk.accounts.ownFactor.begin(signedIn, {
    password: PASSWORD,
    address: ADDRESS,
  });
  if (begun.kind === "refused") throw new Error(begun.reason);
  const confirm = (code: string) => desk.accounts.ownFactor.confirm(signedIn, code, ADDRESS);
  return { signedIn, secret: begun.secret, confirm };
}

describe("a second factor", () => {
  it("is asked of leads and administrators, of all, or of nobody", () => {
    const asked = (policy: "leads" | "all" | "off") =>
      (["reader", "staff", "editor", "lead", "admin"] as const).filter((role) =>
        needsSecondFactor(policy, role),
      );
    expect(asked("leads")).toEqual(["lead", "admin"]);
    expect(asked("all")).toHaveLength(5);
    expect(asked("off")).toEqual([]);
  });

  it("is set up at the sign-in of who needs one, and counts once a code confirms it", async () => {
    const half = await password(admin);
    expect(half.next).toBe("setup");
    expect(await isOpen(half.token)).toBe(false);
    const { secondStep } = desk.accounts;
    expect(await secondStep.confirmOwed(half.token, "123456", ADDRESS)).toMatchObject({
      reason: "nothing_set_up",
    });
    const begun = await secondStep.beginOwed(half.token);
    if (begun.kind === "refused") throw new Error(begun.reason);
    const account = encodeURIComponent(admin.email);
    expect(begun.address).toContain(`otpauth://totp/Yizhan:${account}?issuer=Yizhan&secret=`);
    const wrong = await secondStep.confirmOwed(half.token, codeOf(begun.secret, 2), ADDRESS);
    expect(wrong).toMatchObject({ reason: "wrong_code" });
    // It was not confirmed, so that it is set up anew.
    expect((await password(admin)).next).toBe("setup");
    const { token, recoveryCodes } = await setUp();
    expect(await isOpen(token)).toBe(true);
    expect(new Set(recoveryCodes).size).toBe(10);
    expect((await password(admin)).next).toBe("code");
  });

  it("takes the code of this half minute, the one before and the one after, each once", async () => {
    const { secret } = await setUp();
    time.advance(10 * STEP_MS);
    expect(await enter(codeOf(secret, -2))).toMatchObject({ reason: "wrong_code" });
    expect(await enter(codeOf(secret, 2))).toMatchObject({ reason: "wrong_code" });
    const typed = codeOf(secret).replace(/^.../, "$& ");
    expect((await enter(typed)).kind).toBe("signed-in");
    expect(await enter(codeOf(secret))).toMatchObject({ reason: "wrong_code" });
    expect(await enter(codeOf(secret, -1))).toMatchObject({ reason: "wrong_code" });
    expect((await enter(codeOf(secret, 1))).kind).toBe("signed-in");
  });

  it("lets one of two in who show the same code at the same time", async () => {
    const { secret } = await setUp();
    const halves = [await password(admin), await password(admin)];
    const code = codeOf(secret);
    const both = await Promise.all(
      halves.map(({ token }) => desk.accounts.secondStep.enterCode(token, code, ADDRESS)),
    );
    expect(both.map(({ kind }) => kind).sort()).toEqual(["refused", "signed-in"]);
  });

  it("is replaced by a recovery code, once each, however it is typed", async () => {
    const { recoveryCodes } = await setUp();
    const [code = ""] = recoveryCodes;
    expect((await enter(code.toLowerCase().replaceAll("-", " "))).kind).toBe("signed-in");
    expect(await enter(code)).toMatchObject({ reason: "wrong_code" });
    expect(await enter("2222-2222-2222")).toMatchObject({ reason: "wrong_code" });
    const rows = await database.db.selectFrom("staff_recovery_code").selectAll().execute();
    expect(rows).toHaveLength(9);
    for (const each of recoveryCodes) expect(JSON.stringify(rows)).not.toContain(each);
    expect(await actions()).toContain("staff.recovery_code_used");
  });

  it("has to be shown within half an hour, and not after the password was changed", async () => {
    const { secret, token } = await setUp();
    const late = await password(admin);
    time.advance(SIGN_IN.secondStepMs);
    const { secondStep } = desk.accounts;
    const over = { kind: "refused", reason: "sign_in_over" };
    expect(await secondStep.enterCode(late.token, codeOf(secret), ADDRESS)).toEqual(over);
    const early = await password(admin);
    const who = await sessionIn(token);
    await desk.accounts.changePassword(who, PASSWORD, NEW_PASSWORD);
    expect(await secondStep.enterCode(early.token, codeOf(secret), ADDRESS)).toEqual(over);
    // Nor does a session open what asks for a sign-in, or the other way round.
    expect(await secondStep.enterCode(token, codeOf(secret), ADDRESS)).toEqual(over);
    expect((await password(admin, NEW_PASSWORD)).next).toBe("code");
  });

  it("is tried ten times in a quarter of an hour from one address, and a hundred times a day", async () => {
    const { secret } = await setUp();
    const { token } = await password(admin);
    const wrong = (address: string) => desk.accounts.secondStep.enterCode(token, "abc", address);
    // One was used to set it up.
    for (let n = 1; n < TRIES.perAccountAndAddress; n += 1) await wrong(ADDRESS);
    const right = desk.accounts.secondStep.enterCode(token, codeOf(secret), ADDRESS);
    await expect(right).rejects.toThrow(RateLimited);
    const left: number = TRIES.codesPerDay - TRIES.perAccountAndAddress;
    for (let n = 0; n < left; n += 1) await wrong(`192.0.2.${n}`);
    await expect(wrong("192.0.2.250")).rejects.toThrow(RateLimited);
  });
});

describe("one’s own second factor", () => {
  it("may be had by everybody, and then asks for a code at each sign-in and each change of it", async () => {
    const li = await desk.account({ role: "staff" });
    const { signedIn, secret, confirm } = await takeUp(li);
    const other = await desk.accounts.login(li.email, PASSWORD, ADDRESS);
    const codes = await confirm(codeOf(secret));
    expect(codes.kind).toBe("codes");
    if (other.kind !== "signed-in") throw new Error("not signed in");
    expect([await isOpen(other.token), await isOpen(signedIn.token)]).toEqual([false, true]);
    expect(await desk.accounts.ownFactor.stateOf(signedIn)).toMatchObject({
      since: time.now(),
      recoveryCodesLeft: 10,
      isNeeded: false,
    });
    time.advance(STEP_MS);
    const off = (proof: object) =>
      desk.accounts.ownFactor.turnOff(signedIn, { password: PASSWORD, address: ADDRESS, ...proof });
    expect(await off({})).toMatchObject({ reason: "wrong_code" });
    expect(await off({ password: "wrong", code: codeOf(secret) })).toMatchObject({
      reason: "wrong_password",
    });
    expect((await enter(codeOf(secret), ADDRESS, li)).kind).toBe("signed-in");
    time.advance(STEP_MS);
    expect(await off({ code: codeOf(secret) })).toEqual({ kind: "off" });
    expect((await desk.accounts.login(li.email, PASSWORD, ADDRESS)).kind).toBe("signed-in");
  });

  it("is not turned off where the role asks for it, and is replaced with new codes", async () => {
    const { secret, token, recoveryCodes } = await setUp();
    const who = await sessionIn(token);
    const [first = "", second = "", third = ""] = recoveryCodes;
    const proof = (code: string) => ({ password: PASSWORD, code, address: ADDRESS });
    const { ownFactor } = desk.accounts;
    expect(await ownFactor.turnOff(who, proof(codeOf(secret)))).toMatchObject({
      reason: "second_factor_needed",
    });
    const fresh = await ownFactor.newCodes(who, proof(first));
    if (fresh.kind !== "codes") throw new Error("no codes");
    expect(await enter(second)).toMatchObject({ reason: "wrong_code" });
    const [another = ""] = fresh.recoveryCodes;
    const begun = await ownFactor.begin(who, proof(another));
    if (begun.kind === "refused") throw new Error(begun.reason);
    // The phone before counts until the new one is confirmed.
    time.advance(STEP_MS);
    expect((await enter(codeOf(secret))).kind).toBe("signed-in");
    await ownFactor.confirm(who, codeOf(begun.secret), ADDRESS);
    time.advance(STEP_MS);
    expect(await enter(codeOf(secret))).toMatchObject({ reason: "wrong_code" });
    expect((await enter(codeOf(begun.secret))).kind).toBe("signed-in");
    expect(await enter(third)).toMatchObject({ reason: "wrong_code" });
  });
});

describe("a lost phone", () => {
  it("is helped by an administrator, which is recorded and ends all sessions, and not by a new password", async () => {
    const lead = await desk.account({ role: "lead" });
    const { token } = await setUp(lead);
    const link = await desk.accounts.resetLink(BY, lead.id);
    if (link.kind !== "link") throw new Error("no link");
    await desk.accounts.tickets.accept(link.token, { password: NEW_PASSWORD });
    expect((await password(lead, NEW_PASSWORD)).next).toBe("code");
    const again = await desk.accounts.resetSecondFactor(admin, lead.id);
    expect([again.kind, await isOpen(token)]).toEqual(["reset", false]);
    expect((await password(lead, NEW_PASSWORD)).next).toBe("setup");
    expect((await actions()).at(-1)).toBe("staff.second_factor_reset");
    expect(await desk.accounts.resetSecondFactor(BY, lead.id)).toMatchObject({
      reason: "nothing_set_up",
    });
    await expect(desk.accounts.resetSecondFactor(lead, admin.id)).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
