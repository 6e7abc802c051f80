import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { inputsHash, trainScript } from "../../../scripts/train-language-model.ts";
import model from "../../../src/search/identify/model.json" with { type: "json" };

const ROOT = new URL("../../../", import.meta.url);
const NEARLY_EQUAL = 0.85;

function linesOf(path: string): string[] {
  const lines = readFileSync(new URL(path, ROOT), "utf8").split("\n");
  return lines.filter((line) => line !== "");
}

function trigrams(text: string): Set<string> {
  const plain = ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim()} `;
  return new Set(Array.from({ length: plain.length - 2 }, (_, at) => plain.slice(at, at + 3)));
}

/** The share of runs of three characters that two texts have in common. */
function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((run) => b.has(run)).length;
  return common / (a.size + b.size - common);
}

describe("the language model", () => {
  it("was trained on the inputs that are there now", () => {
    expect(model.inputs).toBe(inputsHash());
  });

  it("comes out the same when it is trained again", () => {
    const shipped = model.scripts.find(({ script }) => script === "Ethi");
    expect(trainScript("Ethi")).toEqual(shipped);
  }, 30_000);

  it("was not trained on a line that equals or nearly equals a measured message", () => {
    const messages = readdirSync(new URL("bench/language/", ROOT))
      .filter((name) => name.endsWith(".jsonl"))
      .flatMap((name) => linesOf(`bench/language/${name}`))
      .map((line) => (JSON.parse(line) as { text: string }).text)
      .filter((text) => /\p{L}/u.test(text))
      .map((text) => ({ text, runs: trigrams(text) }));
    const known = readdirSync(new URL("scripts/training/", ROOT))
      .flatMap((name) => linesOf(`scripts/training/${name}`))
      .map((line) => ({ line, runs: trigrams(line) }));
    const repeated = messages.flatMap(({ text, runs }) =>
      known
        .filter((other) => similarity(runs, other.runs) > NEARLY_EQUAL)
        .map(({ line }) => `${text} = ${line}`),
    );
    expect(messages.length).toBeGreaterThan(700);
    expect(repeated).toEqual([]);
  });
});
