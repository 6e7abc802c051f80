import { beforeEach, describe, expect, it } from "vitest";
import { SIGN_IN } from "../../../../src/services/staff/sign-in.ts";
import type { Staff } from "../../../../src/domain/staff.ts";
import { accountsDesk, ADDRESS, BY } from "../../../helpers/accounts-desk.ts";
import { MAIN, PASSWORD, SOUTH, type TestDesk } from "../../../helpers/desk.ts";
import type { FakeTime } from "../../../helpers/fake-time.ts";

const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

const { parts, signIn, isOpen, sessionIn, actions } = accountsDesk();
let time: FakeTime;
let desk: TestDesk;
let li: Staff;
beforeEach(async () => {
  ({ time, desk } = parts());
  li = await desk.account({ role: "staff", centres: [MAIN] });
});

const list = async (token: string) => desk.accounts.ownSessions.list(await sessionIn(token));

describe("one’s own sessions", () => {
  it("are listed with when, with what and roughly from where they were opened, and without what opens them", async () => {
    const done = await desk.accounts.login(li.email, PASSWORD, ADDRESS, FIREFOX);
    if (done.kind !== "signed-in") throw new Error("not signed in");
    const begunAt = time.now();
    time.advance(60_000);
    const second = await signIn(li);
    await signIn(await desk.account({ role: "staff" }));
    const sessions = await list(second);
    expect(sessions).toMatchObject([
      { isThis: true, createdAt: time.now(), origin: { browser: null, system: null } },
      {
        isThis: false,
        createdAt: begunAt,
        usedAt: begunAt,
        origin: { network: "203.0.113.0/24", browser: "Firefox", system: "Linux" },
      },
    ]);
    const rows = await parts().database.db.selectFrom("staff_session").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(ADDRESS);
    const shown = JSON.stringify(sessions);
    for (const { token_hash } of rows) expect(shown).not.toContain(token_hash);
  });

  it("are left out once they are over by themselves", async () => {
    await signIn(li);
    time.advance(SIGN_IN.idleMs);
    expect(await list(await signIn(li))).toHaveLength(1);
  });

  it("are ended one by one, only by their owner", async () => {
    const [one, two] = [await signIn(li), await signIn(li)];
    const other = await signIn(await desk.account({ role: "staff" }));
    const lost = (await list(two)).find(({ isThis }) => !isThis)?.id ?? "";
    const { ownSessions } = desk.accounts;
    expect(await ownSessions.end(await sessionIn(other), lost)).toBe(false);
    expect(await ownSessions.end(await sessionIn(two), lost)).toBe(true);
    expect(await ownSessions.end(await sessionIn(two), lost)).toBe(false);
    expect([await isOpen(one), await isOpen(two), await isOpen(other)]).toEqual([
      false,
      true,
      true,
    ]);
    expect((await desk.trail.page(null, 1))[0]).toMatchObject({
      action: "session.ended",
      actor: li.id,
      target: li.id,
      details: { count: 1 },
    });
  });

  it("are ended all at once but for the one that asks", async () => {
    const tokens = [await signIn(li), await signIn(li), await signIn(li)];
    const own = tokens[1] ?? "";
    const { ownSessions } = desk.accounts;
    expect(await ownSessions.endOthers(await sessionIn(own))).toBe(2);
    expect(await ownSessions.endOthers(await sessionIn(own))).toBe(0);
    expect(await Promise.all(tokens.map(isOpen))).toEqual([false, true, false]);
    expect((await actions()).filter((each) => each === "session.ended")).toHaveLength(1);
  });
});

describe("the sessions of a colleague", () => {
  it("are ended by who looks after the account, and by nobody else", async () => {
    const token = await signIn(li);
    await signIn(li);
    const south = await desk.account({ role: "admin", centres: [SOUTH] });
    const lead = await desk.account({ role: "lead", centres: "all" });
    const endSessions = (...given: Parameters<typeof desk.accounts.endSessions>) =>
      desk.accounts.endSessions(...given);
    await expect(endSessions(south, li.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(endSessions(lead, li.id)).rejects.toMatchObject({ code: "forbidden" });
    expect(await isOpen(token)).toBe(true);
    expect(await endSessions(BY, li.id)).toBe(2);
    expect(await isOpen(token)).toBe(false);
    expect((await desk.trail.page(null, 1))[0]).toMatchObject({
      action: "session.ended",
      actor: "command line",
      target: li.id,
      details: { count: 2 },
    });
    expect(await signIn(li)).not.toBe(token);
  });
});
