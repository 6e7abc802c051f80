import { fork } from "node:child_process";
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import type { Knowledge } from "../domain/knowledge.ts";
import type { Log } from "../ports/log.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { SearchEngine, SearchResult } from "../ports/search.ts";
import {
  buildQuickEngine,
  buildSearchEngine,
  loadIndex,
  serializeIndex,
  type LanguageModel,
  type LazySearchEngine,
} from "../search/index.ts";
import {
  searchDocuments,
  searchNegatives,
  type DocumentOptions,
} from "../services/search-documents.ts";
import type { IndexJob } from "./index-learner.ts";
import { INDEX_FOLDER } from "./paths.ts";

/** Within it, what was learned of contents that are not in force, or not yet. */
const DRAFTS_FOLDER = "drafts";

/** More at once would take more memory than a small machine has. */
const MOST_LEARNERS = 2;

/** How what nobody has stored is learned: `quick` answers within a second or so, and is sure of less. */
export type Learning = "whole" | "quick";

/**
 * The engine in this thread, for commands and tests: what a start has stored of the same content is used, and each other
 * language is learned when it is first asked for. Writes nothing.
 */
export function buildSearch(
  knowledge: Knowledge,
  options: DocumentOptions,
  folder: string = INDEX_FOLDER,
  learning: Learning = "whole",
): SearchEngine {
  const build = learning === "whole" ? buildSearchEngine : buildQuickEngine;
  const engines = new Map<LanguageTag, SearchEngine>();
  const languages = languagesToFind(knowledge, options);
  const engineOf = (language: LanguageTag): SearchEngine | undefined => {
    const known = engines.get(language);
    if (known !== undefined || !languages.includes(language)) return known;
    const [job] = indexJobs({ ...knowledge, languages: [language] }, options);
    if (job === undefined) return undefined;
    const made = loadStored(job, folder, null) ?? build(job.documents, job.negatives);
    engines.set(language, made);
    return made;
  };
  return {
    languages,
    search: (text, language, top, context) =>
      engineOf(language)?.search(text, language, top, context) ?? NOTHING_FOUND,
  };
}

/** Those in which there is something to be found. */
function languagesToFind(
  { articles, languages }: Knowledge,
  { bare }: DocumentOptions,
): LanguageTag[] {
  const found = [...articles.values()].filter(({ topic }) => !bare || topic !== "conversation");
  return languages.filter((tag) => found.some(({ texts }) => texts.has(tag))).sort();
}

/** Takes up what was learned of this very content; `null` when nobody did. */
export function loadLearned(job: IndexJob, folder: string): SearchEngine | null {
  return loadStored(job, folder, null);
}

/** Learns a language in this thread and keeps it beside the stored ones, in case that content comes into force. */
export function learnBeside(job: IndexJob, folder: string): SearchEngine {
  const engine = buildSearchEngine(job.documents, job.negatives);
  engine.prepare([job.language]);
  const file = fileOf(path.join(folder, DRAFTS_FOLDER), job.language);
  // Whoever cannot write learns again.
  storeFile(file, serializeIndex(engine));
  return engine;
}

/** What was learned of whole languages. */
export type LearnedModels = ReadonlyMap<LanguageTag, LanguageModel>;

/** An engine that answers at once, and better the more was learned. */
export interface OpenedSearch {
  /** Knows every language from the first: what was stored, what was learned since, and a quick index of all else. */
  readonly engine: SearchEngine;
  /** What it knows whole so far, in memory that threads can share. */
  readonly learned: () => LearnedModels;
  /** Learns what was not stored, to be called once, and tells of each language; `null` where there is nothing to learn. */
  readonly learn: ((onLearned?: (models: LearnedModels) => void) => Promise<void>) | null;
}

/** The engine with every language learned. */
export async function openSearch(
  knowledge: Knowledge,
  options: DocumentOptions,
  log: Log,
  folder: string = INDEX_FOLDER,
): Promise<SearchEngine> {
  const { engine, learn } = await openSearchAtOnce(knowledge, options, log, folder);
  await learn?.();
  return engine;
}

/**
 * The engine as it can be had at once: languages whose content is unchanged are taken from the files of an earlier start, the
 * others are learned in processes of their own, so that this one goes on answering.
 *
 * A file that cannot be read or written costs time, never the start.
 */
export async function openSearchAtOnce(
  knowledge: Knowledge,
  options: DocumentOptions,
  log: Log,
  folder: string = INDEX_FOLDER,
): Promise<OpenedSearch> {
  const engines = new Map<LanguageTag, SearchEngine>();
  const stale = new Map<LanguageTag, IndexJob>();
  const models = new Map<LanguageTag, LanguageModel>();
  const keepModel = (language: LanguageTag, engine: LazySearchEngine): LearnedModels => {
    const model = engine.modelOf(language);
    if (model !== null) models.set(language, model);
    return new Map(model === null ? [] : [[language, model]]);
  };
  for (const job of indexJobs(knowledge, options)) {
    const engine = loadStored(job, folder, log);
    engines.set(job.language, engine ?? buildQuickEngine(job.documents, job.negatives));
    if (engine === null) stale.set(job.language, job);
    else keepModel(job.language, engine);
    // Others are answered between two languages.
    await setImmediate();
  }
  const all = byLanguage(engines);
  let askedLast: LanguageTag | null = null;
  /** What somebody asked in is learned first. */
  const next = (): IndexJob | undefined => {
    const asked = askedLast === null ? undefined : stale.get(askedLast);
    const job = asked ?? stale.values().next().value;
    if (job !== undefined) stale.delete(job.language);
    return job;
  };
  const learnNext = async (onLearned?: (models: LearnedModels) => void): Promise<void> => {
    for (let job = next(); job !== undefined; job = next()) {
      const engine = await learnAndStore(job, folder, log);
      engines.set(job.language, engine);
      onLearned?.(keepModel(job.language, engine));
      log.info("index.learned", { language: job.language, left: languagesOf(stale) });
    }
  };
  const learn: OpenedSearch["learn"] = async (onLearned) => {
    log.info("index.learning", { languages: languagesOf(stale) });
    const learners = Math.min(MOST_LEARNERS, availableParallelism(), stale.size);
    await Promise.all(Array.from({ length: learners }, () => learnNext(onLearned)));
  };
  return {
    engine: {
      languages: all.languages,
      search: (text, language, top, context) => {
        askedLast = language;
        return all.search(text, language, top, context);
      },
    },
    learned: () => models,
    learn: stale.size === 0 ? null : learn,
  };
}

async function learnAndStore(job: IndexJob, folder: string, log: Log): Promise<LazySearchEngine> {
  const bytes = shared(await learnApart(job));
  store(fileOf(folder, job.language), bytes, log);
  const loaded = loadIndex(bytes, job.documents, job.negatives);
  const engine = loaded.ok ? loaded.engine : buildSearchEngine(job.documents, job.negatives);
  engine.prepare([job.language]);
  return engine;
}

function languagesOf(jobs: ReadonlyMap<LanguageTag, IndexJob>): string {
  return [...jobs.keys()].join(" ");
}

/** The content of each language, as it is learned. */
export function indexJobs(knowledge: Knowledge, options: DocumentOptions): IndexJob[] {
  const negatives = searchNegatives(knowledge);
  const documents = Map.groupBy(searchDocuments(knowledge, options), ({ language }) => language);
  return [...documents].map(([language, own]) => ({
    language,
    documents: own,
    negatives: negatives.filter((set) => set.language === language),
  }));
}

/** One engine over those of single languages. */
export function byLanguage(engines: ReadonlyMap<LanguageTag, SearchEngine>): SearchEngine {
  return {
    languages: [...engines.keys()].sort(),
    search: (text, language, top, context) =>
      engines.get(language)?.search(text, language, top, context) ?? NOTHING_FOUND,
  };
}

const NOTHING_FOUND: SearchResult = {
  hits: [],
  claims: [],
  confidence: 0,
  held: 0,
  verdict: "far",
};

/** `null` when there is no file of this very content. */
function loadStored(job: IndexJob, folder: string, log: Log | null): LazySearchEngine | null {
  const { language } = job;
  const file = fileOf(folder, language);
  const own = loadFile(job, file, log);
  if (own !== null) return own;
  const beside = fileOf(path.join(folder, DRAFTS_FOLDER), language);
  const learned = loadFile(job, beside, null);
  // It came into force: the next draft must not take its place.
  if (learned !== null && log !== null) moveFile(beside, file);
  return learned;
}

function loadFile(job: IndexJob, file: string, log: Log | null): LazySearchEngine | null {
  const { language, documents, negatives } = job;
  const stored = readStored(file);
  if (stored === null) return null;
  const loaded = loadIndex(stored, documents, negatives);
  if (!loaded.ok) {
    log?.info("index_refused", { language, reason: loaded.reason });
    return null;
  }
  if (loaded.stale.length > 0) return null;
  loaded.engine.prepare([language]);
  return loaded.engine;
}

/** A file that cannot be moved is learned again some day. */
function moveFile(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch {
    return;
  }
}

function fileOf(folder: string, language: LanguageTag): string {
  return path.join(folder, `${language}.bin`);
}

/** In a process of its own: what learning takes, several times what is kept, goes back to the machine with it. */
function learnApart(job: IndexJob): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const learner = fork(new URL("./index-learner.ts", import.meta.url), [], {
      execArgv: [],
      serialization: "advanced",
    });
    const end = (): void => {
      learner.kill("SIGKILL");
    };
    process.once("exit", end);
    learner.once("message", (bytes) => {
      resolve(bytes as Uint8Array);
    });
    learner.once("error", reject);
    learner.once("exit", () => {
      process.off("exit", end);
    });
    // The last message comes before it, which is not said of “exit”.
    learner.once("disconnect", () => {
      reject(new Error("the index learner ended early"));
    });
    learner.send(job, (error) => {
      if (error !== null) reject(error);
    });
  });
}

/** In memory that threads can share: an index is large, and nobody writes into it. */
function readStored(file: string): Uint8Array | null {
  try {
    const opened = openSync(file, "r");
    try {
      const bytes = new Uint8Array(new SharedArrayBuffer(fstatSync(opened).size));
      const length = readSync(opened, bytes);
      return length === bytes.length ? bytes : null;
    } finally {
      closeSync(opened);
    }
  } catch {
    return null;
  }
}

function shared(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length));
  copy.set(bytes);
  return copy;
}

function store(file: string, bytes: Uint8Array, log: Log): void {
  const code = storeFile(file, bytes);
  if (code !== null) log.warn("index_not_stored", { code });
}

/** @returns why it could not be; `null` when it was */
function storeFile(file: string, bytes: Uint8Array): string | null {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    const unfinished = `${file}.${String(process.pid)}`;
    writeFileSync(unfinished, bytes);
    renameSync(unfinished, file);
    return null;
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : "unknown";
  }
}
