import { beforeEach, describe, expect, it } from "vitest";
import type { DocumentPath } from "../../src/domain/document.ts";
import type { ContentStore } from "../../src/ports/content-store.ts";
import { createAuditTrail } from "../../src/store/audit.ts";
import { createContentStore } from "../../src/store/content.ts";
import {
  aDraft,
  anEntry,
  ANNA,
  aRelease,
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

    it("tells since when a text follows its English words, also to whoever knew what was told before", async () => {
      await seeded();
      const followed = async () => {
        const state = await store.state();
        expect(state).toEqual(await createContentStore(on.database).state());
        return state?.followed.get(RUSSIAN);
      };
      const made = (from: string, text: string) => `translatedFrom: ${from}\n${text}`;
      await came(2, RUSSIAN, made("aaa", "Russian 2"));
      await came(3, ENGLISH, "English 3", { rewritten: [RULE] });
      expect(await followed()).toBe(2);
      await came(4, RUSSIAN, made("aaa", "touched"));
      expect(await followed()).toBe(2);
      await came(5, RUSSIAN, made("bbb", "read again"));
      expect(await followed()).toBe(5);
      await came(6, RUSSIAN, made("bbb", "touched again"));
      expect(await followed()).toBe(5);
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
});
