import type { FilledPrompt, Prompt, PromptName } from "../../domain/prompt.ts";
import type { AnswerForm } from "../../ports/answer-forms.ts";
import type { Asked, Asker } from "../../ports/answer-model.ts";
import type { LanguageModel, ModelCall } from "../../ports/language-model.ts";
import { withinBudget, type ModelBudget } from "../model-budget.ts";

export interface AskParts {
  readonly model: LanguageModel;
  readonly budget: ModelBudget;
}

/** Asks a model by a prompt. Never throws. */
export type Ask = <Name extends PromptName, T>(
  prompt: Prompt<Name>,
  filled: FilledPrompt & Pick<ModelCall, "about">,
  form: AnswerForm<T>,
  asker: Asker,
) => Promise<Asked<T>>;

/** With less than this share of a prompt’s deadline left, its answer is not to be expected. */
export const LEAST_SHARE = 1 / 4;

/** Asks within the budget, and for no longer than the prompt and the asker allow. */
export function createAsk({ model, budget }: AskParts): Ask {
  return async (prompt, filled, form, { person, withinMs }) => {
    const { name, temperature, maxTokens, deadlineMs } = prompt;
    if (withinMs < deadlineMs * LEAST_SHARE) return { kind: "fault", fault: "late" };
    const call = { prompt: name, ...filled, schema: form.schema, temperature, maxTokens };
    const deadline = Math.min(deadlineMs, withinMs);
    const result = await withinBudget(model, budget, person).complete(call, deadline);
    if (result.kind === "fault") return { kind: "fault", fault: result.fault };
    const value = form.parse(result.value);
    return value === null ? { kind: "fault", fault: "malformed" } : { kind: "value", value };
  };
}
