import { formatProblem } from "../content/problem.ts";
import { loadPrompts } from "../content/prompts.ts";
import { AppError } from "../domain/errors.ts";
import type { Knowledge } from "../domain/knowledge.ts";
import type { Prompts } from "../domain/prompt.ts";
import { createGuard } from "../guard/create-guard.ts";
import type { CallFigures } from "../llm/caller.ts";
import type { AnswerCache } from "../ports/answer-cache.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { Scheduler } from "../ports/scheduler.ts";
import type { VectorStore } from "../ports/vector-store.ts";
import { createAnswerModel } from "../services/assisted/answer-model.ts";
import {
  createAssistedAnswering,
  type AssistedAnswering,
} from "../services/assisted/assisted-answering.ts";
import { createSemanticSearch } from "../services/assisted/semantic-search.ts";
import { searchDocuments } from "../services/search-documents.ts";
import type { AssistedMetrics } from "../services/assisted/metrics.ts";
import { createModelBudget } from "../services/model-budget.ts";
import type { ModelSettings } from "./model-settings.ts";
import { inProject } from "./paths.ts";
import type { Core } from "./service.ts";
import { CALENDAR_TIME_ZONE } from "./system-clock.ts";

export interface AssistanceParts {
  readonly settings: ModelSettings;
  readonly core: Core;
  /** The folder of the prompts; the project's own by default. */
  readonly promptsDir?: string;
  readonly fetch: typeof globalThis.fetch;
  readonly cache: AnswerCache | null;
  readonly vectors: VectorStore;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly log: Log;
  readonly metrics: AssistedMetrics & { readonly called: (figures: CallFigures) => void };
}

/** @throws AppError `content_invalid` with every fault of the prompts */
export async function createAssistance(parts: AssistanceParts): Promise<AssistedAnswering> {
  const { settings, core, clock, scheduler, log, metrics } = parts;
  const prompts = promptsOf(parts.promptsDir ?? inProject("prompts"));
  // The client takes a fifth of a second and thirty megabytes to load, which nobody pays who has no model.
  const [{ createLanguageModel }, { createEmbedder }, { answerForms }] = await Promise.all([
    import("../llm/language-model.ts"),
    import("../llm/embedder.ts"),
    import("../llm/answers.ts"),
  ]);
  const endpoint = {
    baseUrl: settings.baseUrl,
    apiKey: settings.apiKey,
    fetch: parts.fetch,
    clock,
    scheduler,
    log,
    random: Math.random,
    onCall: (figures: CallFigures): void => {
      metrics.called(figures);
    },
  };
  const model = createLanguageModel({ ...endpoint, model: settings.model });
  const { callsPerPerson, tokensPerDay } = settings;
  const budget = createModelBudget({
    clock,
    timeZone: CALENDAR_TIME_ZONE,
    perPerson: { calls: callsPerPerson, tokens: tokensPerDay },
    forAll: { calls: Number.MAX_SAFE_INTEGER, tokens: tokensPerDay },
  });
  const { embeddingModel } = settings;
  const semantic =
    embeddingModel === null
      ? null
      : createSemanticSearch({
          embedder: createEmbedder({ ...endpoint, model: embeddingModel }),
          budget,
          vectors: parts.vectors,
          documents: searchDocuments(core.knowledge, { bare: true }),
          scheduler,
          log,
        });
  semantic?.prepare();
  const { knowledge, texts, search, answering, identifier } = core;
  return createAssistedAnswering({
    answering,
    knowledge,
    texts,
    search,
    mode: settings.mode,
    semantic,
    clock,
    metrics,
    model: createAnswerModel({ model, prompts, forms: answerForms, budget, cache: parts.cache }),
    guard: createGuard({
      identifier,
      names: namesIn(knowledge),
      instructions: Object.values(prompts).map(({ instructions }) => instructions),
    }),
  });
}

function promptsOf(folder: string): Prompts {
  const loaded = loadPrompts(folder);
  if (loaded.ok) return loaded.prompts;
  const problems = loaded.problems.map((problem) => `  prompts/${formatProblem(problem)}`);
  throw new AppError("content_invalid", ["The prompts have faults:", ...problems].join("\n"));
}

/** Programmes, contacts, centres and places, by the names that the knowledge has for them. */
function namesIn(knowledge: Knowledge): string[] {
  return [
    ...knowledge.programmes.flatMap(({ names }) => names),
    ...[...knowledge.contacts.values()].flatMap(({ names }) => [...names.values()]),
    ...knowledge.centres.flatMap(({ names }) => [...names.values()]),
    ...[...knowledge.places.values()].flatMap(({ names }) => [...names.values()]),
  ];
}
