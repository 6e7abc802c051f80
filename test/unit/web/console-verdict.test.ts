import { describe, expect, it } from "vitest";
import type { Effects } from "../../../web/console/src/api/draft-types.ts";
import { checkStanding } from "../../../web/console/src/draft/check-standing.ts";
import { verdictOf } from "../../../web/console/src/editor/verdict.ts";

const PATH = "knowledge/visas/r-visa/en.md";
const problem = { path: PATH, line: 3, message: "no such fact" };

describe("what the editor says of the words in the field", () => {
  const look = { data: { problems: [] }, isError: false, isPlaceholderData: false };

  it("is a result for those very words alone", () => {
    expect(verdictOf(look, PATH, true)).toEqual({ kind: "checked", problems: [] });
    expect(verdictOf(look, PATH, false).kind).toBe("checking");
    expect(verdictOf({ ...look, isPlaceholderData: true }, PATH, true).kind).toBe("checking");
    expect(verdictOf({ ...look, data: undefined }, PATH, true).kind).toBe("checking");
  });

  it("keeps in sight what was found before, while other words are looked at", () => {
    const found = { ...look, data: { problems: [problem, { ...problem, path: "other" }] } };
    expect(verdictOf(found, PATH, false)).toEqual({ kind: "checking", problems: [problem] });
  });

  it("is that they could not be looked at, until others are written", () => {
    const failed = { data: undefined, isError: true, isPlaceholderData: false };
    expect(verdictOf(failed, PATH, true)).toEqual({ kind: "failed", problems: [] });
    expect(verdictOf(failed, PATH, false).kind).toBe("checking");
  });
});

describe("the check of a draft, for whoever would publish it", () => {
  const effects: Effects = {
    sentences: [],
    rows: [],
    corrected: [],
    rewritten: [],
    figures: [],
    ended: [],
  };
  const data = { problems: [], effects, pulled: [] };
  const look = { data, isFetching: false, isError: false };

  it("lets them see what changes once it succeeded, and not before", () => {
    expect(checkStanding(look)).toEqual({ kind: "seen", effects });
    expect(checkStanding({ ...look, data: undefined }).kind).toBe("checking");
    expect(checkStanding({ ...look, isFetching: true }).kind).toBe("checking");
  });

  it("lets them see nothing where it failed, be it that one before succeeded", () => {
    expect(checkStanding({ ...look, isError: true }).kind).toBe("failed");
  });

  it("stands in the way where it found problems", () => {
    const faulty = { ...data, problems: [problem], effects: null };
    expect(checkStanding({ ...look, data: faulty }).kind).toBe("faulty");
  });
});
