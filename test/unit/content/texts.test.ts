import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadTexts, type TextsResult } from "../../../src/content/texts.ts";
import type { MessageKey } from "../../../src/ports/texts.ts";
import { tempFolder } from "../../helpers/temp-folder.ts";

const LOCALES = new URL("../../../locales/", import.meta.url);

function load(files: Record<string, unknown>): TextsResult {
  return loadTexts(
    tempFolder(
      Object.fromEntries(
        Object.entries(files).map(([name, value]) => [
          name,
          typeof value === "string" ? value : JSON.stringify(value, null, 2),
        ]),
      ),
    ),
  );
}

describe("the sentences of the interface", () => {
  it("are read without fault, and complete in every language offered", () => {
    const result = loadTexts(LOCALES.pathname);
    expect(result.ok ? [] : result.problems).toEqual([]);
    const keys = Object.keys(
      JSON.parse(readFileSync(new URL("en.json", LOCALES), "utf8")) as object,
    );
    for (const language of result.ok ? result.texts.languages : []) {
      const own = Object.keys(
        JSON.parse(readFileSync(new URL(`${language}.json`, LOCALES), "utf8")) as object,
      );
      expect(own.sort(), language).toEqual([...keys].sort());
    }
    expect(result.ok && result.texts.languages).toEqual(expect.arrayContaining(["en", "zh"]));
  });

  it("stand in alphabetical order, so that a missing one is seen", () => {
    const files = readdirSync(LOCALES, { recursive: true }).map(String);
    for (const name of files.filter((file) => file.endsWith(".json"))) {
      const keys = Object.keys(JSON.parse(readFileSync(new URL(name, LOCALES), "utf8")) as object);
      expect(keys, name).toEqual([...keys].sort());
    }
  });

  it("choose plurals by number and put words in as they are", () => {
    const result = load({ "en.json": { a: "{n, plural, one {# day} other {# days}} in {place}" } });
    if (!result.ok) throw new Error("unexpected fault");
    const { texts } = result;
    const say = (key: string, language: string, values: Record<string, string | number>): string =>
      texts.say(key as MessageKey, language, values);
    expect(say("a", "en", { n: 1, place: "<b>{x}" })).toBe("1 day in <b>{x}");
    expect(say("a", "en", { n: 1200, place: "Wuhan" })).toBe("1,200 days in Wuhan");
  });

  it("leave a language out that lacks one", () => {
    const result = load({ "en.json": { a: "A", b: "B" }, "zh.json": { a: "甲" } });
    expect(result.ok && result.texts.languages).toEqual(["en"]);
    expect(result.ok && [...result.incomplete.keys()]).toEqual(["zh"]);
  });

  it.each([
    [
      "a sentence too many",
      { "en.json": { a: "A" }, "zh.json": { a: "甲", b: "乙" } },
      "zh.json",
      3,
      /not in en\.json/,
    ],
    [
      "other values than the English sentence",
      { "en.json": { a: "{x}" }, "zh.json": { a: "{y}" } },
      "zh.json",
      2,
      /names \{y\}/,
    ],
    [
      "placeholders that cannot be read",
      { "en.json": { a: "{x" } },
      "en.json",
      2,
      /cannot be read/,
    ],
    ["an ASCII apostrophe", { "en.json": { a: "don't" } }, "en.json", 2, /apostrophe/],
    ["something that is no sentence", { "en.json": { a: 3 } }, "en.json", 2, /not a sentence/],
    ["JSON that cannot be read", { "en.json": "{" }, "en.json", 1, /JSON cannot be read/],
    ["a list instead of sentences", { "en.json": ["a"] }, "en.json", 1, /one object/],
    [
      "a file that is no language",
      { "en.json": { a: "A" }, "english.json": { a: "A" } },
      "english.json",
      1,
      /named by its language/,
    ],
    ["no English", { "zh.json": { a: "甲" } }, "en.json", 1, /English sentences are missing/],
  ])("are refused by file and line for %s", (_name, files, file, line, message) => {
    const result = load(files);
    expect(result.ok ? [] : result.problems).toContainEqual({
      file,
      line,
      message: expect.stringMatching(message) as string,
    });
  });
});
