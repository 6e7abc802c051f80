import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { inputsHash } from "../../../scripts/train-emergency-model.ts";
import model from "../../../src/understanding/emergency/model.json" with { type: "json" };

const ROOT = new URL("../../../", import.meta.url);
const NEARLY_EQUAL = 0.85;

function textsIn(folder: string): { text: string; runs: ReadonlySet<string> }[] {
  return readdirSync(new URL(folder, ROOT))
    .filter((name) => name.endsWith(".jsonl"))
    .flatMap((name) => readFileSync(new URL(folder + name, ROOT), "utf8").split("\n"))
    .filter((line) => line !== "")
    .map((line) => (JSON.parse(line) as { text: string }).text)
    .map((text) => ({ text, runs: trigrams(text) }));
}

function trigrams(text: string): Set<string> {
  const plain = ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim()} `;
  return new Set(Array.from({ length: plain.length - 2 }, (_, at) => plain.slice(at, at + 3)));
}

describe("the model of urgent sentences", () => {
  it("was trained on the messages that are there now", () => {
    expect(model.inputs).toBe(inputsHash());
  });

  it("was not trained on a message that equals or nearly equals a measured one", () => {
    const measured = textsIn("bench/emergencies/");
    const known = textsIn("scripts/emergency-training/");
    const byRun = new Map<string, number[]>();
    known.forEach(({ runs }, number) => {
      for (const run of runs) {
        const numbers = byRun.get(run);
        if (numbers === undefined) byRun.set(run, [number]);
        else numbers.push(number);
      }
    });
    const repeated = measured.flatMap(({ text, runs }) => {
      const common = new Map<number, number>();
      for (const run of runs) {
        for (const number of byRun.get(run) ?? []) {
          common.set(number, (common.get(number) ?? 0) + 1);
        }
      }
      return [...common]
        .filter(([number, count]) => {
          const other = known[number]?.runs.size ?? 0;
          return count / (runs.size + other - count) > NEARLY_EQUAL;
        })
        .map(([number]) => `${text} = ${known[number]?.text ?? ""}`);
    });
    expect(measured.length).toBeGreaterThan(400);
    expect(repeated).toEqual([]);
  });
});
