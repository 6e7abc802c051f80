import { randomBytes } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { createDesk, type Desk } from "../../../../src/app/console.ts";
import { sealSecondFactors } from "../../../../src/app/desk-accounts.ts";
import type { Staff } from "../../../../src/domain/staff.ts";
import { accountsDesk, ADDRESS, BY } from "../../../helpers/accounts-desk.ts";
import { PASSWORD, quickHasher } from "../../../helpers/desk.ts";
import { newTotp, setUpFactor } from "../../../helpers/factor.ts";
import { keptLog } from "../../../helpers/fakes.ts";
import type { FakeTime } from "../../../helpers/fake-time.ts";

const STEP_MS = 30_000;
const [ONE, TWO] = [randomBytes(32), randomBytes(32)];

const { parts, sessionIn, signIn } = accountsDesk();
let time: FakeTime;
let li: Staff;
let secret: string;
beforeEach(async () => {
  time = parts().time;
  const { desk } = parts();
  li = await desk.account({ role: "staff" });
  secret = await setUpFactor(desk, await sessionIn(await signIn(li)), time);
});

/** The accounts of the same database, to a service with these keys. */
function keyed(present: Buffer | null, before: Buffer | null = null): Desk {
  return createDesk(parts().database, time, {
    hasher: quickHasher,
    secondFactor: "off",
    secondFactorKeys: { present, before },
  });
}

/** What comes of a sign-in with a code of the app, or a recovery code. */
async function signInWith({ accounts }: Pick<Desk, "accounts">, code?: string): Promise<string> {
  time.advance(STEP_MS);
  const half = await accounts.login(li.email, PASSWORD, ADDRESS);
  if (half.kind !== "half") throw new Error(half.kind);
  const shown = code ?? newTotp(secret, time);
  const done = await accounts.secondStep.enterCode(half.token, shown, ADDRESS);
  return done.kind === "refused" ? done.reason : done.kind;
}

const stored = async () => (await parts().desk.store.secondFactorOf(li.id))?.secret ?? "";

describe("the secret of a second factor", () => {
  it("in plain text is encrypted with the first code that is right after a key was set, and works on", async () => {
    expect(await stored()).toBe(secret);
    const desk = keyed(ONE);
    expect(await signInWith(desk, "000000")).toBe("wrong_code");
    expect(await stored()).toBe(secret);
    expect(await signInWith(desk)).toBe("signed-in");
    expect(await stored()).toMatch(/^sealed:1:/u);
    expect(await stored()).not.toContain(secret);
    expect(await signInWith(desk)).toBe("signed-in");
  });

  it("is encrypted from the first moment where there is a key, also while it is being set up", async () => {
    const desk = keyed(ONE);
    const wang = await parts().desk.account({ role: "staff" });
    const done = await desk.accounts.login(wang.email, PASSWORD, ADDRESS);
    if (done.kind !== "signed-in") throw new Error(done.kind);
    const begun = await desk.accounts.ownFactor.begin(done, {
      password: PASSWORD,
      address: ADDRESS,
    });
    if (begun.kind === "refused") throw new Error(begun.reason);
    expect((await desk.staffStore.secondFactorOf(wang.id))?.pending).toMatch(/^sealed:1:/u);
    await desk.accounts.ownFactor.confirm(done, newTotp(begun.secret, time), ADDRESS);
    const rows = await parts().database.db.selectFrom("staff_second_factor").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(begun.secret);
  });

  it("is encrypted at the start, once, and anew when the key is changed or taken away", async () => {
    const log = keptLog();
    expect(await keyed(ONE).accounts.factorKeys.sealAll()).toEqual({ sealed: 1, unreadable: 0 });
    expect(await keyed(ONE).accounts.factorKeys.sealAll()).toEqual({ sealed: 0, unreadable: 0 });
    const underOne = await stored();
    expect(await sealSecondFactors(keyed(TWO, ONE), log)).toBe(0);
    expect(await stored()).not.toBe(underOne);
    expect(await signInWith(keyed(TWO))).toBe("signed-in");
    expect(await signInWith(keyed(ONE))).toBe("second_factor_unreadable");
    expect(await sealSecondFactors(keyed(null, TWO), log)).toBe(0);
    expect(await stored()).toBe(secret);
    expect(log.lines.map(({ event, fields }) => [event, fields])).toEqual([
      ["second_factor.sealed", { accounts: 1 }],
      ["second_factor.sealed", { accounts: 1 }],
    ]);
  });

  it("that no key opens is left as it is and told of, while a recovery code works and a reset helps", async () => {
    const who = await sessionIn(await signedInAgain());
    const proof = { password: PASSWORD, code: newTotp(secret, time), address: ADDRESS };
    const codes = await parts().desk.accounts.ownFactor.newCodes(who, proof);
    if (codes.kind !== "codes") throw new Error(codes.reason);
    await keyed(ONE).accounts.factorKeys.sealAll();
    const before = await stored();
    const [wrong, log] = [keyed(TWO), keptLog()];
    expect(await sealSecondFactors(wrong, log)).toBe(1);
    expect(await wrong.accounts.factorKeys.unreadable()).toBe(1);
    expect(log.lines.map(({ event, fields }) => [event, fields])).toEqual([
      ["second_factor.unreadable", { accounts: 1 }],
    ]);
    expect(await stored()).toBe(before);
    expect(await signInWith(wrong)).toBe("second_factor_unreadable");
    expect(await signInWith(wrong, codes.recoveryCodes[0])).toBe("signed-in");
    expect(await wrong.accounts.resetSecondFactor(BY, li.id)).toEqual({ kind: "reset" });
    expect((await wrong.accounts.login(li.email, PASSWORD, ADDRESS)).kind).toBe("signed-in");
  });

  it("is of no use in the row of somebody else", async () => {
    const desk = keyed(ONE);
    await desk.accounts.factorKeys.sealAll();
    const wang = await parts().desk.account({ role: "staff" });
    const moved = { secret: await stored(), pending: null, lastStep: 0, confirmedAt: time.now() };
    await desk.staffStore.change((change) => change.saveSecondFactor(wang.id, moved));
    li = wang;
    expect(await signInWith(desk)).toBe("second_factor_unreadable");
  });
});

/** With a code, as one is asked for by now. */
async function signedInAgain(): Promise<string> {
  time.advance(STEP_MS);
  const { accounts } = parts().desk;
  const half = await accounts.login(li.email, PASSWORD, ADDRESS);
  if (half.kind !== "half") throw new Error(half.kind);
  const done = await accounts.secondStep.enterCode(half.token, newTotp(secret, time), ADDRESS);
  if (done.kind === "refused") throw new Error(done.reason);
  time.advance(STEP_MS);
  return done.token;
}
