import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EntryDoubt, EntryRule, EntryScheme } from "../../../src/domain/entry-rule.ts";
import { judgeEntry, type EntryQuestion } from "../../../src/domain/entry-ruling.ts";
import { addDays, contains, plainDateOf, type PlainDate } from "../../../src/domain/plain-date.ts";
import type { Purpose } from "../../../src/domain/reading.ts";
import { runs } from "../../helpers/runs.ts";

function day(text: string): PlainDate {
  const [year, month, date] = text.split("-").map(Number);
  const found = plainDateOf(year ?? 0, month ?? 0, date ?? 0);
  if (found === null) throw new Error(`${text} is not a day`);
  return found;
}

function aRule(parts: {
  scheme: EntryScheme;
  country?: string;
  days?: number | null;
  from?: string;
  until?: string;
  doubt?: EntryDoubt;
}): EntryRule {
  return {
    country: parts.country ?? "DE",
    scheme: parts.scheme,
    days: parts.days === undefined ? 30 : parts.days,
    window: null,
    period: {
      from: parts.from === undefined ? null : day(parts.from),
      until: parts.until === undefined ? null : day(parts.until),
    },
    sources: [`source-${parts.scheme}`],
    confidence: "high",
    doubt: parts.doubt ?? null,
    verifiedOn: null,
  };
}

function aQuestion(
  arrival: string,
  parts: Partial<Omit<EntryQuestion, "days">> & { last?: string } = {},
): EntryQuestion {
  const { last, ...others } = parts;
  return {
    nationality: "DE",
    purpose: null,
    stayDays: null,
    hainan: false,
    transit: false,
    ...others,
    days: { from: day(arrival), until: day(last ?? arrival) },
  };
}

const UNILATERAL = aRule({ scheme: "unilateral", from: "2023-12-01", until: "2026-12-31" });
const MUTUAL = aRule({ scheme: "mutual", from: "2025-06-01" });
const NONE = aRule({ scheme: "none", days: null });
const TRANSIT = aRule({ scheme: "transit-240h", days: 10 });
const HAINAN = aRule({ scheme: "hainan" });

describe("an exemption in force", () => {
  it("is told with its scheme, days and last day", () => {
    expect(judgeEntry([UNILATERAL], aQuestion("2026-11-24"))).toMatchObject({
      kind: "exempt",
      scheme: "unilateral",
      days: 30,
      until: "2026-12-31",
      rows: [UNILATERAL],
    });
  });

  it("holds on its first and on its last day", () => {
    expect(judgeEntry([UNILATERAL], aQuestion("2023-12-01")).kind).toBe("exempt");
    expect(judgeEntry([UNILATERAL], aQuestion("2026-12-31")).kind).toBe("exempt");
  });

  it("covers a stay of exactly its length, and no longer one", () => {
    const asked = (stayDays: number): string =>
      judgeEntry([MUTUAL], aQuestion("2026-03-01", { stayDays })).kind;
    expect(asked(30)).toBe("exempt");
    expect(asked(31)).toBe("stayTooLong");
  });

  it("goes on where the next row follows without a gap", () => {
    const next = aRule({ scheme: "unilateral", from: "2027-01-01", until: "2027-12-31" });
    const ruling = judgeEntry([next, UNILATERAL], aQuestion("2026-12-20", { stayDays: 20 }));
    expect(ruling).toMatchObject({ kind: "exempt", until: "2027-12-31", rows: [UNILATERAL, next] });
  });

  it("ends at a gap before the next row", () => {
    const next = aRule({ scheme: "unilateral", from: "2027-02-01", until: "2027-12-31" });
    const ruling = judgeEntry([UNILATERAL, next], aQuestion("2026-12-20", { stayDays: 20 }));
    expect(ruling).toMatchObject({ kind: "endsDuringStay", until: "2026-12-31" });
  });
});

describe("the end of a scheme", () => {
  it("tells a stay that reaches past it", () => {
    const ruling = judgeEntry([UNILATERAL], aQuestion("2026-12-22", { stayDays: 14 }));
    expect(ruling).toMatchObject({ kind: "endsDuringStay", until: "2026-12-31" });
  });

  it("covers a stay that ends on the last day", () => {
    expect(judgeEntry([UNILATERAL], aQuestion("2026-12-17", { stayDays: 14 })).kind).toBe("exempt");
  });

  it("takes days as far apart as the stay for its two ends", () => {
    const journey = aQuestion("2026-12-10", { last: "2026-12-24", stayDays: 14 });
    expect(judgeEntry([UNILATERAL], journey).kind).toBe("exempt");
  });

  it("takes wider days for possible arrivals", () => {
    const december = aQuestion("2026-12-01", { last: "2026-12-31", stayDays: 14 });
    expect(judgeEntry([UNILATERAL], december).kind).toBe("endsDuringStay");
  });

  it("says on which day it ended when the days asked lie behind it", () => {
    expect(judgeEntry([UNILATERAL], aQuestion("2027-01-01"))).toMatchObject({
      kind: "ended",
      on: "2026-12-31",
    });
  });

  it("says when it begins when the days asked lie before it", () => {
    expect(judgeEntry([MUTUAL], aQuestion("2025-05-31"))).toMatchObject({
      kind: "notBegun",
      from: "2025-06-01",
    });
  });

  it("does not cover arrivals before the beginning among the days asked", () => {
    const ruling = judgeEntry([MUTUAL], aQuestion("2025-05-20", { last: "2025-06-10" }));
    expect(ruling.kind).toBe("notBegun");
  });
});

describe("what no exemption covers", () => {
  it.each<Purpose>(["work", "study", "journalism"])(
    "%s comes before everything else",
    (purpose) => {
      const ruling = judgeEntry(
        [UNILATERAL, TRANSIT],
        aQuestion("2026-11-24", { purpose, transit: true }),
      );
      expect(ruling).toMatchObject({ kind: "purposeNotCovered", purpose, otherWays: [] });
      expect(ruling.rows).toEqual([UNILATERAL]);
    },
  );

  it("is decided even where nothing is known of the passport", () => {
    expect(judgeEntry([], aQuestion("2026-11-24", { purpose: "work" })).kind).toBe(
      "purposeNotCovered",
    );
  });

  it("leaves a conference to the exemption", () => {
    expect(judgeEntry([UNILATERAL], aQuestion("2026-11-24", { purpose: "conference" })).kind).toBe(
      "exempt",
    );
  });
});

describe("doubts", () => {
  it("are a conflict where the exemption itself is disputed", () => {
    const disputed = aRule({
      scheme: "none",
      days: null,
      doubt: { kind: "exists", plannedDays: null },
    });
    expect(judgeEntry([disputed], aQuestion("2026-11-24"))).toMatchObject({
      kind: "conflict",
      about: "exists",
    });
  });

  it("are a conflict where nobody confirms that it is applied", () => {
    const unconfirmed = aRule({ scheme: "mutual", doubt: { kind: "inForce", plannedDays: null } });
    expect(judgeEntry([unconfirmed], aQuestion("2026-11-24"))).toMatchObject({
      kind: "conflict",
      about: "inForce",
      days: 30,
    });
  });

  it("are a conflict only for stays that the sources dispute", () => {
    const disputed = aRule({
      scheme: "mutual",
      days: 90,
      doubt: { kind: "stay", plannedDays: 30 },
    });
    const asked = (stayDays: number | null): string =>
      judgeEntry([disputed], aQuestion("2026-11-24", { stayDays })).kind;
    expect(asked(null)).toBe("exempt");
    expect(asked(30)).toBe("exempt");
    expect(asked(31)).toBe("conflict");
    expect(asked(91)).toBe("stayTooLong");
  });
});

describe("a passport without exemption", () => {
  it("needs a visa where a source says so", () => {
    expect(judgeEntry([NONE], aQuestion("2026-11-24"))).toMatchObject({
      kind: "visaNeeded",
      rows: [NONE],
    });
  });

  it("is unknown where no row names it", () => {
    expect(judgeEntry([UNILATERAL], aQuestion("2026-11-24", { nationality: "TW" }))).toMatchObject({
      kind: "unknown",
      rows: [],
      closedWays: [],
    });
  });

  it("is shown the limited ways with their rows", () => {
    const ruling = judgeEntry([NONE, TRANSIT, HAINAN], aQuestion("2026-11-24"));
    expect(ruling.otherWays.map(({ scheme }) => scheme)).toEqual(["transit-240h", "hainan"]);
    expect(ruling.rows).toEqual([NONE, TRANSIT, HAINAN]);
  });

  it("is not shown a way too short for the stay", () => {
    const ruling = judgeEntry([NONE, TRANSIT, HAINAN], aQuestion("2026-11-24", { stayDays: 14 }));
    expect(ruling.otherWays.map(({ scheme }) => scheme)).toEqual(["hainan"]);
  });

  it("is told that the way asked about is closed", () => {
    expect(judgeEntry([NONE], aQuestion("2026-11-24", { transit: true })).closedWays).toEqual([
      "transit-240h",
    ]);
  });

  it("is not shown a way before its first day", () => {
    const later = aRule({ scheme: "transit-240h", days: 10, from: "2026-08-20" });
    const ruling = judgeEntry([NONE, later], aQuestion("2026-08-19", { transit: true }));
    expect(ruling.otherWays).toEqual([]);
    expect(ruling.closedWays).toEqual(["transit-240h"]);
  });
});

describe("limited ways beside an exemption", () => {
  it("are left out unless asked about", () => {
    expect(judgeEntry([UNILATERAL, TRANSIT], aQuestion("2026-11-24")).otherWays).toEqual([]);
    const asked = judgeEntry([UNILATERAL, TRANSIT], aQuestion("2026-11-24", { transit: true }));
    expect(asked.otherWays).toEqual([
      { scheme: "transit-240h", days: 10, asked: true, doubt: null },
    ]);
  });
});

const anyDay = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays(day("2022-01-01"), days));
const anyPeriod = fc
  .record({ from: fc.option(anyDay), until: fc.option(anyDay) })
  .filter(({ from, until }) => from === null || until === null || from <= until);
const anyRule: fc.Arbitrary<EntryRule> = fc.record({
  country: fc.constantFrom("DE", "UZ"),
  scheme: fc.constantFrom<EntryScheme>("unilateral", "mutual", "transit-240h", "hainan", "none"),
  days: fc.option(fc.integer({ min: 1, max: 90 })),
  window: fc.constant(null),
  period: anyPeriod,
  sources: fc.constant(["a-source"]),
  confidence: fc.constant("high" as const),
  doubt: fc.option(
    fc.record({
      kind: fc.constantFrom("stay", "inForce", "exists", "endDate", "recent"),
      plannedDays: fc.option(fc.integer({ min: 1, max: 90 })),
    }),
  ),
  verifiedOn: fc.option(anyDay),
});
const anyQuestion: fc.Arbitrary<EntryQuestion> = fc
  .record({
    nationality: fc.constantFrom("DE", "UZ", "XX"),
    purpose: fc.constantFrom<Purpose | null>(null, "work", "study", "tourism", "transit"),
    stayDays: fc.option(fc.integer({ min: 1, max: 400 })),
    arrival: anyDay,
    span: fc.integer({ min: 0, max: 40 }),
    hainan: fc.boolean(),
    transit: fc.boolean(),
  })
  .map(({ arrival, span, ...question }) => ({
    ...question,
    days: { from: arrival, until: addDays(arrival, span) },
  }));

describe("for any rows and any day", () => {
  it("never says exempt outside the period of a row, nor for longer than it allows", () => {
    fc.assert(
      fc.property(fc.array(anyRule, { maxLength: 8 }), anyQuestion, (rules, question) => {
        const ruling = judgeEntry(rules, question);
        if (ruling.kind !== "exempt") return;
        const backing = ruling.rows.filter(
          ({ scheme }) => scheme === "unilateral" || scheme === "mutual",
        );
        for (let on = question.days.from; on <= question.days.until; on = addDays(on, 1)) {
          expect(backing.some(({ period }) => contains(period, on))).toBe(true);
        }
        expect(backing.every(({ country }) => country === question.nationality)).toBe(true);
        expect(question.stayDays ?? 0).toBeLessThanOrEqual(ruling.days);
        if (question.stayDays !== null && ruling.until !== null) {
          expect(addDays(question.days.from, question.stayDays) <= addDays(ruling.until, 1)).toBe(
            true,
          );
        }
      }),
      { numRuns: runs(2_000) },
    );
  });

  it("never opens a limited way outside its period, nor for work, study or journalism", () => {
    fc.assert(
      fc.property(fc.array(anyRule, { maxLength: 8 }), anyQuestion, (rules, question) => {
        const ruling = judgeEntry(rules, question);
        if (question.purpose === "work" || question.purpose === "study") {
          expect(ruling.kind).toBe("purposeNotCovered");
          expect(ruling.otherWays).toEqual([]);
        }
        for (const way of ruling.otherWays) {
          const open = rules.some(
            (rule) =>
              rule.country === question.nationality &&
              rule.scheme === way.scheme &&
              contains(rule.period, question.days.from) &&
              contains(rule.period, question.days.until),
          );
          expect(open).toBe(true);
        }
      }),
      { numRuns: runs(2_000) },
    );
  });
});
