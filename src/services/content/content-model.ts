import { languageName, SOURCE_LANGUAGE } from "../../domain/locale.ts";
import { fillPrompt, type Prompts } from "../../domain/prompt.ts";
import type { AnswerForms } from "../../ports/answer-forms.ts";
import type { ContentModel } from "../../ports/content-model.ts";
import { createAsk, type AskParts } from "../assisted/ask.ts";

export interface ContentModelParts extends AskParts {
  readonly prompts: Prompts;
  readonly forms: AnswerForms;
}

/** Asks a language model by the prompts, within the budget. */
export function createContentModel(parts: ContentModelParts): ContentModel {
  const { prompts, forms } = parts;
  const ask = createAsk(parts);
  return {
    translateArticle: ({ title, to, pieces }, asker) => {
      const language = { tag: to, name: languageName(to, SOURCE_LANGUAGE) };
      const given = pieces.map(({ id, text }) => ({ id, text }));
      const filled = fillPrompt(prompts.translateArticle, { title, language, pieces: given });
      const about = [to, title, ...given.map(({ id }) => id)];
      return ask(prompts.translateArticle, { ...filled, about }, forms.translateArticle, asker);
    },
    sameQuestion: ({ question, others }, asker) => {
      const given = others.map(({ id, text }) => ({ id, text }));
      const filled = fillPrompt(prompts.sameQuestion, { question, others: given });
      const about = [question, ...given.map(({ id }) => id)];
      return ask(prompts.sameQuestion, { ...filled, about }, forms.sameQuestion, asker);
    },
  };
}
