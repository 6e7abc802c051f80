import { sql } from "kysely";
import { beforeEach, expect, it } from "vitest";
import { paragraph } from "../../src/domain/block.ts";
import { NEW_CONVERSATION, type Delivery, type MessageId } from "../../src/domain/message.ts";
import type { AnswerId } from "../../src/domain/turn.ts";
import type { PlainDate } from "../../src/domain/plain-date.ts";
import type { ClaimedMessage, MessageStore, Settlement } from "../../src/ports/message-store.ts";
import type { Database } from "../../src/store/database.ts";
import { createMessageStore } from "../../src/store/message-store.ts";
import { aMessage, EMPTY_REPLY } from "../helpers/builders.ts";
import { describeOnEachEngine, ownDatabase } from "../helpers/each-engine.ts";

const START = new Date("2026-11-26T08:00:00Z");
const LEASE_MS = 10_000;

function after(ms: number): Date {
  return new Date(START.getTime() + ms);
}

function deliveryFor(id: string, conversation = "conversation-1", key = `reply:${id}`): Delivery {
  const { thread, sender } = aMessage({ id, conversation });
  return {
    key,
    thread,
    person: sender,
    inReplyTo: id as MessageId,
    reply: EMPTY_REPLY,
    direction: "ltr",
  };
}

const NOTHING: Settlement = {
  deliveries: [],
  memory: null,
  turn: null,
  gap: null,
  caseChange: null,
  erases: null,
  setAside: null,
};

describeOnEachEngine("the message store", (on) => {
  let store: MessageStore;
  beforeEach(() => {
    store = createMessageStore(on.database, { erasers: [] });
  });

  const claim = (now = START, most = 10) => store.claimMessages({ now, leaseMs: LEASE_MS, most });
  const claimOut = (now = START, most = 10) =>
    store.claimDeliveries({ now, leaseMs: LEASE_MS, most });
  const claimOne = async (now = START): Promise<ClaimedMessage> => {
    const [claimed] = await claim(now);
    if (claimed === undefined) throw new Error("nothing could be claimed");
    return claimed;
  };

  const spoil = async (
    table: "inbox" | "outbox",
    column: "event_id" | "key",
    name: string,
    text: string,
  ): Promise<void> => {
    const words = sql.ref(table === "inbox" ? "message" : "delivery");
    await sql`update ${sql.table(table)} set ${words} = ${text} where ${sql.ref(column)} = ${name}`.execute(
      on.database.db,
    );
  };

  it("keeps a message as it came", async () => {
    const message = aMessage({
      id: "m",
      text: "签证 \u{1F9ED} «visa» \u0000?",
      localeHint: "zh-CN",
    });
    expect(await store.accept(message, START)).toBe("new");
    const claimed = await claimOne();
    expect(claimed.message).toEqual(message);
    expect(claimed.receivedAt).toEqual(START);
  });

  it("knows a message that is delivered again, before and after it was answered", async () => {
    const message = aMessage({ id: "m" });
    await store.accept(message, START);
    expect(await store.accept(message, START)).toBe("known");
    await store.settle(await claimOne(), NOTHING, START);
    expect(await store.accept(message, after(1))).toBe("known");
    expect(await claim(after(2))).toEqual([]);
  });

  it("takes the same id in two conversations for one message, as the platform's ids are its own", async () => {
    await store.accept(aMessage({ id: "m", conversation: "a" }), START);
    expect(await store.accept(aMessage({ id: "m", conversation: "b" }), START)).toBe("known");
  });

  it("accepts many at once, each once", async () => {
    const messages = Array.from({ length: 100 }, (_, i) =>
      aMessage({ id: `m${String(i % 50)}`, conversation: `c${String(i % 7)}` }),
    );
    const results = await Promise.all(messages.map((message) => store.accept(message, START)));
    expect(results.filter((result) => result === "new")).toHaveLength(50);
    expect((await store.status()).waitingMessages).toBe(50);
  });

  it("hands out the first message of a lane to one holder only", async () => {
    for (const id of ["1", "2"]) await store.accept(aMessage({ id }), START);
    const claims = await Promise.all([claim(), claim(), claim()]);
    expect(claims.flat().map(({ message }) => message.id)).toEqual(["1"]);
  });

  it("keeps the order of a lane over retries, while other lanes go on", async () => {
    for (const id of ["1", "2"]) await store.accept(aMessage({ id }), START);
    await store.accept(aMessage({ id: "x", conversation: "other" }), START);
    const claimed = await claim();
    expect(claimed.map(({ message }) => message.id).sort()).toEqual(["1", "x"]);
    const first = claimed.find(({ message }) => message.id === "1");
    if (first === undefined) throw new Error("not claimed");
    await store.retryMessage(first, after(5_000), "internal");
    await store.accept(aMessage({ id: "3" }), after(10));
    expect(await claim(after(4_999))).toEqual([]);
    const again = await claimOne(after(5_000));
    expect(again.message.id).toBe("1");
    expect(again.attempt).toBe(2);
    await store.settle(again, NOTHING, after(5_001));
    expect((await claimOne(after(5_001))).message.id).toBe("2");
  });

  it("lets somebody else take a lane up when its lease ends, and tells the late one", async () => {
    await store.accept(aMessage({ id: "1" }), START);
    const late = await claimOne();
    expect(await claim(after(LEASE_MS - 1))).toEqual([]);
    const taken = await claimOne(after(LEASE_MS));
    expect(taken.attempt).toBe(2);
    const settled = { ...NOTHING, deliveries: [deliveryFor("1")] };
    expect(await store.settle(late, settled, after(LEASE_MS))).toBe(false);
    expect((await store.status()).waitingDeliveries).toBe(0);
    expect(await store.settle(taken, settled, after(LEASE_MS))).toBe(true);
    expect((await store.status()).waitingDeliveries).toBe(1);
  });

  it("holds a lane for longer when asked to, and names the leases that were lost", async () => {
    await store.accept(aMessage({ id: "1" }), START);
    await store.accept(aMessage({ id: "x", conversation: "other" }), START);
    const claimed = await claim();
    const leases = claimed.map(({ lease }) => lease);
    expect(await store.renew("in", leases, after(3 * LEASE_MS))).toEqual([]);
    expect(await claim(after(2 * LEASE_MS))).toEqual([]);
    await claim(after(3 * LEASE_MS));
    expect(await store.renew("in", leases, after(4 * LEASE_MS))).toHaveLength(2);
  });

  it("hands work back as if it had not been claimed", async () => {
    await store.accept(aMessage({ id: "1" }), START);
    await store.handBackMessage(await claimOne(), after(1));
    expect((await claimOne(after(1))).attempt).toBe(1);
  });

  it("frees every lane at a start at which nobody can hold one", async () => {
    await store.accept(aMessage({ id: "1" }), START);
    await claimOne();
    await store.releaseAll();
    expect((await claimOne(after(1))).attempt).toBe(2);
  });

  it("changes memory, deliveries and the message together, or nothing", async () => {
    const message = aMessage({ id: "1" });
    await store.accept(message, START);
    const claimed = await claimOne();
    const state = { ...NEW_CONVERSATION, earlier: ["hello"], language: "ru", languageChosen: true };
    const memory = { state, until: after(60_000) };
    await store.settle(claimed, { ...NOTHING, memory, deliveries: [deliveryFor("1")] }, START);
    expect(await store.memoryOf(message, after(59_999))).toEqual(state);
    expect(await store.memoryOf(message, after(61_000))).toBeNull();
    expect((await claimOut()).map(({ delivery }) => delivery)).toEqual([deliveryFor("1")]);
  });

  it("sends each lane's deliveries in order, and a key once", async () => {
    for (const id of ["1", "2"]) {
      await store.accept(aMessage({ id }), START);
      const deliveries = [deliveryFor(id), deliveryFor(id, "conversation-1", "the same key")];
      await store.settle(await claimOne(), { ...NOTHING, deliveries }, START);
    }
    const sent: string[] = [];
    for (let round = 0; round < 4; round += 1) {
      const [first] = await claimOut(after(round));
      if (first === undefined) break;
      sent.push(first.delivery.key);
      const result = { kind: "sent", platformId: `p${String(round)}` as MessageId } as const;
      await store.settleDelivery(first, result, after(round));
    }
    expect(sent).toEqual(["reply:1", "the same key", "reply:2"]);
  });

  it("keeps the words of a delivery until it is sent, and of one that is given up for who retries it", async () => {
    const words = "A few words of the answer";
    const ends = [
      { kind: "later", at: START, error: "unavailable" },
      { kind: "sent", platformId: "p" as MessageId },
      { kind: "dead", error: "rejected" },
    ] as const;
    const holdsWords = async (): Promise<boolean[]> => {
      const rows = await on.database.db
        .selectFrom("outbox")
        .select(["key", "delivery"])
        .orderBy("id")
        .execute();
      for (const { key, delivery } of rows) expect(JSON.parse(delivery)).toMatchObject({ key });
      return rows.map(({ delivery }) => delivery.includes(words));
    };
    await store.accept(aMessage({ id: "1" }), START);
    const reply = { ...EMPTY_REPLY, blocks: [paragraph(words)] };
    const deliveries = ["first", "second"].map((key) => ({
      ...deliveryFor("1", "conversation-1", key),
      reply,
    }));
    await store.settle(await claimOne(), { ...NOTHING, deliveries }, START);
    const seen: boolean[][] = [];
    for (const end of ends) {
      const [first] = await claimOut();
      if (first === undefined) throw new Error("nothing to send");
      await store.settleDelivery(first, end, START);
      seen.push(await holdsWords());
    }
    expect(seen).toEqual([
      [true, true],
      [false, true],
      [false, true],
    ]);
    const [dead] = await store.listDead(10);
    expect(await store.retryDead("out", dead?.id ?? 0, START)).toBe(true);
    expect((await claimOut())[0]?.delivery).toMatchObject({ key: "second", reply });
  });

  it("waits with a delivery as long as the platform asks, and does not let the next overtake it", async () => {
    await store.accept(aMessage({ id: "1" }), START);
    const deliveries = [deliveryFor("1"), deliveryFor("1", "conversation-1", "second")];
    await store.settle(await claimOne(), { ...NOTHING, deliveries }, START);
    const [first] = await claimOut();
    if (first === undefined) throw new Error("nothing to send");
    await store.settleDelivery(
      first,
      { kind: "later", at: after(7_000), error: "rate_limited" },
      START,
    );
    expect(await claimOut(after(6_999))).toEqual([]);
    expect(await store.nextAt("out")).toEqual(after(7_000));
    const [again] = await claimOut(after(7_000));
    expect(again?.delivery.key).toBe("reply:1");
    expect(again?.attempt).toBe(2);
  });

  it("shows what was set aside, lets the lane go on, and takes it up again when asked", async () => {
    for (const id of ["1", "2"]) await store.accept(aMessage({ id }), START);
    await store.settle(await claimOne(), { ...NOTHING, setAside: "internal" }, after(5));
    expect((await claimOne(after(6))).message.id).toBe("2");
    const [dead] = await store.listDead(10);
    expect(dead).toMatchObject({ direction: "in", error: "internal", platform: "web" });
    if (dead === undefined) return;
    expect(await store.retryDead("in", dead.id, after(7))).toBe(true);
    expect(await store.retryDead("in", dead.id, after(7))).toBe(false);
    await store.releaseAll();
    expect((await claimOne(after(8))).message.id).toBe("1");
    expect(await store.dropDead("in", dead.id)).toBe(false);
  });

  it("drops what is dead for good when asked", async () => {
    await store.accept(aMessage({ id: "1" }), START);
    await store.settle(await claimOne(), { ...NOTHING, setAside: "internal" }, START);
    const [dead] = await store.listDead(10);
    expect(await store.dropDead("in", dead?.id ?? 0)).toBe(true);
    expect(await store.listDead(10)).toEqual([]);
    expect(await store.accept(aMessage({ id: "1" }), after(1))).not.toBe("new");
    expect(await claim(after(2))).toEqual([]);
    await store.expire(after(1));
    expect(await store.accept(aMessage({ id: "1" }), after(2))).toBe("new");
  });

  it("gives up a message that cannot be read, and goes on with its lane and the others", async () => {
    for (const id of ["1", "2", "3"]) await store.accept(aMessage({ id }), START);
    await store.accept(aMessage({ id: "x", conversation: "other" }), START);
    await spoil("inbox", "event_id", "1", "{ not JSON");
    await spoil("inbox", "event_id", "2", JSON.stringify({ form: "of another version" }));
    expect((await claim()).map(({ message }) => message.id)).toEqual(["x"]);
    expect(await claim(after(1))).toEqual([]);
    expect((await claimOne(after(2))).message.id).toBe("3");
    const dead = await store.listDead(10);
    expect(dead.map(({ error }) => error)).toEqual(["unreadable", "unreadable"]);
  });

  it("gives up a delivery that cannot be read, and goes on with the next", async () => {
    await store.accept(aMessage({ id: "1" }), START);
    const deliveries = [deliveryFor("1"), deliveryFor("1", "conversation-1", "second")];
    await store.settle(await claimOne(), { ...NOTHING, deliveries }, START);
    await spoil("outbox", "key", "reply:1", "null");
    expect(await claimOut()).toEqual([]);
    expect((await claimOut(after(1)))[0]?.delivery.key).toBe("second");
    expect(await store.listDead(10)).toMatchObject([{ direction: "out", error: "unreadable" }]);
  });

  it.each([
    "{ not JSON",
    "null",
    JSON.stringify({ value: { form: "of another version" } }),
    JSON.stringify({ value: { ...NEW_CONVERSATION, timeZone: "Mars/Olympus" } }),
    JSON.stringify({ value: { ...NEW_CONVERSATION, zoneQuestion: "asked twice" } }),
  ])("takes a memory that cannot be read for none: %s", async (value) => {
    const message = aMessage({ id: "1" });
    await store.accept(message, START);
    const memory = { state: NEW_CONVERSATION, until: after(60_000) };
    await store.settle(await claimOne(), { ...NOTHING, memory }, START);
    expect(await store.memoryOf(message, START)).toEqual(NEW_CONVERSATION);
    await on.database.db.updateTable("entry").set({ value }).execute();
    expect(await store.memoryOf(message, START)).toBeNull();
  });

  it("reads a memory of before it was known where somebody is as one that does not tell", async () => {
    const message = aMessage({ id: "1" });
    await store.accept(message, START);
    const memory = { state: { ...NEW_CONVERSATION, language: "ru" }, until: after(60_000) };
    await store.settle(await claimOne(), { ...NOTHING, memory }, START);
    const { timeZone, zoneQuestion, ...before } = memory.state;
    expect([timeZone, zoneQuestion]).toEqual([null, "unasked"]);
    const value = JSON.stringify({ value: before });
    await on.database.db.updateTable("entry").set({ value }).execute();
    expect(await store.memoryOf(message, START)).toEqual(memory.state);
  });

  it("tells a read that can never succeed from one that may later", async () => {
    const own = await ownDatabase(on.engine);
    await own.db.schema.dropTable("entry").execute();
    const reading = createMessageStore(own, { erasers: [] }).memoryOf(aMessage({}), START);
    await expect(reading).rejects.toMatchObject({ code: "internal" });
  });

  it("says how much waits and since when", async () => {
    expect(await store.status()).toMatchObject({ waitingMessages: 0, oldestWaitingAt: null });
    expect(await store.nextAt("in")).toBeNull();
    await store.accept(aMessage({ id: "1" }), START);
    await store.accept(aMessage({ id: "2" }), after(9));
    expect(await store.status()).toEqual({
      waitingMessages: 2,
      waitingDeliveries: 0,
      deadMessages: 0,
      deadDeliveries: 0,
      oldestWaitingAt: START,
    });
    expect(await store.nextAt("in")).toEqual(START);
  });

  it("keeps a question without an answer, whatever characters it has", async () => {
    await store.accept(aMessage({ id: "1" }), START);
    const gap = { language: "en", outcome: "no_answer", question: "a\u0000b \ud83e?" } as const;
    const settlement = { ...NOTHING, gap: { ...gap, nearest: null } };
    expect(await store.settle(await claimOne(), settlement, START)).toBe(true);
    const [row] = await on.database.db.selectFrom("gap").select("question").execute();
    expect(row?.question).toMatch(/^ab .*\?$/);
  });

  it("rates an answer only in its own conversation", async () => {
    const message = aMessage({ id: "1" });
    await store.accept(message, START);
    const turn = {
      id: "answer-1" as AnswerId,
      language: "en",
      outcome: "answer",
      asOf: "2026-11-26" as PlainDate,
      articles: [],
      asserted: [],
      release: null,
    } as const;
    await store.settle(await claimOne(), { ...NOTHING, turn }, START);
    expect(await store.rate(aMessage({ conversation: "other" }), "answer-1", "no")).toBe(false);
    expect(await store.rate(message, "answer-2", "no")).toBe(false);
    expect(await store.rate(message, "answer-1", "yes")).toBe(true);
  });

  it("forgets the names of idle conversations at once, which may come back", async () => {
    await store.accept(aMessage({ id: "1" }), START);
    await store.accept(aMessage({ id: "x", conversation: "other" }), START);
    const claimed = await claim();
    const settled = claimed.find(({ message }) => message.id === "1");
    if (settled === undefined) throw new Error("not claimed");
    await store.settle(settled, NOTHING, START);
    const lanes = await on.database.db.selectFrom("lane").select("name").execute();
    expect(lanes).toEqual([{ name: "web/web/other" }]);
    await store.accept(aMessage({ id: "2" }), after(2));
    expect((await claimOne(after(2))).message.id).toBe("2");
  });

  it("removes what was settled long ago, and nothing that waits", async () => {
    for (const id of ["1", "2"]) await store.accept(aMessage({ id }), START);
    await store.settle(await claimOne(), { ...NOTHING, deliveries: [deliveryFor("1")] }, START);
    expect(await store.expire(after(1))).toBe(1);
    const status = await store.status();
    expect(status).toMatchObject({ waitingMessages: 1, waitingDeliveries: 1 });
  });

  it("removes very many rows in pieces, so that other work gets its turn", async () => {
    const old = { platform: "web", person: "web/p", language: "en", outcome: "no_answer" };
    const questions = Array.from({ length: 2_300 }, (_, n) => String(n));
    await on.database.db
      .insertInto("gap")
      .values(questions.map((question) => ({ ...old, question, nearest: "", created_at: 1 })))
      .execute();
    let transactions = 0;
    const write: Database["write"] = (work, weight) => {
      transactions += 1;
      return on.database.write(work, weight);
    };
    const counted = createMessageStore({ ...on.database, write }, { erasers: [] });
    expect(await counted.expire(START)).toBe(2_300);
    const whole = transactions;
    expect(await counted.expire(START)).toBe(0);
    expect(whole - (transactions - whole)).toBe(2);
  });

  it("does not remove what somebody takes up again meanwhile", async () => {
    if (!on.database.engine.locksRows) return;
    await store.accept(aMessage({ id: "1" }), START);
    await store.settle(await claimOne(), { ...NOTHING, setAside: "internal" }, START);
    const expiring: Promise<number>[] = [];
    await on.database.db.transaction().execute(async (tx) => {
      await tx.updateTable("inbox").set({ state: "waiting", settled_at: null }).execute();
      expiring.push(store.expire(after(1)));
      // Long enough for it to come to the row; a wait that is too short would only prove less.
      await new Promise((resolve) => setTimeout(resolve, 200));
      const lane = { kind: "in", name: "web/web/conversation-1" } as const;
      const due = { next_at: START.getTime(), locked_until: 0, lease: null };
      await tx
        .insertInto("lane")
        .values({ ...lane, ...due })
        .execute();
    });
    await Promise.all(expiring);
    expect((await claimOne(after(2))).message.id).toBe("1");
  });
});
