import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { parseDocument } from "yaml";
import { parse as parseIcu, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, it } from "vitest";
import { readIcu } from "../../../src/content/icu.ts";
import { Problems } from "../../../src/content/problem.ts";
import { FRONT_MATTER } from "../../../src/content/read-article-text.ts";
import { readYaml } from "../../../src/content/yaml-file.ts";
import { runs } from "../../helpers/runs.ts";

const RUNS = { numRuns: runs(3_000) };

/** An empty key is named `null` by one and nothing by the other; no document of ours may have either. */
function expectSameYaml(text: string): void {
  const problems = new Problems();
  const read = readYaml(text, "file.yaml", problems);
  expect(problems.none, JSON.stringify(text)).toBe(read !== null);
  const document = parseDocument(text, { uniqueKeys: true });
  const isFaulty = document.errors.length > 0 || /[*]/.test(text);
  const value: unknown = isFaulty ? null : document.toJS();
  if (isFaulty || /"(?:null)?":/.test(JSON.stringify({ value }))) return;
  expect(read?.value, JSON.stringify(text)).toEqual(value);
}

/** `null` for a fault, and for what a text may not have. */
function wholeIcu(text: string): unknown {
  if (text === "") return [];
  try {
    return parseIcu(text, { ignoreTag: true, requiresOtherClause: true }).map((element) => {
      if (element.type === TYPE.literal) return element.value;
      if (element.type === TYPE.argument) return { kind: "value", name: element.value };
      throw new Error("a form");
    });
  } catch {
    return null;
  }
}

/** Texts made of pieces that mean something, so that what is nearly plain comes often. */
function madeOf(pieces: readonly string[], most: number): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...pieces), { maxLength: most }).map((chosen) => chosen.join(""));
}

/**
 * Without what the two read otherwise, and what no document of ours has: an indented `---`, block scalars whose indentation is
 * stated, numbers beyond all range.
 */
const YAML_PIECES = [
  ..."a b 1 0 . , : ? - [ ] { } # & * ! % @ ` ~ + = < / \" ' \\ ж 签".split(" "),
  ...[
    " ",
    " ",
    "  ",
    "\n",
    "\n",
    "\n  ",
    "\n  - ",
    "\n- ",
    ": ",
    ", ",
    " #",
    "\t",
    "\u00a0",
    "\u2028",
  ],
  ...["key: ", "other: ", "key:", "null", "true", "No", "1.5", "0x1f", "012", "2026-01-02"],
  ...["{ key: a, other: b }", "[a, b]", '"quoted"', '"a \\" b"', "two words", "https://a.b/c"],
];

function filesBelow(folder: string): string[] {
  const root = new URL(`../../../${folder}/`, import.meta.url).pathname;
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(?:md|yaml)$/.test(name))
    .map((name) => readFileSync(path.join(root, name), "utf8"));
}

describe("reading with quick parsers", () => {
  it("gives of any YAML what the parser with places gives", () => {
    fc.assert(
      fc.property(madeOf(YAML_PIECES, 12), (text) => {
        expectSameYaml(text);
        expectSameYaml(`key: ${text}`);
        expectSameYaml(`list:\n  - ${text}\n  - more`);
      }),
      RUNS,
    );
  });

  it("gives of any words with placeholders what the whole parser of messages gives", () => {
    const pieces = [
      "{fee}",
      "{a1}",
      "{",
      "}",
      " ",
      "words",
      "#",
      "<",
      "，",
      "{ fee }",
      "{fee, number}",
    ];
    fc.assert(
      fc.property(madeOf(pieces, 8), (text) => {
        const read = readIcu(text);
        const whole = wholeIcu(text);
        expect(read.ok ? read.template : null, text).toEqual(whole);
      }),
      RUNS,
    );
  });

  it("reads the project’s documents as the parser with places does", () => {
    for (const text of filesBelow("knowledge"))
      expectSameYaml(FRONT_MATTER.exec(text)?.[1] ?? text);
  });

  it("refuses aliases, which may unfold to anything, with the line", () => {
    const problems = new Problems();
    expect(readYaml("a: &x [1]\nb: [*x, *x]\n", "file.yaml", problems)).toBe(null);
    expect(problems.all()).toEqual([
      { file: "file.yaml", line: 2, message: "an alias has no place here; write it out" },
    ]);
  });

  it("tells the line of each part of a YAML text", () => {
    const text =
      "# Words.\na: { b: [c, d] }\n\nlist:\n  - one\n\n  # More.\n  - { e: f }\nmap:\n  deep:\n    - x\n";
    const read = readYaml(text, "file.yaml", new Problems(), 3);
    const lineOf = (...keys: readonly (string | number)[]): number => (read?.lineOf(keys) ?? 0) - 2;
    expect([lineOf(), lineOf("a"), lineOf("a", "b", 1), lineOf("none")]).toEqual([1, 2, 2, 1]);
    expect([lineOf("list"), lineOf("list", 0), lineOf("list", 1, "e")]).toEqual([4, 5, 8]);
    expect([lineOf("list", 7), lineOf("map", "deep"), lineOf("map", "deep", 0)]).toEqual([
      4, 10, 11,
    ]);
  });
});
