import { describe, expect, it } from "vitest";
import type { DraftHead, DraftState } from "../../../web/console/src/api/draft-types.ts";
import { createDraftPuts } from "../../../web/console/src/content/draft-puts.ts";
import { articlesUnderWay, draftsOf } from "../../../web/console/src/content/under-way.ts";
import { asVariant, oneOfEach } from "../../../web/console/src/content/variant-questions.ts";

function draft(id: string, state: DraftState, ...paths: readonly string[]): DraftHead {
  const li = { id: "li", name: "Li" };
  return {
    id,
    version: 1,
    title: `Draft ${id}`,
    author: li,
    editors: [li],
    state,
    nature: "wording",
    reason: "",
    paths,
    createdAt: "2026-11-26T00:00:00Z",
    changedAt: "2026-11-26T00:00:00Z",
    release: null,
  };
}

describe("questions that become ways of asking", () => {
  it("are on one line, whatever lines somebody wrote", () => {
    expect(asVariant("  How do I\n swap\u2028 a licence? ")).toBe("How do I swap a licence?");
  });

  it("are cut to what is taken, and never within a character", () => {
    expect(asVariant("a".repeat(301))).toBe("a".repeat(300));
    expect(asVariant(`a${"🚗".repeat(200)}`)).toBe(`a${"🚗".repeat(149)}`);
  });

  it("are one of each language, in the order in which they are shown", () => {
    expect(
      oneOfEach([
        { language: "en", question: "first" },
        { language: "en", question: "second" },
        { language: "ar", question: "أول\nسؤال" },
        { language: "ru", question: "Паспорт [document 1] подойдёт?" },
      ]),
    ).toEqual([
      { language: "en", question: "first" },
      { language: "ar", question: "أول سؤال" },
      { language: "ru", question: "Паспорт подойдёт?" },
    ]);
  });
});

describe("what is put into a draft, one thing after another", () => {
  it("is put on top of what was put before, and not again when a later thing failed", async () => {
    const put = createDraftPuts();
    const seen: string[] = [];
    const add = (what: string, fails = false) =>
      put({ id: "d", version: 3 }, what, (version) => {
        seen.push(`${what} on ${String(version)}`);
        if (fails) return Promise.reject(new Error("refused"));
        return Promise.resolve({ draft: { id: "d", version: version + 1 } });
      });
    await add("en");
    await expect(add("ru", true)).rejects.toThrow("refused");
    await add("en");
    await add("ru");
    expect(seen).toEqual(["en on 3", "ru on 4", "ru on 4"]);
  });

  it("goes into another draft nonetheless, and onto what others changed meanwhile", async () => {
    const put = createDraftPuts();
    const seen: string[] = [];
    const add = (id: string, version: number, what: string) =>
      put({ id, version }, what, (current) => {
        seen.push(`${id} ${what} on ${String(current)}`);
        return Promise.resolve({ draft: { id, version: current + 1 } });
      });
    await add("d", 1, "en");
    await add("e", 1, "en");
    await add("d", 9, "ru");
    expect(seen).toEqual(["d en on 1", "e en on 1", "d ru on 9"]);
  });
});

describe("articles that are being written", () => {
  const NEW = ["knowledge/visas/new/article.yaml", "knowledge/visas/new/en.md"];
  const drafts = [
    draft("1", "open", "knowledge/sources.yaml", ...NEW),
    draft("2", "submitted", "knowledge/visas/fees/en.md", "knowledge/fees/other/en.md"),
    draft("3", "discarded", "knowledge/visas/gone/en.md"),
    draft("4", "published", "knowledge/visas/fees/en.md"),
    draft("5", "open", ...NEW),
  ];

  it("are those of drafts that are not over, once each, and not in force", () => {
    const found = articlesUnderWay(drafts, [{ id: "visas/fees" }]);
    expect(found.map(({ id, draft: { title } }) => [id, title])).toEqual([
      ["fees/other", "Draft 2"],
      ["visas/new", "Draft 1"],
    ]);
  });

  it("are found again by their drafts, and no more once these are over", () => {
    expect(draftsOf(drafts, "visas/new").map(({ id }) => id)).toEqual(["1", "5"]);
    expect(draftsOf(drafts, "visas/fees").map(({ id }) => id)).toEqual(["2"]);
    expect(draftsOf(drafts, "visas/gone")).toEqual([]);
  });
});
