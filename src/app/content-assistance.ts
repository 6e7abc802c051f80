import { textPieces } from "../content/text-pieces.ts";
import type { QuestionMeaning } from "../ports/question-meaning.ts";
import type { AssistedMetrics } from "../services/assisted/metrics.ts";
import { createContentModel } from "../services/content/content-model.ts";
import {
  createPieceTranslator,
  type PieceTranslator,
} from "../services/content/piece-translator.ts";
import { createQuestionMeaning } from "../services/insight/question-meaning.ts";
import { guardOver, type ModelAccess } from "./assistance.ts";
import type { Edition } from "./live-content.ts";

/** What a model helps with for those who look after the content. */
export interface ContentAssistance {
  /** Drafts pieces of articles in other languages, by the prompts in force. */
  readonly drafter: () => PieceTranslator;
  /** Tells whether questions without an answer ask the same. */
  readonly meaning: QuestionMeaning;
}

export interface ContentAssistanceParts {
  readonly access: ModelAccess;
  readonly current: () => Pick<Edition, "core" | "prompts">;
  readonly metrics: AssistedMetrics;
}

export function createContentAssistance(parts: ContentAssistanceParts): ContentAssistance {
  const { access, current, metrics } = parts;
  const modelNow = () =>
    createContentModel({ ...access, budget: access.budgets.content, prompts: current().prompts });
  return {
    drafter: () => {
      const { core, prompts } = current();
      const guard = guardOver(core, prompts);
      return createPieceTranslator({ model: modelNow(), guard, texts: textPieces, metrics });
    },
    meaning: {
      same: (...asked) => createQuestionMeaning({ model: modelNow(), metrics }).same(...asked),
    },
  };
}
