import type { Reply } from "../domain/answer.ts";
import { paragraph } from "../domain/block.ts";
import { formatList } from "../domain/format.ts";
import type { Knowledge } from "../domain/knowledge.ts";
import { nameOfLanguage, type LanguageTag } from "../domain/locale.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import type { SearchHit } from "../ports/search.ts";
import type { Texts } from "../ports/texts.ts";
import type { ArticleReplies } from "./article-replies.ts";
import { languageAction } from "./reply-language.ts";
import {
  OFF_TOPIC_ARTICLE,
  articleActions,
  createReply,
  humanAction,
  humanContacts,
} from "./reply-builder.ts";

/** What an open reply is made from. */
export interface OpenBase {
  readonly language: LanguageTag;
  readonly today: PlainDate;
  readonly hits: readonly SearchHit[];
}

/** Replies that assert nothing: they ask back, or say honestly what is not known or not done. */
export interface OpenReplies {
  /** Which of the first articles is meant; no answer when none of them can be offered. */
  clarify(base: OpenBase, confidence: number): Reply;
  noAnswer(base: OpenBase): Reply;
  outOfScope(base: OpenBase): Reply;
  /** @param asked the language of the question */
  languageNotOffered(base: OpenBase, asked: LanguageTag): Reply;
  nothingAsked(base: OpenBase): Reply;
}

/** Titles to choose from when the first hit is not certain. */
const MOST_CHOICES = 3;

export function createOpenReplies(
  knowledge: Knowledge,
  texts: Texts,
  articles: ArticleReplies,
): OpenReplies {
  const open = (
    base: OpenBase,
    outcome: Reply["outcome"],
    blocks: Reply["blocks"],
    actions: Reply["actions"] = [humanAction(base.language, texts)],
  ): Reply =>
    createReply({
      outcome,
      language: base.language,
      asOf: base.today,
      blocks,
      actions,
      articles: base.hits,
    });

  const noAnswer = (base: OpenBase): Reply => {
    const contacts = humanContacts(knowledge, base.language, texts);
    return open(base, "no_answer", [
      paragraph(texts.say("reply.noAnswer", base.language, { contacts })),
    ]);
  };

  return {
    noAnswer,
    clarify: (base, confidence) => {
      const { language } = base;
      const ids = base.hits.map((hit) => hit.id);
      const choices = articleActions(knowledge, ids, language, MOST_CHOICES);
      if (choices.length === 0) return noAnswer(base);
      const ask = [paragraph(texts.say("reply.clarify", language))];
      const actions = [...choices, humanAction(language, texts)];
      return { ...open(base, "clarify", ask, actions), confidence };
    },
    outOfScope: (base) => {
      const article = knowledge.articles.get(OFF_TOPIC_ARTICLE);
      const blocks =
        article?.texts.has(base.language) === true
          ? articles.words(article, base.language, base.today)
          : [paragraph(texts.say("reply.outOfScope", base.language))];
      return open(base, "out_of_scope", blocks);
    },
    languageNotOffered: (base, asked) => {
      const names = knowledge.languages.map((tag) => nameOfLanguage(tag));
      const languages = formatList(names, base.language);
      const reply = open(
        base,
        "no_answer",
        [paragraph(texts.say("reply.languageNotOffered", base.language, { languages }))],
        knowledge.languages.map((tag) => languageAction(tag, texts)),
      );
      return { ...reply, askedIn: asked };
    },
    nothingAsked: (base) =>
      open(base, "smalltalk", [paragraph(texts.say("reply.nothingAsked", base.language))]),
  };
}
