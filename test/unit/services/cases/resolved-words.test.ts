import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { Reply } from "../../../../src/domain/answer.ts";
import type { Case, EntryId } from "../../../../src/domain/case.ts";
import type { Staff } from "../../../../src/domain/staff.ts";
import { postsOf } from "../../../helpers/case-readings.ts";
import { handedOver, wordsOf, type CaseWorld } from "../../../helpers/case-world.ts";
import { caseWorlds } from "../../../helpers/case-worlds.ts";

const { startWithChannel } = caseWorlds();
let world: CaseWorld;
let li: Staff;
let record: Case;

beforeEach(async () => {
  world = await startWithChannel();
  li = await world.staffMember("Li Wei");
  record = await handedOver(world);
});

const act = (what: Parameters<CaseWorld["cases"]["desk"]["act"]>[2]) =>
  world.cases.desk.act(li, record.id, what, null);
const written = (type: "reply" | "note") =>
  ({ type, entry: randomUUID() as EntryId, text: "Bring your passport." }) as const;

/** The last that reached the person. */
async function lastTold(): Promise<Reply> {
  await world.settled();
  const last = world.told.at(-1);
  if (last === undefined) throw new Error("the person was told nothing");
  return last.reply;
}

const ANSWERED = "has marked your case";
const UNANSWERED = "without writing an answer here";
const EARLIER = "without a reply to your last message";

describe("the person whose case is marked as answered", () => {
  it("is not told of an answer that nobody wrote, nor asked whether it helped", async () => {
    await act(written("note"));
    await act({ type: "resolve" });
    const told = await lastTold();
    expect(wordsOf([told])).toContain(UNANSWERED);
    expect(wordsOf([told])).toContain("write here within a week");
    expect(told.actions).toEqual([]);
  });

  it("reads the same truth when it was marked in a messenger", async () => {
    await world.staffPresses("Li Wei", record, `desk:resolve:${record.id}`);
    const asked = postsOf(world.posted, "preview");
    await world.staffPresses("Li Wei", record, asked.at(-1)?.actions[0]?.id ?? "");
    expect(wordsOf([await lastTold()])).toContain(UNANSWERED);
  });

  it("is asked whether it helped after an answer", async () => {
    await act({ type: "take" });
    await act(written("reply"));
    await act({ type: "resolve" });
    const told = await lastTold();
    expect(wordsOf([told])).toContain(ANSWERED);
    expect(told.actions).toHaveLength(2);
  });

  it("learns that their last words have no reply, and can still judge the earlier ones", async () => {
    await act({ type: "take" });
    await act(written("reply"));
    await world.says("And where is the office?");
    await act({ type: "resolve" });
    const told = await lastTold();
    expect(wordsOf([told])).toContain(EARLIER);
    expect(told.actions).toHaveLength(2);
  });

  it("has got an answer also where a note was sent to them after what they wrote", async () => {
    await act({ type: "take" });
    const note = written("note");
    await act(note);
    await world.says("And where is the office?");
    await act({ ...note, type: "send" });
    await act({ type: "resolve" });
    expect(wordsOf([await lastTold()])).toContain(ANSWERED);
  });
});
