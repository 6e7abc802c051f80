import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { judgeEntry, type EntryRuling } from "../../../src/domain/entry-ruling.ts";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import { projectContent } from "../../helpers/content.ts";
import { createQuestionReader } from "../../../src/understanding/question-reader.ts";

/** Written by hand from the sources, not from the rows. */
interface EntryCase {
  readonly id: string;
  readonly text: string;
  readonly language: string;
  readonly today: PlainDate;
  readonly expect: {
    readonly nationalities: readonly string[];
    readonly purpose: string | null;
    readonly verdict: keyof typeof KINDS | "askNationality" | "otherDocument";
    readonly scheme: string | null;
    readonly days: number | null;
    readonly until: string | null;
    readonly transit: boolean;
  };
}

/** The words of the cases for the rulings of the code. */
const KINDS = {
  exempt: "exempt",
  tooLong: "stayTooLong",
  purposeNotCovered: "purposeNotCovered",
  ended: "ended",
  notBegun: "notBegun",
  conflict: "conflict",
  none: "visaNeeded",
  spansEnd: "endsDuringStay",
} as const satisfies Record<string, EntryRuling["kind"]>;

const cases = JSON.parse(
  readFileSync(new URL("../../fixtures/entry-cases.json", import.meta.url), "utf8"),
) as EntryCase[];

const { knowledge } = projectContent();
const reader = createQuestionReader();

describe("the nationality table", () => {
  it("is tried with at least sixty cases", () => {
    expect(cases.length).toBeGreaterThanOrEqual(60);
  });

  it.each(cases.map((entry) => [entry.id, entry] as const))(
    "judges %s",
    (_id, { text, language, today, expect: wanted }) => {
      const reading = reader.read(text, language, today);
      if (wanted.verdict === "otherDocument") {
        expect(reading.otherDocument, text).not.toBeNull();
        return;
      }
      expect(reading.nationalities, text).toEqual(wanted.nationalities);
      if (wanted.verdict === "askNationality") return;
      const days = reading.days ?? { from: today, until: today };
      const rulings = reading.nationalities.map((nationality) =>
        judgeEntry(knowledge.entryRules, { ...reading, nationality, days }),
      );
      const ruling = rulings.find(
        (own) => toldAs(own) === KINDS[wanted.verdict as keyof typeof KINDS],
      );
      expect(rulings.map(toldAs), text).toContain(KINDS[wanted.verdict]);
      if (ruling !== undefined && "scheme" in ruling) {
        expect([ruling.scheme, ruling.days, ruling.until], text).toEqual([
          wanted.scheme,
          wanted.days,
          wanted.until,
        ]);
      }
      const transit = knowledge.entryRules.some(
        (rule) =>
          rule.scheme === "transit-240h" &&
          reading.nationalities.includes(rule.country) &&
          (rule.period.from === null || rule.period.from <= days.from) &&
          (rule.period.until === null || days.from <= rule.period.until),
      );
      expect(transit, text).toBe(wanted.transit);
    },
  );
});

/** An exemption whose length is disputed is told as a conflict, however short the stay. */
function toldAs(ruling: EntryRuling): EntryRuling["kind"] {
  return ruling.kind === "exempt" && ruling.doubt?.kind === "stay" ? "conflict" : ruling.kind;
}
