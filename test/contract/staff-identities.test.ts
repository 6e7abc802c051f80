import { expect, it } from "vitest";
import type { StaffId } from "../../src/domain/staff.ts";
import type { StaffSession, Welcome } from "../../src/ports/staff-store.ts";
import { createStaffStore } from "../../src/store/staff.ts";
import { staffMember } from "../helpers/desk.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";

const NOW = new Date("2026-11-26T08:00:00Z");
const SOON = new Date("2026-11-26T08:00:50Z");
const LATER = new Date("2026-11-27T08:00:00Z");

const li = staffMember({ id: "li" as StaffId });
const wang = staffMember({ id: "wang" as StaffId, email: "wang@centre.example" });

const OF_LI = { issuer: "https://login.example", subject: "17" };
const welcome: Welcome = { refreshToken: "sealed", checkedAt: NOW, dueAt: SOON };

function session(tokenHash: string, of: Welcome | null): StaffSession {
  const origin = { network: null, browser: null, system: null };
  return {
    tokenHash,
    staff: li.id,
    createdAt: NOW,
    usedAt: NOW,
    endsAt: LATER,
    origin,
    welcome: of,
  };
}

describeOnEachEngine("people an identity provider knows", (on) => {
  const open = async () => {
    const store = createStaffStore(on.database);
    await store.change(async (change) => {
      await change.add(li);
      await change.add(wang);
    });
    return store;
  };

  it("are found by issuer and subject together, and by nothing else", async () => {
    const store = await open();
    await store.change((change) => change.bind(OF_LI, li.id, NOW));
    expect(await store.boundTo(OF_LI)).toBe(li.id);
    expect(await store.boundTo({ ...OF_LI, subject: "18" })).toBeNull();
    expect(await store.boundTo({ ...OF_LI, issuer: "https://other.example" })).toBeNull();
    expect(await store.identityOf(li.id, OF_LI.issuer)).toEqual(OF_LI);
    expect(await store.identityOf(li.id, "https://other.example")).toBeNull();
    expect(await store.identityOf(wang.id, OF_LI.issuer)).toBeNull();
  });

  it("are bound to one account each, and an account to one of them", async () => {
    const store = await open();
    const bind = (subject: string, staff: StaffId) =>
      store.change((change) => change.bind({ ...OF_LI, subject }, staff, NOW));
    await bind("17", li.id);
    await expect(bind("17", wang.id)).rejects.toThrow();
    await expect(bind("18", li.id)).rejects.toThrow();
    expect([await store.boundTo(OF_LI), await store.identityOf(wang.id, OF_LI.issuer)]).toEqual([
      li.id,
      null,
    ]);
    const unbind = () => store.change((change) => change.unbind(li.id));
    expect([await unbind(), await unbind()]).toEqual([true, false]);
    await bind("18", li.id);
    expect(await store.boundTo({ ...OF_LI, subject: "18" })).toBe(li.id);
  });

  it("leave with a session what the provider said, until the session ends", async () => {
    const store = await open();
    const checkedAt = new Date(NOW.getTime() + 7);
    await store.change((change) => change.openSession(session("one", welcome)));
    expect((await store.sessionOf("one"))?.session).toEqual(session("one", welcome));
    await store.keepWelcome("one", { refreshToken: "next", checkedAt });
    expect((await store.sessionOf("one"))?.session.welcome).toEqual({
      refreshToken: "next",
      checkedAt,
      dueAt: SOON,
    });
    await store.change((change) => change.endSessions(li.id, null));
    await store.keepWelcome("one", welcome);
    expect(await store.sessionOf("one")).toBeNull();
  });

  it("are asked for by one of several processes at a time, and not before it is due", async () => {
    const store = await open();
    await store.change(async (change) => {
      await change.openSession(session("one", welcome));
      await change.openSession(session("by password", null));
    });
    const claim = (hash: string, now: Date) => store.claimCheck(hash, now, LATER);
    expect(await claim("one", NOW)).toBeNull();
    expect([await claim("by password", LATER), await claim("none", LATER)]).toEqual([null, null]);
    const claims = await Promise.all([claim("one", SOON), claim("one", SOON), claim("one", SOON)]);
    expect(claims.filter((each) => each !== null)).toEqual([{ ...welcome, dueAt: LATER }]);
  });

  it("leave it with a sign-in that owes a second factor as well", async () => {
    const store = await open();
    const said = { refreshToken: welcome.refreshToken, checkedAt: NOW };
    await store.change(async (change) => {
      await change.openSignIn("one", li.id, LATER, said);
      await change.openSignIn("two", li.id, LATER, null);
    });
    const end = (hash: string) => store.change((change) => change.endSignIn(hash));
    expect([await end("one"), await end("one"), await end("two")]).toEqual([said, null, null]);
  });
});
