import type { Negatives, SearchDocument } from "../../src/ports/search.ts";
import { buildSearchEngine, loadIndex, serializeIndex } from "../../src/search/index.ts";
import { quantile } from "./metrics.ts";

export const COST_HEAD = [
  "content",
  "texts",
  "languages",
  "index s",
  "load ms",
  "file MB",
  "memory MB",
  "p50 ms",
  "p99 ms",
] as const;

const ROUNDS = 3;

/** Builds, stores and loads an index of the documents and asks it; gives the row of the table. */
export function measureCost(
  name: string,
  documents: readonly SearchDocument[],
  negatives: readonly Negatives[],
): string[] {
  const buildStart = performance.now();
  const built = buildSearchEngine(documents, negatives);
  built.prepare(built.languages);
  const buildMs = performance.now() - buildStart;
  const stored = serializeIndex(built);
  const before = memoryBytes();
  const copy = stored.slice();
  const loadStart = performance.now();
  const loaded = loadIndex(copy, documents, negatives);
  const loadMs = performance.now() - loadStart;
  if (!loaded.ok) throw new Error(`the index that was just stored is refused: ${loaded.reason}`);
  loaded.engine.prepare(loaded.engine.languages);
  const after = memoryBytes();
  const times = askAll(documents, (text, language) => {
    loaded.engine.search(text, language, 5);
  });
  return [
    name,
    String(documents.length),
    String(built.languages.length),
    (buildMs / 1000).toFixed(1),
    loadMs.toFixed(0),
    megabytes(stored.byteLength),
    megabytes(after - before),
    quantile(times, 0.5).toFixed(2),
    quantile(times, 0.99).toFixed(2),
  ];
}

/** Milliseconds of each question, after one round to warm up. */
function askAll(
  documents: readonly SearchDocument[],
  ask: (text: string, language: string) => void,
): number[] {
  const questions = documents
    .flatMap(({ language, questions: own }) => own.slice(0, 3).map((text) => ({ text, language })))
    .filter((_, number, all) => number % Math.ceil(all.length / 2000) === 0);
  const times: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const { text, language } of questions) {
      const start = performance.now();
      ask(text, language);
      if (round > 0) times.push(performance.now() - start);
    }
  }
  return times;
}

function memoryBytes(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
