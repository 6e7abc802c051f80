import { beforeEach, expect, it } from "vitest";
import {
  NEW_CONVERSATION,
  type ConversationId,
  type Delivery,
  type InboundMessage,
  type MessageId,
  type PersonId,
} from "../../src/domain/message.ts";
import type { PlainDate } from "../../src/domain/plain-date.ts";
import type { AnswerId } from "../../src/domain/turn.ts";
import type {
  ClaimedDelivery,
  ClaimedMessage,
  DeliveryResult,
  MessageStore,
  Settlement,
} from "../../src/ports/message-store.ts";
import type { NoteKind, ThreadNotes } from "../../src/ports/thread-notes.ts";
import { eraseCases } from "../../src/store/cases-erase.ts";
import { webEventsEraser } from "../../src/store/forget-events.ts";
import { createMessageStore } from "../../src/store/message-store.ts";
import { createThreadNotes, eraseThreadNotes } from "../../src/store/thread-notes.ts";
import { aMessage } from "../helpers/builders.ts";
import { aCase, opening } from "../helpers/case-steps.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";
import { aDelivery } from "../helpers/scripted-host.ts";

/** Of the person at the platform, which in a private chat names the chat as well. */
const PERSON = "7340112233";
const START = new Date("2026-11-24T08:00:00Z");
const SENT: DeliveryResult = { kind: "sent", platformId: `${PERSON}:900` as MessageId };
const NOTHING: Settlement = {
  deliveries: [],
  memory: null,
  turn: null,
  gap: null,
  caseChange: null,
  erases: null,
  setAside: null,
};

function after(ms: number): Date {
  return new Date(START.getTime() + ms);
}

/** In their private chat, unless another is named. */
function said(number: number, text: string, conversation = PERSON): InboundMessage {
  return {
    ...aMessage({ id: `${PERSON}:${String(number)}`, text }),
    thread: {
      platform: "telegram",
      installation: "bot",
      conversation: conversation as ConversationId,
    },
    sender: PERSON as PersonId,
  };
}

describeOnEachEngine("somebody who asked to be forgotten", (on) => {
  let store: MessageStore;
  let notes: ThreadNotes;
  beforeEach(() => {
    store = createMessageStore(on.database, {
      erasers: [webEventsEraser(on.database.engine), eraseThreadNotes, eraseCases],
    });
    notes = createThreadNotes(on.database);
  });

  const take = async (message: InboundMessage, now: Date): Promise<ClaimedMessage> => {
    expect(await store.accept(message, now)).toBe("new");
    return claimOne(now);
  };
  const claimOne = async (now: Date): Promise<ClaimedMessage> => {
    const [claimed] = await store.claimMessages({ now, leaseMs: 1_000, most: 1 });
    if (claimed === undefined) throw new Error("nothing could be claimed");
    return claimed;
  };
  const sendNext = async (result: DeliveryResult, now: Date): Promise<ClaimedDelivery> => {
    const [claimed] = await store.claimDeliveries({ now, leaseMs: 1_000, most: 1 });
    if (claimed === undefined) throw new Error("nothing to send");
    await note(["part", "answer", "offer"], claimed.delivery.thread);
    expect(await store.settleDelivery(claimed, result, now)).toBe(true);
    return claimed;
  };
  const note = (kinds: readonly NoteKind[], thread = said(0, "").thread) =>
    notes.write(
      thread,
      PERSON as PersonId,
      kinds.map((kind) => ({ kind, name: `of ${PERSON}`, data: PERSON })),
      START,
    );
  const forgetting = ({ message }: ClaimedMessage): Settlement => ({
    ...NOTHING,
    erases: { platform: "telegram", installation: "bot", person: message.sender },
    deliveries: [aDelivery(message)],
  });
  /** All that is in the database, but for what says how its tables are made. */
  const everything = async (): Promise<string> => {
    const tables = await on.database.db.introspection.getTables();
    const rows = tables
      .filter(({ name }) => !name.startsWith("kysely_"))
      .map(({ name }) =>
        on.database.db
          .selectFrom(name as "inbox")
          .selectAll()
          .execute(),
      );
    return JSON.stringify(await Promise.all(rows));
  };
  /** A question that is answered, noted as a gap, remembered, and made a case of. */
  const asksAndIsAnswered = async (conversation?: string): Promise<void> => {
    const asked = await take(said(1, "secret words", conversation), START);
    const { message } = asked;
    const record = aCase(1, { thread: message.thread, person: message.sender });
    await note(["address"], message.thread);
    await store.settle(
      asked,
      {
        ...NOTHING,
        memory: {
          state: { ...NEW_CONVERSATION, earlier: ["secret words"] },
          until: after(1_000_000),
        },
        turn: {
          id: "answer-1" as AnswerId,
          language: "en",
          outcome: "answer",
          asOf: "2026-11-26" as PlainDate,
          articles: [],
          asserted: [{ article: "visas/r-visa", claim: "fee" }],
          release: null,
        },
        gap: { language: "en", outcome: "no_answer", question: "secret words", nearest: null },
        caseChange: opening({ ...record, question: "secret words" }),
        deliveries: [aDelivery(message)],
      },
      START,
    );
    await sendNext(SENT, START);
  };

  it("leaves nothing of their name and words in any table once they were told so", async () => {
    await asksAndIsAnswered();
    expect(await everything()).toContain(PERSON);
    const wish = await take(said(2, "secret wish"), after(1));
    expect(await store.settle(wish, forgetting(wish), after(2))).toBe(true);
    await sendNext(SENT, after(3));
    const left = await everything();
    expect(left).not.toContain(PERSON);
    expect(left).not.toContain("secret");
  });

  it("is forgotten in other conversations of theirs at once", async () => {
    const room = `-100500:0:${PERSON}`;
    await asksAndIsAnswered(room);
    const wish = await take(said(2, "secret wish"), after(1));
    await store.settle(wish, forgetting(wish), after(2));
    expect(await everything()).not.toContain(encodeURIComponent(room));
    await sendNext(SENT, after(3));
    expect(await everything()).not.toContain(PERSON);
  });

  it("leaves nothing when they cannot be told, either", async () => {
    await note(["address"]);
    const wish = await take(said(2, "secret wish"), after(1));
    await store.settle(wish, forgetting(wish), after(2));
    await sendNext({ kind: "dead", error: "rejected" }, after(3));
    expect(await everything()).not.toContain(PERSON);
    expect((await store.status()).deadDeliveries).toBe(0);
  });

  it("is told so however often that has to be tried", async () => {
    await note(["address"]);
    const wish = await take(said(2, "secret wish"), after(1));
    await store.settle(wish, forgetting(wish), after(2));
    await sendNext({ kind: "later", at: after(10), error: "unavailable" }, after(3));
    expect(await notes.read(wish.message.thread, "address", `of ${PERSON}`)).toBe(PERSON);
    const again = await sendNext(SENT, after(10));
    expect(answered(again)).toBe(wish.message.id);
    expect(await everything()).not.toContain(PERSON);
  });

  it("leaves nothing of what was being sent or answered while they were forgotten", async () => {
    const room = `-100500:0:${PERSON}`;
    const asked = await take(said(1, "secret words", room), START);
    await store.settle(asked, { ...NOTHING, deliveries: [aDelivery(asked.message)] }, START);
    const [sending] = await store.claimDeliveries({ now: START, leaseMs: 1_000, most: 1 });
    const underWay = await take(said(2, "secret words", "-100600"), START);
    const wish = await take(said(3, "secret wish"), after(1));
    await store.settle(wish, forgetting(wish), after(2));
    await sendNext(SENT, after(3));
    expect(await store.settle(underWay, NOTHING, after(4))).toBe(false);
    if (sending === undefined) throw new Error("nothing to send");
    expect(await store.settleDelivery(sending, SENT, after(4))).toBe(false);
    expect(await everything()).not.toContain(PERSON);
  });

  it("is answered no second time when the platform sends a message once more", async () => {
    await asksAndIsAnswered();
    const wish = await take(said(2, "secret wish"), after(1));
    await store.settle(wish, forgetting(wish), after(2));
    await sendNext(SENT, after(3));
    for (const number of [1, 2]) {
      expect(await store.accept(said(number, "secret words"), after(4))).toBe("erased");
    }
    expect(await store.nextAt("in")).toBeNull();
    expect(await everything()).not.toContain(PERSON);
    // The same number in another chat, or at another bot, is another message.
    const other = said(1, "hello");
    const elsewhere = { ...other, thread: { ...other.thread, installation: "other bot" } };
    expect(await store.accept(elsewhere, after(5))).toBe("new");
  });

  it("is answered in order what they wrote before they were told, and keeps the way there", async () => {
    await note(["address"]);
    for (const number of [2, 3, 4]) await store.accept(said(number, "words"), START);
    const wish = await claimOne(after(1));
    await store.settle(wish, forgetting(wish), after(2));
    await sendNext(SENT, after(3));
    for (const number of [3, 4]) {
      const at = after(number * 10);
      const later = await claimOne(at);
      expect(later.message).toEqual(said(number, "words"));
      await store.settle(later, { ...NOTHING, deliveries: [aDelivery(later.message)] }, at);
      expect(answered(await sendNext(SENT, at))).toBe(later.message.id);
    }
    expect(await notes.read(wish.message.thread, "address", `of ${PERSON}`)).toBe(PERSON);
  });

  it("keeps the way to a message that is just coming in", async () => {
    await note(["address"]);
    const wish = await take(said(2, "secret wish"), after(1));
    await store.settle(wish, forgetting(wish), after(2));
    await note(["address"]);
    await sendNext(SENT, after(3));
    expect(await notes.read(wish.message.thread, "address", `of ${PERSON}`)).toBe(PERSON);
    expect(await notes.readAll(wish.message.thread, "part")).toEqual(new Map());
  });
});

function answered({ delivery }: ClaimedDelivery): Delivery["inReplyTo"] {
  return "post" in delivery ? null : delivery.inReplyTo;
}
