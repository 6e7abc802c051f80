import { describe, expect, it } from "vitest";
import { Unavailable } from "../../../src/domain/errors.ts";
import type { PersonId, PersonRef } from "../../../src/domain/message.ts";
import type { EmbedResult, LanguageModel, ModelResult } from "../../../src/ports/language-model.ts";
import {
  createModelBudget,
  embedsWithinBudget,
  withinBudget,
} from "../../../src/services/model-budget.ts";
import { createSpendingInMemory } from "../../../src/store/spending-in-memory.ts";
import { FakeTime } from "../../helpers/fake-time.ts";
import { keptLog } from "../../helpers/fakes.ts";

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
    store: createSpendingInMemory(),
    name: "people",
    clock: time,
    log: keptLog(),
    timeZone: "Asia/Shanghai",
    perPerson: { calls: 3, tokens: 1_000 },
    forAll: { calls: 5, tokens: 1_500 },
    ...change,
  });
  return { time, budget };
}

const HOUR_MS = 3_600_000;

describe("the budget for a model", () => {
  it("ends a person’s calls at so many, and nobody else’s", async () => {
    const { budget } = aBudget();
    for (let count = 0; count < 3; count += 1) expect(await budget.take(ANNA, 1)).not.toBeNull();
    expect(await budget.take(ANNA, 1)).toBeNull();
    expect(await budget.take(BORIS, 1)).not.toBeNull();
  });

  it("knows people of different installations apart", async () => {
    const { budget } = aBudget({ perPerson: { calls: 1, tokens: 1_000 } });
    expect(await budget.take(ANNA, 1)).not.toBeNull();
    expect(await budget.take({ ...ANNA, installation: "other" }, 1)).not.toBeNull();
    expect(await budget.take({ ...ANNA, platform: "slack" }, 1)).not.toBeNull();
    expect(await budget.take(ANNA, 1)).toBeNull();
  });

  it("ends a person’s tokens at so many", async () => {
    const { budget } = aBudget();
    expect(await budget.take(ANNA, 900)).not.toBeNull();
    expect(await budget.take(ANNA, 101)).toBeNull();
    expect(await budget.take(ANNA, 100)).not.toBeNull();
  });

  it("ends everybody’s calls and tokens at so many", async () => {
    const { budget } = aBudget();
    expect(await budget.take(ANNA, 900)).not.toBeNull();
    expect(await budget.take(BORIS, 601)).toBeNull();
    expect(await budget.take(BORIS, 596)).not.toBeNull();
    for (let count = 0; count < 3; count += 1) {
      expect(await budget.take(person(String(count)), 1)).not.toBeNull();
    }
    expect(await budget.take(person("last"), 1)).toBeNull();
    expect(await budget.take(null, 1)).toBeNull();
  });

  it("counts calls of nobody for all", async () => {
    const { budget } = aBudget();
    for (let count = 0; count < 5; count += 1) expect(await budget.take(null, 1)).not.toBeNull();
    expect(await budget.take(ANNA, 1)).toBeNull();
  });

  it("says what there is room for, and sets nothing aside for it", async () => {
    const { budget } = aBudget();
    for (let count = 0; count < 3; count += 1) {
      expect(await budget.hasRoom(ANNA, { calls: 3, tokens: 1_000 })).toBe(true);
    }
    expect(await budget.hasRoom(ANNA, { calls: 4, tokens: 1 })).toBe(false);
    expect(await budget.hasRoom(ANNA, { calls: 1, tokens: 1_001 })).toBe(false);
    expect(await budget.hasRoom(null, { calls: 5, tokens: 1_500 })).toBe(true);
    await budget.take(ANNA, 600);
    expect(await budget.hasRoom(ANNA, { calls: 2, tokens: 401 })).toBe(false);
    expect(await budget.hasRoom(BORIS, { calls: 2, tokens: 901 })).toBe(false);
    expect(await budget.hasRoom(BORIS, { calls: 2, tokens: 900 })).toBe(true);
  });

  it("says how much of the day is spent, and warns once a day when it is all of it", async () => {
    const log = keptLog();
    const { time, budget } = aBudget({ log });
    expect(await budget.spentShare()).toBe(0);
    await budget.take(ANNA, 900);
    expect(await budget.spentShare()).toBe(0.6);
    // One person’s own allowance concerns nobody else.
    expect(await budget.take(ANNA, 200)).toBeNull();
    expect(log.lines).toEqual([]);
    for (let count = 0; count < 3; count += 1) {
      expect(await budget.take(BORIS, 601)).toBeNull();
    }
    const warned = { level: "warn", event: "budget.spent" };
    expect(log.lines).toMatchObject([warned]);
    time.advance(24 * HOUR_MS);
    expect(await budget.spentShare()).toBe(0);
    await budget.take(ANNA, 1_000);
    await budget.take(BORIS, 501);
    expect(log.lines).toMatchObject([warned, warned]);
  });

  it("has nothing spent of a share of nothing, and nothing to give", async () => {
    const { budget } = aBudget({ forAll: { calls: 5, tokens: 0 } });
    expect(await budget.take(ANNA, 1)).toBeNull();
    expect(await budget.spentShare()).toBe(0);
  });

  it("gives back what was set aside and not used", async () => {
    const { budget } = aBudget();
    await (
      await budget.take(ANNA, 1_000)
    )?.({ calls: 1, tokens: 10 });
    expect(await budget.take(ANNA, 991)).toBeNull();
    await (
      await budget.take(ANNA, 990)
    )?.({ calls: 0, tokens: 0 });
    await (
      await budget.take(ANNA, 990)
    )?.({ calls: 0, tokens: 0 });
    expect(await budget.take(ANNA, 990)).not.toBeNull();
  });

  it("begins anew at midnight of its time zone", async () => {
    const { time, budget } = aBudget();
    for (let count = 0; count < 3; count += 1) await budget.take(ANNA, 1);
    time.advance(8 * HOUR_MS - 1);
    expect(await budget.take(ANNA, 1)).toBeNull();
    time.advance(1);
    expect(await budget.take(ANNA, 1)).not.toBeNull();
  });

  it("is not filled by a call of yesterday that ends today", async () => {
    const { time, budget } = aBudget({ perPerson: { calls: 1, tokens: 1_000 } });
    const settle = await budget.take(ANNA, 1_000);
    time.advance(8 * HOUR_MS);
    expect(await budget.take(ANNA, 1)).not.toBeNull();
    await settle?.({ calls: 0, tokens: 0 });
    expect(await budget.take(ANNA, 1)).toBeNull();
  });

  it("is not filled by a clock that goes back", async () => {
    const { time, budget } = aBudget({ perPerson: { calls: 1, tokens: 1_000 } });
    expect(await budget.take(ANNA, 1)).not.toBeNull();
    time.advance(-24 * HOUR_MS);
    expect(await budget.take(ANNA, 1)).toBeNull();
  });

  it("is filled again after a clock that was days ahead", async () => {
    const { time, budget } = aBudget({ perPerson: { calls: 1, tokens: 1_000 } });
    expect(await budget.take(ANNA, 1)).not.toBeNull();
    time.advance(-48 * HOUR_MS);
    expect(await budget.take(ANNA, 1)).not.toBeNull();
  });

  it("has nothing for anybody while nobody can tell what is spent, and fails no call for it", async () => {
    const gone = (): Promise<never> => Promise.reject(new Unavailable("It is gone."));
    const store = createSpendingInMemory();
    const { budget } = aBudget({ store: { ...store, giveBack: gone } });
    const settle = await budget.take(ANNA, 900);
    await settle?.({ calls: 0, tokens: 0 });
    expect(await budget.hasRoom(ANNA, { calls: 2, tokens: 100 })).toBe(true);
    expect(await budget.hasRoom(ANNA, { calls: 2, tokens: 101 })).toBe(false);
    const lost = aBudget({ store: { ...store, charge: gone, hasRoom: gone } });
    expect(await lost.budget.take(BORIS, 1)).toBeNull();
    expect(await lost.budget.hasRoom(BORIS, { calls: 1, tokens: 1 })).toBe(false);
  });
});

const CALL = {
  prompt: "select",
  instructions: "x".repeat(70),
  input: "x".repeat(35),
  about: [],
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
    expect(await budget.take(ANNA, left + 1)).toBeNull();
    expect(await budget.take(ANNA, left)).not.toBeNull();
  });

  it.each(["unavailable", "limited", "unauthorized", "resting"] as const)(
    "is charged nothing when it is %s",
    async (fault) => {
      const { budget } = aBudget({ perPerson: { calls: 1, tokens: 1_000 } });
      await withinBudget(aModel({ kind: "fault", fault, ms: 1 }), budget, ANNA).complete(CALL, 100);
      expect(await budget.take(ANNA, 1_000)).not.toBeNull();
    },
  );

  it.each(["late", "malformed", "declined"] as const)(
    "is charged for the longest answer when it is %s",
    async (fault) => {
      const { budget } = aBudget();
      await withinBudget(aModel({ kind: "fault", fault, ms: 1 }), budget, ANNA).complete(CALL, 100);
      expect(await budget.take(ANNA, 1_000 - ASKED - 70 + 1)).toBeNull();
      expect(await budget.take(ANNA, 1_000 - ASKED - 70)).not.toBeNull();
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
    expect(await budget.hasRoom(ANNA, { calls: 2, tokens: 980 })).toBe(true);
    expect(await budget.hasRoom(ANNA, { calls: 3, tokens: 980 })).toBe(false);
    expect(await budget.hasRoom(ANNA, { calls: 2, tokens: 981 })).toBe(false);
  });

  it("counts for all when it is nobody’s", async () => {
    const { budget } = aBudget();
    await embedsWithinBudget(embedder(vectors), budget, null).embed([TEXT], 9);
    expect(await budget.hasRoom(ANNA, { calls: 3, tokens: 1_000 })).toBe(true);
    expect(await budget.hasRoom(null, { calls: 4, tokens: 1_490 })).toBe(true);
    expect(await budget.hasRoom(null, { calls: 4, tokens: 1_491 })).toBe(false);
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
    expect(await budget.hasRoom(ANNA, { calls: 3, tokens: 1_000 })).toBe(isBack);
  });
});
