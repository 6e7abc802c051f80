import { parentPort, workerData } from "node:worker_threads";
import type { Negatives, SearchDocument } from "../ports/search.ts";
import { buildSearchEngine, serializeIndex } from "../search/index.ts";

/** What the worker builds an index from. */
export interface IndexJob {
  readonly documents: readonly SearchDocument[];
  readonly negatives: readonly Negatives[];
}

const { documents, negatives } = workerData as IndexJob;
const bytes = serializeIndex(buildSearchEngine(documents, negatives));
parentPort?.postMessage(bytes, [bytes.buffer]);
