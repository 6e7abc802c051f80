import { beforeAll, describe, expect, it } from "vitest";
import { endingLines } from "../../../src/app/ending-lines.ts";
import { endingsTogether, type Ending } from "../../../src/domain/endings.ts";
import { NOTHING_HELD_BACK } from "../../../src/domain/held-back.ts";
import type { Fact, Knowledge } from "../../../src/domain/knowledge.ts";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import { reviewCalendar } from "../../../src/domain/review-calendar.ts";
import { projectContent } from "../../helpers/content.ts";

let knowledge: Knowledge;
beforeAll(() => {
  ({ knowledge } = projectContent());
});

const on = (today: string, of = knowledge) => endingsTogether(of, today as PlainDate);
const exemption = (endings: readonly Ending[]) =>
  endings.find(({ fact }) => fact === "exemptionEnd");

/** Somebody looked at a source on a day. */
function seen(source: string, day: string): Knowledge {
  const before = knowledge.sources.get(source);
  if (before === undefined) throw new Error("there is no such source");
  const after = { ...before, seenOn: day as PlainDate };
  return { ...knowledge, sources: new Map([...knowledge.sources, [source, after]]) };
}

describe("what ends together", () => {
  it("is told from sixty days before its last day", () => {
    expect(exemption(on("2026-10-31"))).toBeUndefined();
    expect(exemption(on("2026-11-01"))).toMatchObject({
      fact: "exemptionEnd",
      on: "2026-12-31",
      inDays: 60,
      rows: 48,
    });
    const facts = on("2026-12-31").map(({ fact }) => fact);
    expect(facts).toEqual(
      expect.arrayContaining(["exemptionEnd", "feeReducedUntil", "fingerprintFreeUntil"]),
    );
  });

  it("is told once it is past, until somebody looked at the sources of that day since", () => {
    expect(exemption(on("2027-01-01"))).toMatchObject({ inDays: -1 });
    const [source = ""] = knowledge.facts.get("exemptionEnd")?.values[0]?.sources ?? [];
    expect(exemption(on("2027-01-05", seen(source, "2027-01-04")))).toBeUndefined();
    expect(exemption(on("2026-12-20", seen(source, "2026-12-19")))).toBeDefined();
  });

  it("is told no more once one edit of the fact moved all of it", () => {
    const before = knowledge.facts.get("exemptionEnd");
    const [entry] = before?.values ?? [];
    if (before === undefined || entry === undefined) throw new Error("there is no such fact");
    const value = { type: "date", value: "2027-12-31" as PlainDate } as const;
    const fact: Fact = { ...before, values: [{ ...entry, value }] };
    const facts = new Map([...knowledge.facts, ["exemptionEnd", fact]]);
    expect(exemption(on("2026-12-31", { ...knowledge, facts }))).toBeUndefined();
  });

  it("does not count what was taken back", () => {
    const articles = new Map([["visas/visa-free-unilateral", "2026-11-01" as PlainDate]] as const);
    const without = { ...knowledge, heldBack: { ...NOTHING_HELD_BACK, articles } };
    expect(exemption(on("2026-12-01", without))?.rows ?? 0).toBe(0);
  });

  it("is a line on a terminal, with the page where one edit moves it", () => {
    const ending: Ending = {
      fact: "end",
      on: "2026-12-31" as PlainDate,
      inDays: 30,
      rows: 48,
      claims: 1,
    };
    const base = "https://desk.example";
    expect(endingLines([ending], base)).toEqual([
      "Content: 48 visa-free rows and 1 statement end together on 2026-12-31 (in 30 days). When a source says what holds then, one edit of end moves them all: https://desk.example/console/content/facts?text=end",
    ]);
    expect(endingLines([{ ...ending, inDays: 0, claims: 0 }], base)[0]).toContain(
      "48 visa-free rows end together on 2026-12-31 (today).",
    );
    expect(endingLines([{ ...ending, inDays: -1, rows: 0 }], base)[0]).toContain(
      "1 statement ended together on 2026-12-31.",
    );
  });

  it("is one item of the review calendar, whatever sources its rows rest on", () => {
    const items = reviewCalendar(knowledge, "2026-12-01" as PlainDate).filter(
      ({ group }) => group?.endFact === "exemptionEnd",
    );
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ fact: "exemptionEnd", claim: null });
    expect(items[0]?.group?.rows).toHaveLength(48);
    expect(items[0]?.group?.sources).toContain("entry-sputnik-2026");
  });
});
