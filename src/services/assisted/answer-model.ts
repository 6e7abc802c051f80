import { fillPrompt, type Prompts } from "../../domain/prompt.ts";
import { estimateTokens } from "../../domain/model-tokens.ts";
import type { AnswerCache } from "../../ports/answer-cache.ts";
import type { AnswerForms } from "../../ports/answer-forms.ts";
import type { AnswerModel, Asked, Asker, Choice, Selection } from "../../ports/answer-model.ts";
import type { ModelBudget } from "../model-budget.ts";
import { createAsk, LEAST_SHARE, type AskParts } from "./ask.ts";

export interface AnswerModelParts extends AskParts {
  /** Of which translations between staff and a person are paid. */
  readonly casesBudget: ModelBudget;
  readonly prompts: Prompts;
  readonly forms: AnswerForms;
  /** `null` remembers nothing. */
  readonly cache: AnswerCache | null;
}

/** Estimated, of a question and all candidates that there is room for. */
const MOST_INPUT_TOKENS = 16_000;

/** Asks a language model by the prompts, within the budget. */
export function createAnswerModel(parts: AnswerModelParts): AnswerModel {
  const { prompts, forms, cache } = parts;

  const ask = createAsk(parts);
  const askForCase = createAsk({ model: parts.model, budget: parts.casesBudget });

  /**
   * The words of the candidates and the day are part of the key, so nothing outlives a correction. What is kept are names of
   * candidates alone.
   */
  const remembered = async (choice: Choice, asker: Asker): Promise<Asked<Selection>> => {
    const { select } = prompts;
    const { question, language, asOf } = choice;
    const candidates = choice.candidates.map((one) => ({ ...one }));
    const filled = fillPrompt(select, { question, language, asOf, candidates });
    const key = `${parts.model.name}\n${select.hash}\n${filled.input}`;
    const known = forms.select.parse(await cache?.get(key));
    if (known !== null) return { kind: "value", value: known };
    const about = [question, ...candidates.map(({ article, id }) => `${article} ${id}`)];
    const asked = await ask(select, { ...filled, about }, forms.select, asker);
    if (asked.kind === "value") await cache?.set(key, asked.value);
    return asked;
  };

  return {
    // A message in other words is still what somebody wrote: it is not remembered beside the message itself.
    understand: (message, earlier, asker) => {
      const filled = fillPrompt(prompts.understand, { message, earlier });
      const about = [message, ...earlier];
      return ask(prompts.understand, { ...filled, about }, forms.understand, asker);
    },
    select: (choice, asker) => remembered(choice, asker),
    // Neither are translations of what somebody wrote: whoever asked for one keeps it where it is erased.
    translate: ({ text, from, to }, asker) => {
      const filled = fillPrompt(prompts.translate, { text, from, to });
      const about = [from, to, text];
      return askForCase(prompts.translate, { ...filled, about }, forms.translate, asker);
    },
    wouldChoose: async ({ person, withinMs }) => {
      const { name, instructions, maxTokens, deadlineMs } = prompts.select;
      const tokens = estimateTokens(instructions) + MOST_INPUT_TOKENS + maxTokens;
      return (
        withinMs >= deadlineMs * LEAST_SHARE &&
        !parts.model.isResting(name) &&
        (await parts.budget.hasRoom(person, { calls: 2, tokens }))
      );
    },
  };
}
