import { describe, expect, it } from "vitest";
import type { DraftEdit } from "../../../web/console/src/api/draft-types.ts";
import type { Gap } from "../../../web/console/src/api/gap-types.ts";
import { changedSince } from "../../../web/console/src/draft/changed-since.ts";
import { gapName } from "../../../web/console/src/gaps/gap-name.ts";

const edit = (path: string, text: string | null, inForce: string | null = "old"): DraftEdit => ({
  path,
  kind: "text",
  text,
  base: 1,
  current: inForce === null ? null : { revision: 1, text: inForce },
  stale: false,
});
const draft = (...edits: readonly DraftEdit[]) => ({ edits });

describe("a draft that changed after somebody looked at it", () => {
  it("tells documents that would say something else, by path", () => {
    const seen = draft(edit("b", "one"), edit("c", "same"));
    const now = draft(edit("a", "new", null), edit("b", "two"), edit("c", "same"));
    expect(changedSince(seen, now)).toEqual([
      { path: "a", before: null, after: "new" },
      { path: "b", before: "one", after: "two" },
    ]);
  });

  it("tells what was taken out of it as words in force that stay", () => {
    expect(changedSince(draft(edit("a", "one"), edit("b", null)), draft())).toEqual([
      { path: "a", before: "one", after: "old" },
      { path: "b", before: null, after: "old" },
    ]);
    expect(changedSince(draft(edit("a", "one", null)), draft())).toEqual([
      { path: "a", before: "one", after: null },
    ]);
  });

  it("tells what it changes now and did not", () => {
    expect(changedSince(draft(), draft(edit("a", null)))).toEqual([
      { path: "a", before: "old", after: null },
    ]);
  });

  it("tells nothing where it was only handed on", () => {
    expect(changedSince(draft(edit("a", "one")), draft(edit("a", "one")))).toEqual([]);
  });
});

describe("the head of a group of questions", () => {
  const say = (key: string, values: object): string => `${key} ${JSON.stringify(values)}`;
  const example = { language: "ru", question: "Сколько?", at: "2026-11-27T00:00:00Z" };
  const gap = (parts: Partial<Gap>): string =>
    gapName({ examples: [], nearestTitle: null, size: 3, ...parts }, say);

  it("is a question, for who may read them", () => {
    expect(gap({ examples: [example], nearestTitle: "Fees" })).toBe("Сколько?");
  });

  it("is in words for everybody else: the nearest article, or how many questions", () => {
    expect(gap({ nearestTitle: "Fees" })).toBe('console.gaps.near {"title":"Fees"}');
    expect(gap({})).toBe('console.gaps.some {"count":3}');
  });
});
