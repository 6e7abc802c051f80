/** What a process has to know of messages that another one took or answered. */
import { beforeEach, expect, it } from "vitest";
import type { InboundMessage, MessageId } from "../../src/domain/message.ts";
import type { MessageStore } from "../../src/ports/message-store.ts";
import { createMessageStore } from "../../src/store/message-store.ts";
import { aMessage } from "../helpers/builders.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";
import { aDelivery } from "../helpers/scripted-host.ts";

const NOW = new Date("2026-11-26T08:00:00Z");
const CLAIM = { now: NOW, leaseMs: 10_000, most: 10 };

describeOnEachEngine("a message store beside another one", (on) => {
  let store: MessageStore;
  let other: MessageStore;
  beforeEach(() => {
    store = createMessageStore(on.database, { erasers: [] });
    other = createMessageStore(on.database, { erasers: [] });
  });

  it("takes an edit for known that changes no words, whoever took what was said before", async () => {
    const edit = (id: string, text: string, of = "1"): InboundMessage => ({
      ...aMessage({ id, text }),
      editOf: of as MessageId,
    });
    await store.accept(aMessage({ id: "1", text: "hello" }), NOW);
    await store.accept(aMessage({ id: "2", text: "hello you" }), NOW);
    const became = [
      await other.accept(edit("1a", "hello"), NOW),
      await other.accept(edit("1b", "hello you"), NOW),
      await store.accept(edit("1c", "hello you"), NOW),
      await store.accept(edit("1d", "hello"), NOW),
      await other.accept(edit("0a", "hello", "0"), NOW),
    ];
    expect(became).toEqual(["known", "new", "known", "new", "new"]);
    // A row that nobody can read keeps out nothing that comes after it.
    await on.database.db
      .updateTable("inbox")
      .set({ message: "no message" })
      .where("event_id", "=", "1d")
      .execute();
    expect(await store.accept(edit("1e", "hello you"), NOW)).toBe("known");
  });

  it("says of a thread whether an answer is on its way, until it is sent", async () => {
    const message = aMessage({ id: "1" });
    const waits = (): Promise<boolean> => other.isWaiting(message.thread);
    const said = [await waits()];
    await store.accept(aMessage({ id: "x", conversation: "other" }), NOW);
    said.push(await waits());
    await store.accept(message, NOW);
    said.push(await waits());
    const claimed = (await store.claimMessages(CLAIM)).find((each) => each.message.id === "1");
    if (claimed === undefined) throw new Error("not claimed");
    said.push(await waits());
    const nothing = { memory: null, turn: null, gap: null, caseChange: null, erases: null };
    const deliveries = [aDelivery(message)];
    await store.settle(claimed, { ...nothing, deliveries, setAside: null }, NOW);
    said.push(await waits());
    const [delivery] = await store.claimDeliveries(CLAIM);
    if (delivery === undefined) throw new Error("nothing to send");
    await store.settleDelivery(delivery, { kind: "sent", platformId: "p" as MessageId }, NOW);
    said.push(await waits());
    expect(said).toEqual([false, false, true, true, true, false]);
  });
});
