import { readFileSync } from "node:fs";
import { beforeEach, expect, it, onTestFinished } from "vitest";
import { NEW_CONVERSATION, type InboundMessage, type MessageId } from "../../src/domain/message.ts";
import type { PlainDate } from "../../src/domain/plain-date.ts";
import type { Outgoing } from "../../src/domain/staff-surface.ts";
import type { AnswerId } from "../../src/domain/turn.ts";
import type { ClaimedMessage, MessageStore, Settlement } from "../../src/ports/message-store.ts";
import { serviceIdOf } from "../../src/ports/web-conversations.ts";
import type { Eraser, Erasure } from "../../src/store/erase.ts";
import { webEventsEraser } from "../../src/store/forget-events.ts";
import { createMessageStore } from "../../src/store/message-store.ts";
import { createNoticeStore } from "../../src/store/notices.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import { createWebConversations } from "../../src/store/web-conversations.ts";
import { aMessage } from "../helpers/builders.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";
import { aDelivery } from "../helpers/scripted-host.ts";
import { aConversation, aDraft } from "../helpers/web-events.ts";

const { id } = aConversation();
const START = new Date("2026-11-24T08:00:00Z");
const NOTHING: Settlement = {
  deliveries: [],
  memory: null,
  turn: null,
  gap: null,
  caseChange: null,
  erases: null,
  setAside: null,
};
const TURN = {
  id: "answer-1" as AnswerId,
  language: "en",
  outcome: "answer",
  asOf: "2026-11-26" as PlainDate,
  articles: [],
  asserted: [],
  release: null,
} as const;

function after(ms: number): Date {
  return new Date(START.getTime() + ms);
}

/** As the chat page names and sends it. */
function said(name: string, text = name): InboundMessage {
  return aMessage({ id: serviceIdOf(id, name), text });
}

describeOnEachEngine("an erasure", (on) => {
  let store: MessageStore;
  beforeEach(async () => {
    store = createMessageStore(on.database, { erasers: [webEventsEraser(on.database.engine)] });
    const conversations = createWebConversations(on.database);
    await conversations.create(aConversation());
    for (const name of ["1", "forget", "later"]) {
      await conversations.hold(id, aDraft(name, `secret of ${name}`));
      await conversations.show(id, name);
    }
  });

  const claimOne = async (now = START): Promise<ClaimedMessage> => {
    const [claimed] = await store.claimMessages({ now, leaseMs: 1_000, most: 1 });
    if (claimed === undefined) throw new Error("nothing could be claimed");
    return claimed;
  };
  const claimOut = (now = START) => store.claimDeliveries({ now, leaseMs: 1_000, most: 10 });
  const forgetting = ({ message }: ClaimedMessage): Settlement => ({
    ...NOTHING,
    erases: { platform: "web", installation: "web", person: message.sender },
    deliveries: [aDelivery(message)],
  });
  const shown = async (): Promise<string[]> => {
    const rows = await on.database.db
      .selectFrom("web_event")
      .select(["type", "message_id"])
      .orderBy("number")
      .execute();
    return rows.map(({ type, message_id }) => `${type} ${message_id}`.trim());
  };
  const allRows = async (): Promise<string> => {
    const tables = ["inbox", "outbox", "answer", "gap", "entry", "web_event"] as const;
    const rows = tables.map((table) => on.database.db.selectFrom(table).selectAll().execute());
    return JSON.stringify(await Promise.all(rows));
  };

  it("empties all that is known of a person up to the message that asks", async () => {
    const state = { ...NEW_CONVERSATION, earlier: ["secret words"], language: "en" };
    const gap = { language: "en", outcome: "no_answer", question: "secret gap" } as const;
    await store.accept(said("1", "secret passport"), START);
    await store.accept(said("forget", "secret wish"), START);
    const asked = await claimOne();
    await store.settle(
      asked,
      {
        ...NOTHING,
        memory: { state, until: after(1_000_000) },
        turn: TURN,
        gap: { ...gap, nearest: null },
        deliveries: [aDelivery(asked.message)],
      },
      START,
    );
    const wish = await claimOne(after(1));
    expect(await store.settle(wish, forgetting(wish), after(2))).toBe(true);
    expect(await store.memoryOf(said("1"), after(3))).toBeNull();
    expect((await claimOut(after(3))).map(({ delivery }) => answered(delivery))).toEqual([
      wish.message.id,
    ]);
    expect(await allRows()).not.toMatch(/secret/);
    expect(await shown()).toEqual(["forgotten"]);
  });

  it("forgets what the person was told, that they were told again, and that they wanted it no more", async () => {
    const notices = createNoticeStore(on.database);
    const asserted = [{ article: "visas/r-visa", claim: "fee" }] as const;
    const kept = async (): Promise<readonly (readonly object[])[]> => {
      const tables = ["answer_claim", "notice_told", "notice_opt_out"] as const;
      const rows = tables.map((table) => on.database.db.selectFrom(table).selectAll().execute());
      return Promise.all(rows);
    };
    const mine = said("1");
    for (const message of [mine, aMessage({ id: "x", conversation: "other" })]) {
      const turn = { ...TURN, id: `answer to ${message.id}` as AnswerId, asserted };
      await store.accept(message, START);
      await store.settle(await claimOne(), { ...NOTHING, turn }, START);
      const { platform, installation, conversation } = message.thread;
      const name = [installation, conversation].join("/");
      await notices.optOut({ platform, installation, person: message.sender }, START);
      const told = { about: "release/2", notice: "1", delivery_key: `notice to ${conversation}` };
      await on.database.db
        .insertInto("notice_told")
        .values({ ...told, platform, person: name, lane: `${platform}/${name}`, at: 1 })
        .execute();
    }
    expect((await kept()).map(({ length }) => length)).toEqual([2, 2, 2]);
    await store.accept(said("forget"), START);
    const wish = await claimOne(after(1));
    expect(await store.settle(wish, forgetting(wish), after(2))).toBe(true);
    const left = await kept();
    expect(left.map(({ length }) => length)).toEqual([1, 1, 1]);
    expect(JSON.stringify(left)).not.toContain(mine.thread.conversation);
  });

  it("tells every eraser who it is and what is kept, and does nothing when one of them cannot", async () => {
    const told: Erasure[] = [];
    let broken = true;
    const another: Eraser = (_tx, erasure) => {
      told.push(erasure);
      return broken ? Promise.reject(new Error("a table is missing")) : Promise.resolve();
    };
    const both = createMessageStore(on.database, {
      erasers: [webEventsEraser(on.database.engine), another],
    });
    for (const name of ["forget", "later"]) await store.accept(said(name), START);
    const wish = await claimOne();
    const before = await allRows();
    await expect(both.settle(wish, forgetting(wish), after(1))).rejects.toThrow();
    expect(await allRows()).toBe(before);
    broken = false;
    expect(await both.settle(wish, forgetting(wish), after(2))).toBe(true);
    const { platform, installation } = wish.message.thread;
    const person = { platform, installation, person: wish.message.sender };
    expect(told.at(-1)).toEqual({
      person,
      kept: [said("later").id],
      askedWith: null,
      answeredIn: ["web/web/conversation-1"],
      now: after(2),
    });
    expect(await shown()).toEqual(["forgotten", "message later"]);
  });

  it("leaves other people alone", async () => {
    await store.accept(aMessage({ id: "x", conversation: "other", text: "kept" }), START);
    const gap = { language: "en", outcome: "no_answer", question: "kept", nearest: null } as const;
    await store.settle(await claimOne(), { ...NOTHING, gap, turn: TURN }, START);
    await store.accept(said("forget"), START);
    const wish = await claimOne(after(1));
    await store.settle(wish, forgetting(wish), after(2));
    expect(await on.database.db.selectFrom("gap").select("question").execute()).toHaveLength(1);
    expect(await on.database.db.selectFrom("answer").select("id").execute()).toHaveLength(1);
  });

  it("answers what was acknowledged after the message that asks, and shows it anew", async () => {
    for (const name of ["1", "forget", "later"]) await store.accept(said(name), START);
    await store.settle(await claimOne(), NOTHING, START);
    const wish = await claimOne(after(1));
    await store.settle(wish, forgetting(wish), after(2));
    expect((await claimOne(after(3))).message).toEqual(said("later"));
    expect(await shown()).toEqual(["forgotten", "message later"]);
  });

  it("tells that a message was erased when it is sent again, and answers it no more", async () => {
    for (const name of ["1", "forget"]) await store.accept(said(name), START);
    await store.settle(await claimOne(), NOTHING, START);
    const wish = await claimOne(after(1));
    await store.settle(wish, forgetting(wish), after(2));
    for (const name of ["1", "forget"]) {
      expect(await store.accept(said(name), after(3))).toBe("erased");
    }
    expect(await store.nextAt("in")).toBeNull();
  });

  it("keeps the names of erased messages no longer than others", async () => {
    await store.accept(said("forget"), START);
    const wish = await claimOne();
    await store.settle(wish, forgetting(wish), after(2));
    await store.expire(after(2));
    expect(await on.database.db.selectFrom("inbox").select("id").execute()).toHaveLength(1);
    await store.expire(after(3));
    expect(await on.database.db.selectFrom("inbox").select("id").execute()).toEqual([]);
  });

  it("does not count as sent what was erased while it was sent", async () => {
    await store.accept(said("1"), START);
    const asked = await claimOne();
    await store.settle(asked, { ...NOTHING, deliveries: [aDelivery(asked.message)] }, START);
    const [sending] = await claimOut();
    if (sending === undefined) throw new Error("nothing to send");
    await store.accept(said("forget"), START);
    const wish = await claimOne(after(1));
    await store.settle(wish, forgetting(wish), after(2));
    const result = { kind: "sent", platformId: "p" as MessageId } as const;
    expect(await store.settleDelivery(sending, result, after(3))).toBe(false);
    expect((await claimOut(after(3))).map(({ delivery }) => answered(delivery))).toEqual([
      wish.message.id,
    ]);
  });

  it("writes nothing of a message that another lane of the person erased meanwhile", async () => {
    await store.accept(said("1"), START);
    const asked = await claimOne();
    const elsewhere = aMessage({ id: "wish", conversation: "another of theirs" });
    await store.accept({ ...elsewhere, sender: asked.message.sender }, START);
    const wish = await claimOne();
    await store.settle(wish, forgetting(wish), after(1));
    const settled = { ...NOTHING, turn: TURN, deliveries: [aDelivery(asked.message)] };
    expect(await store.settle(asked, settled, after(2))).toBe(false);
    expect(await on.database.db.selectFrom("answer").select("id").execute()).toEqual([]);
  });

  it("leaves no words in the files of the engine, nor does the retention", async () => {
    const address = await on.engine.fresh();
    if (on.engine.name !== "sqlite") return;
    const own = await openDatabase(address, "server");
    onTestFinished(() => own.close());
    const messages = createMessageStore(own, { erasers: [webEventsEraser(own.engine)] });
    const file = address.slice("sqlite:".length);
    const written = (): string =>
      [file, `${file}-wal`].map((each) => readFileSync(each, "latin1")).join("");
    const take = async (message: InboundMessage): Promise<ClaimedMessage> => {
      await messages.accept(message, START);
      const [claimed] = await messages.claimMessages({ now: START, leaseMs: 1_000, most: 1 });
      if (claimed === undefined) throw new Error("nothing could be claimed");
      return claimed;
    };
    const wish = await take(said("forget", "secret wish"));
    await messages.settle(wish, forgetting(wish), START);
    expect(written()).not.toContain("secret wish");
    await messages.settle(await take(aMessage({ id: "x", text: "old words" })), NOTHING, START);
    expect(written()).toContain("old words");
    await messages.expire(after(1));
    expect(written()).not.toContain("old words");
  });

  it("waits for the lane of who is sending before it touches what waits there", async () => {
    if (!on.database.engine.locksRows) return;
    await store.accept(said("1"), START);
    const asked = await claimOne();
    await store.settle(asked, { ...NOTHING, deliveries: [aDelivery(asked.message)] }, START);
    await store.accept(said("forget"), START);
    const wish = await claimOne(after(1));
    const erasing: Promise<boolean>[] = [];
    await on.database.db.transaction().execute(async (tx) => {
      const lanes = tx.selectFrom("lane").select("name").where("kind", "=", "out");
      await lanes.forUpdate().execute();
      erasing.push(store.settle(wish, forgetting(wish), after(2)));
      // Long enough for it to come to the lock; a wait that is too short would only prove less.
      await new Promise((resolve) => setTimeout(resolve, 200));
      await tx.selectFrom("outbox").select("id").forUpdate().noWait().execute();
    });
    expect(await Promise.all(erasing)).toEqual([true]);
  });
});

function answered(delivery: Outgoing): MessageId | null {
  return "post" in delivery ? null : delivery.inReplyTo;
}
