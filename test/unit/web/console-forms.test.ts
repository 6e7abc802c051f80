import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readOfficeHours } from "../../../src/domain/office-hours.ts";
import {
  hoursProblem,
  readHours,
  tidyTime,
  USUAL_HOURS,
  writeHours,
  type Hours,
} from "../../../web/console/src/centres/hours.ts";
import {
  readArticleFilter,
  writeArticleFilter,
} from "../../../web/console/src/content/article-filter.ts";
import {
  filterQuery,
  narrowingCount,
  readFilters,
  writeFilters,
} from "../../../web/console/src/lib/filters.ts";
import { isReady } from "../../../web/console/src/sign-in/password-rule.ts";
import { takeToken } from "../../../web/console/src/sign-in/ticket-token.ts";
import { runs } from "../../helpers/runs.ts";

describe("the filters of the inbox", () => {
  const read = (query: string) => readFilters(new URLSearchParams(query));

  it("show what still needs somebody when the address says nothing", () => {
    expect(filterQuery(read(""), null)).toBe("states=open%2Cassigned%2Cwaiting");
  });

  it("come back from the address as they were put into it", () => {
    const query = "state=waiting&holder=me&language=ru&urgency=urgent&centre=main&text=visa";
    const filters = read(query);
    expect(writeFilters(filters).toString()).toBe(
      "state=waiting&holder=me&language=ru&urgency=urgent&centre=main&text=visa",
    );
    expect(narrowingCount(filters)).toBe(4);
    expect(filterQuery(filters, "next-page")).toBe(
      "holder=me&language=ru&urgency=urgent&centre=main&text=visa&states=waiting&from=next-page",
    );
  });

  it("leave out what makes no sense", () => {
    expect(read("state=lost&urgency=very")).toEqual(read(""));
    expect(read("state=closed&urgency=soon")).not.toEqual(read(""));
  });
});

describe("the filter of articles", () => {
  it("comes back from the address as it was put there, with what was typed", () => {
    const filter = { text: "visa ", topic: "visas", language: "ru", need: "any" } as const;
    const address = writeArticleFilter(filter);
    expect(address.toString()).toBe("text=visa+&topic=visas&language=ru&need=any");
    expect(readArticleFilter(address)).toEqual(filter);
  });

  it("leaves the address alone where nothing is narrowed, and out of it what makes no sense", () => {
    const all = readArticleFilter(new URLSearchParams("need=nonsense"));
    expect(all).toEqual({ text: "", topic: "", language: "", need: "all" });
    expect(writeArticleFilter(all).toString()).toBe("");
  });
});

describe("the form of office hours", () => {
  const time = fc.constantFrom("", "9:00", "09:00", "12:00", "13:30", "17:30", "24:00", "25:00");
  const span = fc.record({ from: time, until: time });
  const day = fc.constantFrom("", "2026-01-01", "2026-02-01");
  const spans = fc.array(span, { maxLength: 2 });
  const hours: fc.Arbitrary<Hours> = fc.record({
    week: fc.record({
      monday: spans,
      tuesday: spans,
      wednesday: spans,
      thursday: spans,
      friday: spans,
      saturday: spans,
      sunday: spans,
    }),
    breaks: fc.array(fc.record({ from: day, until: day }), { maxLength: 2 }),
  });

  it("finds fault exactly with what the service refuses", () => {
    fc.assert(
      fc.property(hours, (entered) => {
        const isRefused = typeof readOfficeHours(writeHours(entered, "Asia/Shanghai")) === "string";
        expect(hoursProblem(entered) !== null).toBe(isRefused);
      }),
      { numRuns: runs(2_000) },
    );
  });

  it("begins with hours that can be saved, and shows saved ones as they were", () => {
    expect(hoursProblem(USUAL_HOURS)).toBeNull();
    const entered: Hours = { ...USUAL_HOURS, breaks: [{ from: "2026-01-01", until: "" }] };
    expect(readHours(writeHours(entered, "Asia/Shanghai"))).toEqual(entered);
    expect(readHours(null)).toBeNull();
  });

  it("says where the fault is", () => {
    const week = { ...USUAL_HOURS.week, tuesday: [{ from: "10:00", until: "09:00" }] };
    expect(hoursProblem({ ...USUAL_HOURS, week })).toEqual({ kind: "order", day: "tuesday" });
  });

  it("tidies times that were typed in haste, and leaves what is none", () => {
    expect(["930", "9:30", "17：05", "09.15", "noon", ""].map(tidyTime)).toEqual([
      "09:30",
      "09:30",
      "17:05",
      "09:15",
      "noon",
      "",
    ]);
  });
});

describe("a one-time link", () => {
  const open = (pathname: string, hash: string): { token: string | null; shown: string[] } => {
    const shown: string[] = [];
    const token = takeToken(
      { pathname, hash, search: "" },
      { replaceState: (_state, _title, address) => shown.push(address) },
    );
    return { token, shown };
  };

  it("is taken out of the address at once", () => {
    expect(open("/console/ticket", "#abc")).toEqual({ token: "abc", shown: ["/console/ticket"] });
  });

  it("is none elsewhere, or without a token", () => {
    expect(open("/console/cases", "#abc")).toEqual({ token: null, shown: [] });
    expect(open("/console/ticket", "")).toEqual({ token: null, shown: [] });
  });
});

describe("a new password", () => {
  it("is ready when it is long enough and typed alike twice", () => {
    expect(isReady({ first: "twelve chars", again: "twelve chars" })).toBe(true);
    expect(isReady({ first: "eleven char", again: "eleven char" })).toBe(false);
    expect(isReady({ first: "twelve chars", again: "twelve char5" })).toBe(false);
  });
});
