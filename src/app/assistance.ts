import type { Knowledge } from "../domain/knowledge.ts";
import type { Prompts } from "../domain/prompt.ts";
import { createGuard } from "../guard/create-guard.ts";
import type { CallFigures } from "../llm/caller.ts";
import type { AnswerCache } from "../ports/answer-cache.ts";
import type { AnswerForms } from "../ports/answer-forms.ts";
import type { AnswerModel } from "../ports/answer-model.ts";
import type { Clock } from "../ports/clock.ts";
import type { Guard } from "../ports/guard.ts";
import type { Embedder, LanguageModel } from "../ports/language-model.ts";
import type { Log } from "../ports/log.ts";
import type { Scheduler } from "../ports/scheduler.ts";
import type { SpendingStore } from "../ports/spending-store.ts";
import type { Translator } from "../ports/translator.ts";
import type { VectorStore } from "../ports/vector-store.ts";
import { createAnswerModel } from "../services/assisted/answer-model.ts";
import {
  createAssistedAnswering,
  type AssistedAnswering,
} from "../services/assisted/assisted-answering.ts";
import { createSemanticSearch, type SemanticSearch } from "../services/assisted/semantic-search.ts";
import { searchDocuments } from "../services/search-documents.ts";
import type { AssistedMetrics } from "../services/assisted/metrics.ts";
import { createTranslator } from "../services/cases/translation.ts";
import { createModelBudget, withinBudget, type ModelBudget } from "../services/model-budget.ts";
import { createSpendingInMemory } from "../store/spending-in-memory.ts";
import type { ModelSettings } from "./model-settings.ts";
import type { Core } from "./service.ts";
import { CALENDAR_TIME_ZONE } from "./system-clock.ts";

/** The model and what may be spent on it: the same for every state of the content. */
export interface ModelAccess {
  readonly model: LanguageModel;
  /** `null` finds by words alone. */
  readonly embedder: Embedder | null;
  /** Of people who ask, of staff at work on cases, and of those who look after the content: none can spend another’s. */
  readonly budgets: Readonly<Record<"people" | "cases" | "content", ModelBudget>>;
  readonly forms: AnswerForms;
  /** The same model for measuring drafts, within a budget of its own: what a draft makes of it must not silence it for people. */
  readonly measuring: LanguageModel;
}

export interface ModelAccessParts {
  readonly settings: ModelSettings;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly log: Log;
  readonly metrics: { readonly called: (figures: CallFigures) => void };
  /** What was spent, for all processes together; where there is none, as in a command, it counts for this process alone. */
  readonly spending?: SpendingStore;
}

/** What is asked of the model about one state of the content. */
export interface AssistedParts {
  readonly core: Core;
  readonly prompts: Prompts;
  readonly cache: AnswerCache | null;
  readonly vectors: VectorStore;
  /** What helped with the state before this one, of which the vectors are taken over; `null`, as without it, for none. */
  readonly before?: Assistance | null;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly log: Log;
  readonly metrics: AssistedMetrics;
}

/** All that a model helps with: it answers, and translates between staff and the people who ask. */
export interface Assistance extends AssistedAnswering {
  readonly translator: Translator;
  /** `null` finds by words alone. */
  readonly semantic: SemanticSearch | null;
}

export async function openModel(parts: ModelAccessParts): Promise<ModelAccess> {
  const { settings, clock, scheduler, log, metrics } = parts;
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
  const { callsPerPerson, tokensPerDay, casesShare, contentShare } = settings;
  const { gateTokensPerDay, embeddingModel } = settings;
  const calls = Number.MAX_SAFE_INTEGER;
  const spent = {
    store: parts.spending ?? createSpendingInMemory(),
    clock,
    log,
    timeZone: CALENDAR_TIME_ZONE,
  };
  const shareOf = (name: keyof ModelAccess["budgets"], share: number): ModelBudget => {
    const tokens = Math.round(tokensPerDay * share);
    return createModelBudget({
      ...spent,
      name,
      perPerson: { calls: callsPerPerson, tokens },
      forAll: { calls, tokens },
    });
  };
  const ofGate = createModelBudget({
    ...spent,
    name: "drafts",
    perPerson: { calls: 0, tokens: 0 },
    forAll: { calls, tokens: gateTokensPerDay },
  });
  return {
    model: createLanguageModel({ ...endpoint, model: settings.model }),
    measuring: withinBudget(
      createLanguageModel({ ...endpoint, model: settings.model }),
      ofGate,
      null,
    ),
    embedder:
      embeddingModel === null ? null : createEmbedder({ ...endpoint, model: embeddingModel }),
    budgets: {
      people: shareOf("people", 1 - casesShare - contentShare),
      cases: shareOf("cases", casesShare),
      content: shareOf("content", contentShare),
    },
    forms: answerForms,
  };
}

export function createAssisted(access: ModelAccess, parts: AssistedParts): Assistance {
  const { core, prompts, scheduler, log, clock, metrics, cache } = parts;
  const { knowledge } = core;
  const { model, embedder, budgets, forms } = access;
  const budget = budgets.people;
  const semantic =
    embedder === null
      ? null
      : createSemanticSearch({
          embedder,
          budget,
          vectors: parts.vectors,
          documents: searchDocuments(knowledge, { bare: true }),
          before: parts.before?.semantic ?? null,
          scheduler,
          log,
        });
  semantic?.prepare();
  return assistedOver({
    core,
    semantic,
    clock,
    metrics,
    model: createAnswerModel({
      ...{ model, prompts, forms, budget, cache },
      casesBudget: budgets.cases,
    }),
    guard: guardOver(core, prompts),
  });
}

export interface AssistedOverParts {
  readonly core: Core;
  readonly model: AnswerModel;
  readonly guard: Guard;
  readonly semantic: SemanticSearch | null;
  readonly clock: Clock;
  readonly metrics: AssistedMetrics;
}

/** What helps over one state of the content, made of parts that are there. */
export function assistedOver({ core, ...parts }: AssistedOverParts): Assistance {
  const { semantic } = parts;
  const translator = createTranslator(parts);
  return { ...createAssistedAnswering({ ...core, ...parts }), translator, semantic };
}

/** Judges what a model makes of one state of the content. */
export function guardOver({ knowledge, identifier }: Core, prompts: Prompts): Guard {
  return createGuard({
    identifier,
    things: thingsIn(knowledge),
    instructions: Object.values(prompts).map(({ instructions }) => instructions),
  });
}

/** Programmes, contacts, centres and places, each with all names that the knowledge has for it. */
function thingsIn(knowledge: Knowledge): (readonly string[])[] {
  return [
    ...knowledge.programmes.map(({ names }) => names),
    ...[...knowledge.contacts.values()].map(({ names }) => [...names.values()]),
    ...knowledge.centres.map(({ names }) => [...names.values()]),
    ...[...knowledge.places.values()].map(({ names, aliases }) => [...names.values(), ...aliases]),
  ];
}
