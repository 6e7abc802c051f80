import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { MAIN_CENTRE } from "../../../../src/domain/centre.ts";
import type { Staff } from "../../../../src/domain/staff.ts";
import {
  caseWorld,
  handedOver,
  withChannel,
  wordsOf,
  type CaseWorld,
} from "../../../helpers/case-world.ts";
import { projectCore } from "../../../helpers/core.ts";
import { testDatabase } from "../../../helpers/path-world.ts";

let world: CaseWorld;
let li: Staff;

beforeAll(() => {
  projectCore();
}, 120_000);

beforeEach(async () => {
  world = caseWorld(await testDatabase(), "2026-11-26T02:00:00Z");
  onTestFinished(() => world.stop());
  await withChannel(world);
  li = await world.staffMember("Li Wei");
});

const privateWords = (): string[] =>
  world.posted.flatMap(({ post }) => (post.kind === "private" ? [post.text] : []));
const IN_ROOM = expect.stringContaining("that code is void now") as string;
/** What the bot says to somebody who sends it a code in private. */
const linking = async (code: string): Promise<string> => {
  const alone = { platform: "slack", conversation: "Stranger", person: "Stranger" } as const;
  return wordsOf(await world.says(`/link ${code}`, alone));
};

describe("a code that somebody shows in the thread of a case", () => {
  it("is void for whoever else has read it, and its writer is told alone", async () => {
    const record = await handedOver(world);
    const mei = await world.staffMember("Mei");
    const { code } = await world.cases.linking.offer(mei.id);
    const notes = (await world.store.entries(record.id)).length;
    await world.staffSays("Mei’s other account", record, `/link ${code}`);
    expect(privateWords()).toEqual([IN_ROOM]);
    expect(await linking(code)).toContain("unknown, used or too old");
    expect(await world.store.entries(record.id)).toHaveLength(notes);
    const fresh = await world.cases.linking.offer(mei.id);
    expect(await linking(fresh.code)).toContain("linked to Mei");
  });

  it.each([
    ["as the command", (code: string) => `/link ${code}`],
    ["with a blank before it", (code: string) => ` /yizhan link ${code}`],
    ["alone", (code: string) => code.toLowerCase()],
    ["among other words", (code: string) => `my code: ${code}, does it work?`],
  ])("goes to nobody where words are sent at once: %s", async (_how, words) => {
    await world.cases.accounts.centres.edit("command line", MAIN_CENTRE, null, {
      directSending: true,
    });
    const record = await handedOver(world);
    await world.staffPresses("Li Wei", record, `desk:take:${record.id}`);
    const { code } = await world.cases.linking.offer(li.id);
    const told = world.told.length;
    await world.staffSays("Li Wei", record, words(code));
    expect(world.told).toHaveLength(told);
    expect(privateWords()).toEqual([IN_ROOM]);
    expect(JSON.stringify(await world.store.entries(record.id))).not.toMatch(new RegExp(code, "i"));
    expect(await linking(code)).toContain("unknown, used or too old");
  });

  it("is none when it is only written like one: such words are a note like others", async () => {
    const record = await handedOver(world);
    const { code } = await world.cases.linking.offer(li.id);
    await world.staffSays("Li Wei", record, "the receipt is ABCD-1126-WXYZ");
    expect((await world.store.entries(record.id)).at(-1)?.text).toContain("ABCD-1126-WXYZ");
    expect(await linking(code)).toContain("linked to Li Wei");
  });
});
