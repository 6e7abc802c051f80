import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Worker } from "node:worker_threads";
import type { Knowledge } from "../domain/knowledge.ts";
import type { Log } from "../ports/log.ts";
import type { SearchEngine } from "../ports/search.ts";
import { buildSearchEngine, loadIndex } from "../search/index.ts";
import {
  searchDocuments,
  searchNegatives,
  type DocumentOptions,
} from "../services/search-documents.ts";
import type { IndexJob } from "./index-worker.ts";
import { inProject } from "./paths.ts";

/** Where the server keeps what it learned of unchanged content. */
const INDEX_FILE = inProject("build", "search", "index.bin");

/** Builds the engine in this thread; each language is learned when it is first asked for. Writes nothing. */
export function buildSearch(knowledge: Knowledge, options: DocumentOptions): SearchEngine {
  return buildSearchEngine(searchDocuments(knowledge, options), searchNegatives(knowledge));
}

/**
 * The engine with every language learned, taken from the file of an earlier start when the content is unchanged, else
 * built in a worker thread so that this one goes on answering.
 *
 * A file that cannot be read or written costs time, never the start.
 */
export async function openSearch(
  knowledge: Knowledge,
  options: DocumentOptions,
  log: Log,
  file: string = INDEX_FILE,
): Promise<SearchEngine> {
  const documents = searchDocuments(knowledge, options);
  const negatives = searchNegatives(knowledge);
  const stored = readStored(file);
  const loaded = stored === null ? null : loadIndex(stored, documents, negatives);
  if (loaded?.ok === true && loaded.stale.length === 0) {
    loaded.engine.prepare(loaded.engine.languages);
    return loaded.engine;
  }
  if (loaded?.ok === false) log.info("index_refused", { reason: loaded.reason });
  const bytes = await buildInWorker({ documents, negatives });
  store(file, bytes, log);
  const fresh = loadIndex(bytes, documents, negatives);
  const engine = fresh.ok ? fresh.engine : buildSearchEngine(documents, negatives);
  engine.prepare(engine.languages);
  return engine;
}

function buildInWorker(job: IndexJob): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./index-worker.ts", import.meta.url), { workerData: job });
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => {
      reject(new Error(`the index worker ended early, with code ${String(code)}`));
    });
  });
}

function readStored(file: string): Uint8Array | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}

function store(file: string, bytes: Uint8Array, log: Log): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    const unfinished = `${file}.${String(process.pid)}`;
    writeFileSync(unfinished, bytes);
    renameSync(unfinished, file);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    log.warn("index_not_stored", { code });
  }
}
