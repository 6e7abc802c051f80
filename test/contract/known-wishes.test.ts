import { beforeEach, expect, it } from "vitest";
import type { Delivery } from "../../src/domain/message.ts";
import type { PlainDate } from "../../src/domain/plain-date.ts";
import type { KnownWish, KnownWishStore } from "../../src/ports/known-wish-store.ts";
import type { MessageStore } from "../../src/ports/message-store.ts";
import { eraseCases } from "../../src/store/cases-erase.ts";
import { createKnownWishStore } from "../../src/store/known-wishes.ts";
import { createMessageStore } from "../../src/store/message-store.ts";
import { EMPTY_REPLY } from "../helpers/builders.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";
import { after, VISAS } from "../helpers/gap-store-world.ts";
import { forgets, messageOf, NO_CHANGE, settles, turnOf } from "../helpers/insight-world.ts";

const GERMAN = "row:visa-free:unilateral:DE";

function toldTo({ answer, thread, person }: KnownWish): Delivery {
  const key = `known ${answer}`;
  return { key, thread, person, inReplyTo: null, reply: EMPTY_REPLY, direction: "ltr" };
}

describeOnEachEngine("somebody who waits until something is known", (on) => {
  let store: KnownWishStore;
  let messages: MessageStore;
  beforeEach(() => {
    store = createKnownWishStore(on.database);
    messages = createMessageStore(on.database, { erasers: [eraseCases] });
  });

  /** An answer for a day to come, that rests on a row. */
  const told = async (conversation: string, outcome: "answer" | "smalltalk" = "answer") => {
    const message = messageOf({ conversation });
    const turn = {
      ...turnOf({ language: "ar", outcome, nearest: VISAS }),
      asOf: "2027-02-10" as PlainDate,
      asserted: [
        { article: VISAS, claim: GERMAN },
        { article: VISAS, claim: "noWork" },
      ],
    };
    await settles(messages, message, { ...NO_CHANGE, turn });
    return { message, answer: turn.id };
  };
  const waiting = async (conversation: string) => {
    const { message, answer } = await told(conversation);
    expect(await messages.wishKnown(message, answer, after(1))).toBe(true);
    return answer;
  };

  it("is one who pressed the button below an answer of their own conversation", async () => {
    const { message, answer } = await told("mine");
    const other = messageOf({ conversation: "other" });
    expect(await messages.wishKnown(other, answer, after(1))).toBe(false);
    expect(await messages.wishKnown(message, "none", after(1))).toBe(false);
    const talk = await told("talk", "smalltalk");
    expect(await messages.wishKnown(talk.message, talk.answer, after(1))).toBe(false);
    expect(await store.wishes("", 10)).toEqual([]);
    expect(await messages.wishKnown(message, answer, after(1))).toBe(true);
    expect(await messages.wishKnown(message, answer, after(2))).toBe(true);
    expect(await store.wishes("", 10)).toEqual([
      {
        answer,
        thread: message.thread,
        person: message.sender,
        language: "ar",
        asOf: "2027-02-10",
        article: VISAS,
        rows: [GERMAN],
      },
    ]);
  });

  it("is told once, however often that is tried, and of the same answer given twice", async () => {
    await waiting("one");
    await waiting("one");
    await waiting("two");
    const wishes = await store.wishes("", 10);
    expect(wishes).toHaveLength(3);
    const pages = [await store.wishes("", 2)];
    pages.push(await store.wishes(pages[0]?.at(-1)?.answer ?? "", 2));
    expect(pages.flat()).toEqual(wishes);
    const sent = [];
    for (const wish of [...wishes, ...wishes]) {
      sent.push(await store.tell(wish.answer, toldTo(wish), after(30)));
    }
    expect(sent.filter(Boolean)).toHaveLength(2);
    expect(await store.wishes("", 10)).toEqual([]);
    expect((await messages.status()).waitingDeliveries).toBe(2);
  });

  it("waits no more once they asked to be forgotten, or the answer is kept no longer", async () => {
    await waiting("gone");
    const wishes = await store.wishes("", 10);
    await forgets(messages, { conversation: "gone" }, after(10));
    expect(await store.wishes("", 10)).toEqual([]);
    for (const wish of wishes) {
      expect(await store.tell(wish.answer, toldTo(wish), after(30))).toBe(false);
    }
    await waiting("old");
    await messages.expire(after(40 * 24 * 60 * 60 * 1_000));
    expect(await store.wishes("", 10)).toEqual([]);
  });
});
