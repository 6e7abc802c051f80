import { describe, expect, it } from "vitest";
import type { Claim, Fact } from "../../../src/domain/knowledge.ts";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import { standingOf } from "../../../src/domain/validity.ts";

type Span = readonly [from: string | null, until: string | null];

const periodOf = ([from, until]: Span) => ({
  from: from as PlainDate | null,
  until: until as PlainDate | null,
});

function standing(values: readonly Span[], on: string, span: Span = [null, null]) {
  const fact: Fact = {
    name: "stay",
    values: values.map((each, place) => ({
      value: { kind: "count", count: place },
      period: periodOf(each),
      sources: ["law"],
    })) as unknown as Fact["values"],
  };
  const claim: Claim = {
    id: "stay",
    period: periodOf(span),
    sources: ["law"],
    confidence: "high",
    facts: ["stay"],
  };
  return standingOf(claim, new Map([["stay", fact]]), on as PlainDate);
}

describe("how a claim stands", () => {
  it("holds to the end of a value that another follows at once, and of that one", () => {
    const values: Span[] = [
      [null, "2026-10-31"],
      ["2026-11-01", "2026-12-31"],
      ["2027-01-01", "2027-06-30"],
    ];
    expect(standing(values, "2026-10-15")).toMatchObject({ kind: "inForce", until: "2027-06-30" });
  });

  it("holds to the last day before days without a value, whatever comes after them", () => {
    const values: Span[] = [
      [null, "2026-10-31"],
      ["2026-12-01", null],
    ];
    expect(standing(values, "2026-10-15")).toMatchObject({ kind: "inForce", until: "2026-10-31" });
    expect(standing(values, "2026-11-15")).toEqual({ kind: "ended", on: "2026-10-31" });
    expect(standing(values, "2026-12-01")).toMatchObject({ kind: "inForce", until: null });
  });

  it("holds no longer than its own days, both ends of which belong to it", () => {
    const days: Span = ["2026-10-01", "2026-10-20"];
    const always: Span[] = [[null, null]];
    expect(standing(always, "2026-09-30", days)).toEqual({ kind: "notBegun", from: "2026-10-01" });
    expect(standing(always, "2026-10-01", days)).toMatchObject({ until: "2026-10-20" });
    expect(standing(always, "2026-10-20", days)).toMatchObject({ kind: "inForce" });
    expect(standing(always, "2026-10-21", days)).toEqual({ kind: "ended", on: "2026-10-20" });
  });

  it("is not known on a day for which no value ever was or will be", () => {
    expect(standing([], "2026-10-15")).toEqual({ kind: "unknown" });
    expect(standing([["2026-11-01", null]], "2026-10-15")).toEqual({
      kind: "notBegun",
      from: "2026-11-01",
    });
  });
});
