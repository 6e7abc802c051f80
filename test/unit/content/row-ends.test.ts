import { describe, expect, it } from "vitest";
import { documentEditing as editing } from "../../../src/content/document-editing.ts";
import { loadKnowledge, type LoadResult } from "../../../src/content/load.ts";
import type { Confidence } from "../../../src/domain/ids.ts";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import { projectContent } from "../../helpers/content.ts";
import { changedLines, textOf } from "../../helpers/edited-text.ts";
import { SMALL_KNOWLEDGE } from "../../helpers/small-knowledge.ts";
import { tempFolder } from "../../helpers/temp-folder.ts";

const TABLE = "tables/visa-free.yaml";
const FACTS = "facts/visas.yaml";
const NAMED = (SMALL_KNOWLEDGE[TABLE] ?? "").replace("until: 2026-12-31", "until: end");
const HIGH: Confidence = "high";

function read(table: string, facts = SMALL_KNOWLEDGE[FACTS] ?? ""): LoadResult {
  return loadKnowledge(tempFolder({ ...SMALL_KNOWLEDGE, [TABLE]: table, [FACTS]: facts }));
}

function german(result: LoadResult) {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.knowledge.entryRules.find(({ country }) => country === "DE");
}

describe("a row that names a date fact as its last day", () => {
  it("ends on the day that the fact holds, and on another one once the fact does", () => {
    expect(german(read(NAMED))).toMatchObject({
      period: { from: "2023-12-01", until: "2026-12-31" },
      endFact: "end",
    });
    const later = (SMALL_KNOWLEDGE[FACTS] ?? "").replace("value: 2026-12-31", "value: 2027-12-31");
    expect(german(read(NAMED, later))?.period.until).toBe("2027-12-31");
    expect(german(read(SMALL_KNOWLEDGE[TABLE] ?? ""))).not.toHaveProperty("endFact");
  });

  it.each([
    ["there is none of that name", "until: nothing", undefined, /neither a day nor the name/],
    ["it is no date", "until: stay", undefined, /neither a day nor the name/],
    ["it is no name either", "until: next year", undefined, /neither a day nor the name/],
    [
      "it has another value later",
      "until: end",
      "end: [{ type: date, value: 2026-12-31, until: 2026-12-31, source: law }, { type: date, value: 2027-12-31, from: 2027-01-01, source: law }]",
      /values for certain days only/,
    ],
    [
      "it holds on some days alone",
      "until: end",
      "end: { type: date, value: 2026-12-31, from: 2026-06-01, source: law }",
      /values for certain days only/,
    ],
  ])("is a fault where %s", (_, until, fact, says) => {
    const before = "end: { type: date, value: 2026-12-31, source: law }";
    const facts = (SMALL_KNOWLEDGE[FACTS] ?? "").replace(before, fact ?? before);
    const result = read(NAMED.replace("until: end", until), facts);
    const own = (result.ok ? [] : result.problems).filter(({ file }) => file === TABLE);
    expect(own).toEqual([
      expect.objectContaining({ line: 3, message: expect.stringMatching(says) as string }),
    ]);
  });

  it("is how all rows of China’s own list end that end together", () => {
    const { entryRules } = projectContent().knowledge;
    const ending = entryRules.filter(({ endFact }) => endFact === "exemptionEnd");
    expect(ending).toHaveLength(48);
    expect(new Set(ending.map(({ period }) => period.until))).toEqual(new Set(["2026-12-31"]));
  });
});

describe("a row that is edited", () => {
  const row = "row:visa-free:unilateral:DE/end" as const;
  const before = {
    row,
    days: 30,
    from: "2023-12-01" as PlainDate,
    until: "end",
    sources: ["law"],
    confidence: HIGH,
  };

  it("is named by the fact, so that it keeps its name when the day moves", () => {
    expect(editing.rows(NAMED).map(({ id, until }) => [id, until])).toEqual([
      [row, "end"],
      ["row:visa-free:none:IR/", null],
    ]);
  });

  it("changes what was changed of it, and nothing else of the table", () => {
    const day = { ...before, days: 15, until: "2027-06-30", sources: ["law", "blog"] };
    expect(changedLines(NAMED, textOf(editing.withRow(NAMED, day)))).toEqual([
      [
        "  - { country: DE, scheme: unilateral, days: 30, from: 2023-12-01, until: end, sources: [law], confidence: high }",
      ],
      [
        "  - { country: DE, scheme: unilateral, days: 15, from: 2023-12-01, until: 2027-06-30, sources: [law, blog], confidence: high }",
      ],
    ]);
    const open = textOf(editing.withRow(NAMED, { ...before, from: null, until: null }));
    expect(open).toContain("days: 30, sources: [law]");
    const named = textOf(editing.withRow(open, { ...before, row: "row:visa-free:unilateral:DE/" }));
    expect(named).toBe(NAMED);
  });

  it("loses the day of its verification where it says something else, and keeps it where it does not", () => {
    const verified = NAMED.replace("high }", "high, verifiedOn: 2026-11-20 }");
    const other = textOf(editing.withRow(verified, { ...before, days: 15 }));
    expect(other).not.toContain("verifiedOn");
    const same = textOf(editing.withRow(verified, { ...before, sources: ["law", "blog"] }));
    expect(same).toContain("sources: [law, blog], confidence: high, verifiedOn: 2026-11-20");
  });

  it.each([
    ["there is no such row", { row: "row:visa-free:unilateral:FR/end" as const }, "not_there"],
    ["it would end before it begins", { until: "2023-11-30" }, "value_invalid"],
    ["its end is neither a day nor a name", { until: "some day" }, "value_invalid"],
    ["it would say no stay", { days: null }, "value_invalid"],
  ])("is refused where %s", (_, edit, why) => {
    expect(editing.withRow(NAMED, { ...before, ...edit })).toEqual({ kind: "refused", why });
  });
});
