import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import type { Case } from "../../../../src/domain/case.ts";
import { MAIN_CENTRE } from "../../../../src/domain/centre.ts";
import type { CentreId, DeskLanguage, Staff } from "../../../../src/domain/staff.ts";
import type { Destination } from "../../../../src/domain/staff-surface.ts";
import {
  accountOf,
  CHANNEL,
  caseWorld,
  handedOver,
  withChannel,
  type CaseWorld,
} from "../../../helpers/case-world.ts";
import { projectCore } from "../../../helpers/core.ts";
import { testDatabase } from "../../../helpers/path-world.ts";

const HOUR_MS = 60 * 60 * 1_000;
const NORTH = "north" as CentreId;
const SECOND: Destination = { platform: "slack", channel: "C-SECOND" };
const TELEGRAM: Destination = { platform: "telegram", channel: "-100200" };

let world: CaseWorld;

beforeAll(() => {
  projectCore();
}, 120_000);

beforeEach(async () => {
  world = caseWorld(await testDatabase(), "2026-11-26T02:00:00Z");
  onTestFinished(() => world.stop());
  await withChannel(world);
});

const change = (member: Staff, parts: Partial<Staff>): Promise<void> =>
  world.cases.accounts.staffStore.change((some) => some.save({ ...member, ...parts }));
const speaks = (member: Staff, language: DeskLanguage): Promise<void> =>
  change(member, { language });
/** What was posted by the second reminder: `private NAME: words`, or `CHANNEL: words`. */
async function second(record: Case): Promise<string[]> {
  const due = record.dueAt?.getTime() ?? 0;
  let seen = 0;
  for (const at of [due, due + 4 * HOUR_MS]) {
    seen = world.posted.length;
    world.time.advance(at - world.time.now().getTime());
    await world.cases.clock({} as never);
    await world.settled();
  }
  return world.posted.slice(seen).flatMap(({ thread, post }) => {
    if (post.kind === "private") return [`private ${post.to.person}: ${post.text}`];
    if (post.kind !== "line") return [];
    return [`${String((JSON.parse(thread.conversation) as string[])[0])}: ${post.text}`];
  });
}

describe("the second reminder", () => {
  it("names the leads of the centre in the channel, and goes to each by their own account", async () => {
    await world.staffMember("Li Wei");
    await world.staffMember("An Qi", "lead");
    await world.staffMember("Chen Jing", "lead", [MAIN_CENTRE]);
    const posts = await second(await handedOver(world));
    expect(posts).toEqual([
      expect.stringMatching(/^C-STAFF: YZ-.* An Qi and Chen Jing: please see to it\.$/u),
      expect.stringMatching(/^private An Qi: YZ-.* is still waiting for an answer/u),
      expect.stringMatching(/^private Chen Jing: YZ-.* is still waiting for an answer/u),
    ]);
  });

  it("passes by who leads another centre, leads no longer, or works no longer", async () => {
    await world.staffMember("Li Wei", "admin");
    await world.staffMember("An Qi", "lead", [NORTH]);
    const gone = await world.staffMember("Chen Jing", "lead");
    await change(gone, { state: "disabled" });
    const posts = await second(await handedOver(world));
    expect(posts).toEqual([expect.stringMatching(/^C-STAFF: .* which was due on [^.]*\.$/u)]);
  });

  it("is in the language of each lead, and comes once for several channels of one messenger", async () => {
    const lead = await world.staffMember("陈静", "lead");
    await speaks(lead, "zh");
    await world.cases.accounts.centres.edit("command line", MAIN_CENTRE, null, {
      destinations: [CHANNEL, SECOND, TELEGRAM],
    });
    const posts = await second(await handedOver(world));
    expect(posts.filter((each) => each.startsWith("private"))).toEqual([
      expect.stringMatching(/^private 陈静: YZ-\d+-\d+ 仍在等待答复/u),
    ]);
    expect(posts.filter((each) => each.includes("陈静: please see to it"))).toHaveLength(3);
  });

  it("names a lead who has linked no account", async () => {
    const lead = await world.staffMember("Chen Jing", "lead");
    const links = await world.unlink(lead, accountOf("Chen Jing"));
    expect(links).toBe(true);
    const posts = await second(await handedOver(world));
    expect(posts).toEqual([expect.stringContaining("Chen Jing: please see to it.")]);
  });
});
