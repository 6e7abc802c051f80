import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readIcu } from "../../../src/content/icu.ts";
import { formatTemplate, placeholdersOf } from "../../../src/domain/template.ts";
import {
  createFormatter,
  type PackedText,
  type Values,
} from "../../../web/console/src/texts/format.ts";
import { packTexts } from "../../../web/desk-texts.ts";
import { runs } from "../../helpers/runs.ts";

const LANGUAGES = ["en", "zh"] as const;

function packed(texts: Readonly<Record<string, string>>): Readonly<Record<string, PackedText>> {
  return JSON.parse(packTexts(JSON.stringify(texts))) as Readonly<Record<string, PackedText>>;
}

/** One sentence as the browser writes it. */
function written(text: string, values: Values, language = "en"): string {
  const { "console.x": own } = packed({ "console.x": text });
  return createFormatter(language).format(own ?? "", values);
}

/** The same sentence as the service writes it. */
function writtenByService(text: string, values: Values, language: string): string {
  const result = readIcu(text);
  if (!result.ok) throw new Error(result.message);
  const numbers = new Intl.NumberFormat(language);
  const entries = Object.entries(values).map(
    ([name, value]): [string, { text: string; number: number | null }] => [
      name,
      typeof value === "number"
        ? { text: numbers.format(value), number: value }
        : { text: value, number: null },
    ],
  );
  return formatTemplate(result.template, new Map(entries), language);
}

describe("the sentences of the web desk in the browser", () => {
  it.each(LANGUAGES)("are each written as the service would write them: %s", (language) => {
    const file = new URL(`../../../locales/desk/${language}.json`, import.meta.url);
    const texts = JSON.parse(readFileSync(file, "utf8")) as Readonly<Record<string, string>>;
    const inBrowser = packed(texts);
    const formatter = createFormatter(language);
    expect(Object.keys(inBrowser).length).toBeGreaterThan(200);
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(inBrowser)),
        fc.nat({ max: 3_000 }),
        fc.constantFrom("Li", "normal", "{x}", "a’b"),
        (key, number, word) => {
          const text = texts[key] ?? "";
          const result = readIcu(text);
          const names = result.ok ? placeholdersOf(result.template) : [];
          const isCounted = (name: string): boolean => text.includes(`{${name}, `);
          const values = Object.fromEntries(
            names.map((name) => [name, isCounted(name) ? number : word]),
          );
          const own = formatter.format(inBrowser[key] ?? "", values);
          expect(own).toBe(writtenByService(text, values, language));
        },
      ),
      { numRuns: runs(1_000) },
    );
  });

  it("choose the plural of the number, an exact one first", () => {
    const text = "{n, plural, =0 {none} one {# case} other {# cases}}";
    expect([0, 1, 2, 1234].map((n) => written(text, { n }))).toEqual([
      "none",
      "1 case",
      "2 cases",
      "1,234 cases",
    ]);
  });

  it("count what is left after an offset, and ordinals by their own rules", () => {
    expect(written("{n, plural, offset:1 one {# other} other {# others}}", { n: 2 })).toBe(
      "1 other",
    );
    expect(written("{n, selectordinal, two {#nd} other {#th}}", { n: 2 })).toBe("2nd");
  });

  it("choose by a word, and fall back to the rest", () => {
    const text = "{kind, select, a {first} other {rest of {name}}}";
    expect(written(text, { kind: "a", name: "x" })).toBe("first");
    expect(written(text, { kind: "b", name: "x" })).toBe("rest of x");
  });

  it("put a value in as it is, be it what looks like a place or markup", () => {
    expect(written("Hello {name}!", { name: "<b>{name}</b>" })).toBe("Hello <b>{name}</b>!");
  });

  it("keep a name that runs from right to left apart from what stands beside it", () => {
    expect(written("Held by {name}.", { name: "أميرة" })).toBe("Held by \u{2068}أميرة\u{2069}.");
    expect(written("Held by {name}.", { name: "Amira" })).toBe("Held by Amira.");
  });

  it("show the name of a place that nothing was given for", () => {
    expect(written("Held by {name}.", {})).toBe("Held by {name}.");
  });

  it("leave those for messengers alone out of the build", () => {
    const keys = Object.keys(
      packed({ "surface.sent": "x", "console.x": "y", "case.act.take": "z" }),
    );
    expect(keys).toEqual(["console.x", "case.act.take"]);
  });

  it("call topics as those who ask read them, and take nothing else from there", () => {
    const ofPeople = '{"topic.residence":"Residence and daily life","case.taken":"x"}';
    expect(JSON.parse(packTexts('{"console.x":"y"}', ofPeople))).toEqual({
      "console.x": "y",
      "topic.residence": "Residence and daily life",
    });
  });

  it("break the build when one cannot be read", () => {
    expect(() => packTexts('{"console.bad":"{n, plural, one {x}}"}')).toThrow(/^console\.bad: /);
    expect(() => packTexts('{"console.good":"{n, plural, other {x}}"}')).not.toThrow();
  });
});
