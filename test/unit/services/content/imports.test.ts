import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { changedFigures } from "../../../../src/services/content/figure-effects.ts";
import { importFiles, type Imported } from "../../../../src/services/content/imports.ts";
import { documentsOf } from "../../../../src/services/content/state.ts";
import type { Documents } from "../../../../src/ports/content-examiner.ts";
import { createContentStore } from "../../../../src/store/content.ts";
import type { Database } from "../../../../src/store/database.ts";
import { contentWorld, type ContentWorld } from "../../../helpers/content-world.ts";
import {
  changedText,
  docPath,
  FACTS,
  FEES_EN,
  FREE_EN,
  knowledgeOf,
  smallDocuments,
} from "../../../helpers/small-content.ts";
import { newDatabase } from "../../../helpers/new-database.ts";

let database: Database;
let world: ContentWorld;
beforeEach(async () => {
  database = await newDatabase();
  world = await contentWorld(database);
});
afterEach(() => database.close());

const propose = (
  files: Documents,
  more: Partial<Imported> = {},
  faults: readonly string[] = [],
  by = world.anna,
) =>
  importFiles(
    {
      ...world.deps,
      check: () => faults.map((message) => ({ path: FACTS, line: 1, message })),
      figures: (before, after) => changedFigures(knowledgeOf(before), knowledgeOf(after)),
    },
    by,
    {
      files,
      title: "From home",
      reason: "I wrote offline.",
      nature: "wording",
      since: null,
      removesOthers: false,
      ...more,
    },
  );
const CHEAPER = changedText(FACTS, "400 CNY", "350 CNY");

describe("files that come back", () => {
  it("are one draft of what is other, that waits for somebody", async () => {
    const files = new Map([...smallDocuments(), [FACTS, CHEAPER]]);
    const result = await propose(files);
    if (result.kind !== "proposed") throw new Error(result.kind);
    expect(result.figures).toEqual([{ article: "visas/fees", claim: "fee" }]);
    expect(await world.store.draft(result.draft.id)).toMatchObject({
      author: world.anna.id,
      editors: [world.anna.id],
      state: "submitted",
      title: "From home",
      reason: "I wrote offline.",
      // It was called a wording, and changes a figure.
      nature: "correction",
      edits: [{ path: FACTS, text: CHEAPER, base: await world.base(FACTS) }],
    });
    expect((await world.store.state())?.release).toBe(1);
    const [entry] = await world.desk.trail.page(null, 1);
    expect(entry).toMatchObject({ actor: world.anna.id, action: "content.draft_added" });
    await world.publishing.measure(world.anna, result.draft.id);
    await world.gates.settled();
    expect(await world.publishing.publish(world.ben, result.draft.id, 1, null)).toMatchObject({
      kind: "published",
      release: { author: world.anna.id, by: world.ben.id },
    });
  });

  it("are the words of whoever brings them, who may edit and does not publish them alone", async () => {
    const result = await propose(new Map([[FACTS, CHEAPER]]));
    if (result.kind !== "proposed") throw new Error(result.kind);
    await world.publishing.measure(world.anna, result.draft.id);
    await world.gates.settled();
    expect(await world.publishing.publish(world.anna, result.draft.id, 1, null)).toEqual({
      kind: "refused",
      reason: "second_person",
    });
    await expect(propose(new Map([[FACTS, CHEAPER]]), {}, [], world.reader)).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("stay a wording where they change no figure", async () => {
    const files = new Map([[FEES_EN, changedText(FEES_EN, "Pay at", "Settle it at")]]);
    expect(await propose(files)).toMatchObject({ draft: { nature: "wording" }, figures: [] });
  });

  it("are nothing where they say what is in force, and remove nothing by being few", async () => {
    expect(await propose(smallDocuments())).toEqual({ kind: "unchanged" });
    expect(await propose(new Map([[FACTS, smallDocuments().get(FACTS) ?? ""]]))).toEqual({
      kind: "unchanged",
    });
    expect(await world.drafts.list(world.anna)).toEqual([]);
    const pruned = await propose(new Map([...smallDocuments()].slice(1)), { removesOthers: true });
    const [gone] = smallDocuments().keys();
    expect(pruned).toMatchObject({ draft: { edits: [{ path: gone, text: null }] } });
  });

  it("rest on the release that they were made from, and are stale where it moved on", async () => {
    const exported = documentsOf((await world.store.state()) ?? { documents: new Map() });
    await world.published({ [FACTS]: changedText(FACTS, "400 CNY", "300 CNY") });
    await world.published({ [FEES_EN]: changedText(FEES_EN, "Pay", "Settle") }, "wording");
    const files = new Map([
      ...exported,
      [FACTS, CHEAPER],
      [FREE_EN, changedText(FREE_EN, "not work", "never work")],
    ]);
    const result = await propose(files, { since: 1 });
    if (result.kind !== "proposed") throw new Error(result.kind);
    // The text of the fees is as it was exported: nobody changed it there.
    expect(result.draft.edits.map(({ path }) => path)).toEqual([FACTS, FREE_EN]);
    await world.publishing.measure(world.anna, result.draft.id);
    await world.gates.settled();
    expect(await world.publishing.publish(world.ben, result.draft.id, 1, null)).toEqual({
      kind: "refused",
      reason: "stale",
      paths: [FACTS],
    });
    // Without the release they would quietly take back what came since.
    const blind = await propose(files);
    expect(blind).toMatchObject({ draft: { edits: [{}, { path: FEES_EN }, {}] } });
  });

  it("propose a new document, and one that is removed since, only as what was seen", async () => {
    const negatives = docPath("knowledge/negatives/en.yaml");
    await world.published({ [negatives]: null }, "wording");
    const files = new Map([[negatives, "near: []\nfar: []\n"]]);
    expect(await propose(files)).toMatchObject({
      draft: { edits: [{ path: negatives, base: null }] },
    });
    const since = await propose(files, { since: 1 });
    if (since.kind !== "proposed") throw new Error(since.kind);
    expect(since.draft.edits[0]?.base).not.toBeNull();
    expect((await world.publishing.view(world.ben, since.draft.id)).whyNot).toBe("stale");
  });

  it("are refused with faults, of no release and in a number that is no draft", async () => {
    const files = new Map([[FACTS, CHEAPER]]);
    expect(await propose(files, {}, ["wrong"])).toMatchObject({
      reason: "problems",
      problems: [{ message: "wrong" }],
    });
    for (const since of [0, 2]) {
      await expect(propose(files, { since })).rejects.toMatchObject({
        code: "usage",
        message: `There is no release ${String(since)}.`,
      });
    }
    const many = new Map(
      Array.from({ length: 2_001 }, (_, n) => [docPath(`knowledge/new/a${String(n)}/en.md`), ""]),
    );
    expect(await propose(many)).toMatchObject({ reason: "draft_too_large" });
    expect(await world.drafts.list(world.anna)).toEqual([]);
    const empty = await newDatabase();

    const nowhere = {
      ...world.deps,
      store: createContentStore(empty),
      check: () => [],
      figures: () => [],
    };
    await expect(
      importFiles(nowhere, world.anna, {
        files,
        title: "x",
        reason: "x",
        nature: "wording",
        since: null,
        removesOthers: false,
      }),
    ).rejects.toMatchObject({ code: "unavailable" });
    await empty.close();
  });
});
