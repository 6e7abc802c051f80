import { describe, expect, it } from "vitest";
import { sentencesOf } from "../../../../src/search/text/sentences.ts";
import { termsOf } from "../../../../src/search/text/terms.ts";
import { tokenize } from "../../../../src/search/text/tokens.ts";

function words(text: string, language: string): string[] {
  return tokenize(text, language).flatMap(({ words }) => words.map(({ folded }) => folded));
}

describe("cutting into words", () => {
  it.each([
    ["en", "X1-visa, 240-hour transit!", ["x1", "visa", "240", "hour", "transit"]],
    ["zh", "外国人签证怎么办", ["外国", "人", "签证", "怎么", "办"]],
    ["zh", "Z签证30天", ["z", "签证", "30", "天"]],
    ["th", "ใบอนุญาตทำงาน", ["ใบ", "อนุญาต", "ทํา", "งาน"]],
    ["ru", "Виза Z (рабочая)", ["виза", "z", "рабочая"]],
    ["en", "🎉 … —", []],
  ])("in %s splits %j", (language, text, expected) => {
    expect(words(text, language)).toEqual(expected);
  });

  it("tells runs of one script from the next", () => {
    expect(tokenize("办Z签证 วีซ่า", "zh").map(({ kind, text }) => [kind, text])).toEqual([
      ["han", "办"],
      ["spaced", "z"],
      ["han", "签证"],
      ["joined", "วีซ่า"],
    ]);
  });
});

describe("terms", () => {
  it("know a word with and without its accents as the same", () => {
    const [plain] = termsOf("informacion", "es").stems;
    expect(termsOf("información", "es").stems).toContain(plain);
  });

  it("share stems between the forms of a word", () => {
    expect(termsOf("permits", "en").stems).toEqual(termsOf("permit", "en").stems);
    expect(termsOf("визы", "ru").stems).toEqual(termsOf("виза", "ru").stems);
  });

  it("are of both ends of a long text, and no more of a sign that stands for many letters", () => {
    const long = termsOf(`visa ${"ﷺ".repeat(2_900)} permit`, "en");
    expect(long.stems).toContain(termsOf("visa", "en").stems[0]);
    expect(long.stems).toContain(termsOf("permit", "en").stems[0]);
    expect(long.grams.length).toBeLessThanOrEqual(2 * 3_000);
  });

  it("are never the same hash for a word and a pair", () => {
    const { stems, pairs, grams } = termsOf("work permit for researchers in china", "en");
    expect(new Set([...stems, ...pairs, ...grams]).size).toBe(
      new Set(stems).size + new Set(pairs).size + new Set(grams).size,
    );
  });

  it("tell a lone letter from the same letter inside a word", () => {
    expect(termsOf("z", "en").grams).toHaveLength(1);
    expect(termsOf("zoo", "en").grams).not.toContain(termsOf("z", "en").grams[0]);
  });
});

describe("sentences", () => {
  it.each([
    ["The first sentence is here. And here is another one!", 2],
    ["第一句话在这里说完了。第二句话在这里也说完了。", 2],
    ["यो पहिलो वाक्य यहाँ सकियो। यो दोस्रो वाक्य पनि सकियो।", 2],
    ["Short. Bits.", 1],
    ["", 0],
  ])("of %j are counted", (text, count) => {
    expect(sentencesOf(text)).toHaveLength(count);
  });
});
