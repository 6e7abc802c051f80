import { beforeEach, expect, it } from "vitest";
import type { Delivery, MessageId } from "../../src/domain/message.ts";
import type {
  ClaimedDelivery,
  ClaimedMessage,
  MessageStore,
  Settlement,
} from "../../src/ports/message-store.ts";
import { createMessageStore } from "../../src/store/message-store.ts";
import { aMessage } from "../helpers/builders.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";
import { aDelivery, aReply } from "../helpers/scripted-host.ts";

const START = new Date("2026-12-03T08:00:00Z");
const LEASE_MS = 10_000;

function after(ms: number): Date {
  return new Date(START.getTime() + ms);
}

/** A free hand, and what it took. */
function aHand<Claimed>() {
  const taken: Claimed[] = [];
  const take = (claimed: Claimed): void => {
    taken.push(claimed);
  };
  return { leaseMs: LEASE_MS, take, taken };
}

function settlementWith(deliveries: readonly Delivery[]): Settlement {
  return {
    deliveries,
    memory: null,
    turn: null,
    gap: null,
    caseChange: null,
    erases: null,
    setAside: null,
  };
}

const answerTo = (id: string): Delivery => ({
  ...aDelivery(aMessage({ id }), aReply({})),
  key: `reply:${id}`,
});

describeOnEachEngine("a hand that is lent to a write", (on) => {
  let store: MessageStore;
  beforeEach(() => {
    store = createMessageStore(on.database, { erasers: [] });
  });

  const claim = (now = START) => store.claimMessages({ now, leaseMs: LEASE_MS, most: 10 });
  const claimOut = (now = START) => store.claimDeliveries({ now, leaseMs: LEASE_MS, most: 10 });

  /** Accepts a message and takes it up at once. */
  const taken = async (id: string, now = START): Promise<ClaimedMessage> => {
    const hand = aHand<ClaimedMessage>();
    await store.accept(aMessage({ id }), now, hand);
    const [claimed] = hand.taken;
    if (claimed === undefined) throw new Error("not taken up");
    return claimed;
  };

  it("takes a message up with its acceptance, as whoever claims it would see it", async () => {
    const message = aMessage({ id: "1", text: "签证 \u0000?", localeHint: "zh-CN" });
    const hand = aHand<ClaimedMessage>();
    expect(await store.accept(message, START, hand)).toBe("new");
    expect(hand.taken).toMatchObject([{ message, attempt: 1, receivedAt: START }]);
    expect(await claim()).toEqual([]);
    const [claimed] = hand.taken as [ClaimedMessage];
    expect(await store.settle(claimed, settlementWith([]), after(1))).toBe(true);
    expect(await store.nextAt("in")).toBeNull();
  });

  it("leaves a message to the next claim that is behind another, with all its tries", async () => {
    const first = await taken("1");
    const hand = aHand<ClaimedMessage>();
    expect(await store.accept(aMessage({ id: "2" }), after(1), hand)).toBe("new");
    expect(hand.taken).toEqual([]);
    expect(await claim(after(2))).toEqual([]);
    await store.settle(first, settlementWith([]), after(3));
    expect(await claim(after(4))).toMatchObject([{ message: { id: "2" }, attempt: 1 }]);
  });

  it("takes nothing up of a message that is known", async () => {
    await store.settle(await taken("1"), settlementWith([]), START);
    const hand = aHand<ClaimedMessage>();
    expect(await store.accept(aMessage({ id: "1" }), after(1), hand)).toBe("known");
    expect(hand.taken).toEqual([]);
    expect(await store.nextAt("in")).toBeNull();
  });

  it("counts a try that nothing came of: whoever takes the lane over makes the second", async () => {
    await taken("1");
    expect(await claim(after(LEASE_MS - 1))).toEqual([]);
    expect(await claim(after(LEASE_MS))).toMatchObject([{ message: { id: "1" }, attempt: 2 }]);
  });

  it("takes up the answer with the end of its question, unless another waits before it", async () => {
    const answer = answerTo("1");
    const hand = aHand<ClaimedDelivery>();
    await store.settle(await taken("1"), settlementWith([answer]), after(1), hand);
    expect(hand.taken).toMatchObject([
      { delivery: answer, attempt: 1, lastError: null, createdAt: after(1) },
    ]);
    expect(await claimOut(after(2))).toEqual([]);

    await store.settle(await taken("2"), settlementWith([answerTo("2")]), after(3), hand);
    expect(hand.taken).toHaveLength(1);
    const [first] = hand.taken as [ClaimedDelivery];
    const sent = { kind: "sent", platformId: "p" as MessageId } as const;
    expect(await store.settleDelivery(first, sent, after(4))).toBe(true);
    expect(await claimOut(after(5))).toMatchObject([{ delivery: { key: "reply:2" }, attempt: 1 }]);
  });

  it("takes up none of several deliveries, and each can be claimed", async () => {
    const elsewhere = { ...answerTo("1"), key: "elsewhere" };
    const thread = aMessage({ conversation: "other" }).thread;
    const hand = aHand<ClaimedDelivery>();
    const settlement = settlementWith([answerTo("1"), { ...elsewhere, thread }]);
    await store.settle(await taken("1"), settlement, START, hand);
    expect(hand.taken).toEqual([]);
    expect(await claimOut()).toHaveLength(2);
  });

  it("does not hold a lane for an answer that was given before", async () => {
    const sent = { kind: "sent", platformId: "p" as MessageId } as const;
    await store.settle(await taken("1"), settlementWith([answerTo("1")]), START);
    for (const claimed of await claimOut()) await store.settleDelivery(claimed, sent, START);

    const again = aHand<ClaimedDelivery>();
    const known = { ...answerTo("2"), key: "reply:1" };
    await store.settle(await taken("2"), settlementWith([known]), after(1), again);
    expect(again.taken).toEqual([]);
    await store.settle(await taken("3"), settlementWith([answerTo("3")]), after(2));
    expect(await claimOut(after(2))).toMatchObject([{ delivery: { key: "reply:3" } }]);
  });

  it("takes each message up once, however many write at the same time", async () => {
    const hand = aHand<ClaimedMessage>();
    const messages = Array.from({ length: 60 }, (_, index) =>
      aMessage({ id: `m${String(index)}`, conversation: `c${String(index % 7)}` }),
    );
    await Promise.all(messages.map((message) => store.accept(message, START, hand)));
    const lanes = [...hand.taken, ...(await claim())].map(({ lease }) => lease.lane);
    expect(new Set(lanes).size).toBe(7);
    expect(lanes).toHaveLength(7);
  });
});
