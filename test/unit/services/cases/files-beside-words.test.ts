import { beforeEach, describe, expect, it } from "vitest";
import { MAIN_CENTRE } from "../../../../src/domain/centre.ts";
import type { Case } from "../../../../src/domain/case.ts";
import { allTold, textsOf } from "../../../helpers/case-readings.ts";
import { handedOver, wordsOf, type CaseWorld } from "../../../helpers/case-world.ts";
import { caseWorlds } from "../../../helpers/case-worlds.ts";

const FILE = "(A file or picture was sent; it cannot be shown here.)";
const NOT_READ = "I can only read text";
const STAMP = "What does this stamp mean?";

const { startWithChannel } = caseWorlds();
let world: CaseWorld;
let record: Case;

beforeEach(async () => {
  world = await startWithChannel();
  await world.staffMember("Li Wei");
  record = await handedOver(world);
});

const take = () => world.staffPresses("Li Wei", record, `desk:take:${record.id}`);
const lines = (): string[] => textsOf(world.posted, "line");
const lastPost = () => world.posted.at(-1)?.post;

describe("a person who sends a file with words in it", () => {
  it("is told once that nobody sees it while staff have the word, and so are the staff", async () => {
    await take();
    const told = wordsOf(await world.says(STAMP, { withFile: true }));
    expect(told.split(NOT_READ)).toHaveLength(2);
    expect(lines().slice(-2)).toEqual([STAMP, FILE]);
    expect(await world.says("And this one?")).toEqual([]);
    expect(lines().at(-1)).toBe("And this one?");
  });

  it("is answered and told so while nobody has it, and the staff read of the file beside the answer", async () => {
    const told = wordsOf(await world.says("Where do I pay the fee?", { withFile: true }));
    expect(told).toContain(NOT_READ);
    const kinds = (await world.store.entries(record.id)).slice(-3).map(({ kind, text }) => ({
      kind,
      isFile: text === FILE,
    }));
    expect(kinds).toEqual([
      { kind: "person", isFile: false },
      { kind: "person", isFile: true },
      { kind: "bot", isFile: false },
    ]);
  });

  it("is answered as if there were none where there is no case", async () => {
    const elsewhere = { conversation: "without a case" };
    const plain = wordsOf(await world.says("Where do I pay the fee?", elsewhere));
    const other = { conversation: "another without one", withFile: true } as const;
    expect(wordsOf(await world.says("Where do I pay the fee?", other))).toBe(plain);
  });

  it("is heard in words, though these name a place alone right after it was asked for", async () => {
    await take();
    await world.says("Kazakhstan", { withFile: true });
    expect(lines().slice(-2)).toEqual(["Kazakhstan", FILE]);
  });
});

describe("somebody of the staff who writes below a file", () => {
  it("is told on the preview that the person does not get it", async () => {
    await take();
    await world.staffSays("Li Wei", record, "Please fill in the attached form.", {
      withFile: true,
    });
    const asked = lastPost();
    expect(asked).toMatchObject({ kind: "preview", quote: "Please fill in the attached form." });
    expect(JSON.stringify(asked)).toContain("The file beside these words is not passed on.");
    await world.staffSays("Li Wei", record, "Without one.");
    expect(JSON.stringify(lastPost())).not.toContain("not passed on");
  });

  it("is told in private where the centre sends at once", async () => {
    const { centres } = world.cases.accounts;
    await centres.edit("command line", MAIN_CENTRE, null, { directSending: true });
    await take();
    await world.staffSays("Li Wei", record, "Please fill in the attached form.", {
      withFile: true,
    });
    expect(allTold(world)).toContain("the attached form");
    expect(lastPost()).toMatchObject({
      kind: "private",
      text: "Only your words were sent to the person; files and pictures are not passed on.",
    });
    const before = world.posted.length;
    await world.staffSays("Li Wei", record, "Without one.");
    expect(world.posted.slice(before).filter(({ post }) => post.kind === "private")).toEqual([]);
  });
});
