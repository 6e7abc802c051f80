import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  formatClock,
  formatCountries,
  formatCountry,
  formatDate,
  formatFact,
} from "../../../src/domain/format.ts";
import type { FactValue } from "../../../src/domain/fact.ts";
import type { PlainDate } from "../../../src/domain/plain-date.ts";

const words = { money: () => null };
const day = (text: string): PlainDate => text as PlainDate;

const VALUES: Readonly<Record<string, FactValue>> = {
  count: { type: "count", value: 12345 },
  date: { type: "date", value: day("2026-12-31") },
  days: { type: "duration", value: 30, unit: "day" },
  hours: { type: "duration", value: 240, unit: "hour" },
  months: { type: "duration", value: 3, unit: "month" },
  years: { type: "duration", value: 5, unit: "year" },
  money: { type: "money", value: 2000, currency: "CNY" },
  percent: { type: "percent", value: 75 },
  phone: { type: "phone", value: "12367" },
  identifier: { type: "identifier", value: "S1" },
  url: { type: "url", value: "https://s.nia.gov.cn" },
  range: { type: "range", from: 3, to: 4, unit: "day" },
  bareRange: { type: "range", from: 15, to: 20, unit: null },
  countries: { type: "countries", value: ["KZ", "UZ", "CD"] },
};

const golden = JSON.parse(
  readFileSync(new URL("../../fixtures/formats.json", import.meta.url), "utf8"),
) as Record<string, Record<string, string>>;

describe("formatClock", () => {
  it.each([
    ["Asia/Almaty", "2026-11-26T04:05:59Z", "09:05"],
    ["Asia/Kathmandu", "2026-11-26T18:15:00Z", "00:00"],
    ["Africa/Cairo", "2026-07-01T20:30:00Z", "23:30"],
    ["Africa/Cairo", "2026-12-01T20:30:00Z", "22:30"],
    ["America/Santiago", "2026-12-01T03:00:00Z", "00:00"],
  ])("shows what clocks in %s show at %s", (timeZone, at, shown) => {
    expect(formatClock(new Date(at), timeZone)).toBe(shown);
  });

  it("knows no zone that is none", () => {
    expect(() => formatClock(new Date(), "Mars/Olympus")).toThrow(RangeError);
  });
});

describe("formatFact", () => {
  for (const [language, expected] of Object.entries(golden)) {
    it(`writes every type in “${language}” as its readers do`, () => {
      const written = Object.fromEntries(
        Object.entries(VALUES).map(([name, value]) => [
          name,
          formatFact(value, language, words).text,
        ]),
      );
      expect(written).toEqual(expected);
    });
  }

  it("knows all twenty-four languages", () => {
    expect(Object.keys(golden)).toHaveLength(24);
  });

  it("keeps the Gregorian calendar and Latin digits where the language has its own", () => {
    for (const language of ["ar", "fa", "th", "my", "ne", "bn", "ur"]) {
      expect(formatDate(day("2026-12-31"), language)).toContain("2026");
      expect(
        formatFact({ type: "duration", value: 30, unit: "day" }, language, words).text,
      ).toMatch(/30/);
    }
  });

  it("writes the first of a month as French does", () => {
    expect(formatDate(day("2025-10-01"), "fr")).toBe("1er octobre 2025");
    expect(formatDate(day("2025-10-11"), "fr")).toBe("11 octobre 2025");
  });

  it("never moves a day by a time zone", () => {
    const before = process.env["TZ"];
    try {
      for (const zone of ["Pacific/Pago_Pago", "Pacific/Kiritimati"]) {
        process.env["TZ"] = zone;
        expect(formatDate(day("2026-12-31"), "en")).toBe("31 December 2026");
      }
    } finally {
      if (before === undefined) delete process.env["TZ"];
      else process.env["TZ"] = before;
    }
  });

  it("writes money without an empty fraction, and with the words given for it", () => {
    expect(formatFact({ type: "money", value: 2000, currency: "USD" }, "en", words).text).toBe(
      "2,000 US dollars",
    );
    expect(
      formatFact({ type: "money", value: 2000, currency: "CNY" }, "en", {
        money: (_c, amount) => `RMB ${amount}`,
      }).text,
    ).toBe("RMB 2,000");
  });

  it("names a country once, as its people do", () => {
    expect(["en", "ru", "ar"].map((language) => formatCountry("MM", language))).toEqual([
      "Myanmar",
      "Мьянма",
      "ميانمار",
    ]);
    expect(formatCountry("KG", "ru")).toBe("Кыргызстан");
    expect(formatCountry("CD", "zh")).toBe("刚果（金）");
  });

  it("lists countries in the order of the language’s own alphabet", () => {
    expect(formatCountries(["UZ", "AT", "EG"], "en")).toBe("Austria, Egypt, and Uzbekistan");
    expect(formatCountries(["UZ", "AT", "EG"], "ru")).toBe("Австрия, Египет и Узбекистан");
  });
});
