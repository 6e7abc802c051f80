import type { Reply } from "../domain/answer.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import { EMPTY_READING, type Reading } from "../domain/reading.ts";
import type { KindReader } from "../ports/kind-reader.ts";
import { act } from "./actions.ts";
import { createArticleReplies, type ActionContext } from "./article-replies.ts";
import { createComposedReplies } from "./composed-replies.ts";
import { createEntryReplies } from "./entry-replies.ts";
import { rememberedJourney, withoutPast } from "./follow-up.ts";
import { createMessageKinds } from "./message-kinds.ts";
import { createOpenReplies } from "./open-replies.ts";
import type { Answered, Question } from "./question.ts";
import { QuestionTurn, type QuestionTurnDeps } from "./question-turn.ts";
import { createTableRules } from "./table-rules.ts";

export type { Answered, Question } from "./question.ts";

export interface Answering {
  /** Answers a question, or says honestly that it cannot. Never throws for any text. */
  answer(question: Question): Answered;
  /** What is known of a person from their earlier messages, oldest first; `null` without any. */
  remembered(earlier: readonly string[], language: LanguageTag, today: PlainDate): Reading | null;
  /** What a button asked for; an unknown or outdated one is told so. */
  act(action: string, context: ActionContext): Reply;
}

export interface AnsweringDeps extends QuestionTurnDeps {
  readonly kinds: KindReader;
}

export function createAnswering(deps: AnsweringDeps): Answering {
  const { knowledge, texts } = deps;
  const articles = createArticleReplies(knowledge, texts);
  const entry = createEntryReplies(knowledge, texts, articles);
  const parts = {
    articles,
    open: createOpenReplies(knowledge, texts, articles),
    kinds: createMessageKinds(knowledge, deps.kinds),
    composed: createComposedReplies(knowledge, texts, articles),
    tables: createTableRules({ knowledge, texts, articles, entry }),
  };
  return {
    answer: (question) => new QuestionTurn(deps, parts, question).answer(),
    remembered: (earlier, language, today) =>
      earlier.length === 0
        ? null
        : rememberedJourney(
            EMPTY_READING,
            earlier.map((text) => withoutPast(deps.reader.read(text, language, today), today)),
          ),
    act: (action, context) => act(deps, parts, action, context),
  };
}
