import { beforeEach, expect, it } from "vitest";
import type { Case } from "../../../../src/domain/case.ts";
import type { Staff } from "../../../../src/domain/staff.ts";
import { transcriptOf } from "../../../../src/services/cases/transcript.ts";
import { postsOf } from "../../../helpers/case-readings.ts";
import { handedOver, wordsOf, type CaseWorld } from "../../../helpers/case-world.ts";
import { caseWorlds } from "../../../helpers/case-worlds.ts";
import { ownDeskTexts } from "../../../helpers/desk-texts.ts";

const NOTE = "Bring the lease.";
const CORRECTION = "Sorry, I meant the work permit.";
const TEN_MINUTES_MS = 600_000;

const { startWithChannel } = caseWorlds();
let world: CaseWorld;

beforeEach(async () => {
  world = await startWithChannel();
});

/** A note of the holder's, and ten minutes later a correction of the person's. */
async function overtakenNote(): Promise<{ record: Case; li: Staff }> {
  const li = await world.staffMember("Li Wei");
  const record = await handedOver(world);
  await world.cases.desk.act(li, record.id, { type: "take" }, null);
  await world.settled();
  await world.staffSays("Li Wei", record, NOTE);
  world.time.advance(TEN_MINUTES_MS);
  await world.says(CORRECTION);
  world.time.advance(TEN_MINUTES_MS);
  return { record, li };
}

async function pressSend(record: Case): Promise<void> {
  const previews = postsOf(world.posted, "preview");
  await world.staffPresses("Li Wei", record, previews.at(-1)?.actions[0]?.id ?? "no preview");
}

/** Which of the two stands first. */
function order(text: string): readonly string[] {
  return [NOTE, CORRECTION].toSorted((a, b) => text.indexOf(a) - text.indexOf(b));
}

it("a note that is sent stands where and when the person got it, for everybody who reads the case", async () => {
  const { record, li } = await overtakenNote();
  const sentAt = world.time.now();
  await pressSend(record);
  const said = await world.store.entries(record.id);
  expect(said.slice(-2).map(({ kind, text }) => [kind, text])).toEqual([
    ["person", CORRECTION],
    ["staff", NOTE],
  ]);
  expect(said.at(-1)?.at.getTime()).toBeGreaterThanOrEqual(sentAt.getTime());

  expect(order(wordsOf(await world.says("/mycase")))).toEqual([CORRECTION, NOTE]);
  const view = await world.cases.reading.view(li, record.id);
  if (view === null) throw new Error("The case is not shown.");
  const names = await world.cases.reading.names();
  const file = transcriptOf(view, names, ownDeskTexts(), "en", "Asia/Shanghai");
  expect(order(file)).toEqual([CORRECTION, NOTE]);
});

it("a note that stays one keeps its place, before what the person wrote after it", async () => {
  const { record } = await overtakenNote();
  const said = await world.store.entries(record.id);
  expect(said.slice(-2).map(({ kind, text }) => [kind, text])).toEqual([
    ["note", NOTE],
    ["person", CORRECTION],
  ]);
});
