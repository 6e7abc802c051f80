import type { Reply } from "../domain/answer.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import { EMPTY_READING, type Reading } from "../domain/reading.ts";
import type { KindReader } from "../ports/kind-reader.ts";
import type { IdentifiedLanguage, LanguageIdentifier } from "../ports/language-identifier.ts";
import type { RomanisedReader } from "../ports/romanised-reader.ts";
import { act } from "./actions.ts";
import { createArticleReplies, type ActionContext } from "./article-replies.ts";
import { createComposedReplies } from "./composed-replies.ts";
import { createEntryReplies } from "./entry-replies.ts";
import { rememberedJourney, withoutPast } from "./follow-up.ts";
import { createMessageKinds } from "./message-kinds.ts";
import { createOpenReplies } from "./open-replies.ts";
import type { Answered, Question } from "./question.ts";
import { QuestionTurn } from "./question-turn.ts";
import { replyLanguage } from "./reply-language.ts";
import { createTableRules } from "./table-rules.ts";
import type { QuestionTurnDeps } from "./turn-parts.ts";
import { createTurnReadings } from "./turn-readings.ts";

export type { Answered, Question } from "./question.ts";

export interface Answering {
  /** Answers a question, or says honestly that it cannot. Never throws for any text. */
  answer(question: Question): Answered;
  /** What is known of a person from their earlier messages, oldest first; `null` without any. */
  remembered(earlier: readonly string[], language: LanguageTag, today: PlainDate): Reading | null;
  /** What a button asked for; an unknown or outdated one is told so. */
  act(action: string, context: ActionContext): Reply;
}

/** Answers questions, in this thread or in another. */
export interface Answers {
  /**
   * As {@link Answering.answer} does; what was found may come without its meanings.
   *
   * @throws AppError `internal` the thread that was at it ended, or did not come to an end
   */
  answer(question: Question): Promise<Answered>;
}

/** Those of this thread. */
export function answersHere(answering: Pick<Answering, "answer">): Answers {
  return { answer: (question) => Promise.resolve(answering.answer(question)) };
}

export interface AnsweringDeps extends QuestionTurnDeps {
  readonly identifier: LanguageIdentifier;
  readonly romanised: RomanisedReader;
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
  /** What was typed in Latin letters for want of a keyboard, unless it is in another language that is offered. */
  const inOwnLetters = (
    question: Question,
    { tag }: IdentifiedLanguage,
    language: LanguageTag,
  ): Question => {
    if (tag !== language && knowledge.languages.includes(tag)) return question;
    const own = (text: string): string => deps.romanised.inOwnLetters(text, language) ?? text;
    return { ...question, text: own(question.text), earlier: question.earlier.map(own) };
  };
  return {
    answer: (question) => {
      const { text, localeHint, conversationLanguage: conversation } = question;
      const detected = deps.identifier.identify(text, { localeHint, conversation });
      const language = replyLanguage(question, detected, knowledge.languages);
      const read = inOwnLetters(question, detected, language);
      const { today } = question;
      const readings = createTurnReadings(deps.reader, parts.kinds, { language, today });
      const turn = new QuestionTurn(deps, parts, read, readings);
      return turn.answer({ written: text, detected, language });
    },
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
