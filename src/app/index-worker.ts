import { parentPort, workerData } from "node:worker_threads";
import type { LanguageTag } from "../domain/locale.ts";
import type { Negatives, SearchDocument } from "../ports/search.ts";
import { buildSearchEngine, serializeIndex } from "../search/index.ts";

/** The content of one language, from which the worker builds its index. */
export interface IndexJob {
  readonly language: LanguageTag;
  readonly documents: readonly SearchDocument[];
  readonly negatives: readonly Negatives[];
}

const { documents, negatives } = workerData as IndexJob;
const bytes = serializeIndex(buildSearchEngine(documents, negatives));
parentPort?.postMessage(bytes, [bytes.buffer]);
