import { describe, expect, it } from "vitest";
import type { FactValue, FactView, SourceView } from "../../../web/console/src/api/fact-types.ts";
import {
  areDated,
  backingsOf,
  countOthersOn,
  isDayPossible,
  isNewFigure,
  pickedBacking,
  sentBackings,
} from "../../../web/console/src/content/fact-sources.ts";

const TODAY = "2026-11-25";
const KNOWN: FactValue = {
  shown: "30 days",
  value: "30 days",
  from: null,
  until: "2026-12-31",
  sources: ["law", "blog"],
};
const source = (id: string, seenOn: string) => ({ id, seenOn }) as SourceView;
const SOURCES = [source("law", "2026-10-07"), source("blog", "2026-09-01")];

describe("the sources of a figure in its form", () => {
  const begun = backingsOf(KNOWN, TODAY);

  it("all stay while the figure stays, without another look", () => {
    expect(sentBackings(begun, false)).toEqual({
      sources: [
        { id: "law", seenOn: null },
        { id: "blog", seenOn: null },
      ],
      without: [],
    });
  });

  it("all go from a new figure but those of which somebody says that they say it too", () => {
    expect(sentBackings(begun, true)).toEqual({ sources: [], without: ["law", "blog"] });
    const said = begun.map((each) => ({ ...each, isSaid: each.id === "blog" }));
    expect(sentBackings(said, true)).toEqual({
      sources: [{ id: "blog", seenOn: TODAY }],
      without: ["law"],
    });
  });

  it("may be taken away and added, and an added one tells its day", () => {
    const kept = begun.map((each) => ({ ...each, isKept: each.id === "law" }));
    expect(sentBackings([...kept, pickedBacking("notice", TODAY)], false)).toEqual({
      sources: [
        { id: "law", seenOn: null },
        { id: "notice", seenOn: TODAY },
      ],
      without: ["blog"],
    });
    expect(backingsOf(undefined, TODAY)).toEqual([]);
  });

  it("were looked at on a day between their last one and today", () => {
    const [law] = SOURCES;
    expect(isDayPossible("2026-10-07", law, TODAY)).toBe(true);
    expect(isDayPossible(TODAY, law, TODAY)).toBe(true);
    for (const day of ["2026-10-06", "2026-11-26", "", "soon"]) {
      expect(isDayPossible(day, law, TODAY)).toBe(false);
    }
    const said = begun.map((each) => ({ ...each, isSaid: true, seenOn: "2026-09-30" }));
    const listed = { sources: SOURCES, today: TODAY };
    expect(areDated(said, { ...listed, isNew: true })).toBe(false);
    expect(areDated(said, { ...listed, isNew: false })).toBe(true);
  });
});

describe("a figure in its form", () => {
  it("is a new one when its value or one of its days is another", () => {
    const draft = { value: " 30 days ", from: "", until: "2026-12-31" };
    expect(isNewFigure(draft, KNOWN)).toBe(false);
    expect(isNewFigure({ ...draft, value: "15 days" }, KNOWN)).toBe(true);
    expect(isNewFigure({ ...draft, until: "" }, KNOWN)).toBe(true);
    expect(isNewFigure({ ...draft, from: "2026-01-01" }, KNOWN)).toBe(true);
    expect(isNewFigure(draft, undefined)).toBe(true);
  });

  it("tells how many others rest on a source", () => {
    const fact = (name: string, ...sources: string[]) =>
      ({ name, values: [{ ...KNOWN, sources }] }) as unknown as FactView;
    const facts = [fact("stay", "law"), fact("fee", "law", "blog"), fact("end", "blog")];
    expect(countOthersOn(facts, "stay", "law")).toBe(1);
    expect(countOthersOn(facts, "stay", "blog")).toBe(2);
  });
});
