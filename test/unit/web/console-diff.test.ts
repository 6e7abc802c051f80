import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  diffLines,
  diffWords,
  likeness,
  stretchesOf,
  type Step,
} from "../../../web/console/src/lib/diff.ts";
import { runs } from "../../helpers/runs.ts";

const side = (steps: readonly Step[], left: "removed" | "added"): string[] =>
  steps.filter(({ kind }) => kind !== left).map(({ text }) => text);

const short = (steps: readonly Step[]): string[] =>
  steps.map(({ kind, text }) => `${{ same: " ", removed: "-", added: "+" }[kind]}${text}`);

describe("the difference of two texts", () => {
  it("has every line of both, in order", () => {
    const line = fc.constantFrom("a", "b", "c", "", "d e");
    fc.assert(
      fc.property(fc.array(line), fc.array(line), (before, after) => {
        const lines = diffLines(`${before.join("\n")}\n`, `${after.join("\n")}\n`);
        expect(side(lines, "added")).toEqual(before.length === 0 ? [""] : before);
        expect(side(lines, "removed")).toEqual(after.length === 0 ? [""] : after);
      }),
      { numRuns: runs(500) },
    );
  });

  it("is as short as can be: what stayed is never shown as changed", () => {
    const lines = fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1 });
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const steps = diffLines(before.join("\n"), after.join("\n"));
        const kept = steps.filter(({ kind }) => kind === "same");
        expect(kept).toHaveLength(commonLength(before, after));
      }),
      { numRuns: runs(300) },
    );
  });

  it("shows what was before what is, within each change", () => {
    expect(short(diffLines("a\nb\nc\nd", "a\nx\ny\nd"))).toEqual([
      " a",
      "-b",
      "-c",
      "+x",
      "+y",
      " d",
    ]);
  });

  it("numbers the lines of both sides", () => {
    expect(
      diffLines("a\nb\nc", "b\nc\nd").map(({ kind, before, after }) => [kind, before, after]),
    ).toEqual([
      ["removed", 1, null],
      ["same", 2, 1],
      ["same", 3, 2],
      ["added", null, 3],
    ]);
  });

  it("takes a document that was not there, or is no more, as none of its lines", () => {
    expect(short(diffLines(null, "a\nb\n"))).toEqual(["+a", "+b"]);
    expect(short(diffLines("a\nb\n", null))).toEqual(["-a", "-b"]);
    expect(diffLines(null, null)).toEqual([]);
  });

  it("of texts with nothing in common replaces one by the other, and soon", () => {
    const lines = (sign: string): string =>
      Array.from({ length: 4_000 }, (_, index) => `${sign}${String(index)}`).join("\n");
    const steps = diffLines(`top\n${lines("a")}\nend`, `top\n${lines("b")}\nend`);
    expect(steps.filter(({ kind }) => kind === "same").map(({ text }) => text)).toEqual([
      "top",
      "end",
    ]);
    expect(steps).toHaveLength(8_002);
  });

  it("goes word by word within a line, in scripts without spaces too", () => {
    expect(short(diffWords("up to 30 days", "up to 60 days", "en"))).toEqual([
      " up to ",
      "-30",
      "+60",
      "  days",
    ]);
    expect(short(diffWords("最多停留三十天", "最多停留六十天", "zh")).join("")).toMatch(/-.*三/);
    expect(likeness(diffWords("same words", "same words", "en"))).toBe(1);
    expect(likeness(diffWords("abc", "xyz", "en"))).toBe(0);
    expect(likeness([])).toBe(1);
  });

  it("leaves out long stretches that stayed, and only those", () => {
    const before = Array.from({ length: 30 }, (_, index) => `line ${String(index)}`);
    const after = before.with(15, "another");
    const lines = diffLines(before.join("\n"), after.join("\n"));
    expect(stretchesOf(lines, 3).map(({ kind, lines: own }) => [kind, own.length])).toEqual([
      ["hidden", 12],
      ["shown", 8],
      ["hidden", 11],
    ]);
    const all = stretchesOf(lines, 3).flatMap((each) => each.lines);
    expect(all).toEqual(lines);
    const near = diffLines("a\nb\nc\nd\ne", "x\nb\nc\nd\ne");
    expect(stretchesOf(near, 3).map(({ kind }) => kind)).toEqual(["shown", "shown"]);
    expect(stretchesOf(diffLines("a\nb", "a\nb"), 3).map(({ kind }) => kind)).toEqual(["hidden"]);
  });
});

/** The length of the longest common subsequence, by its definition. */
function commonLength(a: readonly string[], b: readonly string[]): number {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (row: number, column: number): number => table[row]?.[column] ?? 0;
  for (let row = 1; row <= a.length; row += 1) {
    for (let column = 1; column <= b.length; column += 1) {
      const own = table[row];
      if (own === undefined) continue;
      own[column] =
        a[row - 1] === b[column - 1]
          ? at(row - 1, column - 1) + 1
          : Math.max(at(row - 1, column), at(row, column - 1));
    }
  }
  return at(a.length, b.length);
}
