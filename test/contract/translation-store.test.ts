import { beforeEach, describe, expect, it } from "vitest";
import type { Case, CaseId, EntryId } from "../../src/domain/case.ts";
import { TRANSLATION_WORK, type EntryTranslation } from "../../src/domain/translation.ts";
import type { CaseStore } from "../../src/ports/case-store.ts";
import type { TranslationStore } from "../../src/ports/translation-store.ts";
import { eraseCases } from "../../src/store/cases-erase.ts";
import { createTranslationStore } from "../../src/store/translations.ts";
import { aCase, anEntry, later, opening, step } from "../helpers/case-steps.ts";
import {
  caseStoreOn,
  erasureOf,
  expired,
  NORTH,
  postOf,
  TAKEN,
} from "../helpers/case-store-world.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";

const WORDS = "Когда открыт центр?";
const MADE = "服务中心什么时候开门？";

describeOnEachEngine("the store of translations", (on) => {
  const { change, made, outgoing, ...world } = caseStoreOn(on);
  let store: CaseStore;
  let translations: TranslationStore;
  let record: Case;
  let id: EntryId;

  beforeEach(async () => {
    store = world.store();
    translations = createTranslationStore(on.database);
    const entry = anEntry("asked", { text: WORDS });
    ({ id } = entry);
    record = await made(opening(aCase(), [entry]));
  });

  const one = (parts: Partial<EntryTranslation> = {}): EntryTranslation => ({
    entry: id,
    caseId: record.id,
    language: "zh",
    original: WORDS,
    result: { kind: "made", text: MADE },
    ...parts,
  });
  const keep = (it: EntryTranslation, posts = [postOf(record, "translated")]) =>
    translations.keep(it, "entry", posts, later(5));
  const all = () => on.database.db.selectFrom("case_translation").selectAll().execute();
  const withdrawn = async (): Promise<void> => {
    expect(await change(step(record, { type: "withdrawn" }))).toBe(true);
  };

  it("keeps one of an entry with what is posted of it, and tells whoever watches", async () => {
    const before = await store.latestChange();
    expect(await keep(one())).toEqual(one());
    expect(await translations.find(id, "zh")).toEqual(one());
    expect(await translations.find(id, "en")).toBeNull();
    expect(await translations.ofCase(record.id)).toEqual([one()]);
    expect(await outgoing()).toEqual([postOf(record, "translated").key]);
    expect(await store.latestChange()).toBeGreaterThan(before);
    // Nobody who acts on the case as they saw it is refused for it.
    expect((await store.read(record.id))?.revision).toBe(record.revision);
  });

  it("keeps why there is none", async () => {
    const held = one({ result: { kind: "held", why: "figures" } });
    await keep(held, []);
    expect(await translations.find(id, "zh")).toEqual(held);
  });

  it("keeps the first of the same words, and posts it once", async () => {
    await keep(one());
    const other = one({ result: { kind: "made", text: "另一个译文" } });
    expect(await keep(other)).toEqual(one());
    expect(await outgoing()).toHaveLength(1);
    const both = await Promise.all([
      translations.keep(one({ language: "en" }), "entry", [], later(6)),
      translations.keep(
        one({ language: "en", result: { kind: "made", text: "x" } }),
        "entry",
        [],
        later(6),
      ),
    ]);
    expect(both[0]).toEqual(both[1]);
  });

  it("puts one of other words in the place of a proposal's", async () => {
    const proposal = one({
      entry: "not yet said" as EntryId,
      language: "ru",
      original: "请明天来",
    });
    expect(await translations.keep(proposal, "proposal", [], later(5))).toEqual(proposal);
    const changed = { ...proposal, original: "请后天来" };
    expect(await translations.keep(changed, "proposal", [], later(6))).toEqual(changed);
    expect(await all()).toHaveLength(1);
  });

  it("keeps nothing of an entry that is gone, or of another case's", async () => {
    const other = await made(opening(aCase(2), [anEntry("elsewhere")]));
    for (const wrong of [
      one({ entry: "nothing" as EntryId }),
      one({ caseId: other.id }),
      one({ caseId: "no case" as CaseId }),
    ]) {
      expect(await keep(wrong)).toBeNull();
    }
    await keep(one(), []);
    expect(await translations.keep(one({ caseId: other.id }), "proposal", [], later(6))).toBeNull();
    expect(await translations.ofCase(other.id)).toEqual([]);
    expect(await outgoing()).toEqual([]);
  });

  it("keeps a text with the one sign that PostgreSQL refuses", async () => {
    const kept = await keep(
      one({ original: `a\u0000b`, result: { kind: "made", text: "c\u0000d" } }),
      [],
    );
    expect([kept?.original, kept?.result]).toEqual(["ab", { kind: "made", text: "cd" }]);
  });

  describe("when words are removed", () => {
    it("removes them with the consent, and keeps none that comes after", async () => {
      await keep(one());
      await withdrawn();
      expect(await all()).toEqual([]);
      expect(await outgoing()).toEqual([]);
      expect(await keep(one())).toBeNull();
      expect(await translations.keep(one(), "proposal", [], later(9))).toBeNull();
      expect([await all(), await outgoing()]).toEqual([[], []]);
    });

    it("removes them with the person, and keeps none that comes after", async () => {
      await keep(one());
      await on.database.write((tx) => eraseCases(tx, erasureOf(record)));
      expect(await all()).toEqual([]);
      expect(await keep(one())).toBeNull();
      expect(await outgoing()).toEqual([]);
    });

    it("removes them with a case that is kept no longer", async () => {
      await keep(one(), []);
      await change(step(await made(step(record, { type: "resolved" })), { type: "closed" }));
      expect(await expired(store, later(1_000))).toBe(1);
      expect(await all()).toEqual([]);
    });

    it("leaves none behind, whichever of the two comes first", async () => {
      // As the service does it: the case stands in a channel, and is taken back there with the consent.
      const shown = step(record, { type: "noted" });
      await change(shown, [postOf(record, "card")]);
      const purge = postOf(record, "purge");
      const withdrawal = change(step(shown.after, { type: "withdrawn" }), [purge]);
      await Promise.all([withdrawal, keep(one()), keep(one({ language: "en" }))]);
      expect(await all()).toEqual([]);
      expect(await outgoing()).toEqual([purge.key]);
    });
  });

  it("schedules work with a change, once for an entry and a centre, and none when the change is refused", async () => {
    const work = async () => {
      const rows = await on.database.db.selectFrom("due_work").selectAll().execute();
      return rows.map(({ key, kind, payload }) => [key, kind, payload]);
    };
    const said = anEntry("said", { text: WORDS });
    const taken = { ...step(record, TAKEN, { entries: [said] }), translates: [said.id, id] };
    const workFor = (entry: EntryId, centre: string) => [
      `translation/${entry}/${centre}`,
      TRANSLATION_WORK,
      entry,
    ];
    const expected = [said.id, id].map((each) => workFor(each, record.centre));
    expect(await change(taken)).toBe(true);
    expect(await work()).toEqual(expect.arrayContaining(expected));
    expect(await change({ ...taken, translates: ["late" as EntryId] })).toBe(false);
    const noted = { ...step(taken.after, { type: "noted" }), translates: [id] };
    expect(await change(noted)).toBe(true);
    expect(await work()).toHaveLength(2);
    const moved = step(
      noted.after,
      { type: "moved", centre: NORTH },
      { change: { centre: NORTH } },
    );
    expect(await change({ ...moved, translates: [id] })).toBe(true);
    expect(await work()).toHaveLength(3);
    expect(await work()).toContainEqual(workFor(id, NORTH));
  });

  it("keeps beside words of the staff the translation that was sent with them", async () => {
    const translation = { language: "ru", text: "Приходите завтра." };
    const note = anEntry("answer", { kind: "note", text: "请明天来。" });
    const noted = await made(step(record, { type: "noted" }, { entries: [note] }));
    const sent = { ...note, kind: "staff", translation } as const;
    await change(step(await made(step(noted, TAKEN)), { type: "answered" }, { entries: [sent] }));
    const entries = await store.entries(record.id);
    expect(entries.map((entry) => entry.translation)).toEqual([undefined, translation]);
    expect(await store.entry(note.id)).toMatchObject({ kind: "staff", translation });
  });
});
