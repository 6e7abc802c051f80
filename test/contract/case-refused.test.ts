import { beforeEach, expect, it } from "vitest";
import type { Case } from "../../src/domain/case.ts";
import { caseNoticeName } from "../../src/domain/case-delivery.ts";
import type { Outgoing, SurfacePost } from "../../src/domain/staff-surface.ts";
import type { CaseStore } from "../../src/ports/case-store.ts";
import type {
  ClaimedDelivery,
  DeliveryResult,
  MessageStore,
} from "../../src/ports/message-store.ts";
import { createMessageStore } from "../../src/store/message-store.ts";
import { aCase, later, opening, step } from "../helpers/case-steps.ts";
import { answerOf, caseStoreOn, postOf, surfacePostOf } from "../helpers/case-store-world.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";

const MINUTE_MS = 60_000;
const DEAD: DeliveryResult = { kind: "dead", error: "rejected" };

describeOnEachEngine("what could not be sent of a case", (on) => {
  const { change, ...world } = caseStoreOn(on);
  let store: CaseStore;
  let messages: MessageStore;
  beforeEach(() => {
    store = world.store();
    messages = createMessageStore(on.database, { erasers: [] });
  });

  const posted = (what: SurfacePost, of: Case, name: string, channel = "C1"): Outgoing => ({
    ...surfacePostOf(of, name, channel),
    post: what,
  });
  const card = (of: Case, name: string, channel = "C1") =>
    posted({ kind: "card", card: { title: "", fields: [], actions: [] } }, of, name, channel);
  const purge = (of: Case, name: string) => posted({ kind: "purge", text: "moved" }, of, name);
  const noted = (of: Case) => step(of, { type: "noted" });

  const claim = async (now: Date): Promise<readonly ClaimedDelivery[]> =>
    messages.claimDeliveries({ now, leaseMs: MINUTE_MS, most: 10 });
  /** Ends all that waits, one after another, in the order of its lane; returns the keys. */
  const end = async (result: DeliveryResult, now = later(0)): Promise<string[]> => {
    const keys: string[] = [];
    for (let claimed = await claim(now); claimed.length > 0; claimed = await claim(now)) {
      for (const each of claimed) {
        keys.push(each.delivery.key);
        await messages.settleDelivery(each, result, now);
      }
    }
    return keys;
  };
  const sent = (now?: Date) => end({ kind: "sent", platformId: "1" as never }, now);
  const keysOf = (...posts: readonly Outgoing[]): string[] => posts.map(({ key }) => key);
  const wholeIn = async ({ id }: Case): Promise<Record<string, boolean>> =>
    Object.fromEntries((await store.surfacesOf(id)).map((each) => [each.channel, each.isWhole]));

  it("is posted once more behind the next card of that channel, lines in their order and no older card", async () => {
    const [mine, other] = [aCase(1), aCase(2)];
    await change(opening(mine), [card(mine, "1"), postOf(mine, "a"), postOf(mine, "b")]);
    await change(opening(other), [card(other, "1"), postOf(other, "a")]);
    const before = await store.latestChange();
    await end(DEAD);
    // Whoever looks at a case sees that a channel refused something of it.
    expect(await store.latestChange()).toBe(before + 5);
    expect([await wholeIn(mine), await wholeIn(other)]).toEqual([{ C1: false }, { C1: false }]);
    await change(noted(mine), [card(mine, "2"), postOf(mine, "c")]);
    expect([await wholeIn(mine), await wholeIn(other)]).toEqual([{ C1: true }, { C1: false }]);
    expect(await sent()).toEqual(
      keysOf(card(mine, "2"), postOf(mine, "a"), postOf(mine, "b"), postOf(mine, "c")),
    );
    expect(await wholeIn(mine)).toEqual({ C1: true });
  });

  it("makes no channel less whole when it is only told to somebody alone", async () => {
    const mine = aCase(1);
    const to = { platform: "slack", installation: "T1", person: "U1" as never } as const;
    const alone = posted({ kind: "private", to, text: "You may not." }, mine, "p");
    await change(opening(mine), [card(mine, "1")]);
    await sent();
    await change(noted(mine), [alone]);
    await end(DEAD);
    expect(await wholeIn(mine)).toEqual({ C1: true });
  });

  it("stays as it is where it cannot be read, and keeps nothing else from being posted", async () => {
    const mine = aCase(1);
    await change(opening(mine), [card(mine, "1"), postOf(mine, "a")]);
    await on.database.db
      .updateTable("outbox")
      .set({ delivery: "{" })
      .where("key", "=", postOf(mine, "a").key)
      .execute();
    const left = noted(mine);
    expect(await change(left, [purge(mine, "away")])).toBe(true);
    expect(await change(noted(left.after), [card(mine, "2")])).toBe(true);
    // The turn that gives it up sends nothing else of its lane.
    expect(await sent()).toEqual([]);
    expect(await sent()).toEqual(keysOf(card(mine, "2")));
    expect(await wholeIn(mine)).toEqual({ C1: true });
  });

  it("is not posted any more where the case is taken back, nor when it is shown there again", async () => {
    const mine = aCase(1);
    await change(opening(mine), [card(mine, "1"), postOf(mine, "a")]);
    await end(DEAD);
    const left = noted(mine);
    await change(left, [postOf(mine, "waiting"), purge(mine, "away")]);
    expect(await sent()).toEqual(keysOf(purge(mine, "away")));
    await change(noted(left.after), [card(mine, "2")]);
    expect(await sent()).toEqual(keysOf(card(mine, "2")));
  });

  it("keeps nothing waiting when it would take back what is shown again", async () => {
    const mine = aCase(1);
    await change(opening(mine), [card(mine, "1")]);
    await sent();
    const left = noted(mine);
    await change(left, [purge(mine, "away")]);
    const [taking] = await claim(later(0));
    if (taking === undefined) throw new Error("nothing is taken back");
    const again = later(10 * MINUTE_MS);
    await messages.settleDelivery(
      taking,
      { kind: "later", at: again, error: "rejected" },
      later(0),
    );
    await change(noted(left.after), [card(mine, "2")]);
    expect(await sent()).toEqual(keysOf(card(mine, "2")));
  });

  it("is an answer that is late from its minute on, also when it was sent a moment ago, and no notice", async () => {
    const mine = aCase(1);
    const late = (minutes: number) =>
      store.lateAnswers(
        {
          madeBefore: later((minutes - 10) * MINUTE_MS),
          sentSince: later((minutes - 5) * MINUTE_MS),
          lateMs: 10 * MINUTE_MS,
        },
        10,
      );
    const told = [answerOf(mine, caseNoticeName("taken", mine)), answerOf(mine, "an answer")];
    await change(opening(mine), told);
    const answer = { case: mine.id, key: told[1]?.key, madeAt: later(0) };
    expect(await late(10)).toEqual([]);
    expect(await late(11)).toEqual([{ ...answer, isSent: false }]);
    await sent(later(12 * MINUTE_MS));
    expect(await late(13)).toEqual([{ ...answer, isSent: true }]);
    expect(await late(20)).toEqual([]);
  });
});
