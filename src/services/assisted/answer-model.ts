import type { PersonRef } from "../../domain/message.ts";
import {
  fillPrompt,
  type FilledPrompt,
  type Prompt,
  type PromptName,
  type Prompts,
} from "../../domain/prompt.ts";
import type { AnswerCache } from "../../ports/answer-cache.ts";
import type { AnswerForm, AnswerForms } from "../../ports/answer-forms.ts";
import type { AnswerModel, Asked, Choice, Selection } from "../../ports/answer-model.ts";
import type { LanguageModel } from "../../ports/language-model.ts";
import { withinBudget, type ModelBudget } from "../model-budget.ts";

export interface AnswerModelParts {
  readonly model: LanguageModel;
  readonly prompts: Prompts;
  readonly forms: AnswerForms;
  readonly budget: ModelBudget;
  /** `null` remembers nothing. */
  readonly cache: AnswerCache | null;
}

/** Asks a language model by the prompts, within the budget. */
export function createAnswerModel(parts: AnswerModelParts): AnswerModel {
  const { prompts, forms, cache } = parts;

  const ask = async <Name extends PromptName, T>(
    prompt: Prompt<Name>,
    filled: FilledPrompt,
    form: AnswerForm<T>,
    person: PersonRef | null,
  ): Promise<Asked<T>> => {
    const { name, temperature, maxTokens, deadlineMs } = prompt;
    const call = { prompt: name, ...filled, schema: form.schema, temperature, maxTokens };
    const model = withinBudget(parts.model, parts.budget, person);
    const result = await model.complete(call, deadlineMs);
    if (result.kind === "fault") return { kind: "fault", fault: result.fault };
    const value = form.parse(result.value);
    return value === null ? { kind: "fault", fault: "malformed" } : { kind: "value", value };
  };

  /**
   * The words of the candidates and the day are part of the key, so nothing outlives a correction. What is kept are names of
   * candidates alone: a lead-in may say again what somebody wrote.
   */
  const remembered = async (
    choice: Choice,
    person: PersonRef | null,
  ): Promise<Asked<Selection>> => {
    const { select } = prompts;
    const filled = filledFor(select, choice);
    const key = `${parts.model.name}\n${select.hash}\n${filled.input}`;
    const known = forms.select.parse(await cache?.get(key));
    if (known !== null) return { kind: "value", value: known };
    const asked = await ask(select, filled, forms.select, person);
    if (asked.kind === "value") await cache?.set(key, { ...asked.value, lead: null });
    return asked;
  };

  return {
    // A message in other words is still what somebody wrote: it is not remembered beside the message itself.
    understand: (message, earlier, person) => {
      const filled = fillPrompt(prompts.understand, { message, earlier });
      return ask(prompts.understand, filled, forms.understand, person);
    },
    select: (choice, person) => remembered(choice, person),
    // Sentences in a model's words may say again what somebody wrote.
    compose: (choice, person) =>
      ask(prompts.compose, filledFor(prompts.compose, choice), forms.compose, person),
  };
}

function filledFor(prompt: Prompt<"select" | "compose">, choice: Choice): FilledPrompt {
  const { question, language, asOf } = choice;
  const candidates = choice.candidates.map((one) => ({ ...one }));
  return fillPrompt<"select" | "compose">(prompt, { question, language, asOf, candidates });
}
