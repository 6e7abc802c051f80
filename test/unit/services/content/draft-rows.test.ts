import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { documentEditing } from "../../../../src/content/document-editing.ts";
import type { Draft } from "../../../../src/domain/editing.ts";
import type { PlainDate } from "../../../../src/domain/plain-date.ts";
import type { RowChange } from "../../../../src/services/content/draft-rows.ts";
import type { Database } from "../../../../src/store/database.ts";
import { openDatabase } from "../../../../src/store/open-database.ts";
import { contentWorld, draftOf, TODAY, type ContentWorld } from "../../../helpers/content-world.ts";
import { changedText, docPath, FACTS, SOURCES } from "../../../helpers/small-content.ts";

let database: Database;
let world: ContentWorld;
beforeEach(async () => {
  database = await openDatabase("sqlite::memory:", "server");
  world = await contentWorld(database);
});
afterEach(() => database.close());

const TABLE = docPath("knowledge/tables/visa-free.yaml");
const GERMAN = "row:visa-free:unilateral:DE/2026-12-31" as const;
const LAW = { id: "law", seenOn: TODAY };
const KEPT = { id: "law", seenOn: null };

const change = (edit: Partial<RowChange>): RowChange => ({
  row: GERMAN,
  days: 30,
  from: "2023-12-01" as PlainDate,
  until: "2026-12-31",
  sources: [LAW],
  without: [],
  confidence: "high",
  ...edit,
});

const textOf = (draft: Draft, path: string): string =>
  draft.edits.find((each) => each.path === path)?.text ?? "";

describe("a row of the table of who may enter without a visa", () => {
  const begun = async () => {
    const { id, version } = await world.written({});
    return (edit: Partial<RowChange>) => world.tools.row(world.anna, id, version, change(edit));
  };

  it("is changed in a draft, with the day on which its sources were looked at", async () => {
    const set = await begun();
    const draft = draftOf(await set({ until: "end" }));
    expect(textOf(draft, TABLE)).toContain("until: end, sources: [law]");
    expect(documentEditing.sourceDays(textOf(draft, SOURCES)).get("law")).toBe(TODAY);
  });

  it("that says something else rests on no source that nobody looked at again", async () => {
    const set = await begun();
    for (const edit of [{ days: 15 }, { from: null }, { until: "end" }]) {
      expect(await set({ ...edit, sources: [KEPT] })).toMatchObject({ reason: "source_unseen" });
    }
    const more = [KEPT, { id: "blog", seenOn: null }];
    expect(await set({ sources: more })).toMatchObject({ reason: "source_unseen" });
    expect(await set({ sources: [KEPT] })).toMatchObject({ kind: "draft" });
  });

  it("loses no source in silence, and rests on none that is not listed", async () => {
    const set = await begun();
    const blog = [{ id: "blog", seenOn: TODAY }];
    expect(await set({ sources: blog })).toMatchObject({ reason: "source_left_out" });
    expect(await set({ sources: [{ id: "none", seenOn: TODAY }] })).toMatchObject({
      reason: "source_missing",
    });
    const draft = draftOf(await set({ sources: blog, without: ["law"] }));
    expect(textOf(draft, TABLE)).toContain("sources: [blog]");
  });

  it("is not there under another name", async () => {
    const set = await begun();
    expect(await set({ row: "row:visa-free:unilateral:FR/" })).toMatchObject({
      reason: "not_there",
    });
  });

  it("comes into force with its effects, by a second person, and is found as corrected", async () => {
    const named = changedText(TABLE, "until: 2026-12-31", "until: end");
    await world.published({ [TABLE]: named }, "wording");
    const { number } = await world.published({
      [FACTS]: changedText(FACTS, "value: 2026-12-31", "value: 2027-12-31"),
    });
    expect(world.live().entryRules[0]?.period.until).toBe("2027-12-31");
    const { release } = await world.reading.release(world.reader, number);
    expect(release.corrected).toContainEqual(
      expect.objectContaining({ article: "visas/free", claim: "row:visa-free:unilateral:DE" }),
    );
  });

  it("is shown with the day of the fact that it names", async () => {
    await world.published(
      { [TABLE]: changedText(TABLE, "until: 2026-12-31", "until: end") },
      "wording",
    );
    const { rows, dateFacts, today } = await world.reading.rows(world.reader);
    expect(rows[0]).toMatchObject({ country: "DE", until: "end", lastDay: "2026-12-31" });
    expect(dateFacts).toEqual([{ name: "end", day: "2026-12-31" }]);
    expect(today).toBe(TODAY);
    const { facts } = await world.reading.facts(world.reader, "en");
    expect(facts.find(({ name }) => name === "end")?.usedIn).toEqual([
      { article: "visas/free", claim: "exemption" },
      { article: "visas/free", claim: "row:visa-free:unilateral:DE" },
    ]);
  });
});

describe("the line above the chat page", () => {
  it("is a document like others: written in a draft, and shown once that is published", async () => {
    const { id, version } = await world.written({});
    const words = new Map([["en", "Not known to us yet."]]);
    const banner = { period: { from: null, until: null }, words };
    const draft = draftOf(await world.tools.banner(world.anna, id, version, banner));
    const path = docPath("knowledge/banner.yaml");
    expect(world.reading.banner(world.reader)).toBe(null);
    await world.published({ [path]: textOf(draft, path) }, "wording");
    expect(world.reading.banner(world.reader)?.words.get("en")).toBe("Not known to us yet.");
    const wrong = { ...banner, words: new Map([["en", "two\nlines"]]) };
    const again = await world.written({});
    expect(await world.tools.banner(world.anna, again.id, again.version, wrong)).toMatchObject({
      reason: "value_invalid",
    });
  });
});
