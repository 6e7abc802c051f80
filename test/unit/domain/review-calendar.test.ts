import { beforeAll, describe, expect, it } from "vitest";
import { loadKnowledge } from "../../../src/content/load.ts";
import { NOTHING_HELD_BACK } from "../../../src/domain/held-back.ts";
import type { ArticleId, Knowledge } from "../../../src/domain/knowledge.ts";
import { addDays, type PlainDate } from "../../../src/domain/plain-date.ts";
import {
  countDue,
  keyOfEntry,
  reviewCalendar,
  type CalendarEntry,
} from "../../../src/domain/review-calendar.ts";
import { projectContent } from "../../helpers/content.ts";
import { SMALL_KNOWLEDGE } from "../../helpers/small-knowledge.ts";
import { tempFolder } from "../../helpers/temp-folder.ts";

const FREE: ArticleId = "visas/free";

function load(changes: Readonly<Record<string, string>> = {}): Knowledge {
  const loaded = loadKnowledge(tempFolder({ ...SMALL_KNOWLEDGE, ...changes }));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.knowledge;
}

const rowsOf = ({ group }: CalendarEntry): string | null =>
  group === null
    ? null
    : group.rows.map(({ id, isDue }) => `${id}${isDue ? "" : " (done)"}`).join(" ");

function on(knowledge: Knowledge, today: string, alone?: ReadonlySet<string>): string[] {
  return reviewCalendar(knowledge, today as PlainDate, alone).map((entry) =>
    [entry.on, entry.kind, entry.article, entry.claim ?? entry.fact ?? rowsOf(entry), entry.owner]
      .filter((part) => part !== null)
      .join(" "),
  );
}

describe("the review calendar", () => {
  it("shows by day what ends within sixty days, with its article and owner", () => {
    expect(on(load(), "2026-11-10")).toEqual([
      "2026-12-15 review visas/free entry",
      "2026-12-31 claim_ends visas/free exemption entry",
      "2026-12-31 claim_ends visas/free row:visa-free:unilateral:DE/2026-12-31 entry",
      "2027-01-01 holidays_unknown",
    ]);
  });

  it("counts the last day itself, and the sixtieth day ahead", () => {
    const claims = (today: string): number =>
      on(load(), today).filter((entry) => entry.includes("claim_ends")).length;
    expect(claims("2026-12-31")).toBe(2);
    expect(claims("2026-11-01")).toBe(2);
    expect(claims("2026-10-31")).toBe(0);
  });

  it("goes on showing what should have been looked at", () => {
    expect(on(load(), "2027-03-01")).toEqual([
      "2026-12-15 review visas/free entry",
      "2026-12-31 claim_ends visas/free exemption entry",
      "2026-12-31 claim_ends visas/free row:visa-free:unilateral:DE/2026-12-31 entry",
      "2027-01-01 holidays_unknown",
    ]);
  });

  it("shows what ended until somebody has looked since at the article or at a source of it", () => {
    const ended = (knowledge: Knowledge): string[] =>
      on(knowledge, "2027-03-01").filter((entry) => entry.includes("claim_ends"));
    const article = SMALL_KNOWLEDGE["visas/free/article.yaml"] ?? "";
    const verified = (day: string) =>
      load({ "visas/free/article.yaml": `${article}verifiedOn: ${day}\n` });
    expect(ended(verified("2026-12-31"))).toHaveLength(2);
    expect(ended(verified("2027-01-01"))).toEqual([
      "2026-12-31 claim_ends visas/free row:visa-free:unilateral:DE/2026-12-31 entry",
    ]);
    const sources = SMALL_KNOWLEDGE["sources.yaml"] ?? "";
    const seen = sources.replaceAll(/seenOn: [\d-]+/g, "seenOn: 2027-01-01");
    expect(ended(load({ "sources.yaml": seen }))).toEqual([]);
  });

  it("shows a fact that has no value after a day, and not one that another follows at once", () => {
    const facts = SMALL_KNOWLEDGE["facts/visas.yaml"] ?? "";
    const followed = load();
    expect(on(followed, "2026-08-01").filter((each) => each.includes("fact_ends"))).toEqual([]);
    const ending = facts.replace("value: 57, from: 2026-08-20", "value: 57, from: 2026-08-21");
    const article = (SMALL_KNOWLEDGE["visas/free/article.yaml"] ?? "").replace(
      "owner: entry\n",
      "",
    );
    const knowledge = load({ "facts/visas.yaml": ending, "visas/free/article.yaml": article });
    expect(on(knowledge, "2026-08-01").filter((each) => each.includes("fact_ends"))).toEqual([
      "2026-08-19 fact_ends visas/free nations",
    ]);
  });

  it("shows no row that is followed at once by one of the same country and scheme", () => {
    const row = (from: string): string =>
      `  - { country: DE, scheme: unilateral, days: 30, from: ${from}, until: 2027-12-31, sources: [law], confidence: high }\n`;
    const table = SMALL_KNOWLEDGE["tables/visa-free.yaml"] ?? "";
    const rows = (from: string): number =>
      on(load({ "tables/visa-free.yaml": table + row(from) }), "2026-11-10").filter((each) =>
        each.includes("row:"),
      ).length;
    expect(rows("2027-01-01")).toBe(0);
    expect(rows("2027-01-02")).toBe(1);
  });

  it("knows the holidays of a year once all of them are final", () => {
    const table = (SMALL_KNOWLEDGE["tables/holidays.yaml"] ?? "").replace(
      "provisional: true, ",
      "",
    );
    const knowledge = load({ "tables/holidays.yaml": table });
    expect(on(knowledge, "2026-11-10").some((each) => each.includes("holidays"))).toBe(false);
    expect(on(load(), "2026-10-01").some((each) => each.includes("holidays"))).toBe(false);
    expect(on({ ...load(), holidays: [] }, "2026-11-10").join()).not.toContain("holidays");
  });

  it("leaves out what was taken back", () => {
    const knowledge = load();
    const day = "2026-11-01" as PlainDate;
    const whole = { ...NOTHING_HELD_BACK, articles: new Map([[FREE, day]]) };
    expect(on({ ...knowledge, heldBack: whole }, "2026-11-10")).toEqual([
      "2027-01-01 holidays_unknown",
    ]);
    const claims = new Map([["exemption", day] as const]);
    const part = { ...NOTHING_HELD_BACK, claims: new Map([[FREE, claims]]) };
    expect(on({ ...knowledge, heldBack: part }, "2026-11-10")).toEqual([
      "2026-12-15 review visas/free entry",
      "2026-12-31 claim_ends visas/free row:visa-free:unilateral:DE/2026-12-31 entry",
      "2027-01-01 holidays_unknown",
    ]);
  });
});

describe("rows of a table", () => {
  const TABLE = "tables/visa-free.yaml";
  const row = (country: string, more: string): string =>
    `  - { country: ${country}, scheme: unilateral, days: 30, ${more}, confidence: high }\n`;
  const END = "until: 2026-12-31";
  const withRows = (...rows: readonly string[]): Knowledge =>
    load({ [TABLE]: `elsewhere: { work: visas/free }\nrows:\n${rows.join("")}` });
  const groups = (knowledge: Knowledge, today: string, alone?: ReadonlySet<string>) =>
    reviewCalendar(knowledge, today as PlainDate, alone).filter(({ group }) => group !== null);
  const shown = (...given: Parameters<typeof groups>) => groups(...given).map(rowsOf);
  const id = (country: string, until = "2026-12-31"): string =>
    `row:visa-free:unilateral:${country}/${until}`;

  it("stand together where they rest on the same sources and end on the same day", () => {
    const knowledge = withRows(
      row("DE", `${END}, sources: [law, blog]`),
      row("FR", `${END}, sources: [blog, law]`),
      row("IT", `${END}, sources: [law]`),
      row("ES", "until: 2026-12-30, sources: [law, blog]"),
    );
    expect(shown(knowledge, "2026-11-10")).toEqual([
      id("ES", "2026-12-30"),
      `${id("DE")} ${id("FR")}`,
      id("IT"),
    ]);
    expect(groups(knowledge, "2026-11-10")[1]).toMatchObject({
      on: "2026-12-31",
      kind: "claim_ends",
      article: FREE,
      claim: null,
      owner: "entry",
      group: { table: "visa-free", sources: ["blog", "law"] },
    });
  });

  it("keep the name of what holds them together when others join them or are verified", () => {
    const some = withRows(row("DE", `${END}, sources: [law]`));
    const more = withRows(
      row("DE", `${END}, sources: [law], verifiedOn: 2026-11-09`),
      row("FR", `${END}, sources: [law]`),
    );
    const [before, after] = [some, more].map((each) => groups(each, "2026-11-10").map(keyOfEntry));
    expect(after).toEqual(before);
    expect(new Set(before).size).toBe(1);
  });

  it("stand alone while somebody has one by the name that it had alone", () => {
    const knowledge = withRows(
      row("DE", `${END}, sources: [law]`),
      row("FR", `${END}, sources: [law]`),
    );
    const key = "claim_ends/2026-12-31/visas%2Ffree/row%3Avisa-free%3Aunilateral%3ADE";
    const entries = groups(knowledge, "2026-11-10", new Set([key]));
    expect(entries.map(rowsOf).toSorted()).toEqual([id("DE"), id("FR")]);
    expect(entries.find(({ claim }) => claim !== null)).toMatchObject({
      claim: "row:visa-free:unilateral:DE",
    });
    expect(entries.map(keyOfEntry)).toContain(key);
  });

  it("are gone once all of them were verified, and till then tell which were", () => {
    const german = row("DE", `${END}, sources: [law], verifiedOn: 2026-11-09`);
    const french = (more: string): string => row("FR", `${END}, sources: [law]${more}`);
    expect(shown(withRows(german, french("")), "2026-11-10")).toEqual([
      `${id("DE")} (done) ${id("FR")}`,
    ]);
    const both = withRows(german, french(", verifiedOn: 2026-11-08"));
    expect(shown(both, "2026-11-10")).toEqual([]);
  });

  it("are to be looked at once when their end comes into sight, and again in the last fortnight", () => {
    const verified = (day: string) =>
      withRows(row("DE", `${END}, sources: [law], verifiedOn: ${day}`));
    const isDue = (day: string, today: string): boolean => shown(verified(day), today).length === 1;
    // Sixty days before its end, and fourteen.
    expect(isDue("2026-10-31", "2026-11-10")).toBe(true);
    expect(isDue("2026-11-01", "2026-11-10")).toBe(false);
    expect(isDue("2026-12-16", "2026-12-16")).toBe(false);
    expect(isDue("2026-12-16", "2026-12-17")).toBe(true);
    expect(isDue("2026-12-17", "2026-12-17")).toBe(false);
    expect(isDue("2026-12-17", "2026-12-31")).toBe(false);
    // And once it is past.
    expect(isDue("2026-12-31", "2027-01-01")).toBe(true);
    expect(isDue("2027-01-01", "2027-01-01")).toBe(false);
  });
});

describe("the review calendar of the project's own content", () => {
  let knowledge: Knowledge;
  beforeAll(() => {
    ({ knowledge } = projectContent());
  });

  it("is in order, and each day shows what the day before showed, also once it is past", () => {
    const begin = "2026-10-01" as PlainDate;
    for (let day = 1; day < 120; day += 1) {
      const today = addDays(begin, day);
      const before = reviewCalendar(knowledge, addDays(today, -1));
      const now = reviewCalendar(knowledge, today);
      expect(now.map((each) => each.on)).toEqual(now.map((each) => each.on).toSorted());
      const shown = new Set(now.map(keyOfEntry));
      expect(before.map(keyOfEntry).filter((key) => !shown.has(key))).toEqual([]);
    }
  });
});

describe("the name of an entry", () => {
  const keys = (knowledge: Knowledge, today: string): string[] =>
    reviewCalendar(knowledge, today as PlainDate).map(keyOfEntry);

  it("is its own, and stays from day to day for as long as the entry says the same", () => {
    const today = keys(load(), "2026-11-10");
    expect(new Set(today).size).toBe(4);
    expect(keys(load(), "2026-12-01")).toEqual(today);
  });

  it("is another one once the article is to be read by another day", () => {
    const article = SMALL_KNOWLEDGE["visas/free/article.yaml"] ?? "";
    const later = load({
      "visas/free/article.yaml": article.replace("reviewBy: 2026-12-15", "reviewBy: 2026-12-16"),
    });
    const [before] = keys(load(), "2026-11-10");
    expect(keys(later, "2026-11-10")).not.toContain(before);
    expect(keys(later, "2026-11-10")).toHaveLength(4);
  });
});

describe("what is due", () => {
  it("is counted from fourteen days before its day, again from three, and when it is overdue", () => {
    const due = (today: string) =>
      countDue([{ on: "2026-12-15" as PlainDate }], today as PlainDate);
    expect(due("2026-11-30")).toEqual({ soon: 0, pressing: 0 });
    expect(due("2026-12-01")).toEqual({ soon: 1, pressing: 0 });
    expect(due("2026-12-11")).toEqual({ soon: 1, pressing: 0 });
    expect(due("2026-12-12")).toEqual({ soon: 1, pressing: 1 });
    expect(due("2027-02-01")).toEqual({ soon: 1, pressing: 1 });
  });
});
