import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readIcu } from "../../../src/content/icu.ts";
import { formatTemplate, MissingValueError, type Template } from "../../../src/domain/template.ts";

function read(text: string): Template {
  const result = readIcu(text);
  if (!result.ok) throw new Error(result.message);
  return result.template;
}

const number = (value: number) => ({ text: String(value), number: value });

describe("templates", () => {
  it("choose the plural of the language", () => {
    const days = read("{n, plural, one {# день} few {# дня} many {# дней} other {# дня}}");
    const say = (value: number): string =>
      formatTemplate(days, new Map([["n", number(value)]]), "ru");
    expect([1, 2, 5, 21, 111].map(say)).toEqual([
      "1 день",
      "2 дня",
      "5 дней",
      "21 день",
      "111 дней",
    ]);
  });

  it("prefer an exact plural and honour an offset", () => {
    const others = read(
      "{n, plural, offset:1 =0 {nobody} =1 {you} one {you and # other} other {you and # others}}",
    );
    const say = (value: number): string =>
      formatTemplate(others, new Map([["n", number(value)]]), "en");
    expect([0, 1, 2, 5].map(say)).toEqual(["nobody", "you", "you and 1 other", "you and 4 others"]);
  });

  it("write plural numbers in Latin digits in every language", () => {
    const count = read("{n, plural, other {#}}");
    for (const language of ["ar", "fa", "my", "ne"]) {
      expect(formatTemplate(count, new Map([["n", number(1234)]]), language)).toMatch(/^1.?234$/);
    }
  });

  it("select by word, else fall back", () => {
    const kind = read("{kind, select, work {a job} other {something else}}");
    const say = (text: string): string =>
      formatTemplate(kind, new Map([["kind", { text, number: null }]]), "en");
    expect([say("work"), say("constructor")]).toEqual(["a job", "something else"]);
  });

  it("keep angle brackets as literal text", () => {
    expect(
      formatTemplate(read("a <b>{x}</b>"), new Map([["x", { text: "<i>", number: null }]]), "en"),
    ).toBe("a <b><i></b>");
  });

  it("refuse to be filled in half", () => {
    expect(() => formatTemplate(read("{a} and {b}"), new Map([["a", number(1)]]), "en")).toThrow(
      MissingValueError,
    );
  });

  it("give literal text back unchanged", () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !/[{}'#<]/.test(text)),
        (text) => {
          expect(formatTemplate(read(text), new Map(), "en")).toBe(text);
        },
      ),
    );
  });

  it("put any value in as it is", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(formatTemplate(read("<{x}>"), new Map([["x", { text, number: null }]]), "en")).toBe(
          `<${text}>`,
        );
      }),
    );
  });
});
