import { describe, expect, it } from "vitest";
import type { PersonId, PersonRef } from "../../../src/domain/message.ts";
import type { Embedder } from "../../../src/ports/language-model.ts";
import type { SearchDocument } from "../../../src/ports/search.ts";
import type { VectorStore } from "../../../src/ports/vector-store.ts";
import {
  createSemanticSearch,
  type SemanticSearch,
} from "../../../src/services/assisted/semantic-search.ts";
import type { Spending } from "../../../src/ports/spending-store.ts";
import { createModelBudget } from "../../../src/services/model-budget.ts";
import { createSpendingInMemory } from "../../../src/store/spending-in-memory.ts";
import { FakeTime } from "../../helpers/fake-time.ts";
import { keptLog } from "../../helpers/fakes.ts";

const MEANING: Readonly<Record<string, readonly number[]>> = {
  visa: [1, 0],
  food: [0, 1],
  both: [1, 1],
};

function document(id: string, language: string, title: string): SearchDocument {
  const none = { questions: [], wanted: [], claims: [], related: [] };
  return { id: id as never, language, title, summary: "", body: "", ...none };
}
const DOCUMENTS = [
  document("visas/a", "en", "visa"),
  document("visas/a", "ru", "visa"),
  document("etiquette/b", "en", "food"),
];

const ANNA: PersonRef = { platform: "web", installation: "page", person: "anna" as PersonId };
const ASKER = { person: ANNA, withinMs: 10_000 };
const PLENTY: Spending = { calls: 1_000, tokens: 1_000_000 };

function setUp(perPerson = PLENTY, forAll = PLENTY) {
  const time = new FakeTime();
  const budget = createModelBudget({
    store: createSpendingInMemory(),
    name: "people",
    clock: time,
    log: keptLog(),
    timeZone: "Asia/Shanghai",
    perPerson,
    forAll,
  });
  const asked: string[] = [];
  const waits: number[] = [];
  const kept = new Map<string, Float32Array>();
  let broken = false;
  const embedder: Embedder = {
    name: "vectors",
    embed: (texts, deadlineMs) => {
      asked.push(...texts);
      waits.push(deadlineMs);
      const vectors = texts.map((text) => Float32Array.from(MEANING[text.trim()] ?? [0, 0]));
      return Promise.resolve(
        broken ? { kind: "fault", fault: "unavailable" } : { kind: "value", vectors },
      );
    },
  };
  const vectors: VectorStore = {
    read: (_model, texts) =>
      Promise.resolve(
        new Map(
          texts.flatMap((text) => {
            const vector = kept.get(text);
            return vector === undefined ? [] : [[text, vector] as const];
          }),
        ),
      ),
    write: (_model, fresh) => {
      for (const [text, vector] of fresh) kept.set(text, vector);
      return Promise.resolve();
    },
  };
  /** Over other documents, after what found by meaning before. */
  const over = (documents: readonly SearchDocument[], before: SemanticSearch | null) =>
    createSemanticSearch({
      embedder,
      budget,
      vectors,
      documents,
      before,
      scheduler: time,
      log: keptLog(),
    });
  const search = over(DOCUMENTS, null);
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const breakDown = (is: boolean) => (broken = is);
  return { search, over, asked, waits, kept, budget, time, settle, breakDown };
}

describe("finding articles by meaning", () => {
  it("finds the nearest first, each article once, whatever its languages", async () => {
    const { search, settle } = setUp();
    search.prepare();
    await settle();
    expect((await search.search("visa", 5, ASKER)).map(({ id }) => id)).toEqual([
      "visas/a",
      "etiquette/b",
    ]);
    expect(await search.search("food", 1, ASKER)).toMatchObject([{ id: "etiquette/b" }]);
  });

  it("finds nothing before the articles’ vectors are there", async () => {
    const { search, asked } = setUp();
    expect(await search.search("visa", 5, ASKER)).toEqual([]);
    expect(asked).toEqual([]);
  });

  it("asks for each text once, and for none that is kept", async () => {
    const { search, asked, settle } = setUp();
    search.prepare();
    await settle();
    expect(asked).toEqual(["visa\n", "food\n"]);
    search.prepare();
    await settle();
    expect(asked).toHaveLength(2);
  });

  it("tries again later when the endpoint fails, and finds nothing meanwhile", async () => {
    const { search, time, settle, breakDown } = setUp();
    breakDown(true);
    search.prepare();
    await settle();
    expect(await search.search("visa", 5, ASKER)).toEqual([]);
    breakDown(false);
    time.advance(5 * 60 * 1_000);
    await settle();
    expect(await search.search("visa", 5, ASKER)).toHaveLength(2);
    breakDown(true);
    expect(await search.search("visa", 5, ASKER)).toEqual([]);
  });

  it("charges the person for the question, and nobody for the articles", async () => {
    const { search, budget, settle } = setUp({ calls: 2, tokens: 1_000 });
    search.prepare();
    await settle();
    expect(await budget.hasRoom(ANNA, { calls: 2, tokens: 1_000 })).toBe(true);
    expect(await budget.hasRoom(null, PLENTY)).toBe(false);
    expect(await search.search("visa", 5, ASKER)).toHaveLength(2);
    expect(await budget.hasRoom(ANNA, { calls: 2, tokens: 0 })).toBe(false);
  });

  it("asks nothing for a person whose allowance is spent, and for others it does", async () => {
    const { search, asked, settle } = setUp({ calls: 1, tokens: 1_000 });
    search.prepare();
    await settle();
    await search.search("visa", 5, ASKER);
    const before = asked.length;
    expect(await search.search("visa", 5, ASKER)).toEqual([]);
    expect(asked).toHaveLength(before);
    const boris = { ...ASKER, person: { ...ANNA, person: "boris" as PersonId } };
    expect(await search.search("visa", 5, boris)).toHaveLength(2);
  });

  it("fetches no articles while the budget of all is spent, and fetches them the next day", async () => {
    const { search, asked, time, settle } = setUp(PLENTY, { calls: 1_000, tokens: 1 });
    search.prepare();
    await settle();
    expect(asked).toEqual([]);
    const day = setUp(PLENTY, { calls: 1, tokens: 1_000 });
    await day.budget.take(null, 1);
    day.search.prepare();
    await day.settle();
    expect(day.asked).toEqual([]);
    day.time.advance(24 * 3_600_000);
    await day.settle();
    expect(day.asked).toEqual(["visa\n", "food\n"]);
    expect(time.pending).toBe(1);
  });

  it("waits no longer than is left, nor than two seconds", async () => {
    const { search, waits, settle } = setUp();
    search.prepare();
    await settle();
    await search.search("visa", 5, ASKER);
    await search.search("visa", 5, { ...ASKER, withinMs: 700 });
    expect(waits.slice(-2)).toEqual([2_000, 700]);
  });

  it("asks for no more words than an endpoint takes", async () => {
    const { search, asked, settle } = setUp();
    search.prepare();
    await settle();
    await search.search("签".repeat(9_000), 5, ASKER);
    expect(asked.at(-1)).toHaveLength(4_000);
  });

  it("is there at once after a change, without being asked for what stayed as it was", async () => {
    const { search, over, asked, kept, settle } = setUp();
    search.prepare();
    await settle();
    kept.clear();
    asked.length = 0;
    const changed = [...DOCUMENTS, document("etiquette/c", "en", "both")];
    const next = over(changed, search);
    next.prepare();
    expect((await next.search("visa", 5, ASKER)).map(({ id }) => id)).toEqual([
      "visas/a",
      "etiquette/b",
    ]);
    await settle();
    expect(asked.filter((text) => text !== "visa")).toEqual(["both\n"]);
    expect(await next.search("visa", 5, ASKER)).toHaveLength(3);
  });

  it("finds what stayed as it was while the vectors of the rest cannot be had, over several changes", async () => {
    const { search, over, settle, breakDown } = setUp();
    search.prepare();
    await settle();
    breakDown(true);
    const second = over([...DOCUMENTS, document("etiquette/c", "en", "both")], search);
    second.prepare();
    await settle();
    const third = over(
      [DOCUMENTS[0], document("etiquette/c", "en", "both")].flatMap((each) => each ?? []),
      second,
    );
    third.prepare();
    await settle();
    breakDown(false);
    expect((await second.search("visa", 5, ASKER)).map(({ id }) => id)).not.toContain(
      "etiquette/c",
    );
    expect((await third.search("visa", 5, ASKER)).map(({ id }) => id)).toEqual(["visas/a"]);
  });

  it("tries no more once it was stopped, and goes on finding what it has", async () => {
    const { search, over, asked, time, settle, breakDown } = setUp();
    search.prepare();
    await settle();
    breakDown(true);
    const next = over([...DOCUMENTS, document("etiquette/c", "en", "both")], search);
    next.prepare();
    await settle();
    expect(time.pending).toBe(1);
    next.stop();
    expect(time.pending).toBe(0);
    breakDown(false);
    const before = asked.length;
    time.advance(24 * 3_600_000);
    await settle();
    expect(asked).toHaveLength(before);
    expect(await next.search("visa", 5, ASKER)).toHaveLength(2);
  });

  it("sets no timer when it is stopped while it fetches", async () => {
    const { search, time, settle, breakDown } = setUp();
    breakDown(true);
    search.prepare();
    search.stop();
    await settle();
    expect(time.pending).toBe(0);
  });
});
