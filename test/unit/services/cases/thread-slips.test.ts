import { beforeEach, describe, expect, it } from "vitest";
import { MAIN_CENTRE } from "../../../../src/domain/centre.ts";
import type { Case } from "../../../../src/domain/case.ts";
import { postsOf, textsOf } from "../../../helpers/case-readings.ts";
import { handedOver, wordsOf, type CaseWorld } from "../../../helpers/case-world.ts";
import { caseWorlds } from "../../../helpers/case-worlds.ts";

const ANSWER = "A long and careful answer.";
const QUESTION = "And where is the office?";

const { startWithChannel } = caseWorlds();
let world: CaseWorld;
let record: Case;

beforeEach(async () => {
  world = await startWithChannel();
  await world.staffMember("Li Wei");
  record = await handedOver(world);
});

const presses = (verb: string, account = "Li Wei") =>
  world.staffPresses(account, record, `desk:${verb}:${record.id}`);
const previews = () => postsOf(world.posted, "preview");
const privately = (): string[] => textsOf(world.posted, "private");
const labels = () =>
  previews()
    .at(-1)
    ?.actions.map(({ label }) => label);
const pressesLast = (index: number, account = "Li Wei") =>
  world.staffPresses(account, record, previews().at(-1)?.actions[index]?.id ?? "no button");
const state = async () => (await world.store.read(record.id))?.standing.state;
const toldSince = (from: number): string =>
  wordsOf(world.told.slice(from).map(({ reply }) => reply));

describe("marking a case as answered in its thread", () => {
  it("asks first where the person's last words have no answer, and shows these", async () => {
    await world.says(QUESTION);
    const before = world.told.length;
    await presses("resolve");
    expect(previews().at(-1)?.text).toContain("Mark as answered without a reply?");
    expect(previews().at(-1)?.quote).toBe(QUESTION);
    expect(labels()).toEqual(["Mark as answered", "Leave it open"]);
    expect([await state(), world.told.length]).toEqual(["open", before]);
    const { name } = previews().at(-1) ?? {};
    await pressesLast(0);
    expect(await state()).toBe("resolved");
    expect(toldSince(before)).toContain("without writing an answer here");
    expect(previews().at(-1)).toMatchObject({ name, actions: [] });
  });

  it("does nothing where that is declined", async () => {
    await presses("resolve");
    const before = world.told.length;
    await pressesLast(1);
    expect([await state(), world.told.length]).toEqual(["open", before]);
    expect(previews().at(-1)).toMatchObject({ text: "Nothing was changed.", actions: [] });
  });

  it("is not done by a tap on a question that was asked before the person wrote again", async () => {
    await presses("resolve");
    await world.says(QUESTION);
    await pressesLast(0);
    expect(await state()).toBe("open");
    expect(privately().at(-1)).toContain("changed in the meantime");
  });

  it("asks nothing where the staff wrote last, or where the case is over already", async () => {
    await presses("take");
    await world.staffSays("Li Wei", record, ANSWER);
    await pressesLast(0);
    const asked = previews().length;
    await presses("resolve");
    expect([await state(), previews().length]).toEqual(["resolved", asked]);
    await presses("resolve");
    expect(privately().at(-1)).toContain("stands so already");
  });

  it("asks nothing of those who may not work on the case, and refuses them", async () => {
    await world.staffMember("Reader", "reader");
    await presses("resolve", "Reader");
    expect(previews()).toEqual([]);
    expect(privately()).toHaveLength(1);
  });
});

describe("a case that staff open again", () => {
  it("is told to the person once, who was told that it is closed", async () => {
    await presses("resolve");
    await pressesLast(0);
    const before = world.told.length;
    await presses("reopen");
    await presses("reopen");
    const told = toldSince(before);
    expect(told).toContain(
      `Li Wei (service centre) has opened your case ${record.reference} again.`,
    );
    expect(told.split("again.")).toHaveLength(2);
    expect(told).toContain("you can go on asking me here");
  });
});

describe("words that staff write in the thread of a case that they do not hold", () => {
  it("are taken with the case and sent by one tap while nobody holds it", async () => {
    await world.staffSays("Li Wei", record, ANSWER);
    expect(previews().at(-1)?.text).toContain("Nobody holds this case yet.");
    expect(labels()).toEqual(["Take and send", "Do not send"]);
    const before = world.told.length;
    await pressesLast(0);
    expect(toldSince(before)).toMatch(
      /Li Wei .* has taken your case[^]*A long and careful answer\./,
    );
    expect(previews().at(-1)).toMatchObject({ quote: ANSWER, actions: [] });
    const action = previews()[0]?.actions[0]?.id ?? "";
    await world.staffPresses("Li Wei", record, action);
    expect(toldSince(before).split(ANSWER)).toHaveLength(2);
  });

  it("can still be sent where their writer took the case by its card", async () => {
    await world.staffSays("Li Wei", record, ANSWER);
    await presses("take");
    const before = world.told.length;
    await pressesLast(0);
    expect(toldSince(before)).toContain(ANSWER);
  });

  it("are sent by nobody else, and not where somebody else took the case meanwhile", async () => {
    await world.staffMember("Wang Fang");
    await world.staffSays("Li Wei", record, ANSWER);
    const before = world.told.length;
    await pressesLast(0, "Wang Fang");
    expect(privately().at(-1)).toContain("Only whoever wrote this");
    expect(await state()).toBe("open");
    await presses("take", "Wang Fang");
    await pressesLast(0);
    expect(privately().at(-1)).toContain("Somebody else holds this case");
    expect(toldSince(before)).not.toContain(ANSWER);
  });

  it("are told where to press when it is marked as answered, once a day to each account", async () => {
    await world.staffMember("Wang Fang");
    await presses("resolve");
    await pressesLast(0);
    const hints = () => privately().filter((text) => text.includes("press “Open again”"));
    await world.staffSays("Li Wei", record, "One more thing.");
    await world.staffSays("Li Wei", record, "And another.");
    expect(hints()).toHaveLength(1);
    await world.staffSays("Wang Fang", record, "I see.");
    expect(hints()).toHaveLength(2);
    world.time.advance(24 * 60 * 60_000);
    await world.staffSays("Li Wei", record, "Next day.");
    expect(hints()).toHaveLength(3);
  });

  it("are told each time that nothing was sent where the centre sends at once", async () => {
    const { centres } = world.cases.accounts;
    await centres.edit("command line", MAIN_CENTRE, null, { directSending: true });
    await world.staffMember("Wang Fang");
    await presses("take");
    await world.staffSays("Wang Fang", record, "One.");
    await world.staffSays("Wang Fang", record, "Two.");
    expect(privately().filter((text) => text.includes("nothing was sent"))).toHaveLength(2);
  });
});
