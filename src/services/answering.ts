import type { Reply } from "../domain/answer.ts";
import { paragraph } from "../domain/block.ts";
import { formatList } from "../domain/format.ts";
import type { Article, ArticleId, Knowledge } from "../domain/knowledge.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import type { Reading } from "../domain/reading.ts";
import type { IdentifiedLanguage, LanguageIdentifier } from "../ports/language-identifier.ts";
import type { EmergencyDetector } from "../ports/emergency-detector.ts";
import type { QuestionReader } from "../ports/question-reader.ts";
import type { SearchEngine, SearchHit, SearchResult } from "../ports/search.ts";
import type { Texts } from "../ports/texts.ts";
import {
  above,
  createArticleReplies,
  type ActionContext,
  type ArticleReplies,
} from "./article-replies.ts";
import { createEntryReplies, type EntryReplies } from "./entry-replies.ts";
import { rememberedReading, withoutPast } from "./follow-up.ts";
import { firstOffered, isClear, languageAction, nameOfLanguage } from "./reply-language.ts";
import {
  HUMAN_ARTICLE,
  OFF_TOPIC_ARTICLE,
  articleActions,
  createReply,
  dayBlocks,
  humanAction,
  humanContacts,
} from "./reply-builder.ts";

/** One question with what is known around it. */
export interface Question {
  readonly text: string;
  /** The person's own earlier messages, oldest first. */
  readonly earlier: readonly string[];
  /** BCP 47 tag that the platform states; `null` when none. */
  readonly localeHint: string | null;
  /** The language of the conversation so far; `null` at its start. */
  readonly conversationLanguage: LanguageTag | null;
  /** The person chose that language, so a change is offered rather than made. */
  readonly languageChosen: boolean;
  /** The day that stands for today: "tomorrow" and "in March" count from it. */
  readonly today: PlainDate;
  /** The real day; differs from `today` only when another day was asked for explicitly. */
  readonly now: PlainDate;
}

export interface Answered {
  readonly reply: Reply;
  readonly detected: IdentifiedLanguage;
}

export interface Answering {
  /** Answers a question, or says honestly that it cannot. Never throws for any text. */
  answer(question: Question): Answered;
  /** What a button asked for; an unknown or outdated one is told so. */
  act(action: string, context: ActionContext): Reply;
}

export interface AnsweringDeps {
  readonly knowledge: Knowledge;
  readonly texts: Texts;
  readonly search: SearchEngine;
  readonly identifier: LanguageIdentifier;
  readonly reader: QuestionReader;
  readonly emergencies: EmergencyDetector;
}

/** Hits shown to callers. */
const MOST_ARTICLES = 5;
/** Titles to choose from when the first hit is not certain. */
const MOST_CHOICES = 3;

export function createAnswering(deps: AnsweringDeps): Answering {
  const articles = createArticleReplies(deps.knowledge, deps.texts);
  const entry = createEntryReplies(deps.knowledge, deps.texts, articles);
  return {
    answer: (question) => new Turn(deps, articles, entry, question).answer(),
    act: (action, context) => act(deps, articles, action, context),
  };
}

/** How many messages back the topic of a follow-up is looked for. */
const MOST_BACK = 4;

/**
 * A message that finds its own article is a topic of its own, unless it points back: "how much is it?" finds visa fees
 * by itself and may ask for a grant.
 */
function mayFollow(own: Reading, alone: SearchResult): boolean {
  return alone.verdict !== "sure" || own.followUp === "pointsBack";
}

/** A question about another country may look like one about China: it is asked back, not answered. */
function doubted(result: SearchResult): SearchResult {
  const about = result.hits[0]?.id.startsWith("conversation/") === true;
  return result.verdict === "sure" && !about ? { ...result, verdict: "unsure" } : result;
}

function changesJourney(own: Reading): boolean {
  return (
    own.nationalities.length > 0 ||
    own.ambiguous.length > 0 ||
    own.purpose !== null ||
    own.stayDays !== null ||
    own.days !== null
  );
}

/** One question on its way to a reply. */
class Turn {
  readonly #deps: AnsweringDeps;
  readonly #articles: ArticleReplies;
  readonly #entry: EntryReplies;
  readonly #question: Question;

  constructor(
    deps: AnsweringDeps,
    articles: ArticleReplies,
    entry: EntryReplies,
    question: Question,
  ) {
    this.#deps = deps;
    this.#articles = articles;
    this.#entry = entry;
    this.#question = question;
  }

  answer(): Answered {
    const { text, localeHint, conversationLanguage } = this.#question;
    const detected = this.#deps.identifier.identify(text, {
      localeHint,
      conversation: conversationLanguage,
    });
    return { reply: this.#replyIn(detected), detected };
  }

  #replyIn(detected: IdentifiedLanguage): Reply {
    const { text, conversationLanguage, languageChosen } = this.#question;
    const language = this.#languageFor(detected);
    if (!/\p{L}|\p{N}/u.test(text)) return this.#say(language, "no_answer", "reply.nothingAsked");
    const urgent = this.#urgent(language);
    if (urgent !== null) return urgent;
    const spoken = detected.tag === "und" || this.#deps.knowledge.languages.includes(detected.tag);
    if (!spoken && isClear(text, detected)) return this.#languageNotOffered(language);
    const reply = this.#replyTo(language);
    if (!languageChosen || language === conversationLanguage) return reply;
    const change = languageAction(language, this.#deps.texts);
    return { ...reply, actions: [...reply.actions, change] };
  }

  /** The conversation's language holds until a message is clearly in another one that is offered. */
  #languageFor(detected: IdentifiedLanguage): LanguageTag {
    const { text, conversationLanguage, localeHint } = this.#question;
    const offered = this.#deps.knowledge.languages;
    const before = firstOffered([conversationLanguage, localeHint], offered);
    if (!offered.includes(detected.tag)) return before;
    const holds = conversationLanguage !== null && offered.includes(conversationLanguage);
    return holds && !isClear(text, detected) ? before : detected.tag;
  }

  #replyTo(language: LanguageTag): Reply {
    const { text } = this.#question;
    const own = this.#read(text, language);
    const alone = this.#deps.search.search(text, language, MOST_ARTICLES);
    const topic = this.#topicBefore(language);
    const earlier = this.#question.earlier.map((message) => this.#read(message, language));
    const followed =
      topic === null || !mayFollow(own, alone) ? null : this.#followed(topic, own, language);
    return followed === null
      ? this.#replyFrom(alone, rememberedReading(own, earlier, "topic"), language)
      : this.#replyFrom(followed, rememberedReading(own, earlier, "followUp"), language);
  }

  /** What a follow-up asks for, found with the message that it follows; `null` when that does not help. */
  #followed(topic: string, own: Reading, language: LanguageTag): SearchResult | null {
    const { search } = this.#deps;
    // "And for three months?" changes the journey, not the subject.
    if (own.followUp !== null && changesJourney(own)) {
      const subject = search.search(topic, language, MOST_ARTICLES);
      if (subject.verdict === "sure" || subject.verdict === "unsure") return subject;
    }
    const together = search.search(`${topic} ${this.#question.text}`, language, MOST_ARTICLES);
    return together.verdict === "sure" ? together : null;
  }

  /** The numbers to call stand above whatever else the message asks; `null` when nobody is in need now. */
  #urgent(language: LanguageTag): Reply | null {
    const { today, now, text } = this.#question;
    const emergency = this.#deps.emergencies.detect(text);
    const first =
      emergency === null ? null : this.#articles.urgent(emergency.kind, { language, today, now });
    return first === null ? null : above(first, this.#replyTo(language));
  }

  #read(text: string, language: LanguageTag): Reading {
    const { today } = this.#question;
    return withoutPast(this.#deps.reader.read(text, language, today), today);
  }

  /** The latest earlier message that stands alone: what a follow-up is about. */
  #topicBefore(language: LanguageTag): string | null {
    const recent = this.#question.earlier.slice(-MOST_BACK);
    const standing = recent.findLast((message) => this.#read(message, language).followUp === null);
    return standing ?? recent.at(-1) ?? null;
  }

  #replyFrom(found: SearchResult, reading: Reading, language: LanguageTag): Reply {
    const result = reading.abroad ? doubted(found) : found;
    const base = {
      language,
      today: this.#question.today,
      now: this.#question.now,
      reading,
      hits: result.hits.slice(0, MOST_ARTICLES),
      confidence: result.confidence,
    };
    const articles = this.#articlesOf(result.hits);
    const [top] = articles;
    if (top !== undefined && this.#leadsToTable(articles, result)) {
      const reply = this.#entry.reply(top, base, result.verdict === "sure");
      if (reply !== null) return reply;
    }
    switch (result.verdict) {
      case "sure":
        return top === undefined
          ? this.#noAnswer(base.hits, language)
          : this.#articles.reply(top, base);
      case "unsure":
        return this.#clarify(base.hits, language, result.confidence);
      case "none":
        return this.#noAnswer(base.hits, language);
      case "far":
        return this.#outOfScope(base.hits, language);
    }
  }

  /** Doubt between the articles of one table is no doubt once the passport is known: the table decides. */
  #leadsToTable([top, second]: readonly Article[], { verdict }: SearchResult): boolean {
    if (top === undefined || top.table === null) return false;
    return (
      verdict === "sure" || (verdict === "unsure" && second !== undefined && second.table !== null)
    );
  }

  #articlesOf(hits: readonly SearchHit[]): Article[] {
    return hits.flatMap((hit) => this.#deps.knowledge.articles.get(hit.id) ?? []);
  }

  #clarify(hits: readonly SearchHit[], language: LanguageTag, confidence: number): Reply {
    const { knowledge, texts } = this.#deps;
    const ids = hits.map((hit) => hit.id);
    const choices = articleActions(knowledge, ids, language, MOST_CHOICES);
    if (choices.length === 0) return this.#noAnswer(hits, language);
    return createReply({
      outcome: "clarify",
      language,
      asOf: this.#question.today,
      blocks: [paragraph(texts.say("reply.clarify", language))],
      actions: [...choices, humanAction(language, texts)],
      articles: hits,
      confidence,
    });
  }

  #noAnswer(hits: readonly SearchHit[], language: LanguageTag): Reply {
    const { knowledge, texts } = this.#deps;
    const contacts = humanContacts(knowledge, language, texts);
    return createReply({
      outcome: "no_answer",
      language,
      asOf: this.#question.today,
      blocks: [paragraph(texts.say("reply.noAnswer", language, { contacts }))],
      actions: [humanAction(language, texts)],
      articles: hits,
    });
  }

  #outOfScope(hits: readonly SearchHit[], language: LanguageTag): Reply {
    const { knowledge, texts } = this.#deps;
    const article = knowledge.articles.get(OFF_TOPIC_ARTICLE);
    const blocks =
      article?.texts.has(language) === true
        ? this.#articles.words(article, language, this.#question.today)
        : [paragraph(texts.say("reply.outOfScope", language))];
    return createReply({
      outcome: "out_of_scope",
      language,
      asOf: this.#question.today,
      blocks,
      actions: [humanAction(language, texts)],
      articles: hits,
    });
  }

  #languageNotOffered(language: LanguageTag): Reply {
    const { knowledge, texts } = this.#deps;
    const names = knowledge.languages.map((tag) => nameOfLanguage(tag));
    return createReply({
      outcome: "no_answer",
      language,
      asOf: this.#question.today,
      blocks: [
        ...dayBlocks(this.#question.today, this.#question.now, language, texts),
        paragraph(
          texts.say("reply.languageNotOffered", language, {
            languages: formatList(names, language),
          }),
        ),
      ],
      actions: knowledge.languages.map((tag) => languageAction(tag, texts)),
    });
  }

  #say(language: LanguageTag, outcome: Reply["outcome"], key: "reply.nothingAsked"): Reply {
    const { texts } = this.#deps;
    return createReply({
      outcome,
      language,
      asOf: this.#question.today,
      blocks: [paragraph(texts.say(key, language))],
      actions: [humanAction(language, texts)],
    });
  }
}

function act(
  deps: AnsweringDeps,
  articles: ArticleReplies,
  action: string,
  context: ActionContext,
): Reply {
  const { knowledge, texts } = deps;
  const { language, today } = context;
  const colon = action.indexOf(":");
  const verb = colon < 0 ? action : action.slice(0, colon);
  const target = colon < 0 ? "" : action.slice(colon + 1);
  if (verb === "language" && knowledge.languages.includes(target)) {
    return createReply({
      outcome: "command",
      language: target,
      asOf: today,
      blocks: [paragraph(texts.say("reply.languageChosen", target))],
    });
  }
  const article = knowledge.articles.get(verb === "human" ? HUMAN_ARTICLE : (target as ArticleId));
  const known = article?.texts.has(language) === true;
  if (known && verb === "more") return articles.body(article, context);
  if (known && verb === "page") return articles.page(article, context);
  if (known && (verb === "article" || verb === "human")) return articles.chosen(article, context);
  return createReply({
    outcome: "no_answer",
    language,
    asOf: today,
    blocks: [paragraph(texts.say("reply.gone", language))],
    actions: verb === "human" ? [] : [humanAction(language, texts)],
  });
}
