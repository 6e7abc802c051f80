import { beforeEach, describe, expect, it } from "vitest";
import type { Draft } from "../../src/domain/editing.ts";
import type { RowId } from "../../src/domain/ids.ts";
import type { PlainDate } from "../../src/domain/plain-date.ts";
import { contentWorld, draftOf, TODAY, type ContentWorld } from "../helpers/content-world.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";
import { docPath, smallDocuments } from "../helpers/small-content.ts";

const ARTICLE = "visas/free";
const PATH = docPath(`knowledge/${ARTICLE}/article.yaml`);
const TEXT = smallDocuments().get(PATH) ?? "";

describeOnEachEngine("an article", (on) => {
  let world: ContentWorld;
  beforeEach(async () => {
    world = await contentWorld(on.database);
  });

  const begun = async (): Promise<Draft> =>
    draftOf(await world.drafts.add(world.anna, "Verified", "wording"));
  const verified = async (
    { id, version }: Draft,
    days: { readonly on?: string; readonly reviewBy?: string } = {},
    by = world.anna,
  ) => {
    const { on = TODAY, reviewBy } = days as { on?: PlainDate; reviewBy?: PlainDate };
    return world.tools.verified(by, id, version, { article: ARTICLE, on, reviewBy });
  };
  const published = async ({ id, version }: Draft, by = world.lead): Promise<number> => {
    const draft = draftOf(await world.publishing.submit(world.anna, id, version, "Read."));
    await world.gates.settled();
    const result = await world.publishing.publish(by, id, draft.version, null);
    if (result.kind === "refused") throw new Error(result.reason);
    return result.release.number;
  };
  const verification = async () =>
    (await world.reading.article(world.reader, ARTICLE, "en")).verification;

  describe("who verified an article", () => {
    it("is whoever said so in the draft, not who published it, once it is published", async () => {
      const draft = draftOf(await verified(await begun()));
      expect(await verification()).toBeNull();
      const number = await published(draft);
      const said = { article: ARTICLE, on: TODAY, by: world.anna.id };
      expect(await verification()).toMatchObject(said);
      const { release, verifications } = await world.reading.release(world.reader, number);
      expect(release.by).toBe(world.lead.id);
      expect(verifications).toMatchObject([said]);
      const { history } = await world.reading.document(world.reader, PATH);
      expect(history.map((each) => each.verification?.by ?? null)).toEqual([world.anna.id, null]);
    });

    it("stays who they are when somebody else writes on in the same draft", async () => {
      const draft = draftOf(await verified(await begun()));
      const [edit] = draft.edits;
      if (edit === undefined) throw new Error("there is no edit");
      const more = { ...edit, text: `${edit.text ?? ""}\n# a remark\n` };
      await published(draftOf(await world.drafts.save(world.ben, draft.id, 2, { edits: [more] })));
      expect((await verification())?.by).toBe(world.anna.id);
    });

    it("is whoever wrote the day by hand, too", async () => {
      const draft = await begun();
      const text = TEXT.replace(/^verifiedOn:.*\n/m, "").concat("verifiedOn: 2026-11-24\n");
      const edits = [{ path: PATH, text, base: await world.base(PATH) }];
      await published(draftOf(await world.drafts.save(world.ben, draft.id, 1, { edits })));
      expect(await verification()).toMatchObject({ on: "2026-11-24", by: world.ben.id });
    });

    it("is nobody when the edit was taken out again, or the draft given up", async () => {
      const draft = draftOf(await verified(await begun()));
      const path = docPath("knowledge/visas/fees/en.md");
      const text = (smallDocuments().get(path) ?? "").replace("Pay", "Settle");
      const edits = [{ path, text, base: await world.base(path) }];
      const other = draftOf(
        await world.drafts.save(world.anna, draft.id, 2, { edits, drop: [PATH] }),
      );
      const number = await published(other);
      expect((await world.reading.release(world.reader, number)).verifications).toEqual([]);
      const given = draftOf(await verified(await begun()));
      await world.drafts.discard(world.anna, given.id, given.version);
      expect(await world.store.verifications({ article: ARTICLE })).toEqual([]);
    });

    it("is nobody any more once the day was taken back", async () => {
      const number = await published(draftOf(await verified(await begun())));
      expect(await verification()).not.toBeNull();
      await world.restoring.restore(world.lead, number, "It was not read.");
      expect(await verification()).toBeNull();
    });
  });

  describe("who verified a row of a table", () => {
    const TABLE = docPath("knowledge/tables/visa-free.yaml");
    const GERMAN: RowId = "row:visa-free:unilateral:DE/2026-12-31";
    const IRAN: RowId = "row:visa-free:none:IR/";
    const rowsVerified = async (draft: Draft, rows: readonly RowId[], on = TODAY) =>
      world.tools.rowsVerified(world.anna, draft.id, draft.version, { rows, on });

    it("is whoever said so in the draft, of these rows and no others, and of no article", async () => {
      const draft = draftOf(await rowsVerified(await begun(), [GERMAN]));
      expect(await world.store.rowVerifications(null)).toEqual([]);
      const number = await published(draft);
      const said = { row: GERMAN, on: TODAY, by: world.anna.id, release: number };
      expect(await world.store.rowVerifications(null)).toEqual([said]);
      expect(await world.reading.release(world.reader, number)).toMatchObject({
        verifications: [],
        rowVerifications: [said],
      });
      expect(await world.store.rowVerifications(number + 1)).toEqual([]);
      const table = (await world.store.state())?.documents.get(TABLE)?.text ?? "";
      expect(table.match(/verifiedOn: 2026-11-25/g)).toHaveLength(1);
      const [entry] = (await world.desk.trail.page(null, 100)).filter(
        ({ action }) => action === "rows.verified",
      );
      expect(entry).toMatchObject({ actor: world.anna.id, target: draft.id });
    });

    it("stays apart from who verified an article with the same draft", async () => {
      const draft = draftOf(await verified(await begun()));
      const number = await published(draftOf(await rowsVerified(draft, [GERMAN, IRAN])));
      const { verifications, rowVerifications } = await world.reading.release(world.reader, number);
      expect(verifications.map(({ article }) => article)).toEqual([ARTICLE]);
      expect(rowVerifications.map(({ row }) => row)).toEqual([IRAN, GERMAN]);
    });

    it("is nobody where a verified row ends on another day since", async () => {
      await published(draftOf(await rowsVerified(await begun(), [GERMAN])));
      const table = (await world.store.state())?.documents.get(TABLE)?.text ?? "";
      const { number } = await world.published({
        [TABLE]: table.replace("until: 2026-12-31", "until: 2027-12-31"),
      });
      expect(await world.store.rowVerifications(number)).toEqual([]);
    });

    it("is refused of a day to come, and of a row that is not there", async () => {
      const draft = await begun();
      const tomorrow = "2026-11-26" as PlainDate;
      expect(await rowsVerified(draft, [GERMAN], tomorrow)).toMatchObject({
        reason: "value_invalid",
      });
      const none: RowId = "row:visa-free:unilateral:DE/2027-12-31";
      expect(await rowsVerified(draft, [GERMAN, none])).toMatchObject({ reason: "not_there" });
      await expect(
        world.tools.rowsVerified(world.reader, draft.id, 1, { rows: [GERMAN], on: TODAY }),
      ).rejects.toMatchObject({ code: "forbidden" });
    });
  });

  describe("verifying an article", () => {
    const reviewBy = async (given: Parameters<typeof verified>[1] = {}) => {
      const draft = draftOf(await verified(await begun(), given));
      return /^reviewBy: (.*)$/m.exec(draft.edits[0]?.text ?? "")?.[1];
    };

    it("says by when it is to be read again: as given, else in half a year where the day is near", async () => {
      expect(TEXT).toContain("reviewBy: 2026-12-15");
      expect(await reviewBy({ reviewBy: "2027-03-01" })).toBe("2027-03-01");
      expect(await reviewBy()).toBe("2027-05-24");
      const far = TEXT.replace("2026-12-15", "2027-02-01");
      await world.published({ [PATH]: far }, "wording");
      expect(await reviewBy()).toBe("2027-02-01");
    });

    it("is refused of a day to come, and with a next reading that is not after it", async () => {
      const draft = await begun();
      const wrong = [{ on: "2026-11-26" }, { reviewBy: TODAY }, { reviewBy: "2026-11-01" }];
      for (const days of wrong) {
        expect(await verified(draft, days)).toMatchObject({ reason: "value_invalid" });
      }
      expect(draftOf(await verified(draft)).version).toBe(2);
    });
  });
});
