import { beforeEach, expect, it } from "vitest";
import type { GapGroupId } from "../../src/domain/gap.ts";
import type { GapStore } from "../../src/ports/gap-store.ts";
import type { MessageStore } from "../../src/ports/message-store.ts";
import { createCaseStore } from "../../src/store/cases.ts";
import { eraseCases } from "../../src/store/cases-erase.ts";
import { createGapStore } from "../../src/store/gaps.ts";
import { createMessageStore } from "../../src/store/message-store.ts";
import { aCase, ANNA, opening, step } from "../helpers/case-steps.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";
import { failingAfter, hitAfter } from "../helpers/failing-database.ts";
import { after, FEES, G1, G2, gapStoreOn, noticeTo, VISAS } from "../helpers/gap-store-world.ts";
import { asks, forgets, messageOf, type Asked } from "../helpers/insight-world.ts";

describeOnEachEngine("somebody who waits for an answer", (on) => {
  const G3 = "group-3" as GapGroupId;
  const { placeAll, begun, list, settle, outgoing, ...stores } = gapStoreOn(on);
  let store: GapStore;
  let messages: MessageStore;
  beforeEach(() => {
    store = stores.store();
    messages = stores.messages();
  });

  const waiting = async (...conversations: readonly string[]) => {
    const questions = conversations.map((conversation) => ({ text: "?", conversation }));
    const asked = await begun(G1, ...questions);
    for (const { message, answer } of asked) {
      expect(await messages.wish(message, answer, after(1))).toBe(true);
    }
    await settle(G1, "article", FEES);
    await store.answered(G1, FEES, after(20));
  };
  const wishes = () => store.wishes(null, 0, 100);

  it("is one who pressed the button in their own conversation", async () => {
    const [asked] = await begun(G1, { text: "mine", conversation: "mine" });
    const answer = asked?.answer ?? "";
    const other = messageOf({ conversation: "other" });
    expect(await messages.wish(other, answer, after(1))).toBe(false);
    expect(await messages.wish(messageOf({ conversation: "mine" }), "no", after(1))).toBe(false);
    expect(await list()).toMatchObject([{ wishes: 0 }]);
    const own = messageOf({ conversation: "mine" });
    expect(await messages.wish(own, answer, after(1))).toBe(true);
    expect(await messages.wish(own, answer, after(2))).toBe(true);
    expect(await list()).toMatchObject([{ wishes: 1 }]);
    expect(await wishes()).toEqual([]);
  });

  it("can be told once the group is answered, in the language and thread of the question", async () => {
    const asked = { text: "вопрос", language: "ru", platform: "telegram", conversation: "a/b" };
    const [mine] = await begun(G1, asked as Asked, { text: "without a wish" });
    if (mine === undefined) throw new Error("nothing was asked");
    await messages.wish(mine.message, mine.answer, after(1));
    await settle(G1, "variant", FEES);
    expect(await wishes()).toEqual([]);
    await store.answered(G1, FEES, after(20));
    const { thread, sender } = mine.message;
    expect(await wishes()).toEqual([
      {
        gap: expect.any(Number) as number,
        thread,
        person: sender,
        language: "ru",
        question: "вопрос",
        article: FEES,
      },
    ]);
    expect(await store.wishes(G2, 0, 100)).toEqual([]);
    expect(await store.wishes(G1, 0, 100)).toHaveLength(1);
  });

  it("is told once, however often and by however many that is tried", async () => {
    await waiting("one", "two");
    const [first, second] = await wishes();
    if (first === undefined || second === undefined) throw new Error("nobody waits");
    expect(await store.wishes(null, first.gap, 100)).toEqual([second]);
    const told = await Promise.all(
      [1, 2, 3].map(() => store.tell(first.gap, noticeTo(first), after(30))),
    );
    expect(told.filter(Boolean)).toHaveLength(1);
    expect(await outgoing()).toEqual([`gap ${String(first.gap)}`]);
    expect(await wishes()).toEqual([second]);
    expect(await list()).toMatchObject([{ wishes: 1 }]);
    const again = { message: messageOf({ conversation: "one" }) };
    const [row] = await on.database.db
      .selectFrom("gap")
      .select("answer")
      .where("id", "=", first.gap)
      .execute();
    expect(await messages.wish(again.message, row?.answer ?? "", after(40))).toBe(false);
  });

  const inOneConversation = async (group: GapGroupId, text: string) => {
    const [asked] = await begun(group, { text, conversation: "one" });
    if (asked === undefined) throw new Error("nothing was asked");
    expect(await messages.wish(asked.message, asked.answer, after(1))).toBe(true);
  };

  it("is told once of an article, however often they asked, and counts once before", async () => {
    await inOneConversation(G1, "?");
    await inOneConversation(G1, "??");
    await inOneConversation(G2, "other words");
    expect((await list()).map(({ wishes: waiting }) => waiting)).toEqual([1, 1]);
    for (const group of [G1, G2]) {
      await settle(group, "article", FEES);
      await store.answered(group, FEES, after(20));
    }
    const all = await wishes();
    expect(all).toHaveLength(3);
    const told = await Promise.all(
      all.map((wish) => store.tell(wish.gap, noticeTo(wish), after(30))),
    );
    expect(told.filter(Boolean)).toHaveLength(1);
    expect(await outgoing()).toHaveLength(1);
    expect(await wishes()).toEqual([]);
    expect((await list()).map(({ wishes: waiting }) => waiting)).toEqual([0, 0]);
  });

  it("goes on waiting for another article, and for one that is not published yet", async () => {
    for (const [group, text] of [
      [G1, "a"],
      [G2, "b"],
      [G3, "c"],
    ] as const) {
      await inOneConversation(group, text);
    }
    await settle(G1, "article", FEES);
    await settle(G2, "article", VISAS);
    await settle(G3, "variant", FEES, after(10), [{ language: "en", question: "c" }]);
    await store.answered(G1, FEES, after(20));
    await store.answered(G2, VISAS, after(20));
    const [first, ...more] = await wishes();
    if (first === undefined) throw new Error("nobody waits");
    expect(await store.tell(first.gap, noticeTo(first), after(30))).toBe(true);
    expect(await wishes()).toEqual(more);
    expect(more).toMatchObject([{ question: "b", article: VISAS }]);
    await store.answered(G3, FEES, after(40));
    expect(await wishes()).toMatchObject([{ question: "b" }, { question: "c", article: FEES }]);
  });

  it("is counted whenever they asked, since all of them are told", async () => {
    await waiting("one", "two");
    await begun(G1, { text: "later", conversation: "three", at: after(500) });
    expect(await list({ since: after(400) })).toMatchObject([{ size: 1, wishes: 2 }]);
  });

  it("is told and recorded in one step", async () => {
    await waiting("one");
    const [wish] = await wishes();
    if (wish === undefined) throw new Error("nobody waits");
    for (let cut = 0; ; cut += 1) {
      const failing = createGapStore(failingAfter(on.database, cut));
      const done = await failing.tell(wish.gap, noticeTo(wish), after(30)).catch(() => false);
      expect(await outgoing()).toHaveLength(done ? 1 : 0);
      expect(await wishes()).toHaveLength(done ? 0 : 1);
      if (done) break;
    }
  });

  it("is not told while somebody of the staff has the word, and is afterwards", async () => {
    await waiting("one");
    const cases = createCaseStore(on.database);
    const { thread, sender } = messageOf({ conversation: "one" });
    const open = aCase(1, { thread, person: sender });
    await cases.change(opening(open), [], after(21));
    const [before] = await wishes();
    if (before === undefined) throw new Error("nobody waits");
    const taken = step(open, { type: "taken", holder: ANNA });
    await cases.change(taken, [], after(22));
    expect(await wishes()).toEqual([]);
    expect(await store.tell(before.gap, noticeTo(before), after(23))).toBe(false);
    expect(await outgoing()).toEqual([]);
    await cases.change(step(taken.after, { type: "resolved" }), [], after(24));
    expect(await wishes()).toEqual([before]);
    expect(await store.tell(before.gap, noticeTo(before), after(25))).toBe(true);
  });

  it("is not told when a group is open again", async () => {
    await waiting("one");
    for (const text of ["e", "f", "g"]) {
      await asks(messages, { text, conversation: text, at: after(25) });
    }
    await placeAll(G1);
    expect(await wishes()).toEqual([]);
  });

  it("waits no longer once they are forgotten, or the question is as old as what is kept", async () => {
    await waiting("one", "two");
    const [first, second] = await wishes();
    if (first === undefined || second === undefined) throw new Error("nobody waits");
    await forgets(messages, { conversation: "one" }, after(30));
    expect(await wishes()).toEqual([second]);
    expect(await store.tell(first.gap, noticeTo(first), after(31))).toBe(false);
    expect(await list()).toMatchObject([{ size: 1 }]);
    await messages.expire(after(1));
    expect(await wishes()).toEqual([]);
    expect(await list()).toEqual([]);
    expect(await outgoing()).toEqual([]);
  });

  it("leaves nothing behind when they are told at any moment of being forgotten", async () => {
    const most = 40;
    await waiting(...Array.from({ length: most }, (_, n) => `someone ${String(n)}`));
    const all = await wishes();
    let moments = 0;
    for (const [at, wish] of all.entries()) {
      const telling: Promise<unknown>[] = [];
      const hit = hitAfter(on.database, at + 1, async () => {
        telling.push(store.tell(wish.gap, noticeTo(wish), after(40)));
        // Long enough for it to come as far as it can; a wait that is too short would only prove less.
        await new Promise((resolve) => setTimeout(resolve, 30));
      });
      const struck = createMessageStore(hit, { erasers: [eraseCases] });
      // In the same conversation, the message that asks for it would keep the two apart already.
      const elsewhere = { conversation: `elsewhere ${String(at)}`, sender: wish.person };
      await forgets(struck, elsewhere, after(40), messages);
      await Promise.all(telling);
      if (telling.length === 0) break;
      moments += 1;
    }
    expect(moments).toBeGreaterThan(8);
    expect(moments).toBeLessThan(most);
    expect(await outgoing()).toEqual([]);
    expect(await list()).toMatchObject([{ size: most - moments - 1 }]);
  });
});
