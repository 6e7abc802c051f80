import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OUTCOMES } from "../../../src/domain/answer.ts";
import {
  countOf,
  daysOf,
  figureOf,
  numbersDay,
  replyQuantileMs,
} from "../../../src/domain/numbers.ts";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import { aCase, OPENED_AT } from "../../helpers/case-steps.ts";

describe("the day on which something counts", () => {
  it("begins at midnight in China", () => {
    expect(numbersDay(new Date("2026-11-25T15:59:59.999Z"))).toBe("2026-11-25");
    expect(numbersDay(new Date("2026-11-25T16:00:00Z"))).toBe("2026-11-26");
  });
});

describe("what became of a question", () => {
  it("is one figure, or none where nothing was asked of the articles", () => {
    const figures = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, figureOf(outcome)]));
    expect(figures).toEqual({
      answer: "answered",
      clarify: "clarified",
      no_answer: "abstained",
      out_of_scope: "abstained",
      refused: "abstained",
      urgent: "urgent",
      human: null,
      smalltalk: null,
      command: null,
    });
  });
});

describe("the days of a range", () => {
  it("are all of them, with both ends, over the end of a month", () => {
    const range = { from: "2026-02-27" as PlainDate, to: "2026-03-02" as PlainDate };
    expect(daysOf(range)).toEqual(["2026-02-27", "2026-02-28", "2026-03-01", "2026-03-02"]);
    expect(daysOf({ from: range.to, to: range.from })).toEqual([]);
  });
});

describe("how a case counts", () => {
  it("is by the day of its opening, and tells how long the first answer took", () => {
    expect(countOf(aCase(1, { topic: null }))).toMatchObject({ topic: "", replySeconds: null });
    const answeredAt = new Date(OPENED_AT.getTime() + 61_400);
    expect(countOf(aCase(1, { answeredAt }))).toMatchObject({
      day: "2026-11-26",
      replySeconds: 61,
    });
    const before = new Date(OPENED_AT.getTime() - 5_000);
    expect(countOf(aCase(1, { answeredAt: before })).replySeconds).toBe(0);
  });
});

describe("how a first answer counts in working time", () => {
  it("is in whole seconds, and as unknown before one and where an older version gave it", () => {
    const unknown = { workingSeconds: null, inTime: null };
    expect(countOf(aCase())).toMatchObject(unknown);
    expect(countOf(aCase(1, { answeredAt: OPENED_AT }))).toMatchObject(unknown);
    const firstReply = { workingMs: 61_400, inTime: true };
    expect(countOf(aCase(1, { answeredAt: OPENED_AT, firstReply }))).toMatchObject({
      workingSeconds: 61,
      inTime: true,
    });
  });
});

describe("the time within which a share of the cases was answered", () => {
  it("is one of the times, with at least that share within it and less before it", () => {
    const replies = fc.array(
      fc.record({ seconds: fc.nat(50), cases: fc.integer({ min: -1, max: 5 }) }),
    );
    fc.assert(
      fc.property(replies, fc.constantFrom(0.5, 0.9, 1), (all, share) => {
        const each = all.flatMap(({ seconds, cases }) =>
          Array<number>(Math.max(0, cases)).fill(seconds),
        );
        const ms = replyQuantileMs(all, share);
        if (each.length === 0) {
          expect(ms).toBeNull();
          return;
        }
        const within = each.filter((seconds) => seconds * 1_000 <= (ms ?? -1)).length;
        const before = each.filter((seconds) => seconds * 1_000 < (ms ?? -1)).length;
        expect(within).toBeGreaterThanOrEqual(share * each.length - 1e-6);
        expect(before).toBeLessThan(share * each.length);
      }),
    );
  });

  it("is the ninth of ten for nine tenths", () => {
    const ten = Array.from({ length: 10 }, (_, index) => ({ seconds: index + 1, cases: 1 }));
    expect(replyQuantileMs(ten, 0.9)).toBe(9_000);
    expect(replyQuantileMs(ten, 0.5)).toBe(5_000);
  });
});
