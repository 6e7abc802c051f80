import { execFileSync } from "node:child_process";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  daysBetween,
  parsePlainDate,
  type PlainDate,
} from "../../../src/domain/plain-date.ts";
import { readDays } from "../../../src/understanding/days.ts";
import { dayOf, readAsText } from "./days-reading.ts";

const LANGUAGES = "am ar bn en es fa fr id kk ky mn ms my ne pt ru sr sw th tr ur uz vi zh".split(
  " ",
);

const FRAGMENTS =
  "in|on|next|last|until|from|to|after|before|and|for|2|30|99|2027|1850|3rd|31/12/2026|25.12|March|may|week|weeks|year|end|" +
  "of the|start|New Year|Friday|today|-|,|.|next week|in May|3 January|tomorrow|in two months|from 5 to 12 June|for 9 days|" +
  "年|月|日|12|后|下|周|明年|三|底|到|3月5日|下周五|через|две недели|с|по|января|год|конец|после Нового года|в мае|" +
  "dans|semaine prochaine|fin|février|après|في|بعد|الأسبوع القادم|يناير|من|إلى|۱۴|हप्ता|ปี|tháng|năm";

const anyToday: fc.Arbitrary<PlainDate> = fc
  .integer({ min: 0, max: 36_000 })
  .map((days) => addDays(dayOf("2000-01-01"), days));
const wordsOfTime = fc
  .array(fc.constantFrom(...FRAGMENTS.split("|")), { maxLength: 12 })
  .chain((words) => fc.constantFrom(words.join(" "), words.join("")));
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.string({ unit: "grapheme", maxLength: 100 }),
  { weight: 3, arbitrary: wordsOfTime },
);
const anyLanguage = fc.constantFrom(...LANGUAGES, "de", "und", "", "constructor");

describe("the days that a text speaks of", () => {
  it("are from first to last, exist, and lie within ten years, whatever the text", () => {
    fc.assert(
      fc.property(anyText, anyLanguage, anyToday, (text, language, today) => {
        const days = readDays(text, language, today);
        if (days === null) return;
        expect(parsePlainDate(days.from)).toBe(days.from);
        expect(parsePlainDate(days.until)).toBe(days.until);
        expect(days.from <= days.until).toBe(true);
        expect(Math.abs(daysBetween(today, days.from))).toBeLessThanOrEqual(3_653);
        expect(Math.abs(daysBetween(today, days.until))).toBeLessThanOrEqual(3_653);
      }),
      { numRuns: 3_000 },
    );
  });

  it("are found in many of those texts, so that the rule above is put to the test", () => {
    const texts = fc.sample(anyText, { numRuns: 500, seed: 7 });
    const found = texts.filter((text) => readDays(text, "en", dayOf("2026-11-25")) !== null);
    expect(found.length).toBeGreaterThan(100);
  });

  it("do not depend on the time zone of the machine", () => {
    const texts = fc.sample(wordsOfTime, { numRuns: 400, seed: 3 });
    const inUtc = readInZone("UTC", texts);
    expect(inUtc.filter((days) => days !== null).length).toBeGreaterThan(100);
    expect(readInZone("Pacific/Pago_Pago", texts)).toEqual(inUtc);
    expect(readInZone("Pacific/Kiritimati", texts)).toEqual(inUtc);
  });

  it.each(LANGUAGES)("are read from every date that is written out in %s", (language) => {
    const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory`, {
      day: "numeric",
      month: "long",
      year: "numeric",
      timeZone: "UTC",
    });
    for (let month = 1; month <= 12; month += 1) {
      const day = `2028-${String(month).padStart(2, "0")}-15`;
      expect(readAsText(format.format(new Date(`${day}T00:00:00Z`)), language)).toBe(day);
    }
  });

  it("are sought in the language of the script when the language is another or unknown", () => {
    expect(readAsText("下周", "und")).toBe("2026-11-30 – 2026-12-06");
    expect(readAsText("в феврале", "en")).toBe("2027-02-01 – 2027-02-28");
    expect(readAsText("في فبراير", "en")).toBe("2027-02-01 – 2027-02-28");
    expect(readAsText("3 April 2027", "de")).toBe("2027-04-03");
    expect(readAsText("我 on 3 March 来", "zh")).toBe("2027-03-03");
  });

  it("are sought in the first two thousand characters only", () => {
    expect(readAsText(`${"x ".repeat(900)}tomorrow`, "en")).toBe("2026-11-26");
    expect(readAsText(`${"x ".repeat(1_000)}tomorrow`, "en")).toBe("no day");
  });
});

describe("days without a year", () => {
  it.each([
    ["29 February", "2026-11-25", "2028-02-29"],
    ["29 February", "2028-02-29", "2028-02-29"],
    ["in two months", "2026-12-31", "2027-02-28"],
    ["in December", "2026-12-31", "2026-12-31"],
    ["tomorrow", "2026-12-31", "2027-01-01"],
    ["next week", "2026-12-31", "2027-01-04 – 2027-01-10"],
    ["this week", "2026-11-29", "2026-11-29"],
    ["on Wednesday", "2026-11-25", "2026-11-25"],
    ["next month", "2026-12-05", "2027-01-01 – 2027-01-31"],
    ["after New Year", "2027-01-02", "2028-01-01 – 2028-01-31"],
    ["at the beginning of the year", "2026-01-10", "2026-01-10 – 2026-01-31"],
    ["at the beginning of the year", "2026-11-25", "2027-01-01 – 2027-01-31"],
    ["early November", "2026-11-25", "2027-11-01 – 2027-11-10"],
    ["on the 31st", "2026-11-25", "2026-12-31"],
    ["in March", "2026-03-31", "2026-03-31"],
    ["in March", "2026-04-01", "2027-03-01 – 2027-03-31"],
    ["from December to February", "2026-11-25", "2026-12-01 – 2027-02-28"],
    ["from 25 December to 5 January 2029", "2026-11-25", "2028-12-25 – 2029-01-05"],
    ["in two weeks", "2028-02-20", "2028-03-05"],
  ])("%j on %s means %s", (text, today, days) => {
    expect(readAsText(text, "en", today)).toBe(days);
  });
});

describe("a long text", () => {
  it("is read no further for signs that stand for many letters", () => {
    const after = (signs: number): string => `${"ﷺ ".repeat(signs)}. I arrive on 5 January 2027.`;
    expect(readAsText(after(20), "en", "2026-11-25")).toBe("2027-01-05");
    expect(readDays(after(200), "en", dayOf("2026-11-25"))).toBeNull();
  });
});

function readInZone(zone: string, texts: readonly string[]): (object | null)[] {
  const module = new URL("../../../src/understanding/days.ts", import.meta.url).href;
  const script = `
    import { readFileSync } from "node:fs";
    import { readDays } from ${JSON.stringify(module)};
    const texts = JSON.parse(readFileSync(0, "utf8"));
    const languages = ["en", "zh", "ru", "ar", "th"];
    const read = (text, index) => readDays(text, languages[index % 5], "2026-11-25");
    process.stdout.write(JSON.stringify(texts.map(read)));
  `;
  const output = execFileSync(process.execPath, ["--input-type=module", "-e", script], {
    input: JSON.stringify(texts),
    env: { ...process.env, TZ: zone, NODE_OPTIONS: "" },
    encoding: "utf8",
  });
  return JSON.parse(output) as (object | null)[];
}
