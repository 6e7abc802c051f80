import { beforeEach, describe, expect, it } from "vitest";
import type { Case } from "../../../../src/domain/case.ts";
import { handedOver, type CaseWorld } from "../../../helpers/case-world.ts";
import { caseWorlds } from "../../../helpers/case-worlds.ts";
import { waitFor } from "../../../helpers/wait-for.ts";

const MINUTE_MS = 60_000;

const { startWithChannel } = caseWorlds();
let world: CaseWorld;

beforeEach(async () => {
  world = await startWithChannel();
  await world.staffMember("Li Wei");
});

/** Waits until nothing is on its way but what is kept back. */
const quiet = (heldBack: number): Promise<void> =>
  waitFor(async () => (await world.messages.status()).waitingDeliveries === heldBack);
/** Time goes on, and the clock of cases looks after them. */
const later = async (minutes: number, heldBack = 0): Promise<void> => {
  world.time.advance(minutes * MINUTE_MS);
  await world.cases.clock({} as never);
  await quiet(heldBack);
};
/** Writes and sends in the thread; what its preview says then. */
const answer = async (record: Case, heldBack = 0): Promise<string> => {
  await world.staffSays("Li Wei", record, "Come on Monday at nine.");
  await quiet(Math.max(0, heldBack - 1));
  const preview = world.posted.at(-1)?.post;
  const actions = preview?.kind === "preview" ? preview.actions : [];
  const send = actions.find(({ id }) => id.startsWith("desk:send:"));
  await world.staffPresses("Li Wei", record, send?.id ?? "");
  await quiet(heldBack);
  const sent = world.posted.at(-1)?.post;
  return sent?.kind === "preview" ? sent.text : "";
};
const serviceLines = (): string[] =>
  world.posted.flatMap(({ post }) =>
    post.kind === "line" && post.voice === "service" ? [post.text] : [],
  );

describe("an answer that does not reach the person for long", () => {
  it("is called passed on and not sent, told once as late, and once as arrived", async () => {
    const record = await handedOver(world);
    await world.staffPresses("Li Wei", record, `desk:take:${record.id}`);
    await world.settled();
    world.hold(true);
    expect(await answer(record, 1)).toContain("Passed on to the person.");
    await later(9, 1);
    expect(serviceLines()).toEqual([]);
    await later(2, 1);
    await later(1, 1);
    const late = "The answer of Thursday 26 November at 10:00 has not reached the person yet";
    expect(serviceLines()).toEqual([expect.stringContaining(late)]);
    world.hold(false);
    await world.settled();
    await later(1);
    await later(1);
    expect(serviceLines()).toEqual([
      expect.stringContaining(late),
      "The answer of Thursday 26 November at 10:00 has reached the person now.",
    ]);
    expect(world.told.at(-1)?.reply.from).toBe("staff");
  });

  it("is told as late behind a notice that waits before it, of which nothing is told", async () => {
    const record = await handedOver(world);
    world.hold(true);
    await world.staffPresses("Li Wei", record, `desk:take:${record.id}`);
    await later(11, 1);
    expect(serviceLines()).toEqual([]);
    await answer(record, 2);
    await later(11, 2);
    expect(serviceLines()).toHaveLength(1);
  });

  it("is nothing to tell of when it arrives at once", async () => {
    const record = await handedOver(world);
    await world.staffPresses("Li Wei", record, `desk:take:${record.id}`);
    await answer(record);
    await later(11);
    expect(serviceLines()).toEqual([]);
  });
});
