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

/** A content, as what differs from the one that was shown last. */
export interface ContentDifference {
  readonly changed: ReadonlyMap<ArticleId, Article>;
  /** Of all its articles, in their order. */
  readonly ids: readonly ArticleId[];
  readonly others: Omit<Knowledge, "articles">;
}

/** What it is told; it goes through all of it in order. */
export type AnsweringOrder =
  /** A content is shown, and has its number from now on. */
  | { readonly kind: "content"; readonly number: number; readonly content: ContentDifference }
  /** What was learned of a content, which need not be the one that is shown. */
  | {
      readonly kind: "search";
      readonly content: ContentDifference;
      readonly models: LearnedModels;
      /** Of the same content as before: what is known of its other languages holds. */
      readonly isMore: boolean;
    }
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

/** A question that began with an older content ends with it. */
const MOST_CONTENTS = 16;

const { thread, network } = workerData as AnsweringWorkerData;
nameThread(thread);
shareNetwork(takenUp(network));
const texts = loadOwnTexts();
const tools = createCoreTools();
const contents = new Latest<number, Answering>(MOST_CONTENTS);
const engines = new Map<LanguageTag, SearchEngine>();
const search = createSwappedSearch(byLanguage(engines));
let shown: Knowledge["articles"] = new Map();
let isReady = false;

function knowledgeOf({ changed, ids, others }: ContentDifference): Knowledge {
  const articles = ids.flatMap((id): [ArticleId, Article][] => {
    const article = changed.get(id) ?? shown.get(id);
    return article === undefined ? [] : [[id, article]];
  });
  return { ...others, articles: new Map(articles) };
}

function show({ number, content }: AnsweringOrder & { kind: "content" }): void {
  const knowledge = knowledgeOf(content);
  shown = knowledge.articles;
  const found = search.over(toldArticles(knowledge));
  contents.set(number, createCore({ knowledge, texts }, found, tools).answering);
}

function takeUp({ content, models, isMore }: AnsweringOrder & { kind: "search" }): void {
  const knowledge = knowledgeOf(content);
  if (!isMore) engines.clear();
  for (const job of indexJobs(knowledge, { bare: false })) {
    const model = models.get(job.language);
    if (model !== undefined) engines.set(job.language, engineOf(job, model));
    else if (!engines.has(job.language)) engines.set(job.language, quickEngineOf(job));
  }
  search.swap(byLanguage(engines));
  if (isReady) return;
  isReady = true;
  tell({ kind: "ready" });
  getReady(knowledge);
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
    const answering = contents.get(of);
    if (answering === undefined) throw new TypeError(`no content ${String(of)}`);
    const answered = withoutMeanings(answering.answer(question));
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
    case "search":
      takeUp(order);
      return;
    case "question":
      answer(order);
  }
});
