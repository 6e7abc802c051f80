import { beforeEach, describe, expect, it } from "vitest";
import type { GapGroupId } from "../../src/domain/gap.ts";
import type { GapStore } from "../../src/ports/gap-store.ts";
import type { MessageStore } from "../../src/ports/message-store.ts";
import { createGapStore } from "../../src/store/gaps.ts";
import { createMessageStore } from "../../src/store/message-store.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";
import { failingAfter } from "../helpers/failing-database.ts";
import {
  after,
  FEES,
  G1,
  G2,
  gapStoreOn,
  LI,
  settling,
  VISAS,
} from "../helpers/gap-store-world.ts";
import { asks, forgets } from "../helpers/insight-world.ts";

const NOT_OURS = { state: "not_ours", article: null, variants: [] } as const;

describeOnEachEngine("the store of questions without an answer", (on) => {
  const { placeAll, begun, list, seenOf, settle, ...stores } = gapStoreOn(on);
  let store: GapStore;
  let messages: MessageStore;
  beforeEach(() => {
    store = stores.store();
    messages = stores.messages();
  });

  describe("groups", () => {
    it("take questions near to the article of the oldest, with what they may belong to", async () => {
      await begun(G1, { text: "first words", nearest: VISAS }, { text: "слова", language: "ru" });
      await asks(messages, { text: "near", nearest: VISAS });
      await asks(messages, { text: "far" });
      await asks(messages, { text: "also near", nearest: VISAS });
      await asks(messages, { text: "answered", outcome: "answer" });
      const { gaps, groups } = await store.newGaps(10);
      expect(gaps.map((gap) => ({ ...gap, id: 0 }))).toEqual([
        { id: 0, language: "en", question: "near", nearest: VISAS },
        { id: 0, language: "en", question: "also near", nearest: VISAS },
      ]);
      expect(groups).toEqual([
        {
          id: G1,
          nearest: VISAS,
          article: null,
          examples: new Map([
            ["en", ["first words"]],
            ["ru", ["слова"]],
          ]),
        },
      ]);
      expect((await store.newGaps(1)).gaps).toHaveLength(1);
      await placeAll(G1);
      await asks(messages, { text: "very far" });
      const far = (await store.newGaps(10)).gaps;
      expect(far.map(({ question, nearest }) => [question, nearest])).toEqual([["very far", null]]);
    });

    it("are found by an article that settles them, and by the same words", async () => {
      await begun(G1, { text: "How much is it?", nearest: VISAS });
      await asks(messages, { text: "other words", nearest: FEES });
      expect((await store.newGaps(10)).groups).toEqual([]);
      await settle(G1, "article", FEES);
      expect((await store.newGaps(10)).groups).toMatchObject([{ id: G1, article: FEES }]);
      await placeAll(G2, { nearest: FEES });
      await asks(messages, { text: "how much is it", nearest: "a/b" });
      expect((await store.newGaps(10)).groups).toMatchObject([{ id: G1 }]);
      await placeAll(G1);
      await asks(messages, { text: "how much is it", nearest: "a/b", language: "fr" });
      expect((await store.newGaps(10)).groups).toEqual([]);
    });

    it("are told with the first five questions of each language", async () => {
      const all = Array.from({ length: 7 }, (_, n) => ({ text: `q${String(n)}`, nearest: VISAS }));
      await begun(G1, ...all);
      await asks(messages, { text: "new", nearest: VISAS });
      const [group] = (await store.newGaps(10)).groups;
      expect(group?.examples.get("en")).toEqual(["q0", "q1", "q2", "q3", "q4"]);
    });

    it("are placed by one of two that do so at the same moment", async () => {
      for (const text of ["a", "b", "c"]) await asks(messages, { text });
      const { version, gaps } = await store.newGaps(10);
      const ids = gaps.map(({ id }) => id);
      const place = (group: GapGroupId) =>
        store.place([{ group, begins: { nearest: null }, gaps: ids }], version, after(1));
      const placed = await Promise.all([place(G1), place(G2)]);
      expect(placed.toSorted()).toEqual([false, true]);
      expect((await list()).map(({ size }) => size)).toEqual([3]);
      expect((await store.newGaps(10)).gaps).toEqual([]);
    });

    it("are whole or not there, wherever a placing is cut off", async () => {
      for (const text of ["a", "b"]) await asks(messages, { text });
      const { version, gaps } = await store.newGaps(10);
      const placings = gaps.map(({ id }, index) => ({
        group: [G1, G2][index] ?? G1,
        begins: { nearest: null },
        gaps: [id],
      }));
      let cut = 0;
      for (; ; cut += 1) {
        const failing = createGapStore(failingAfter(on.database, cut));
        const done = await failing.place(placings, version, after(1)).catch(() => false);
        if (done) break;
        expect(await list()).toEqual([]);
        expect((await store.newGaps(10)).gaps).toHaveLength(2);
      }
      expect(cut).toBeGreaterThan(5);
      expect((await list()).map(({ size }) => size)).toEqual([1, 1]);
    });

    it("do not take a question twice", async () => {
      await begun(G1, { text: "a" });
      const { version } = await store.newGaps(10);
      const [{ id } = { id: 0 }] = await on.database.db.selectFrom("gap").select("id").execute();
      const again = { group: G2, begins: { nearest: null }, gaps: [id] };
      expect(await store.place([again], version, after(9))).toBe(true);
      expect(await list()).toMatchObject([{ id: G1, size: 1 }]);
    });
  });

  describe("the list", () => {
    it("counts by language, with the latest three of each, the first and the last", async () => {
      await begun(G1, ...[1, 2, 3, 4].map((n) => ({ text: `en ${String(n)}`, at: after(n) })), {
        text: "ru 1",
        language: "ru",
        at: after(9),
      });
      const [group] = await list();
      expect(group).toMatchObject({
        id: G1,
        nearest: VISAS,
        state: "open",
        article: null,
        size: 5,
        wishes: 0,
        first: after(1),
        last: after(9),
      });
      expect([...(group?.languages ?? [])]).toEqual([
        ["en", 4],
        ["ru", 1],
      ]);
      expect(group?.examples.map(({ question }) => question)).toEqual([
        "en 4",
        "en 3",
        "en 2",
        "ru 1",
      ]);
      expect(group?.examples[0]?.at).toEqual(after(4));
    });

    it("begins with open groups and the biggest, and counts what was asked since an instant", async () => {
      await begun(G1, { text: "a", at: after(1) }, { text: "b", at: after(2) });
      await begun(G2, { text: "c", at: after(3) });
      expect((await list()).map(({ id }) => id)).toEqual([G1, G2]);
      await settle(G1, "not_ours");
      expect((await list()).map(({ id, state }) => [id, state])).toEqual([
        [G2, "open"],
        [G1, "not_ours"],
      ]);
      expect((await list({ since: after(2) })).map(({ id, size }) => [id, size])).toEqual([
        [G2, 1],
        [G1, 1],
      ]);
      expect(await list({ since: after(4) })).toEqual([]);
      expect(
        (await store.list({ since: new Date(0), language: null, group: null }, 1)).map(
          ({ id }) => id,
        ),
      ).toEqual([G2]);
    });

    it("keeps to groups of a language, or to one", async () => {
      await begun(G1, { text: "a" }, { text: "б", language: "ru" });
      await begun(G2, { text: "c" });
      expect(await list({ language: "ru" })).toMatchObject([{ id: G1, size: 2 }]);
      expect(await list({ language: "fr" })).toEqual([]);
      expect(await list({ group: G2 })).toMatchObject([{ id: G2, size: 1 }]);
    });

    it("shows first what was asked in the language of most", async () => {
      await begun(G1, { text: "عربي", language: "ar", at: after(9) });
      await begun(G1, { text: "en 1", at: after(1) }, { text: "en 2", at: after(2) });
      const [group] = await list();
      expect(group?.examples.map(({ question }) => question)).toEqual(["en 2", "en 1", "عربي"]);
    });

    it("shows nothing of who asked", async () => {
      await begun(G1, { text: "a", conversation: "secret" });
      expect(JSON.stringify(await list())).not.toContain("secret");
    });
  });

  describe("a settled group", () => {
    it("is recorded with who and when, in one step", async () => {
      await begun(G1, { text: "a" });
      for (let cut = 0; ; cut += 1) {
        const failing = createGapStore(failingAfter(on.database, cut));
        const entry = settling(G1, "not_ours");
        const seen = await seenOf(G1);
        const done = await failing
          .settle(G1, { ...NOT_OURS, seen }, entry)
          .then((settled) => settled === "settled")
          .catch(() => false);
        const rows = await on.database.db.selectFrom("audit").selectAll().execute();
        expect(rows).toHaveLength(done ? 1 : 0);
        expect(await list()).toMatchObject([{ state: done ? "not_ours" : "open" }]);
        if (!done) continue;
        expect(rows).toMatchObject([{ actor: LI, action: "gap.settled", target: G1 }]);
        break;
      }
      const none = "none" as GapGroupId;
      const nowhere = { ...NOT_OURS, seen: await seenOf(none) };
      expect(await store.settle(none, nowhere, settling(none, "open"))).toBe("not_found");
      expect(await on.database.db.selectFrom("audit").selectAll().execute()).toHaveLength(1);
    });

    it("is left as it is by whoever saw it otherwise", async () => {
      await begun(G1, { text: "a" });
      const seen = await seenOf(G1);
      const settled = { ...NOT_OURS, seen };
      const variants = [{ language: "en", question: "a" }];
      await settle(G1, "variant", FEES, after(10), variants);
      expect(await store.settle(G1, settled, settling(G1, "not_ours"))).toBe("changed");
      expect(await list()).toMatchObject([{ state: "variant", article: FEES, variants }]);
      // Open again as it was, and yet decided by somebody in between.
      await settle(G1, "open", null, after(11));
      expect(await store.settle(G1, settled, settling(G1, "not_ours"))).toBe("changed");
      expect(await list()).toMatchObject([{ state: "open", article: null, variants: [] }]);
      expect(await on.database.db.selectFrom("audit").selectAll().execute()).toHaveLength(2);
    });

    /** Questions of so many people, one each. */
    const askOn = async (at: Date, ...people: readonly string[]) => {
      for (const conversation of people) await asks(messages, { text: "?", conversation, at });
      await placeAll(G1);
    };

    it("is open again when three more people ask what they could have found, and waits for no article then", async () => {
      await begun(G1, { text: "a" }, { text: "b" }, { text: "c" }, { text: "d" });
      await settle(G1, "article", FEES);
      await store.answered(G1, FEES, after(20));
      await askOn(after(21), "e", "f");
      expect(await list()).toMatchObject([{ state: "article", article: FEES, size: 6 }]);
      await askOn(after(22), "g");
      expect(await list()).toMatchObject([{ state: "open", article: null, size: 7 }]);
      expect(await store.settled(10)).toEqual([]);
    });

    it.each(["article", "variant"] as const)(
      "as %s stays so however many ask before that is published",
      async (state) => {
        await begun(G1, { text: "a" });
        await settle(G1, state, FEES);
        await askOn(after(12), "b", "c", "d", "e");
        expect(await list()).toMatchObject([{ state, article: FEES, size: 5 }]);
        expect(await store.settled(10)).toMatchObject([{ id: G1, article: FEES }]);
        await store.answered(G1, FEES, after(20));
        // Asked before it was there, and put into the group only afterwards.
        await askOn(after(19), "f", "g", "h");
        expect(await list()).toMatchObject([{ state, answeredAt: after(20), size: 8 }]);
      },
    );

    it("is not open again for one person who asks on and on", async () => {
      await begun(G1, { text: "a" });
      await settle(G1, "not_ours");
      await askOn(after(11), "one", "one", "one", "two", "one");
      expect(await list()).toMatchObject([{ state: "not_ours", size: 6 }]);
      await askOn(after(12), "three");
      expect(await list()).toMatchObject([{ state: "open" }]);
    });

    it("counts anew when it is settled again", async () => {
      await begun(G1, { text: "a" });
      await settle(G1, "not_ours");
      await askOn(after(11), "b", "c");
      await settle(G1, "variant", FEES, after(12));
      await store.answered(G1, FEES, after(13));
      await askOn(after(14), "d", "e");
      expect(await list()).toMatchObject([{ state: "variant" }]);
    });

    it("is answered with its own article alone, once", async () => {
      await begun(G1, { text: "a" });
      expect(await store.answered(G1, FEES, after(1))).toBe(false);
      await settle(G1, "article", FEES);
      expect(await store.answered(G1, VISAS, after(20))).toBe(false);
      expect(await store.answered(G1, FEES, after(20))).toBe(true);
      expect(await store.answered(G1, FEES, after(30))).toBe(true);
      expect(await list()).toMatchObject([{ answeredAt: after(20) }]);
      expect(await store.settled(10)).toEqual([]);
    });
  });
  it("puts into groups what nobody is about to erase, and waits for nobody", async () => {
    if (!on.database.engine.locksRows) return;
    for (const text of ["a", "b"]) await asks(messages, { text, conversation: "one" });
    await asks(messages, { text: "c", conversation: "two" });
    const { version, gaps } = await store.newGaps(100);
    const ids = gaps.map(({ id }) => id);
    const placed: boolean[] = [];
    const erasing = createMessageStore(on.database, {
      // Its questions are deleted by then, and nothing is committed yet.
      erasers: [
        async () => {
          const placing = { group: G1, begins: { nearest: null }, gaps: ids };
          placed.push(await store.place([placing], version, after(1)));
        },
      ],
    });
    expect(await forgets(erasing, { conversation: "one" }, after(2))).toBe(true);
    expect(placed).toEqual([true]);
    expect(await list()).toMatchObject([{ id: G1, size: 1 }]);
  });

  it("removes groups that nobody asks any more, and no other", async () => {
    await begun(G1, { text: "a", at: after(1) });
    await begun(G2, { text: "b", at: after(1_000) });
    await settle(G1, "not_ours", null, after(50));
    await messages.expire(after(500));
    expect(await store.expire(after(40))).toBe(0);
    expect(await store.expire(after(500))).toBe(1);
    const left = await on.database.db.selectFrom("gap_group").select("id").execute();
    expect(left).toEqual([{ id: G2 }]);
    const seen = await store.newGaps(1);
    await store.expire(after(500));
    expect(await store.place([], seen.version, after(600))).toBe(false);
  });
});
