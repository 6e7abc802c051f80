import { beforeEach, describe, expect, it } from "vitest";
import type { DocumentPath } from "../../src/domain/document.ts";
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
  FEE,
  FEES,
  later,
  NEW_TEXT,
  pathOf,
  RULE,
  RUSSIAN,
  SEED,
  START,
} from "../helpers/content-store-world.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";

describeOnEachEngine("the store of the content", (on) => {
  const { seeded, added, edit, publish, came, texts, actions, ...world } = contentStoreOn(on);
  let store: ContentStore;
  beforeEach(() => {
    store = world.store();
  });

  describe("from its first release on", describeReleases);
  describe("with its drafts", describeDrafts);
  describe("with what is withdrawn", describeWithdrawals);
  describe("with files that come with a version", describeSeeds);

  function describeReleases(): void {
    it("is nothing before there is one", async () => {
      expect(await store.version()).toBeNull();
      expect(await store.state()).toBeNull();
      expect(await store.releases(null, 9)).toEqual([]);
      expect(await store.release(1)).toBeNull();
      expect(await store.history(ENGLISH, null, 9)).toEqual([]);
      expect(await store.revision(1)).toBeNull();
    });

    it("begins with the files, once", async () => {
      expect(await store.seed(SEED, START)).toBe(true);
      expect(await store.seed(new Map([[ENGLISH, "another"]]), later(1))).toBe(false);
      expect(await texts()).toEqual(Object.fromEntries(SEED));
      const state = await store.state();
      expect(state).toMatchObject({ version: 1, release: 1, withdrawals: [], corrections: [] });
      expect([...(state?.documents.keys() ?? [])]).toEqual([FEES, ENGLISH, RUSSIAN]);
      const first = {
        number: 1,
        kind: "seed",
        nature: "wording",
        at: START,
        by: "files",
        author: null,
        title: "",
        reason: "",
        paths: [FEES, ENGLISH, RUSSIAN],
        corrected: [],
        rewritten: [],
        override: null,
      };
      expect(await store.releases(null, 9)).toEqual([first]);
      const [entry] = await createAuditTrail(on.database).page(null, 9);
      expect(entry).toMatchObject({ actor: "files", action: "content.seeded", at: START });
    });

    it("brings a draft into force as a whole, and says so once", async () => {
      await seeded();
      const edits = [await edit(NEW_TEXT, "French"), await edit(ENGLISH, "English 2")];
      const draft = await added(1, [...edits, await edit(RUSSIAN, null)]);
      const release = aRelease(2, {
        corrected: [RULE, FEE],
        rewritten: [RULE],
        override: "The director asked for it.",
      });
      const published = await store.publish(draft, release, anEntry("content.published", draft.id));
      const whole = { ...release, paths: [ENGLISH, NEW_TEXT, RUSSIAN] };
      expect(published).toEqual({ kind: "published", release: whole });
      expect(await store.release(2)).toEqual(whole);
      expect(await texts()).toEqual({
        [FEES]: "Fees 1",
        [ENGLISH]: "English 2",
        [NEW_TEXT]: "French",
      });
      expect(await store.state()).toMatchObject({
        version: 2,
        release: 2,
        corrections: [{ ...RULE, release: 2 }],
      });
      expect(await store.draft(draft.id)).toMatchObject({
        version: 2,
        state: "published",
        release: 2,
        changedAt: release.at,
        edits: [{ path: ENGLISH }, { path: NEW_TEXT }, { path: RUSSIAN }],
      });
      expect(await actions()).toEqual([
        "content.seeded",
        "content.draft_added",
        "content.published",
      ]);
    });

    it("keeps everything of a release that somebody gave it, whatever characters it has", async () => {
      await seeded();
      const draft = await added(1, [await edit(ENGLISH, "a\u0000b 签证 «ы» \u{1F642}\r\n")]);
      await publish(draft, { title: "t\u0000", reason: "r'; drop table answer;\u0000" });
      expect(await texts()).toMatchObject({ [ENGLISH]: "ab 签证 «ы» \u{1F642}\r\n" });
      expect(await store.release(2)).toMatchObject({
        title: "t",
        reason: "r'; drop table answer;",
      });
    });

    it("refuses a draft that is not what was seen, or not any more", async () => {
      await seeded();
      const draft = await added(1, [await edit(ENGLISH, "English 2")]);
      const before = await everythingOf(on.database);
      expect(await publish({ ...draft, version: 2 })).toEqual({ kind: "changed" });
      expect(await publish(aDraft(9))).toEqual({ kind: "changed" });
      expect(await everythingOf(on.database)).toBe(before);
      expect(await publish(draft)).toMatchObject({ kind: "published" });
      expect(await publish({ ...draft, version: 2 })).toEqual({ kind: "changed" });
    });

    it("refuses what was changed since its editor saw it, and names it", async () => {
      await seeded();
      const edits = [await edit(RUSSIAN, "Russian 2"), await edit(ENGLISH, "English by Anna")];
      const draft = await added(1, [...edits, await edit(FEES, "Fees 2")]);
      await came(2, ENGLISH, "English by Ben");
      await came(3, RUSSIAN, null);
      const fresh = await added(4, [{ path: ENGLISH, text: "new", base: null }]);
      const gone = await added(5, [{ path: NEW_TEXT, text: "French", base: 1 }]);
      const before = await everythingOf(on.database);
      expect(await publish(draft)).toEqual({ kind: "stale", paths: [ENGLISH, RUSSIAN] });
      expect(await publish(fresh)).toEqual({ kind: "stale", paths: [ENGLISH] });
      expect(await publish(gone)).toEqual({ kind: "stale", paths: [NEW_TEXT] });
      expect(await everythingOf(on.database)).toBe(before);
      expect(await texts()).toEqual({ [FEES]: "Fees 1", [ENGLISH]: "English by Ben" });
    });

    it("refuses what was measured over another release", async () => {
      await seeded();
      const draft = await added(1, [await edit(ENGLISH, "English 2")]);
      const before = await everythingOf(on.database);
      for (const number of [1, 3])
        expect(await publish(draft, { number })).toEqual({ kind: "moved" });
      const to = [{ path: FEES, text: "Fees 0", seen: (await edit(FEES, "")).base }];
      const entry = anEntry("content.restored", "1");
      expect(await store.restore(to, aRelease(7), entry)).toEqual({ kind: "moved" });
      expect(await everythingOf(on.database)).toBe(before);
      expect(await publish(draft, { number: 2 })).toMatchObject({ kind: "published" });
    });

    it("adds again what was removed, whether its last revision or nothing was seen", async () => {
      await seeded();
      const removed = await came(1, RUSSIAN, null);
      expect(await store.revision(removed)).toMatchObject({ text: null, release: 2 });
      await came(2, RUSSIAN, "Russian 3");
      const again = await came(3, RUSSIAN, null);
      const draft = await added(4, [{ path: RUSSIAN, text: "Russian 5", base: again }]);
      expect(await publish(draft)).toMatchObject({ kind: "published" });
      expect(await texts()).toMatchObject({ [RUSSIAN]: "Russian 5" });
      const history = await store.history(RUSSIAN, null, 9);
      expect(history.map(({ text }) => text)).toEqual([
        "Russian 5",
        null,
        "Russian 3",
        null,
        "Russian 1",
      ]);
    });

    it("tells the history of a document page by page", async () => {
      await seeded();
      for (const number of [2, 3, 4]) await came(number, ENGLISH, `English ${String(number)}`);
      const first = await store.history(ENGLISH, null, 2);
      expect(first.map(({ text, release }) => [text, release])).toEqual([
        ["English 4", 4],
        ["English 3", 3],
      ]);
      const rest = await store.history(ENGLISH, first.at(-1)?.id ?? 0, 9);
      expect(rest.map(({ text }) => text)).toEqual(["English 2", "English 1"]);
      expect(await store.revision(rest[0]?.id ?? 0)).toEqual(rest[0]);
      expect(await store.history(FEES, null, 9)).toHaveLength(1);
    });

    it("tells releases page by page, and what each took the place of", async () => {
      await seeded();
      await came(2, ENGLISH, "English 2");
      await came(3, FEES, "Fees 3");
      const draft = await added(4, [
        await edit(NEW_TEXT, "French 4"),
        await edit(ENGLISH, "English 4"),
        await edit(RUSSIAN, null),
      ]);
      await publish(draft);
      expect((await store.releases(null, 2)).map(({ number }) => number)).toEqual([4, 3]);
      const rest = await store.releases(3, 9);
      expect(rest.map(({ number, paths }) => [number, paths])).toEqual([
        [2, [ENGLISH]],
        [1, [FEES, ENGLISH, RUSSIAN]],
      ]);
      const changes = await store.changesOf(4);
      expect(
        changes.map(({ before, after }) => [after.path, before?.text, before?.release, after.text]),
      ).toEqual([
        [ENGLISH, "English 2", 2, "English 4"],
        [NEW_TEXT, undefined, undefined, "French 4"],
        [RUSSIAN, "Russian 1", 1, null],
      ]);
      const first = await store.changesOf(1);
      expect(first.map(({ before }) => before)).toEqual([null, null, null]);
      expect(await store.changesOf(9)).toEqual([]);
      expect(await store.changedPaths(4)).toEqual([
        { path: ENGLISH, change: "changed" },
        { path: NEW_TEXT, change: "added" },
        { path: RUSSIAN, change: "removed" },
      ]);
      expect(await store.changedPaths(9)).toEqual([]);
      expect(await store.changeOf(4, ENGLISH)).toEqual(changes[0]);
      expect(await store.changeOf(4, NEW_TEXT)).toEqual(changes[1]);
      expect(await store.changeOf(4, FEES)).toBeNull();
      await came(5, RUSSIAN, "Russian 5");
      expect(await store.changedPaths(5)).toEqual([{ path: RUSSIAN, change: "added" }]);
    });

    it("tells what was in force at an instant of the documents that were changed since", async () => {
      expect(await store.supersededSince(later(100))).toEqual([]);
      await seeded();
      await came(2, ENGLISH, "English 2", { at: later(10) });
      await came(3, ENGLISH, "English 3", { at: later(20) });
      await came(4, NEW_TEXT, "French 4", { at: later(30) });
      await came(5, RUSSIAN, null, { at: later(40) });
      const textsAt = async (ms: number) =>
        (await store.supersededSince(later(ms))).map(({ path, text }) => [path, text]);
      expect(await textsAt(-1)).toEqual([]);
      expect(await textsAt(9)).toEqual([
        [ENGLISH, "English 1"],
        [RUSSIAN, "Russian 1"],
      ]);
      // What came at the instant itself was in force.
      expect(await textsAt(10)).toEqual([
        [ENGLISH, "English 2"],
        [RUSSIAN, "Russian 1"],
      ]);
      expect(await textsAt(20)).toEqual([[RUSSIAN, "Russian 1"]]);
      expect(await textsAt(40)).toEqual([]);
      await came(6, RUSSIAN, "Russian 6", { at: later(50) });
      expect(await textsAt(45)).toEqual([[RUSSIAN, null]]);
      const [newest] = await store.supersededSince(later(9));
      expect(newest).toEqual((await store.history(ENGLISH, null, 9)).at(-1));
    });

    it("tells who wrote what came with a release: all editors of the draft, or whoever took one back", async () => {
      await seeded();
      const draft = aDraft(1, {
        editors: [ANNA, "command line"],
        edits: [await edit(ENGLISH, "English 2")],
      });
      await store.addDraft(draft, anEntry("content.draft_added", draft.id));
      await publish(draft);
      const [{ id: seen } = { id: 0 }] = await store.history(ENGLISH, null, 1);
      const back = [{ path: ENGLISH, text: "English 1", seen }];
      const entry = anEntry("content.restored", "2");
      await store.restore(back, aRelease(3, { kind: "restore", author: null }), entry);
      expect(await store.writersOf([1, 2, 3, 9])).toEqual(
        new Map([
          [1, ["files"]],
          [2, [ANNA, "command line"]],
          [3, [BEN]],
        ]),
      );
      expect(await store.writersOf([])).toEqual(new Map());
    });

    it("brings documents back, unless they moved on", async () => {
      await seeded();
      const second = await came(2, ENGLISH, "English 2");
      const added = await came(3, NEW_TEXT, "French 3");
      const to = [
        { path: NEW_TEXT, text: null, seen: added },
        { path: ENGLISH, text: "English 1", seen: second },
      ];
      const release = aRelease(4, { kind: "restore", author: null, rewritten: [RULE] });
      const entry = anEntry("content.restored", "3");
      const stale = [{ path: ENGLISH, text: "English 1", seen: second - 1 }];
      expect(await store.restore(stale, release, entry)).toEqual({
        kind: "stale",
        paths: [ENGLISH],
      });
      const whole = { ...release, paths: [ENGLISH, NEW_TEXT] };
      expect(await store.restore(to, release, entry)).toEqual({
        kind: "published",
        release: whole,
      });
      expect(await texts()).toEqual(Object.fromEntries(SEED));
      expect((await actions()).at(-1)).toBe("content.restored");
      expect((await store.state())?.corrections).toEqual([{ ...RULE, release: 4 }]);
    });

    it("counts a claim as corrected since the last release that says something else", async () => {
      await seeded();
      await came(2, ENGLISH, "English 2", { rewritten: [RULE, FEE, RULE] });
      await came(3, FEES, "Fees 3", { rewritten: [] });
      await came(4, ENGLISH, "English 4", { rewritten: [FEE] });
      const { corrections = [] } = (await store.state()) ?? {};
      expect(corrections).toEqual([
        { ...RULE, release: 2 },
        { ...FEE, release: 4 },
      ]);
    });

    it("keeps the same words as a new revision, which says that somebody looked at them", async () => {
      await seeded();
      await came(2, RUSSIAN, "Russian 1");
      expect((await store.state())?.documents.get(RUSSIAN)).toMatchObject({
        text: "Russian 1",
        release: 2,
      });
    });

    it("takes as many documents as a large content has", { timeout: 60_000 }, async () => {
      const many = new Map<DocumentPath, string>();
      for (let index = 0; index < 3_000; index += 1) {
        many.set(
          pathOf(`knowledge/visas/article-${String(index)}/en.md`),
          `Words ${String(index)}`,
        );
      }
      expect(await store.seed(many, START)).toBe(true);
      const state = await store.state();
      expect(state?.documents.size).toBe(3_000);
      const all = [...(state?.documents.values() ?? [])];
      const draft = await added(
        1,
        all.map(({ path, id }) => ({ path, text: "new", base: id })),
      );
      expect(await publish(draft)).toMatchObject({ kind: "published" });
      expect(new Set(Object.values(await texts()))).toEqual(new Set(["new"]));
      expect(await store.changesOf(2)).toHaveLength(3_000);
    });
  }

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
      await store.offerSeed(first, null);
      expect(await store.seedHashes()).toEqual(first);
      const second = new Map([
        [ENGLISH, "c"],
        [FEES, "d"],
      ]);
      await store.offerSeed(second, null);
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
      await store.offerSeed(new Map([[ENGLISH, "c"]]), draft);
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
