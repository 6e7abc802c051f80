import { beforeEach, describe, expect, it } from "vitest";
import type { ContentStore } from "../../src/ports/content-store.ts";
import { createAuditTrail } from "../../src/store/audit.ts";
import {
  aDraft,
  anEntry,
  ANNA,
  aRelease,
  aWithdrawal,
  BEN,
  contentStoreOn,
  ENGLISH,
  everythingOf,
  FEES,
  later,
  NEW_TEXT,
  RUSSIAN,
  SEED,
  START,
} from "../helpers/content-store-world.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";

describeOnEachEngine("the store of the content", (on) => {
  const { seeded, added, edit, publish, texts, actions, ...world } = contentStoreOn(on);
  let store: ContentStore;
  beforeEach(() => {
    store = world.store();
  });
  describe("with its drafts", describeDrafts);
  describe("with what is withdrawn", describeWithdrawals);
  describe("with files that come with a version", describeSeeds);

  function describeDrafts(): void {
    it("keeps every part of one", async () => {
      const draft = aDraft(1, {
        editors: [ANNA, "files", BEN],
        state: "submitted",
        nature: "wording",
        reason: "Clearer.",
        edits: [
          { path: ENGLISH, text: "words", base: 3 },
          { path: NEW_TEXT, text: "words", base: null },
          { path: RUSSIAN, text: null, base: 5 },
        ],
      });
      await store.addDraft(draft, anEntry("content.draft_added", draft.id));
      expect(await store.draft(draft.id)).toEqual(draft);
      expect(await store.draft(aDraft(2).id)).toBeNull();
    });

    it("adds one of an id once, however often the call is repeated", async () => {
      const draft = await added(1, [{ path: ENGLISH, text: "first", base: null }]);
      await added(1, [{ path: ENGLISH, text: "second", base: null }]);
      expect(await store.draft(draft.id)).toEqual(draft);
      expect(await actions()).toEqual(["content.draft_added"]);
    });

    it("is not changed by who has not seen the last change", async () => {
      const draft = await added(1, [{ path: ENGLISH, text: "first", base: null }]);
      const next = aDraft(1, {
        version: 2,
        title: "Renamed",
        editors: [ANNA, BEN],
        edits: [{ path: FEES, text: "fees", base: null }],
        changedAt: later(50),
      });
      const entry = anEntry("content.draft_saved", draft.id);
      expect(await store.saveDraft(next, entry)).toBe(true);
      expect(await store.saveDraft({ ...next, title: "Too late" }, entry)).toBe(false);
      expect(await store.saveDraft({ ...next, version: 4 }, entry)).toBe(false);
      expect(await store.saveDraft(aDraft(2, { version: 2 }), entry)).toBe(false);
      expect(await store.draft(draft.id)).toEqual(next);
      expect(await actions()).toEqual(["content.draft_added", "content.draft_saved"]);
    });

    it("stays by whom and from when it was first", async () => {
      const draft = await added(1, []);
      const usurped = aDraft(1, { version: 2, author: BEN, createdAt: later(9) });
      await store.saveDraft(usurped, anEntry("content.draft_saved", draft.id));
      expect(await store.draft(draft.id)).toMatchObject({ author: ANNA, createdAt: START });
    });

    it("is changed no more once it is over", async () => {
      await seeded();
      const entry = anEntry("content.draft_saved", "draft-1");
      const draft = await added(1, [await edit(ENGLISH, "English 2")]);
      await publish(draft);
      expect(await store.saveDraft({ ...draft, version: 3 }, entry)).toBe(false);
      const other = await added(2, []);
      const discarded = { ...other, version: 2, state: "discarded" } as const;
      expect(await store.saveDraft(discarded, entry)).toBe(true);
      expect(await store.saveDraft({ ...other, version: 3 }, entry)).toBe(false);
      expect(await publish({ id: other.id, version: 2 })).toEqual({ kind: "changed" });
      expect(await store.draft(other.id)).toEqual(discarded);
    });

    it("never claims to be published without a release", async () => {
      const draft = await added(1, []);
      const entry = anEntry("content.draft_saved", draft.id);
      const before = await everythingOf(on.database);
      for (const change of [{ state: "published" }, { release: 3 }] as const) {
        const next = { ...draft, version: 2, ...change };
        await expect(store.saveDraft(next, entry)).rejects.toMatchObject({ code: "internal" });
        const new_ = aDraft(2, change);
        await expect(store.addDraft(new_, entry)).rejects.toMatchObject({ code: "internal" });
      }
      expect(await everythingOf(on.database)).toBe(before);
    });

    it("is listed by its state, the latest changed first, without words", async () => {
      await seeded();
      const published = await added(1, [await edit(ENGLISH, "English 2")]);
      await publish(published);
      await added(2, [await edit(RUSSIAN, "secret"), await edit(FEES, null)]);
      await added(3, []);
      const submitted = { ...(await added(4, [])), version: 2, state: "submitted" } as const;
      const saved = { ...submitted, changedAt: later(1) };
      await store.saveDraft(saved, anEntry("content.draft_submitted", saved.id));
      const ids = async (...args: Parameters<ContentStore["drafts"]>) =>
        (await store.drafts(...args)).map(({ id }) => id);
      expect(await ids(["open", "submitted"], 9)).toEqual(["draft-3", "draft-2", "draft-4"]);
      expect(await ids(["open"], 1)).toEqual(["draft-3"]);
      expect(await ids(["published"], 9)).toEqual(["draft-1"]);
      expect(await ids([], 9)).toEqual([]);
      const [, second] = await store.drafts(["open"], 9);
      const paths = [FEES, RUSSIAN];
      expect({ ...second, edits: [] }).toEqual({ ...aDraft(2), paths });
      expect(JSON.stringify(second)).not.toContain("secret");
    });
  }

  function describeWithdrawals(): void {
    const withdraw = (number: number, change = {}) =>
      store.withdraw(aWithdrawal(number, change), anEntry("content.withdrawn", String(number)));
    const lift = (number: number, at = later(99)) =>
      store.lift(aWithdrawal(number).id, BEN, at, anEntry("content.lifted", String(number)));

    it("is in force at once and until it is lifted, and kept after", async () => {
      await seeded();
      await withdraw(1, { claim: "rule" });
      await withdraw(2, { claim: "fee" });
      const first = aWithdrawal(1, { claim: "rule" });
      const second = aWithdrawal(2, { claim: "fee" });
      expect(await store.state()).toMatchObject({ version: 3, release: 1 });
      expect((await store.state())?.withdrawals).toEqual([second, first]);
      expect(await lift(1)).toBe(true);
      expect((await store.state())?.withdrawals).toEqual([second]);
      expect(await store.version()).toBe(4);
      const lifted = { ...first, liftedAt: later(99), liftedBy: BEN };
      expect(await store.withdrawals(9)).toEqual([second, lifted]);
      expect(await store.withdrawals(1)).toEqual([second]);
      expect(await store.withdrawal(lifted.id)).toEqual(lifted);
      expect(await store.withdrawal(second.id)).toEqual(second);
      expect(await store.withdrawal(aWithdrawal(3).id)).toBeNull();
      expect(await actions()).toEqual([
        "content.seeded",
        "content.withdrawn",
        "content.withdrawn",
        "content.lifted",
      ]);
    });

    it("keeps why it was lifted, without what PostgreSQL does not keep", async () => {
      await seeded();
      await withdraw(1);
      const entry = anEntry("content.lifted", "1");
      await store.lift(aWithdrawal(1).id, BEN, later(99), entry, "Right\u0000 again");
      expect(await store.withdrawals(1)).toMatchObject([{ liftReason: "Right again" }]);
    });

    it("is met by a release that was looked at before it", async () => {
      await seeded();
      const draft = await added(1, [await edit(ENGLISH, "English 2")]);
      const [{ id: seen } = { id: 0 }] = await store.history(ENGLISH, null, 1);
      const back = [{ path: ENGLISH, text: "English 2", seen }];
      const entry = anEntry("content.published", draft.id);
      const version = await store.version();
      if (version === null) throw new Error("There is no content.");
      await withdraw(1);
      const moved = { kind: "moved" };
      expect(await store.publish(draft, aRelease(2), entry, version)).toEqual(moved);
      expect(await store.restore(back, aRelease(2), entry, version)).toEqual(moved);
      expect(await texts()).toMatchObject({ [ENGLISH]: "English 1" });
      expect(await store.publish(draft, aRelease(2), entry, version + 1)).toMatchObject({
        kind: "published",
      });
    });

    it("is lifted once, and only where there is one", async () => {
      await seeded();
      await withdraw(1);
      expect(await lift(2)).toBe(false);
      expect(await lift(1)).toBe(true);
      const before = await everythingOf(on.database);
      expect(await lift(1, later(100))).toBe(false);
      expect(await everythingOf(on.database)).toBe(before);
    });

    it("is joined by others who would withdraw the same, or a claim of the same article", async () => {
      await seeded();
      const [{ kind } = { kind: null }] = await withdraw(1);
      expect(kind).toBe("withdrawn");
      const joining = { by: BEN, at: later(2), reason: aWithdrawal().reason };
      const joined = [{ kind: "joined", withdrawal: aWithdrawal(1) }];
      expect(await withdraw(2, { by: BEN })).toEqual(joined);
      // The same call again, of which it was not known whether it was written.
      expect(await withdraw(2, { by: BEN })).toEqual(joined);
      const already = [{ kind: "already", withdrawal: aWithdrawal(1) }];
      expect(await withdraw(3, { by: BEN, claim: "fee" })).toEqual(already);
      expect(await withdraw(4, { claim: "fee" })).toEqual(already);
      const whole = { ...aWithdrawal(1), joined: [joining] };
      expect(await store.withdrawals(9)).toEqual([whole]);
      expect(await store.withdrawal(whole.id)).toEqual(whole);
      expect(await store.state()).toMatchObject({ version: 2, withdrawals: [aWithdrawal(1)] });
      expect(await actions()).toEqual(["content.seeded", "content.withdrawn", "content.joined"]);
      await lift(1);
      expect(await withdraw(5, { claim: "fee" })).toMatchObject([{ kind: "withdrawn" }]);
    });

    it("is made of several things at once, of which those in force are left as they are", async () => {
      await seeded();
      await withdraw(1, { claim: "fee" });
      const more = [3, 4].map((number) => ({
        withdrawal: aWithdrawal(number, { claim: number === 3 ? "fee" : "days" }),
        entry: anEntry("content.withdrawn", String(number)),
      }));
      const rule = aWithdrawal(2, { claim: "rule" });
      const done = await store.withdraw(rule, anEntry("content.withdrawn", "2"), more);
      expect(done.map(({ kind }) => kind)).toEqual(["withdrawn", "already", "withdrawn"]);
      expect((await store.state())?.withdrawals.map(({ claim }) => claim)).toEqual([
        "days",
        "rule",
        "fee",
      ]);
      expect(await store.version()).toBe(3);
    });

    it("is made once, however often the call is repeated", async () => {
      await seeded();
      await withdraw(1);
      const before = await everythingOf(on.database);
      await withdraw(1, { reason: "again" });
      expect(await everythingOf(on.database)).toBe(before);
    });
  }

  function describeSeeds(): void {
    it("remembers what was offered last, and nothing else", async () => {
      expect(await store.seedHashes()).toEqual(new Map());
      const first = new Map([
        [ENGLISH, "a"],
        [RUSSIAN, "b"],
      ]);
      await store.offerSeed(first, []);
      expect(await store.seedHashes()).toEqual(first);
      const second = new Map([
        [ENGLISH, "c"],
        [FEES, "d"],
      ]);
      await store.offerSeed(second, []);
      expect(await store.seedHashes()).toEqual(second);
      expect(await actions()).toEqual([]);
    });

    it("proposes what changed in them as a draft, and overwrites nothing", async () => {
      await seeded();
      const draft = aDraft(1, {
        author: "files",
        editors: ["files"],
        edits: [{ path: ENGLISH, text: "English of the next version", base: null }],
      });
      await store.offerSeed(new Map([[ENGLISH, "c"]]), [draft]);
      expect(await store.draft(draft.id)).toEqual(draft);
      expect(await texts()).toEqual(Object.fromEntries(SEED));
      const [entry] = await createAuditTrail(on.database).page(null, 9);
      expect(entry).toMatchObject({
        actor: "files",
        action: "content.draft_added",
        target: draft.id,
        details: { paths: [ENGLISH] },
      });
    });
  }
});
