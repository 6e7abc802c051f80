import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { inputsHash } from "../../../scripts/train-emergency-model.ts";
import model from "../../../src/understanding/emergency/model.json" with { type: "json" };
import { nearlyEqual } from "../../helpers/nearly-equal.ts";

const ROOT = new URL("../../../", import.meta.url);

function textsIn(folder: string): string[] {
  return readdirSync(new URL(folder, ROOT))
    .filter((name) => name.endsWith(".jsonl"))
    .flatMap((name) => readFileSync(new URL(folder + name, ROOT), "utf8").split("\n"))
    .filter((line) => line !== "")
    .map((line) => (JSON.parse(line) as { text: string }).text);
}

describe("the model of urgent sentences", () => {
  it("was trained on the messages that are there now", () => {
    expect(model.inputs).toBe(inputsHash());
  });

  it("was not trained on a message that equals or nearly equals a measured one", () => {
    const measured = textsIn("bench/emergencies/");
    expect(measured.length).toBeGreaterThan(400);
    expect(nearlyEqual(measured, textsIn("scripts/emergency-training/"))).toEqual([]);
  });
});
