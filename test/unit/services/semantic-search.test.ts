import { describe, expect, it } from "vitest";
import type { Embedder } from "../../../src/ports/language-model.ts";
import type { SearchDocument } from "../../../src/ports/search.ts";
import type { VectorStore } from "../../../src/ports/vector-store.ts";
import { createSemanticSearch } from "../../../src/services/assisted/semantic-search.ts";
import { FakeTime } from "../../helpers/fake-time.ts";
import { keptLog } from "../../helpers/fakes.ts";

const MEANING: Readonly<Record<string, readonly number[]>> = {
  visa: [1, 0],
  food: [0, 1],
  both: [1, 1],
};

function document(id: string, language: string, title: string): SearchDocument {
  return { id: id as never, language, title, questions: [], summary: "", body: "", related: [] };
}
const DOCUMENTS = [
  document("visas/a", "en", "visa"),
  document("visas/a", "ru", "visa"),
  document("etiquette/b", "en", "food"),
];

function setUp() {
  const time = new FakeTime();
  const asked: string[] = [];
  const kept = new Map<string, Float32Array>();
  let broken = false;
  const embedder: Embedder = {
    name: "vectors",
    embed: (texts) => {
      asked.push(...texts);
      const vectors = texts.map((text) => Float32Array.from(MEANING[text.trim()] ?? [0, 0]));
      return Promise.resolve(broken ? null : vectors);
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
  const search = createSemanticSearch({
    embedder,
    vectors,
    documents: DOCUMENTS,
    scheduler: time,
    log: keptLog(),
  });
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return { search, asked, time, settle, breakDown: (is: boolean) => (broken = is) };
}

describe("finding articles by meaning", () => {
  it("finds the nearest first, each article once, whatever its languages", async () => {
    const { search, settle } = setUp();
    search.prepare();
    await settle();
    expect((await search.search("visa", 5)).map(({ id }) => id)).toEqual([
      "visas/a",
      "etiquette/b",
    ]);
    expect(await search.search("food", 1)).toMatchObject([{ id: "etiquette/b" }]);
  });

  it("finds nothing before the articles’ vectors are there", async () => {
    const { search, asked } = setUp();
    expect(await search.search("visa", 5)).toEqual([]);
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
    expect(await search.search("visa", 5)).toEqual([]);
    breakDown(false);
    time.advance(5 * 60 * 1_000);
    await settle();
    expect(await search.search("visa", 5)).toHaveLength(2);
    breakDown(true);
    expect(await search.search("visa", 5)).toEqual([]);
  });
});
