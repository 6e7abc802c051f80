import { parentPort, workerData } from "node:worker_threads";
import { Latest } from "../domain/latest.ts";
import type { Article, ArticleId, Knowledge } from "../domain/knowledge.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { SearchEngine } from "../ports/search.ts";
import {
  buildQuickEngine,
  buildSearchEngine,
  nameThread,
  shareNetwork,
  takenUp,
  type LanguageModel,
  type SentNetwork,
} from "../search/index.ts";
import type { Answered, Answering, Question } from "../services/answering.ts";
import type { IndexJob } from "./index-learner.ts";
import { toldArticles } from "./left-out.ts";
import { loadOwnTexts } from "./loaded-content.ts";
import { byLanguage, indexJobs, type LearnedModels } from "./search-index.ts";
import { createCore, createCoreTools } from "./service.ts";
import { createSwappedSearch } from "./swapped-search.ts";

/** What the worker is made with. */
export interface AnsweringWorkerData {
  /** From 1; no two that live at the same time have the same. */
  readonly thread: number;
  readonly network: SentNetwork;
}

/** What it is told; it goes through all of it in order. */
export type AnsweringOrder =
  /** A content by its number, as the difference from the one that it was told before. */
  | {
      readonly kind: "content";
      readonly number: number;
      readonly changed: ReadonlyMap<ArticleId, Article>;
      readonly ids: readonly ArticleId[];
      readonly others: Omit<Knowledge, "articles">;
    }
  /** What was learned of the content of that number. */
  | { readonly kind: "search"; readonly of: number; readonly models: LearnedModels }
  | {
      readonly kind: "question";
      readonly call: number;
      readonly of: number;
      readonly question: Question;
    };

export type AnsweringTold =
  /** It can search, so that whoever asks is answered. */
  | { readonly kind: "ready" }
  | { readonly kind: "answered"; readonly call: number; readonly answered: Answered }
  | { readonly kind: "failed"; readonly call: number; readonly name: string };

/** Whoever began with an older content ends with it, and what is learned of one comes later. */
const MOST_CONTENTS = 16;

interface Shown {
  readonly knowledge: Knowledge;
  readonly answering: Answering;
}

const { thread, network } = workerData as AnsweringWorkerData;
nameThread(thread);
shareNetwork(takenUp(network));
const texts = loadOwnTexts();
const tools = createCoreTools();
const contents = new Latest<number, Shown>(MOST_CONTENTS);
const engines = new Map<LanguageTag, SearchEngine>();
const search = createSwappedSearch(byLanguage(engines));
let articles: ReadonlyMap<ArticleId, Article> = new Map();
let searched = -1;

function show({ number, changed, ids, others }: AnsweringOrder & { kind: "content" }): void {
  articles = new Map(
    ids.flatMap((id) => {
      const article = changed.get(id) ?? articles.get(id);
      return article === undefined ? [] : [[id, article]];
    }),
  );
  const knowledge: Knowledge = { ...others, articles };
  const { answering } = createCore(
    { knowledge, texts },
    search.over(toldArticles(knowledge)),
    tools,
  );
  contents.set(number, { knowledge, answering });
}

function takeUp({ of, models }: AnsweringOrder & { kind: "search" }): void {
  const shown = contents.get(of);
  // Of one so old something newer is being learned.
  if (shown === undefined) return;
  if (of !== searched) engines.clear();
  searched = of;
  for (const job of indexJobs(shown.knowledge, { bare: false })) {
    const model = models.get(job.language);
    if (model !== undefined) engines.set(job.language, engineOf(job, model));
    else if (!engines.has(job.language)) engines.set(job.language, quickEngineOf(job));
  }
  search.swap(byLanguage(engines));
}

function engineOf(job: IndexJob, model: LanguageModel): SearchEngine {
  const { language, documents, negatives } = job;
  const engine = buildSearchEngine(documents, negatives, new Map([[language, model]]));
  engine.prepare([language]);
  return engine;
}

function quickEngineOf({ documents, negatives }: IndexJob): SearchEngine {
  return buildQuickEngine(documents, negatives);
}

function answer({ call, of, question }: AnsweringOrder & { kind: "question" }): void {
  try {
    const shown = contents.get(of);
    if (shown === undefined) throw new TypeError(`no content ${String(of)}`);
    const answered = withoutMeanings(shown.answering.answer(question));
    tell({ kind: "answered", call, answered });
  } catch (error) {
    // Its words may hold what somebody wrote.
    tell({ kind: "failed", call, name: error instanceof Error ? error.name : "unknown" });
  }
}

/** Meanings are what a reply is composed with, and nineteen twentieths of what there would be to copy. */
function withoutMeanings(answered: Answered): Answered {
  const searches = answered.trace.searches.map(({ of, result }) => ({
    of,
    result: { ...result, claims: result.claims.map((claim) => ({ ...claim, meaning: null })) },
  }));
  return { ...answered, trace: { ...answered.trace, searches } };
}

/** Between messages, so that the first in Latin letters waits for no list of words. */
function getReady(knowledge: Knowledge): void {
  if (tools.romanisedOf(knowledge).prepareNext()) setImmediate(getReady, knowledge);
}

function tell(told: AnsweringTold): void {
  parentPort?.postMessage(told);
}

parentPort?.on("message", (order: AnsweringOrder) => {
  switch (order.kind) {
    case "content":
      show(order);
      return;
    case "search": {
      const isFirst = searched === -1;
      takeUp(order);
      const shown = contents.get(order.of);
      if (!isFirst || shown === undefined) return;
      tell({ kind: "ready" });
      getReady(shown.knowledge);
      return;
    }
    case "question":
      answer(order);
  }
});
