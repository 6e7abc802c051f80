import { beforeEach, describe, expect, it } from "vitest";
import { MAIN_CENTRE } from "../../../../src/domain/centre.ts";
import type { Staff } from "../../../../src/domain/staff.ts";
import { textsOf } from "../../../helpers/case-readings.ts";
import { handedOver, wordsOf, type CaseWorld } from "../../../helpers/case-world.ts";
import { caseWorlds } from "../../../helpers/case-worlds.ts";

const { startWithChannel } = caseWorlds();
let world: CaseWorld;
let li: Staff;

beforeEach(async () => {
  world = await startWithChannel();
  li = await world.staffMember("Li Wei");
});

const privateWords = (): string[] => textsOf(world.posted, "private");
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
