import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { recordedModel, replayedModel } from "../../../src/app/model-records.ts";
import type { LanguageModel, ModelResult } from "../../../src/ports/language-model.ts";
import { tempFolder } from "../../helpers/temp-folder.ts";
import { aCall } from "../llm/model-world.ts";

const LONG_MS = 10_000;
const PICKED: ModelResult = { kind: "value", value: { picks: ["A1.1"] }, ms: 420 };
const MISSING: ModelResult = { kind: "fault", fault: "unavailable", ms: 0 };

function aModel(...results: readonly ModelResult[]): LanguageModel {
  const left = [...results];
  return {
    name: "a-model",
    isResting: () => false,
    complete: () => Promise.resolve(left.shift() ?? MISSING),
  };
}

describe("what a model answered, kept in a folder", () => {
  it("is answered again to the same call, with the same time, by the same name", async () => {
    const folder = path.join(tempFolder({}), "records");
    const recorded = recordedModel(aModel(PICKED), folder);
    expect(await recorded.complete(aCall(), LONG_MS)).toEqual(PICKED);

    const { model, figures } = replayedModel(folder);
    expect(model.name).toBe("a-model");
    expect(await model.complete(aCall(), LONG_MS)).toEqual(PICKED);
    expect(figures()).toEqual({ replayed: 1, stale: 0, missing: 0 });
  });

  it("is told apart by what is asked about and by the prompt", async () => {
    const folder = tempFolder({});
    await recordedModel(aModel(PICKED), folder).complete(aCall({ about: ["a", "b"] }), LONG_MS);

    const { model, figures } = replayedModel(folder);
    for (const other of [{ about: ["a b"] }, { about: ["b", "a"] }, { prompt: "select" }]) {
      expect(await model.complete(aCall(other), LONG_MS)).toEqual(MISSING);
    }
    expect(figures()).toEqual({ replayed: 0, stale: 0, missing: 3 });
  });

  it.each([{ instructions: "Say it better." }, { input: "My passport was found" }])(
    "is stale, and answered all the same, where %o is said since",
    async (change) => {
      const folder = tempFolder({});
      await recordedModel(aModel(PICKED), folder).complete(aCall(), LONG_MS);

      const { model, figures } = replayedModel(folder);
      expect(await model.complete(aCall(change), LONG_MS)).toEqual(PICKED);
      expect(figures()).toEqual({ replayed: 1, stale: 1, missing: 0 });
    },
  );

  it("gives the last of several answers to one call", async () => {
    const folder = tempFolder({});
    const later: ModelResult = { kind: "value", value: { picks: ["A2.1"] }, ms: 300 };
    const recorded = recordedModel(aModel(PICKED, later), folder);
    await recorded.complete(aCall(), LONG_MS);
    await recorded.complete(aCall(), LONG_MS);
    expect(await replayedModel(folder).model.complete(aCall(), LONG_MS)).toEqual(later);
  });

  it("holds no fault", async () => {
    const folder = tempFolder({});
    const recorded = recordedModel(aModel(MISSING, PICKED), folder);
    expect(await recorded.complete(aCall(), LONG_MS)).toEqual(MISSING);
    await recorded.complete(aCall(), LONG_MS);
    const kept = readFileSync(path.join(folder, "understand.jsonl"), "utf8");
    expect(kept.trim().split("\n")).toHaveLength(1);
  });
});

describe("a folder that cannot be used", () => {
  it("is refused by one sentence where it is not there, or holds no records", () => {
    for (const folder of ["/nowhere/at/all", tempFolder({})]) {
      expect(() => replayedModel(folder)).toThrow(/holds no records; make them with --record/);
    }
  });

  it("is refused where a line is no record, by its number", () => {
    const folder = tempFolder({ "select.jsonl": '{"about":["a"]}\n' });
    expect(() => replayedModel(folder)).toThrow(/Line 1 of .*select\.jsonl is no record/);
    writeFileSync(path.join(folder, "select.jsonl"), "\n{broken\n");
    expect(() => replayedModel(folder)).toThrow(/Line 2 of /);
  });

  it("is refused before anything is asked where it cannot be written", () => {
    const folder = path.join(tempFolder({ file: "" }), "file", "records");
    expect(() => recordedModel(aModel(PICKED), folder)).toThrow(/cannot be written \(ENOTDIR\)/);
  });
});
