import { describe, expect, it } from "vitest";
import type { Case } from "../../../../src/domain/case.ts";
import { MAIN_CENTRE } from "../../../../src/domain/centre.ts";
import type { Translator } from "../../../../src/ports/translator.ts";
import { handedOver, type CaseWorld } from "../../../helpers/case-world.ts";
import { caseWorlds } from "../../../helpers/case-worlds.ts";

const { startWithChannel } = caseWorlds();
const faulty = {
  translate: () => {
    throw new TypeError("a fault of ours");
  },
} as unknown as Translator;

const WORDS = "请您星期一上午九点带护照来我们中心办理居留许可延期手续。";

async function setUp(directSending: boolean): Promise<{ world: CaseWorld; record: Case }> {
  const world = await startWithChannel({ translator: faulty });
  await world.staffMember("Li Wei");
  await world.cases.accounts.centres.edit("command line", MAIN_CENTRE, null, { directSending });
  const record = await handedOver(world);
  await world.staffPresses("Li Wei", record, `desk:take:${record.id}`);
  return { world, record };
}

describe("words of staff that cannot be handled", () => {
  it("are told to their writer alone as not taken, so that silence is not taken for sending", async () => {
    const { world, record } = await setUp(true);
    const [posted, told] = [world.posted.length, world.told.length];
    await world.staffSays("Li Wei", record, WORDS);
    const shown = world.posted.slice(posted).map(({ post }) => post);
    expect(shown).toMatchObject([
      { kind: "private", text: expect.stringContaining("nothing was sent") as string },
    ]);
    expect(JSON.stringify(shown)).not.toContain(WORDS);
    expect(world.told).toHaveLength(told);
    expect(await world.messages.status()).toMatchObject({ deadMessages: 1 });
  });

  it("are told as to be looked after where something of them stands in the case", async () => {
    const { world, record } = await setUp(false);
    const posted = world.posted.length;
    await world.staffSays("Li Wei", record, WORDS);
    expect((await world.store.entries(record.id)).at(-1)).toMatchObject({
      kind: "note",
      text: WORDS,
    });
    expect(world.posted.slice(posted).map(({ post }) => post)).toMatchObject([
      { kind: "private", text: expect.stringContaining("look at the web desk") as string },
    ]);
  });
});
