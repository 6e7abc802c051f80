import { describe, expect, it } from "vitest";
import type { PersonId, PersonRef } from "../../../src/domain/message.ts";
import type { EmbedResult, LanguageModel, ModelResult } from "../../../src/ports/language-model.ts";
import {
  createModelBudget,
  embedsWithinBudget,
  withinBudget,
} from "../../../src/services/model-budget.ts";
import { FakeTime } from "../../helpers/fake-time.ts";

const person = (name: string): PersonRef => ({
  platform: "web",
  installation: "page",
  person: name as PersonId,
});
const ANNA = person("anna");
const BORIS = person("boris");

/** 08:00 in London is 16:00 in Shanghai. */
function aBudget(change: Partial<Parameters<typeof createModelBudget>[0]> = {}) {
  const time = new FakeTime("2026-11-24T08:00:00Z");
  const budget = createModelBudget({
    clock: time,
    timeZone: "Asia/Shanghai",
    perPerson: { calls: 3, tokens: 1_000 },
    forAll: { calls: 5, tokens: 1_500 },
    ...change,
  });
  return { time, budget };
}

const HOUR_MS = 3_600_000;

describe("the budget for a model", () => {
  it("ends a person’s calls at so many, and nobody else’s", () => {
    const { budget } = aBudget();
    for (let count = 0; count < 3; count += 1) expect(budget.take(ANNA, 1)).not.toBeNull();
    expect(budget.take(ANNA, 1)).toBeNull();
    expect(budget.take(BORIS, 1)).not.toBeNull();
  });

  it("knows people of different installations apart", () => {
    const { budget } = aBudget({ perPerson: { calls: 1, tokens: 1_000 } });
    expect(budget.take(ANNA, 1)).not.toBeNull();
    expect(budget.take({ ...ANNA, installation: "other" }, 1)).not.toBeNull();
    expect(budget.take({ ...ANNA, platform: "slack" }, 1)).not.toBeNull();
    expect(budget.take(ANNA, 1)).toBeNull();
  });

  it("ends a person’s tokens at so many", () => {
    const { budget } = aBudget();
    expect(budget.take(ANNA, 900)).not.toBeNull();
    expect(budget.take(ANNA, 101)).toBeNull();
    expect(budget.take(ANNA, 100)).not.toBeNull();
  });

  it("ends everybody’s calls and tokens at so many", () => {
    const { budget } = aBudget();
    expect(budget.take(ANNA, 900)).not.toBeNull();
    expect(budget.take(BORIS, 601)).toBeNull();
    expect(budget.take(BORIS, 596)).not.toBeNull();
    for (let count = 0; count < 3; count += 1) {
      expect(budget.take(person(String(count)), 1)).not.toBeNull();
    }
    expect(budget.take(person("last"), 1)).toBeNull();
    expect(budget.take(null, 1)).toBeNull();
  });

  it("counts calls of nobody for all", () => {
    const { budget } = aBudget();
    for (let count = 0; count < 5; count += 1) expect(budget.take(null, 1)).not.toBeNull();
    expect(budget.take(ANNA, 1)).toBeNull();
  });

  it("says what there is room for, and sets nothing aside for it", () => {
    const { budget } = aBudget();
    for (let count = 0; count < 3; count += 1) {
      expect(budget.hasRoom(ANNA, { calls: 3, tokens: 1_000 })).toBe(true);
    }
    expect(budget.hasRoom(ANNA, { calls: 4, tokens: 1 })).toBe(false);
    expect(budget.hasRoom(ANNA, { calls: 1, tokens: 1_001 })).toBe(false);
    expect(budget.hasRoom(null, { calls: 5, tokens: 1_500 })).toBe(true);
    budget.take(ANNA, 600);
    expect(budget.hasRoom(ANNA, { calls: 2, tokens: 401 })).toBe(false);
    expect(budget.hasRoom(BORIS, { calls: 2, tokens: 901 })).toBe(false);
    expect(budget.hasRoom(BORIS, { calls: 2, tokens: 900 })).toBe(true);
  });

  it("gives back what was set aside and not used", () => {
    const { budget } = aBudget();
    budget.take(ANNA, 1_000)?.({ calls: 1, tokens: 10 });
    expect(budget.take(ANNA, 991)).toBeNull();
    budget.take(ANNA, 990)?.({ calls: 0, tokens: 0 });
    budget.take(ANNA, 990)?.({ calls: 0, tokens: 0 });
    expect(budget.take(ANNA, 990)).not.toBeNull();
  });

  it("begins anew at midnight of its time zone", () => {
    const { time, budget } = aBudget();
    for (let count = 0; count < 3; count += 1) budget.take(ANNA, 1);
    time.advance(8 * HOUR_MS - 1);
    expect(budget.take(ANNA, 1)).toBeNull();
    time.advance(1);
    expect(budget.take(ANNA, 1)).not.toBeNull();
  });

  it("is not filled by a call of yesterday that ends today", () => {
    const { time, budget } = aBudget({ perPerson: { calls: 1, tokens: 1_000 } });
    const settle = budget.take(ANNA, 1_000);
    time.advance(8 * HOUR_MS);
    expect(budget.take(ANNA, 1)).not.toBeNull();
    settle?.({ calls: 0, tokens: 0 });
    expect(budget.take(ANNA, 1)).toBeNull();
  });

  it("is not filled by a clock that goes back", () => {
    const { time, budget } = aBudget({ perPerson: { calls: 1, tokens: 1_000 } });
    expect(budget.take(ANNA, 1)).not.toBeNull();
    time.advance(-24 * HOUR_MS);
    expect(budget.take(ANNA, 1)).toBeNull();
  });

  it("forgets who has not asked for the longest, but not what all spent", () => {
    const many = 20_000;
    const { budget } = aBudget({
      perPerson: { calls: 1, tokens: 1 },
      forAll: { calls: many + 2, tokens: many + 2 },
    });
    expect(budget.take(ANNA, 1)).not.toBeNull();
    for (let count = 0; count < many; count += 1) {
      expect(budget.take(person(String(count)), 1)).not.toBeNull();
    }
    expect(budget.take(person("19999"), 1)).toBeNull();
    expect(budget.take(ANNA, 1)).not.toBeNull();
    expect(budget.take(BORIS, 1)).toBeNull();
  });
});

const CALL = {
  prompt: "select",
  instructions: "x".repeat(70),
  input: "x".repeat(35),
  schema: {},
  temperature: 0,
  maxTokens: 70,
};
/** What `CALL` is estimated to ask: 70 and 35 characters. */
const ASKED = 30;

function aModel(result: ModelResult): LanguageModel & { calls: number } {
  return {
    name: "a-model",
    calls: 0,
    isResting: () => false,
    complete() {
      this.calls += 1;
      return Promise.resolve(result);
    },
  };
}

describe("a model within a budget", () => {
  const value: ModelResult = { kind: "value", value: "x".repeat(33), ms: 5 };

  it("is limited, without a call, once the budget is spent", async () => {
    const { budget } = aBudget({ perPerson: { calls: 1, tokens: 1_000 } });
    const model = aModel(value);
    const own = withinBudget(model, budget, ANNA);
    expect(own.name).toBe("a-model");
    expect(await own.complete(CALL, 100)).toBe(value);
    expect(await own.complete(CALL, 100)).toEqual({ kind: "fault", fault: "limited", ms: 0 });
    expect(model.calls).toBe(1);
  });

  it("needs room for the longest answer, and is charged for the one that came", async () => {
    const { budget } = aBudget({ perPerson: { calls: 9, tokens: ASKED + 70 } });
    const own = withinBudget(aModel(value), budget, ANNA);
    expect(await own.complete(CALL, 100)).toBe(value);
    // 35 characters with their quotes.
    const left = 70 - 10;
    expect(budget.take(ANNA, left + 1)).toBeNull();
    expect(budget.take(ANNA, left)).not.toBeNull();
  });

  it.each(["unavailable", "limited", "unauthorized", "resting"] as const)(
    "is charged nothing when it is %s",
    async (fault) => {
      const { budget } = aBudget({ perPerson: { calls: 1, tokens: 1_000 } });
      await withinBudget(aModel({ kind: "fault", fault, ms: 1 }), budget, ANNA).complete(CALL, 100);
      expect(budget.take(ANNA, 1_000)).not.toBeNull();
    },
  );

  it.each(["late", "malformed", "declined"] as const)(
    "is charged for the longest answer when it is %s",
    async (fault) => {
      const { budget } = aBudget();
      await withinBudget(aModel({ kind: "fault", fault, ms: 1 }), budget, ANNA).complete(CALL, 100);
      expect(budget.take(ANNA, 1_000 - ASKED - 70 + 1)).toBeNull();
      expect(budget.take(ANNA, 1_000 - ASKED - 70)).not.toBeNull();
    },
  );
});

describe("an embedder within a budget", () => {
  const vectors: EmbedResult = { kind: "value", vectors: [Float32Array.from([1, 0])] };
  const embedder = (result: EmbedResult) => {
    const asked: (readonly string[])[] = [];
    return {
      asked,
      name: "vectors",
      embed: (texts: readonly string[]) => {
        asked.push(texts);
        return Promise.resolve(result);
      },
    };
  };
  /** 35 characters: 10 tokens. */
  const TEXT = "x".repeat(35);

  it("is charged one call and the words that it read", async () => {
    const { budget } = aBudget();
    expect(await embedsWithinBudget(embedder(vectors), budget, ANNA).embed([TEXT, TEXT], 9)).toBe(
      vectors,
    );
    expect(budget.hasRoom(ANNA, { calls: 2, tokens: 980 })).toBe(true);
    expect(budget.hasRoom(ANNA, { calls: 3, tokens: 980 })).toBe(false);
    expect(budget.hasRoom(ANNA, { calls: 2, tokens: 981 })).toBe(false);
  });

  it("counts for all when it is nobody’s", async () => {
    const { budget } = aBudget();
    await embedsWithinBudget(embedder(vectors), budget, null).embed([TEXT], 9);
    expect(budget.hasRoom(ANNA, { calls: 3, tokens: 1_000 })).toBe(true);
    expect(budget.hasRoom(null, { calls: 4, tokens: 1_490 })).toBe(true);
    expect(budget.hasRoom(null, { calls: 4, tokens: 1_491 })).toBe(false);
  });

  it("is limited, without a call, once the budget is spent", async () => {
    const { budget } = aBudget({ perPerson: { calls: 1, tokens: 1_000 } });
    const model = embedder(vectors);
    const own = embedsWithinBudget(model, budget, ANNA);
    expect(await own.embed([TEXT], 9)).toBe(vectors);
    expect(await own.embed([TEXT], 9)).toEqual({ kind: "fault", fault: "limited" });
    expect(model.asked).toEqual([[TEXT]]);
  });

  it.each([
    ["resting", true],
    ["unavailable", true],
    ["late", false],
    ["malformed", false],
  ] as const)("that is %s gives its charge back: %s", async (fault, isBack) => {
    const { budget } = aBudget();
    await embedsWithinBudget(embedder({ kind: "fault", fault }), budget, ANNA).embed([TEXT], 9);
    expect(budget.hasRoom(ANNA, { calls: 3, tokens: 1_000 })).toBe(isBack);
  });
});
