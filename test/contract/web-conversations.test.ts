import { beforeEach, expect, it, onTestFinished } from "vitest";
import type { ConversationId, MessageId } from "../../src/domain/message.ts";
import {
  MOST_WEB_EVENTS,
  serviceIdOf,
  type WebConversationStore,
  type WebEvent,
} from "../../src/ports/web-conversations.ts";
import { forgetEvents } from "../../src/store/forget-events.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import { createWebConversations } from "../../src/store/web-conversations.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";
import { aConversation, aDraft } from "../helpers/web-events.ts";

const { id } = aConversation();
const other = "conversation-2" as ConversationId;
const nowhere = "nowhere" as ConversationId;
const START = new Date("2026-11-24T08:00:00Z");

function after(ms: number): Date {
  return new Date(START.getTime() + ms);
}

describeOnEachEngine("the conversations of the page", (on) => {
  let store: WebConversationStore;
  beforeEach(async () => {
    store = createWebConversations(on.database);
    await store.create(aConversation());
    await store.create(aConversation({ id: other }));
  });

  const events = async (conversation = id, number = 0): Promise<readonly WebEvent[]> =>
    (await store.eventsAfter(conversation, number, "hash")) ?? [];
  const shown = async (conversation = id, number = 0): Promise<string[]> =>
    (await events(conversation, number)).map(({ number: each, type, data }) => {
      const { id: messageId = "" } = JSON.parse(data) as { id?: string };
      return `${String(each)} ${type} ${messageId}`.trim();
    });
  const forget = (conversation: ConversationId, now = START, kept: readonly MessageId[] = []) =>
    on.database.write((tx) => forgetEvents(tx, on.database.engine, conversation, kept, now));
  const rows = async (): Promise<string> =>
    JSON.stringify(await on.database.db.selectFrom("web_event").selectAll().execute());

  it("keeps a conversation as it was opened, and knows no other", async () => {
    const whole = aConversation({
      id: "whole" as ConversationId,
      locale: "ru-RU",
      timeZone: "Asia/Tashkent",
    });
    await store.create(whole);
    expect(await store.find(whole.id)).toEqual(whole);
    expect(await store.find(nowhere)).toBeNull();
    expect(await store.eventsAfter(nowhere, 0, "hash")).toBeNull();
  });

  it("shows a person's message when it is accepted, and not before", async () => {
    expect(await store.hold(id, aDraft("a"))).toBe("held");
    expect(await shown()).toEqual([]);
    await store.show(id, "a");
    await store.show(id, "a");
    expect(await shown()).toEqual(["1 message a"]);
  });

  it("keeps data as it came", async () => {
    const data = JSON.stringify({ text: "签证 \u{1F9ED} «visa» \u0000 \ud800?" });
    await store.append(id, aDraft("y.1", "words", { data }), null);
    expect(await events()).toEqual([{ type: "message", number: 1, data }]);
  });

  it("tells other processes where something is new, once it can be read there, and never its own", async () => {
    const address = on.engine.name === "postgres" ? await on.engine.fresh() : null;
    const mine = address === null ? on.database : await openDatabase(address, "server");
    const theirs = address === null ? on.database : await openDatabase(address, "server");
    onTestFinished(async () => {
      if (address !== null) await Promise.all([mine.close(), theirs.close()]);
    });
    const [here, there] = [createWebConversations(mine), createWebConversations(theirs)];
    const heard: (ConversationId | null)[] = [];
    const own: (ConversationId | null)[] = [];
    there.watch((conversation) => heard.push(conversation));
    here.watch((conversation) => own.push(conversation));
    if (address === null) {
      await here.append(id, aDraft("b"), null);
      expect(heard).toEqual([]);
      return;
    }
    // Once at the start, for what was said before.
    await expect.poll(() => [heard, own]).toEqual([[null], [null]]);
    await here.create(aConversation());
    await here.hold(id, aDraft("a"));
    await here.append(id, aDraft("b"), "a");
    await expect.poll(() => heard).toEqual([null, id]);
    expect(await there.eventsAfter(id, 0, "hash")).toHaveLength(2);
    await mine.write((tx) => forgetEvents(tx, mine.engine, id, [], START));
    await expect.poll(() => heard).toEqual([null, id, id]);
    expect(own).toEqual([null]);
  });

  it("knows a person's message that comes again, held or shown", async () => {
    await store.hold(id, aDraft("a"));
    expect(await store.hold(id, aDraft("a"))).toBe("known");
    await store.show(id, "a");
    expect(await store.hold(id, aDraft("a"))).toBe("known");
    expect(await shown()).toEqual(["1 message a"]);
  });

  it("refuses other content under the id of a person's message, and leaves that one alone", async () => {
    await store.hold(id, aDraft("a", "first"));
    expect(await store.hold(id, aDraft("a", "second"))).toBe("conflict");
    await store.show(id, "a");
    expect(await store.hold(id, aDraft("a", "second"))).toBe("conflict");
    expect(await rows()).not.toContain("second");
  });

  it("shows a message of ours once, and its change as an update", async () => {
    expect(await store.append(id, aDraft("y.1", "first"), null)).toBe("message");
    expect(await store.append(id, aDraft("y.1", "first"), null)).toBe("known");
    expect(await store.append(id, aDraft("y.1", "second"), null)).toBe("update");
    expect(await store.append(id, aDraft("y.1", "second"), null)).toBe("known");
    expect(await store.append(id, aDraft("y.1", "first"), null)).toBe("update");
    expect(await shown()).toEqual(["1 message y.1", "2 update y.1", "3 update y.1"]);
  });

  it("shows a held question before its answer", async () => {
    await store.hold(id, aDraft("a"));
    await store.hold(id, aDraft("b"));
    await store.append(id, aDraft("y.a"), "a");
    await store.show(id, "a");
    expect(await shown()).toEqual(["1 message a", "2 message y.a"]);
  });

  it("keeps conversations apart that name their messages alike", async () => {
    await store.hold(id, aDraft("a"));
    expect(await store.hold(other, aDraft("a", "else"))).toBe("held");
    await store.show(other, "a");
    await store.append(other, aDraft("y.1"), null);
    expect(await shown(id)).toEqual([]);
    expect(await shown(other)).toEqual(["1 message a", "2 message y.1"]);
  });

  it("takes the same message once, however many bring it at the same time", async () => {
    const held = await Promise.all(Array.from({ length: 12 }, () => store.hold(id, aDraft("a"))));
    expect(held.filter((each) => each === "held")).toHaveLength(1);
    await Promise.all(Array.from({ length: 6 }, () => store.show(id, "a")));
    const told = await Promise.all(
      Array.from({ length: 12 }, () => store.append(id, aDraft("y.a"), "a")),
    );
    expect(told.filter((each) => each === "message")).toHaveLength(1);
    expect(await shown()).toEqual(["1 message a", "2 message y.a"]);
  });

  it("numbers what comes at the same time without gap or double", async () => {
    await Promise.all(
      Array.from({ length: 40 }, async (_, n) => {
        await store.append(id, aDraft(`y.${String(n)}`), null);
      }),
    );
    const numbers = (await events()).map(({ number }) => number);
    expect(numbers).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));
  });

  it("never shows a later event while an earlier one is still to be committed", async () => {
    const writing = Promise.all(
      Array.from({ length: 60 }, (_, n) => store.append(id, aDraft(`y.${String(n)}`), null)),
    );
    const seen: number[] = [];
    while (seen.length < 60) {
      for (const { number } of await events(id, seen.at(-1) ?? 0)) seen.push(number);
      // Writers of this process get their turn.
      await new Promise((resolve) => setImmediate(resolve));
    }
    await writing;
    expect(seen).toEqual(Array.from({ length: 60 }, (_, n) => n + 1));
  });

  it("tells what comes after a number, and all after one that was never given", async () => {
    for (const each of ["y.1", "y.2", "y.3"]) await store.append(id, aDraft(each), null);
    expect(await shown(id, 2)).toEqual(["3 message y.3"]);
    expect(await shown(id, 3)).toEqual([]);
    expect(await shown(id, 4)).toHaveLength(3);
    expect(await shown(id, 999_999_999_999_999)).toHaveLength(3);
  });

  it("tells the newest of a long conversation, oldest first", async () => {
    for (let n = 0; n < MOST_WEB_EVENTS + 5; n += 1) {
      await store.append(id, aDraft(`y.${String(n)}`), null);
    }
    const numbers = (await events()).map(({ number }) => number);
    expect(numbers).toEqual(Array.from({ length: MOST_WEB_EVENTS }, (_, n) => n + 6));
  });

  it("finds the latest label of an action that was offered here", async () => {
    const offers = (label: string) => ({ offers: [{ id: "more:a/b", label }] });
    await store.append(id, aDraft("y.1", "1", offers("Read more")), null);
    await store.append(id, aDraft("y.2", "2", offers("Читать дальше")), null);
    await store.append(id, aDraft("y.3"), null);
    expect(await store.labelOf(id, "more:a/b")).toBe("Читать дальше");
    expect(await store.labelOf(id, "more:a/c")).toBeNull();
    expect(await store.labelOf(other, "more:a/b")).toBeNull();
  });

  it("takes nothing for a conversation that is not there", async () => {
    expect(await store.hold(nowhere, aDraft("a"))).toBe("gone");
    expect(await store.append(nowhere, aDraft("y.1"), null)).toBe("gone");
    await store.show(nowhere, "a");
    await store.touch(nowhere, START);
    await forget(nowhere);
    expect(await rows()).toBe("[]");
  });

  it("forgets all that was said, says so, and goes on with higher numbers", async () => {
    await store.hold(id, aDraft("a", "secret words"));
    await store.append(id, aDraft("y.a", "secret answer"), "a");
    await store.hold(id, aDraft("b", "secret and held"));
    await store.append(other, aDraft("y.1", "kept"), null);
    await forget(id);
    await store.show(id, "b");
    await store.append(id, aDraft("y.b", "Forgotten."), "b");
    expect(await shown()).toEqual(["3 forgotten", "4 message y.b"]);
    expect(await shown(id, 2)).toEqual(["3 forgotten", "4 message y.b"]);
    expect(await rows()).not.toContain("secret");
    expect(await shown(other)).toEqual(["1 message y.1"]);
    await forget(id);
    expect(await shown()).toEqual(["5 forgotten"]);
  });

  it("keeps nothing that the browser said of its reader after an erasure", async () => {
    const whole = { id: "whole" as ConversationId, locale: "ru-RU", timeZone: "Asia/Tashkent" };
    await store.create(aConversation(whole));
    await forget(whole.id);
    expect(await store.find(whole.id)).toEqual(aConversation({ id: whole.id }));
  });

  it("does not show after an erasure what was made before it", async () => {
    await store.hold(id, aDraft("a"));
    await store.show(id, "a");
    await forget(id, after(10));
    expect(await store.append(id, aDraft("y.a", "old", { at: after(9) }), "a")).toBe("erased");
    expect(await store.append(id, aDraft("y.0", "old", { at: after(9) }), null)).toBe("erased");
    expect(await store.append(id, aDraft("y.f", "Done.", { at: after(10) }), "f")).toBe("message");
    expect(await shown()).toEqual(["2 forgotten", "3 message y.f"]);
  });

  it("shows the answer to a later question whatever the clock of its process says", async () => {
    await forget(id, after(10));
    await store.hold(id, aDraft("b"));
    expect(await store.append(id, aDraft("y.b", "new", { at: after(5) }), "b")).toBe("message");
    expect(await shown()).toEqual(["1 forgotten", "2 message b", "3 message y.b"]);
  });

  it("shows anew, after an erasure, what was accepted later than it", async () => {
    for (const each of ["a", "b", "c"]) await store.hold(id, aDraft(each));
    for (const each of ["a", "b"]) await store.show(id, each);
    await forget(
      id,
      START,
      ["b", "c"].map((each) => serviceIdOf(id, each)),
    );
    expect(await shown()).toEqual(["3 forgotten", "4 message b"]);
    await store.show(id, "c");
    expect(await shown(id, 2)).toEqual(["3 forgotten", "4 message b", "5 message c"]);
  });

  it("tells whether there is something to show, and discards only what is held", async () => {
    await store.hold(id, aDraft("a"));
    await store.hold(id, aDraft("b"));
    expect(await store.show(id, "a")).toBe(true);
    expect(await store.show(id, "a")).toBe(true);
    await store.discard(id, "a");
    await store.discard(id, "b");
    expect(await store.show(id, "b")).toBe(false);
    expect(await store.show(nowhere, "a")).toBe(false);
    expect(await shown()).toEqual(["1 message a"]);
  });

  it("removes what nobody has used for long, with its events, and nothing else", async () => {
    await store.append(id, aDraft("y.1", "old words"), null);
    await store.append(other, aDraft("y.1", "1", { at: after(1) }), null);
    await store.touch(other, after(1_000));
    expect((await store.find(other))?.usedAt).toEqual(after(1_000));
    expect(await store.expire(after(1))).toBe(2);
    expect(await store.find(id)).toBeNull();
    expect(await rows()).not.toContain("old words");
    expect(await shown(other)).toEqual(["1 message y.1"]);
  });

  it("removes what was said long ago of a conversation in use, held or shown", async () => {
    await store.touch(id, after(1_000));
    await store.hold(id, aDraft("a", "old words"));
    await store.append(id, aDraft("y.a", "old answer"), "a");
    await store.hold(id, aDraft("b", "old and held"));
    await store.append(id, aDraft("y.1", "new words", { at: after(1) }), null);
    expect(await store.expire(after(1))).toBe(4);
    expect(await shown()).toEqual(["3 message y.1"]);
    expect(await rows()).not.toContain("old");
  });

  it("still tells of an erasure long ago to a page that was away", async () => {
    await store.append(id, aDraft("y.1"), null);
    await forget(id, START);
    await store.touch(id, after(1_000));
    await store.expire(after(1));
    expect(await shown(id, 1)).toEqual(["2 forgotten"]);
  });
});
