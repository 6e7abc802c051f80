import { expect, it } from "vitest";
import type { PersonId } from "../../src/domain/message.ts";
import type { StaffId } from "../../src/domain/staff.ts";
import type { AuditEntry } from "../../src/ports/audit.ts";
import type { SecondFactor, Ticket } from "../../src/ports/staff-store.ts";
import { createAuditTrail } from "../../src/store/audit.ts";
import { createStaffLinks } from "../../src/store/staff-links.ts";
import { createStaffStore } from "../../src/store/staff.ts";
import { MAIN, SOUTH, staffMember } from "../helpers/desk.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";

const NOW = new Date("2026-11-26T08:00:00Z");
const LATER = new Date("2026-11-27T08:00:00Z");

const li = staffMember({ id: "li" as StaffId });
const chief = staffMember({
  id: "chief" as StaffId,
  email: "Chief@centre.example",
  name: "An Chief",
  role: "admin",
  centres: "all",
});

function sessionOf(staff: StaffId, tokenHash: string) {
  const origin = { network: "203.0.113.0/24", browser: "Firefox", system: null } as const;
  return { tokenHash, staff, createdAt: NOW, usedAt: NOW, endsAt: LATER, origin, welcome: null };
}

function ticket(staff: StaffId | null, tokenHash: string): Ticket {
  return { tokenHash, staff, kind: staff === null ? "first_admin" : "reset", expiresAt: LATER };
}

function entry(action: AuditEntry["action"], target: string): AuditEntry {
  return { at: NOW, actor: chief.id, action, target, details: { paths: ["a"], before: null } };
}

describeOnEachEngine("accounts", (on) => {
  const open = () => createStaffStore(on.database);

  it("are kept whole, listed by name and found by id and address", async () => {
    const store = open();
    await store.change(async (change) => {
      await change.add(li);
      await change.add(chief);
    });
    expect(await store.list()).toEqual([chief, li]);
    expect(await store.find(li.id)).toEqual(li);
    expect(await store.find("nobody" as StaffId)).toBeNull();
    expect(await store.credentialsOf({ email: "LI@Centre.Example" })).toEqual({
      staff: li,
      passwordHash: null,
    });
    await store.change((change) => change.setPassword(li.id, "hash"));
    expect(await store.credentialsOf({ id: li.id })).toEqual({ staff: li, passwordHash: "hash" });
  });

  it("are changed in all but id and day of creation", async () => {
    const store = open();
    const after = staffMember({
      id: li.id,
      name: "Wang",
      email: "wang@centre.example",
      role: "lead",
      centres: [MAIN, SOUTH],
      language: "zh",
      state: "disabled",
    });
    await store.change((change) => change.add(li));
    await store.change((change) => change.save({ ...after, createdAt: LATER }));
    expect(await store.find(li.id)).toEqual(after);
  });

  it("have addresses of their own, whatever the case of the letters", async () => {
    const store = open();
    await store.change((change) => change.add(li));
    const same = { ...chief, email: "LI@CENTRE.example" };
    await expect(store.change((change) => change.add(same))).rejects.toThrow();
    await store.change((change) => change.add(chief));
    expect(await store.list()).toHaveLength(2);
  });

  it("are written with their entry in the audit trail, or neither is", async () => {
    const store = open();
    const trail = createAuditTrail(on.database);
    const broken = store.change(async (change) => {
      await change.add(li);
      await change.record(entry("staff.invited", li.id));
      throw new Error("too late");
    });
    await expect(broken).rejects.toThrow();
    expect([await store.list(), await trail.page(null, 10)]).toEqual([[], []]);
    await store.change(async (change) => {
      await change.add(li);
      await change.record(entry("staff.invited", li.id));
    });
    expect([await store.list(), (await trail.page(null, 10)).length]).toEqual([[li], 1]);
  });

  it("know whether there is another active administrator of all centres", async () => {
    const store = open();
    expect(await store.hasAdministrator(null)).toBe(false);
    await store.change((change) => change.add(chief));
    expect(await store.hasAdministrator(null)).toBe(true);
    expect(await store.hasAdministrator(chief.id)).toBe(false);
    for (const less of [{ state: "invited" }, { role: "lead" }, { centres: [MAIN] }] as const) {
      await store.change((change) => change.save({ ...chief, ...less }));
      expect(await store.hasAdministrator(null)).toBe(false);
    }
  });

  it("are changed one after another, so that a decision holds until it is written", async () => {
    const store = open();
    const other = { ...chief, id: "other" as StaffId, email: "other@centre.example" };
    await store.change(async (change) => {
      await change.add(chief);
      await change.add(other);
    });
    const demote = (staff: typeof chief) =>
      store.change(async (change) => {
        if (!(await change.hasAdministrator(staff.id))) return "last";
        await change.save({ ...staff, role: "reader" });
        return "demoted";
      });
    const results = await Promise.all([demote(chief), demote(other)]);
    expect(results.sort()).toEqual(["demoted", "last"]);
    expect(await store.hasAdministrator(null)).toBe(true);
  });

  it("know which centres there are", async () => {
    const store = open();
    const have = (...ids: (typeof MAIN)[]) => store.change((change) => change.haveCentres(ids));
    expect([await have(), await have(MAIN), await have(MAIN, SOUTH)]).toEqual([true, true, false]);
  });
});

describeOnEachEngine("sessions", (on) => {
  it("tell whose they are and when they were used, until they end", async () => {
    const store = createStaffStore(on.database);
    const session = sessionOf(li.id, "one");
    await store.change(async (change) => {
      await change.add(li);
      await change.openSession(session);
    });
    expect(await store.sessionOf("one")).toEqual({ session, staff: li });
    expect(await store.sessionOf("two")).toBeNull();
    await store.touchSession("one", LATER);
    expect((await store.sessionOf("one"))?.session.usedAt).toEqual(LATER);
    expect(await store.change((change) => change.endSession("one"))).toBe(li.id);
    expect(await store.change((change) => change.endSession("one"))).toBeNull();
    expect(await store.sessionOf("one")).toBeNull();
  });

  it("of one account end together but for one, and those of others go on", async () => {
    const store = createStaffStore(on.database);
    await store.change(async (change) => {
      await change.add(li);
      await change.add(chief);
      for (const hash of ["one", "two", "three"]) await change.openSession(sessionOf(li.id, hash));
      await change.openSession(sessionOf(chief.id, "chief"));
      expect(await change.endSessions(li.id, "two")).toBe(2);
    });
    const open = async () => {
      const all = ["one", "two", "three", "chief"];
      const found = await Promise.all(all.map((hash) => store.sessionOf(hash)));
      return all.filter((_hash, index) => found[index] !== null);
    };
    expect(await open()).toEqual(["two", "chief"]);
    expect(await store.change((change) => change.endSessions(li.id, null))).toBe(1);
    expect(await open()).toEqual(["chief"]);
  });

  it("of one account are listed, the one that was used last first", async () => {
    const store = createStaffStore(on.database);
    const unknown = { network: null, browser: null, system: null };
    await store.change(async (change) => {
      await change.add(li);
      await change.add(chief);
      await change.openSession(sessionOf(li.id, "one"));
      await change.openSession({ ...sessionOf(li.id, "two"), origin: unknown });
      await change.openSession(sessionOf(chief.id, "chief"));
    });
    await store.touchSession("two", LATER);
    expect(await store.sessionsOf(li.id)).toEqual([
      { ...sessionOf(li.id, "two"), usedAt: LATER, origin: unknown },
      sessionOf(li.id, "one"),
    ]);
  });

  it("and links are removed once they have been over for long enough", async () => {
    const store = createStaffStore(on.database);
    await store.change(async (change) => {
      await change.add(li);
      await change.openSession(sessionOf(li.id, "one"));
      await change.addTicket(ticket(li.id, "t"), NOW);
    });
    expect(await store.expire(LATER)).toBe(0);
    expect(await store.expire(new Date(LATER.getTime() + 1))).toBe(2);
    expect(await store.sessionOf("one")).toBeNull();
  });
});

describeOnEachEngine("accounts in messengers", (on) => {
  it("end together with the code that would link one, each with its entry in the audit trail", async () => {
    const store = createStaffStore(on.database);
    const links = createStaffLinks(on.database);
    const account = (person: string) =>
      ({ platform: "slack", installation: "T1", person: person as PersonId }) as const;
    await store.change(async (change) => {
      await change.add(li);
      await change.add(chief);
    });
    for (const [staff, person] of [
      [li.id, "U1"],
      [chief.id, "U2"],
    ] as const) {
      await links.offer(staff, person, LATER);
      await links.claim(person, { account: account(person), name: null, linkedAt: NOW }, () => []);
    }
    await links.offer(li.id, "late", LATER);
    await store.change((change) => change.endLinks(li.id, "command line", NOW));
    expect(await links.linksOf(li.id)).toEqual([]);
    const late = { account: account("U3"), name: null, linkedAt: NOW };
    expect(await links.claim("late", late, () => [])).toEqual({ kind: "void" });
    expect(await links.staffOf(account("U2"))).toBe(chief.id);
    const [newest] = await createAuditTrail(on.database).page(null, 1);
    expect(newest).toMatchObject({
      action: "staff.unlinked",
      actor: "command line",
      target: li.id,
    });
  });
});

describeOnEachEngine("second factors", (on) => {
  const pending = { secret: null, pending: "NEW", lastStep: 0, confirmedAt: null };
  const confirmed = { secret: "NEW", pending: null, lastStep: 58_000_000, confirmedAt: NOW };

  it("are kept as they were saved last, and go with their recovery codes", async () => {
    const store = createStaffStore(on.database);
    await store.change(async (change) => {
      await change.add(li);
      await change.add(chief);
      await change.saveSecondFactor(li.id, pending);
    });
    expect(await store.secondFactorOf(li.id)).toEqual(pending);
    expect([...(await store.withSecondFactor())]).toEqual([]);
    await store.change(async (change) => {
      await change.saveSecondFactor(li.id, confirmed);
      await change.replaceRecoveryCodes(li.id, ["old"]);
      await change.replaceRecoveryCodes(li.id, ["a", "b"]);
    });
    expect(await store.secondFactorOf(li.id)).toEqual(confirmed);
    expect([...(await store.withSecondFactor())]).toEqual([li.id]);
    await store.change((change) => change.saveSecondFactor(chief.id, pending));
    expect(await store.secondFactors()).toEqual(
      new Map<StaffId, SecondFactor>([
        [li.id, confirmed],
        [chief.id, pending],
      ]),
    );
    const use = (of: StaffId, hash: string) =>
      store.change((change) => change.useRecoveryCode(of, hash));
    expect([await use(li.id, "old"), await use(chief.id, "a")]).toEqual([false, false]);
    expect([await use(li.id, "a"), await use(li.id, "a")]).toEqual([true, false]);
    expect(await store.recoveryCodesLeft(li.id)).toBe(1);
    const remove = () => store.change((change) => change.removeSecondFactor(li.id));
    expect([await remove(), await remove()]).toEqual([true, false]);
    expect([await store.secondFactorOf(li.id), await store.recoveryCodesLeft(li.id)]).toEqual([
      null,
      0,
    ]);
  });

  it("are waited for by a sign-in until it is over, or all sessions of the account end", async () => {
    const store = createStaffStore(on.database);
    await store.change(async (change) => {
      await change.add(li);
      for (const hash of ["one", "two", "three"]) {
        await change.openSignIn(hash, li.id, LATER, null);
      }
      await change.endSignIn("two");
    });
    expect(await store.signInOf("one", NOW)).toBe(li.id);
    expect([await store.signInOf("one", LATER), await store.signInOf("two", NOW)]).toEqual([
      null,
      null,
    ]);
    expect(await store.sessionOf("one")).toBeNull();
    await store.change((change) => change.endSessions(li.id, "another"));
    expect(await store.signInOf("one", NOW)).toBeNull();
    await store.change((change) => change.openSignIn("four", li.id, NOW, null));
    expect(await store.expire(LATER)).toBe(1);
  });
});

describeOnEachEngine("what was done to an account", (on) => {
  const unread = async (of: StaffId) => {
    const entries = await createStaffStore(on.database).unreadEntries(of, ["staff.linked"], 2);
    return entries.map(({ id, details }) => ({ id, details }));
  };
  const read = (of: StaffId, until: number) =>
    createStaffStore(on.database).change((change) => change.readEntries(of, until));
  const linked = async (target: StaffId, platform: string) => {
    const details = { platform };
    const trail = createAuditTrail(on.database);
    await trail.record({ at: NOW, actor: target, action: "staff.linked", target, details });
  };

  it("is unread until its owner has read it, and never again, whatever number they name", async () => {
    await createStaffStore(on.database).change(async (change) => {
      await change.add(li);
      await change.add(chief);
    });
    for (const platform of ["web", "slack", "telegram"]) await linked(li.id, platform);
    await linked(chief.id, "teams");
    await createAuditTrail(on.database).record(entry("staff.role", li.id));
    const [newest, second] = await unread(li.id);
    expect([newest?.details, second?.details]).toEqual([
      { platform: "telegram" },
      { platform: "slack" },
    ]);
    await read(li.id, second?.id ?? 0);
    expect(await unread(li.id)).toEqual([newest]);
    await read(li.id, Number.MAX_SAFE_INTEGER);
    expect(await unread(li.id)).toEqual([]);
    await read(li.id, 1);
    expect(await unread(li.id)).toEqual([]);
    await linked(li.id, "teams");
    expect(await unread(li.id)).toMatchObject([{ details: { platform: "teams" } }]);
    expect(await unread(chief.id)).toHaveLength(1);
  });
});

describeOnEachEngine("one-time links", (on) => {
  it("can be used until they expire, and end with those of their account only", async () => {
    const store = createStaffStore(on.database);
    await store.change(async (change) => {
      await change.add(li);
      await change.addTicket(ticket(li.id, "of li"), NOW);
      await change.addTicket(ticket(null, "of nobody"), NOW);
    });
    expect(await store.ticketOf("of li", NOW)).toEqual(ticket(li.id, "of li"));
    expect(await store.ticketOf("of li", LATER)).toBeNull();
    expect(await store.ticketOf("another", NOW)).toBeNull();
    await store.change((change) => change.useTickets(li.id, NOW));
    expect(await store.ticketOf("of li", NOW)).toBeNull();
    expect(await store.ticketOf("of nobody", NOW)).toEqual(ticket(null, "of nobody"));
    await store.change((change) => change.useTickets(null, NOW));
    expect(await store.ticketOf("of nobody", NOW)).toBeNull();
  });
});

describeOnEachEngine("the audit trail", (on) => {
  it("tells entries newest first, a page at a time, with the names of accounts", async () => {
    const trail = createAuditTrail(on.database);
    await createStaffStore(on.database).change((change) => change.add(chief));
    await trail.record(entry("staff.invited", "x"));
    await trail.record({ ...entry("staff.role", chief.id), actor: "command line" });
    await trail.record(entry("centre.edited", "main"));
    const [newest, second] = await trail.page(null, 2);
    expect(newest).toEqual({
      ...entry("centre.edited", "main"),
      id: expect.any(Number) as number,
      actorName: chief.name,
      targetName: null,
    });
    expect(second).toMatchObject({
      actor: "command line",
      actorName: null,
      targetName: chief.name,
    });
    const rest = await trail.page(second?.id ?? null, 2);
    expect(rest.map(({ action }) => action)).toEqual(["staff.invited"]);
  });
});
