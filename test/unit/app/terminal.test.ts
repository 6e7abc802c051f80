import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forTerminal, jsonForTerminal, onOneLine } from "../../../src/app/commands/terminal.ts";
import { textTable } from "../../../src/app/commands/text-table.ts";

/** Clears the screen, names the window, and hides what follows behind a turned direction. */
const HOSTILE = "a\u001b[2J\u001b]0;owned\u0007\u009b31m\u202eb\u2066c\u007f\rd";
const STEERS = /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
const anyText = fc.string({ unit: "binary" });

describe("words in a terminal", () => {
  it("show what was written, and steer nothing", () => {
    expect(forTerminal(HOSTILE)).toBe("a[2J]0;owned31mbcd");
    fc.assert(fc.property(anyText, (text) => !STEERS.test(forTerminal(text))));
  });

  it("keep their lines, their letters and the marks that Arabic and Persian are written with", () => {
    const words = "first\nsecond\n\nمی‌خواهم \u200f(1)\u200e 👩‍🔬 签证";
    expect(forTerminal(words)).toBe(words);
    expect(forTerminal("a\tb")).toBe("a b");
  });

  it("say the same in JSON as they would elsewhere", () => {
    expect(jsonForTerminal({ text: HOSTILE })).not.toMatch(STEERS);
    fc.assert(
      fc.property(anyText, (text) => {
        const shown = jsonForTerminal([text]);
        return !STEERS.test(shown) && (JSON.parse(shown) as string[])[0] === text;
      }),
    );
  });
});

describe("a table", () => {
  it("has a row a line, whatever its cells say", () => {
    const rows = [
      ["1", "How do I\r\n\n renew\u2028it?\u0085Now\u001b[2J"],
      ["2", ""],
    ];
    expect(textTable(["id", "question"], rows).split("\n")).toEqual([
      "id  question",
      "1   How do I renew it? Now[2J",
      "2",
    ]);
    fc.assert(fc.property(anyText, (text) => !onOneLine(text).includes("\n")));
  });
});
