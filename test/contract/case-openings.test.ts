import { expect, it } from "vitest";
import type { ConversationId, PersonId, PersonRef } from "../../src/domain/message.ts";
import type { BucketStore } from "../../src/ports/bucket-store.ts";
import { createBucketsInMemory } from "../../src/store/buckets-in-memory.ts";
import { buttonOf, caseWorld, handedOver, wordsOf, type CaseWorld } from "../helpers/case-world.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";
import { FakeTime } from "../helpers/fake-time.ts";
import { countedPins } from "../helpers/return-pins.ts";

const ADDRESS = "192.0.2.7";
const URGENT = "My visa expires tomorrow, what do I do?";
const DAY_MS = 24 * 60 * 60_000;

function someone(n: number): { readonly conversation: string } {
  return { conversation: `conversation-${String(n)}` };
}

function personOf({ conversation }: { readonly conversation: string }): PersonRef {
  return { platform: "web", installation: "web", person: conversation as PersonId };
}

describeOnEachEngine("cases from one address of the chat page", (on) => {
  const limits = new FakeTime();
  async function inWorld(play: (world: CaseWorld) => Promise<void>): Promise<void> {
    const buckets = createBucketsInMemory();
    // The world lets time pass while it waits for its own work, which takes longer on a busy machine.
    const take: BucketStore["take"] = (draws) => buckets.take(draws, limits.now());
    const world = caseWorld(on.database, undefined, countedPins(), null, { ...buckets, take });
    await world.staffMember("Li Wei");
    try {
      await play(world);
    } finally {
      await world.stop();
    }
  }
  const comesFrom = (world: CaseWorld, n: number, address = ADDRESS): Promise<void> =>
    world.origins.note(personOf(someone(n)), address, world.time.now());

  it("have the urgency of their words once, and are opened one after another when there are many", async () => {
    await inWorld(async (world) => {
      const opened: (string | null)[] = [];
      for (let n = 0; n < 8; n += 1) {
        await comesFrom(world, n);
        const from = someone(n);
        await world.says(URGENT, from);
        const consent = await world.says("/human", from);
        const [reply] = await world.presses(buttonOf(consent, "handover:agree"), from);
        const conversation = from.conversation as ConversationId;
        const thread = { platform: "web", installation: "web", conversation } as const;
        const active = await world.store.activeOf(thread);
        opened.push(active?.urgency ?? null);
        if (active !== null) continue;
        const words = wordsOf(reply === undefined ? [] : [reply]);
        expect(words).toMatch(/Please press “Agree” again in 1 minute\..*110.*120/);
      }
      expect(opened).toEqual(["urgent", ...Array<string>(5).fill("normal"), null, null]);

      // Whoever was told to wait presses the same button again.
      limits.advance(60_000);
      const from = someone(7);
      const [waiting] = world.told
        .filter(({ thread }) => thread.conversation === from.conversation)
        .slice(-1);
      await world.presses(
        buttonOf(waiting === undefined ? [] : [waiting.reply], "handover:agree"),
        from,
      );
      expect((await world.store.counts("all")).open).toBe(7);

      // From elsewhere the words count, and so they do from there once nothing is open any more.
      await comesFrom(world, 20, "198.51.100.1");
      expect((await handedOver(world, someone(20), URGENT)).urgency).toBe("urgent");
    });
  });

  it("are raised later by the words of the first of them alone", async () => {
    await inWorld(async (world) => {
      const cases = [];
      for (const n of [0, 1]) {
        await comesFrom(world, n);
        cases.push(await handedOver(world, someone(n)));
        world.time.advance(1_000);
      }
      for (const n of [1, 0]) await world.says(URGENT, someone(n));
      const urgencies = await Promise.all(cases.map(({ id }) => world.store.read(id)));
      expect(urgencies.map((each) => each?.urgency)).toEqual(["urgent", "normal"]);
    });
  });

  it("of which none is open any more come first again, but not without end", async () => {
    await inWorld(async (world) => {
      let opened = 0;
      for (let n = 0; n < 9; n += 1) {
        await comesFrom(world, n);
        const from = someone(n);
        await world.says(URGENT, from);
        const consent = await world.says("/human", from);
        const reply = await world.presses(buttonOf(consent, "handover:agree"), from);
        if (wordsOf(reply).includes("YZ-")) opened += 1;
        await world.says("/withdraw", from);
      }
      expect(opened).toBe(6);
    });
  });

  it("are known by the address for a day after the last was closed, and not after an erasure", async () => {
    await inWorld(async (world) => {
      const { origins, time } = world;
      await comesFrom(world, 0);
      await handedOver(world, someone(0));
      await comesFrom(world, 1);
      time.advance(DAY_MS + 1);
      const before = () => new Date(time.now().getTime() - DAY_MS);
      expect(await origins.expire(before())).toBe(1);
      expect(await origins.of(personOf(someone(0)))).not.toBeNull();
      expect(await origins.of(personOf(someone(0)))).not.toContain(ADDRESS);
      await world.says("/forget", someone(0));
      expect(await origins.of(personOf(someone(0)))).toBeNull();
    });
  });
});
