import { beforeEach, expect, it } from "vitest";
import type { PersonId, PersonRef } from "../../src/domain/message.ts";
import type { StaffId } from "../../src/domain/staff.ts";
import type { StaffLinks } from "../../src/ports/staff-links.ts";
import { createAuditTrail } from "../../src/store/audit.ts";
import { createStaffLinks } from "../../src/store/staff-links.ts";
import { createStaffStore } from "../../src/store/staff.ts";
import { staffMember } from "../helpers/desk.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";
import { aReply } from "../helpers/scripted-host.ts";

const NOW = new Date("2026-11-26T08:00:00Z");
const LATER = new Date("2026-11-26T08:15:00Z");
const LI = "li" as StaffId;
const WANG = "wang" as StaffId;
const SLACK: PersonRef = { platform: "slack", installation: "T1", person: "U1" as PersonId };
const TELEGRAM: PersonRef = { platform: "telegram", installation: "1", person: "7" as PersonId };

describeOnEachEngine("accounts of messengers that belong to staff", (on) => {
  let links: StaffLinks;
  beforeEach(async () => {
    links = createStaffLinks(on.database);
    await createStaffStore(on.database).change(async (change) => {
      await change.add(staffMember({ id: LI }));
      await change.add(staffMember({ id: WANG, email: "wang@centre.example" }));
    });
  });

  const linked = async (staff: StaffId, account: PersonRef, name: string | null, at = NOW) => {
    await links.offer(staff, `code of ${staff}`, LATER);
    return links.claim(`code of ${staff}`, { account, name, linkedAt: at }, () => []);
  };

  it("are kept with the names that their platforms give them, where they give one", async () => {
    await linked(LI, SLACK, "Ли Вэй 李伟");
    await linked(LI, TELEGRAM, null, new Date(NOW.getTime() + 1));
    expect(await links.linksOf(LI)).toEqual([
      { account: SLACK, name: "Ли Вэй 李伟", linkedAt: NOW },
      { account: TELEGRAM, name: null, linkedAt: new Date(NOW.getTime() + 1) },
    ]);
    expect(await links.staffOf(SLACK)).toBe(LI);
  });

  it("have the name of the last time when they are linked anew, to whomever", async () => {
    await linked(LI, SLACK, "Li");
    expect(await linked(WANG, SLACK, "Wang", LATER)).toEqual({ kind: "void" });
    await linked(WANG, SLACK, "Wang", new Date(NOW.getTime() + 1));
    expect(await links.linksOf(LI)).toEqual([]);
    expect(await links.linksOf(WANG)).toMatchObject([{ account: SLACK, name: "Wang" }]);
  });

  it("are linked together with what their owner is told, who is given as of now with the accounts from before", async () => {
    const told: unknown[] = [];
    const tell = (account: PersonRef): Promise<unknown> =>
      links.claim("code", { account, name: null, linkedAt: NOW }, (member, before) => {
        told.push([member.id, before.map((each) => each.account.platform)]);
        return before.map((each, index) => ({
          key: `account/${told.length}/${index}`,
          thread: { ...each.account, conversation: each.account.person as never },
          person: each.account.person,
          inReplyTo: null,
          reply: aReply(),
          direction: "ltr" as const,
        }));
      });
    for (const account of [SLACK, TELEGRAM, TELEGRAM]) {
      await links.offer(LI, "code", LATER);
      await tell(account);
    }
    await tell(SLACK);
    // An account that is linked anew is not told of itself, and a void code tells nobody.
    expect(told).toEqual([
      [LI, []],
      [LI, ["slack"]],
      [LI, ["slack"]],
    ]);
    const waiting = await on.database.db.selectFrom("outbox").select(["key", "state"]).execute();
    expect(waiting).toEqual([
      { key: "account/2/0", state: "waiting" },
      { key: "account/3/0", state: "waiting" },
    ]);
  });

  it("are linked by no code that was made void, which tells whether it was one", async () => {
    await links.offer(LI, "code", LATER);
    expect(await links.spoil("another code")).toBe(false);
    expect(await links.spoil("code")).toBe(true);
    expect(await links.spoil("code")).toBe(false);
    expect(
      await links.claim("code", { account: SLACK, name: null, linkedAt: NOW }, () => []),
    ).toEqual({ kind: "void" });
  });

  it("are no longer theirs once removed, of which the audit trail holds no name", async () => {
    await linked(LI, SLACK, "Li of the office");
    expect(await links.remove(WANG, SLACK, NOW)).toBe(false);
    expect(await links.remove(LI, SLACK, NOW)).toBe(true);
    expect(await links.remove(LI, SLACK, NOW)).toBe(false);
    expect([await links.staffOf(SLACK), await links.linksOf(LI)]).toEqual([null, []]);
    const trail = JSON.stringify(await createAuditTrail(on.database).page(null, 10));
    expect(trail).toContain("staff.unlinked");
    expect(trail).not.toContain("Li of the office");
  });
});
