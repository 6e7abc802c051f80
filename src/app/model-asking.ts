import type { Prompts } from "../domain/prompt.ts";
import type { AnswerForms } from "../ports/answer-forms.ts";
import type { Clock } from "../ports/clock.ts";
import type { ModelGate } from "../ports/content-examiner.ts";
import type { Guard, GuardFault } from "../ports/guard.ts";
import type { LanguageModel, ModelFault } from "../ports/language-model.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import { createAnswerModel } from "../services/assisted/answer-model.ts";
import { mayBeAssisted } from "../services/assisted/may-be-assisted.ts";
import { beginWait, MOST_WAIT_MS } from "../services/assisted/wait.ts";
import { affectedArticles } from "../services/content/gate-affected.ts";
import type { LabelledQuestion } from "../services/content/gate-compare.ts";
import { measureModel, type ModelAsked, type ModelSide } from "../services/content/gate-model.ts";
import { modelSample, translatedInto, waysOf } from "../services/content/gate-sample.ts";
import { UNBOUNDED_BUDGET } from "../services/model-budget.ts";
import { assistedOver, guardOver, type Assistance } from "./assistance.ts";
import type { Core } from "./service.ts";
import { systemClock } from "./system-clock.ts";

export interface ModelSideParts {
  readonly core: Core;
  readonly prompts: Prompts;
  /** Spends within bounds of its own. */
  readonly model: LanguageModel;
  readonly forms: AnswerForms;
  readonly today: PlainDate;
}

/**
 * Asks as people are asked for, with the masks, deadlines and guard of that way; nothing is remembered and nobody is told
 * anything. Articles are found by their words alone.
 */
export function createModelSide(parts: ModelSideParts): ModelSide {
  const { core, prompts, today } = parts;
  const guard = guardOver(core, prompts);
  return {
    knowledge: core.knowledge,
    ask: async ({ question: { text, language }, way }) => {
      const asking = new Asking(parts, guard);
      if (way === "translate") {
        const asker = { person: null, withinMs: MOST_WAIT_MS };
        const to = translatedInto(language);
        await asking.assistance.translator.translate(text, language, to, asker);
        return asking.became({ article: null, outcome: "smalltalk" });
      }
      const { reply } = await asking.assistance.answer(questionOf(text, today), null);
      return asking.became({ article: reply.articles[0]?.id ?? null, outcome: reply.outcome });
    },
  };
}

/** All questions together take no longer; typically two to four minutes. */
const MOST_TIME_MS = 8 * 60_000;

export interface AskedOfModelParts {
  readonly before: ModelSideParts;
  readonly after: ModelSideParts;
  /** Words of a prompt are among what changed. */
  readonly hasPrompts: boolean;
  readonly questions: readonly LabelledQuestion[];
  readonly onProgress: (share: number) => void;
}

/** Chooses questions of what changed and asks them on both sides; `null` when nothing changed that a model is told. */
export async function askedOfModel(parts: AskedOfModelParts): Promise<ModelGate | null> {
  const { before, after, questions, onProgress } = parts;
  const affected = affectedArticles(before.core.knowledge, after.core.knowledge);
  if (affected.size === 0 && !parts.hasPrompts) return null;
  const ways = waysOf(before.prompts, after.prompts);
  const sides = [before, after];
  const sample = modelSample({
    questions,
    ways,
    affected,
    reaches: ({ text }) =>
      sides.some(({ core, today }) =>
        mayBeAssisted(core.answering.answer(questionOf(text, today))),
      ),
  });
  return measureModel({
    before: createModelSide(before),
    after: createModelSide(after),
    sample,
    isOfPrompts: ways.length > 0,
    leftMs: beginWait(systemClock, MOST_TIME_MS),
    onProgress,
  });
}

/** As somebody asks it who said nothing before. */
export function questionOf(text: string, today: PlainDate) {
  return {
    text,
    earlier: [],
    localeHint: null,
    conversationLanguage: null,
    languageChosen: false,
    today,
    now: today,
  };
}

/** One question, with what happened on the way to its answer. */
class Asking {
  readonly assistance: Assistance;
  readonly #refused = new Set<GuardFault>();
  #fault: ModelFault | null = null;
  #spoke = false;
  #waitedMs = 0;

  constructor({ core, prompts, model, forms }: ModelSideParts, guard: Guard) {
    // This thread may be busy with somebody else's look: a person's wait is what the model took.
    const clock: Clock = { now: () => new Date(this.#waitedMs) };
    this.assistance = assistedOver({
      core,
      semantic: null,
      clock,
      guard,
      model: createAnswerModel({
        model: this.#heard(model),
        prompts,
        forms,
        budget: UNBOUNDED_BUDGET,
        casesBudget: UNBOUNDED_BUDGET,
        cache: null,
      }),
      metrics: {
        helped: () => undefined,
        fault: (fault) => {
          this.#fault = fault;
        },
        refused: (fault) => {
          this.#refused.add(fault);
        },
      },
    });
  }

  became(asked: Pick<ModelAsked, "article" | "outcome">): ModelAsked {
    return { ...asked, spoke: this.#spoke, refused: [...this.#refused], fault: this.#fault };
  }

  #heard(model: LanguageModel): LanguageModel {
    return {
      ...model,
      complete: async (call, deadlineMs) => {
        const result = await model.complete(call, deadlineMs);
        this.#waitedMs += result.ms;
        if (result.kind === "value") {
          this.#spoke = true;
          // What was missing before it was done without; whether this one can be used is judged after it.
          this.#fault = null;
        }
        return result;
      },
    };
  }
}
