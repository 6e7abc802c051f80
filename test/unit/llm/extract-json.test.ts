import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extractJson } from "../../../src/llm/extract-json.ts";

const CASES: readonly { name: string; text: string; value: unknown }[] = [
  { name: "JSON alone", text: ' {"a": 1}\n', value: { a: 1 } },
  { name: "JSON that is no object", text: "[1]", value: [1] },
  {
    name: "a block of Markdown",
    text: 'Here:\n```json\n{"a": {"b": 2}}\n```\n',
    value: { a: { b: 2 } },
  },
  {
    name: "thoughts before it",
    text: '<think>Maybe {"a": 0}? No {really}.</think>\n{"a": 1}',
    value: { a: 1 },
  },
  { name: "braces and quotes in strings", text: 'So {"a": "}\\"{"} it is', value: { a: '}"{' } },
  { name: "a brace that nothing closes", text: '{ well: {"a": 1}', value: { a: 1 } },
  { name: "an object that nothing closes", text: '{"a": 1', value: undefined },
  { name: "no JSON", text: "I cannot say {that}.", value: undefined },
  { name: "nothing", text: "", value: undefined },
];

describe("JSON in the words of a model", () => {
  it.each(CASES)("is found: $name", ({ text, value }) => {
    expect(extractJson(text)).toEqual(value);
  });

  it("is found within any words without braces", () => {
    const words = fc.string({ unit: "grapheme" }).map((text) => text.replace(/[{}]/g, ""));
    const value = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })).map(
      // As JSON tells it: no negative zero, no name twice.
      (object) => JSON.parse(JSON.stringify(object)) as unknown,
    );
    fc.assert(
      fc.property(words, value, words, (before, object, after) => {
        expect(extractJson(`x${before}${JSON.stringify(object)}${after}`)).toEqual(object);
      }),
    );
  });

  it("is looked for only so far, lest braces that lead nowhere hold up everybody", () => {
    const object = '{"a": 1}';
    expect(extractJson("{".repeat(19) + object)).toEqual({ a: 1 });
    expect(extractJson("{".repeat(20) + object)).toBeUndefined();
    expect(extractJson(" ".repeat(200_000 - object.length - 1) + `x${object}`)).toEqual({ a: 1 });
    expect(extractJson(" ".repeat(200_000 - object.length) + `x${object}`)).toBeUndefined();
    expect(extractJson(" ".repeat(300_000) + object)).toEqual({ a: 1 });
  });
});
