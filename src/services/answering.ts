import type { Reply } from "../domain/answer.ts";
import type { Article, Knowledge } from "../domain/knowledge.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import { EMPTY_READING, type Reading } from "../domain/reading.ts";
import type { IdentifiedLanguage, LanguageIdentifier } from "../ports/language-identifier.ts";
import type { EmergencyDetector } from "../ports/emergency-detector.ts";
import type { PersonReading, QuestionReader } from "../ports/question-reader.ts";
import type { SearchEngine, SearchHit, SearchResult } from "../ports/search.ts";
import type { Texts } from "../ports/texts.ts";
import { act } from "./actions.ts";
import {
  above,
  createArticleReplies,
  type ActionContext,
  type ArticleReplies,
  type ReplyBase,
} from "./article-replies.ts";
import { calendarReply } from "./calendar-replies.ts";
import { createComposedReplies, type ComposedReplies } from "./composed-replies.ts";
import { centreReply } from "./centre-replies.ts";
import { createEntryReplies, entrySchemeOf, type EntryReplies } from "./entry-replies.ts";
import { namesPassport, rememberedJourney, rememberedPerson, withoutPast } from "./follow-up.ts";
import { followed, isNear } from "./followed.ts";
import { createKnownPhrases, type KnownPhrases } from "./known-phrases.ts";
import { createOpenReplies, type OpenBase, type OpenReplies } from "./open-replies.ts";
import { firstOffered, isClear, languageAction } from "./reply-language.ts";
import { LIKELY_CLAIM, surer } from "./surer.ts";
import { NO_TRACE, type Rule, type Searched, type Trace } from "./trace.ts";

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
  /** A table decided on the passport, day or place that was named: nothing is to be chosen any more. */
  readonly ruled: boolean;
  /** What was read of the person and the journey; empty where nothing was looked for. */
  readonly reading: Reading;
  readonly trace: Trace;
}

export interface Answering {
  /** Answers a question, or says honestly that it cannot. Never throws for any text. */
  answer(question: Question): Answered;
  /** What is known of a person from their earlier messages, oldest first; `null` without any. */
  remembered(earlier: readonly string[], language: LanguageTag, today: PlainDate): Reading | null;
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
export function createAnswering(deps: AnsweringDeps): Answering {
  const articles = createArticleReplies(deps.knowledge, deps.texts);
  const entry = createEntryReplies(deps.knowledge, deps.texts, articles);
  const open = createOpenReplies(deps.knowledge, deps.texts, articles);
  const phrases = createKnownPhrases(deps.knowledge);
  const composed = createComposedReplies(deps.knowledge, deps.texts, articles);
  return {
    answer: (question) =>
      new Turn(deps, { articles, entry, open, phrases, composed }, question).answer(),
    remembered: (earlier, language, today) =>
      earlier.length === 0
        ? null
        : rememberedJourney(
            EMPTY_READING,
            earlier.map((text) => withoutPast(deps.reader.read(text, language, today), today)),
          ),
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

interface RepliesOfAllKinds {
  readonly articles: ArticleReplies;
  readonly entry: EntryReplies;
  readonly open: OpenReplies;
  readonly phrases: KnownPhrases;
  readonly composed: ComposedReplies;
}

/** With a passport and a journey told, a first hit that is about as likely as not is enough: the table says the rest. */
const LIKELY_ENTRY = 0.4;

function tellsJourney({ nationalities, purpose, stayDays }: Reading): boolean {
  return nationalities.length > 0 && purpose !== null && stayDays !== null;
}

/** One question on its way to a reply. */
class Turn {
  readonly #deps: AnsweringDeps;
  readonly #articles: ArticleReplies;
  readonly #entry: EntryReplies;
  readonly #open: OpenReplies;
  readonly #phrases: KnownPhrases;
  readonly #composed: ComposedReplies;
  readonly #question: Question;
  #ruled = false;
  #reading: Reading = EMPTY_READING;
  #trace: Trace = NO_TRACE;
  /** By text, in the language of the reply. */
  readonly #persons = new Map<string, PersonReading>();

  constructor(deps: AnsweringDeps, replies: RepliesOfAllKinds, question: Question) {
    this.#deps = deps;
    this.#articles = replies.articles;
    this.#entry = replies.entry;
    this.#open = replies.open;
    this.#phrases = replies.phrases;
    this.#composed = replies.composed;
    this.#question = question;
  }

  answer(): Answered {
    const { text, localeHint, conversationLanguage } = this.#question;
    const detected = this.#deps.identifier.identify(text, {
      localeHint,
      conversation: conversationLanguage,
    });
    const reply = this.#replyIn(detected);
    return { reply, detected, ruled: this.#ruled, reading: this.#reading, trace: this.#trace };
  }

  #replyIn(detected: IdentifiedLanguage): Reply {
    const { text, conversationLanguage, languageChosen } = this.#question;
    const language = this.#languageFor(detected);
    if (!/\p{L}|\p{N}/u.test(text)) return this.#open.nothingAsked(this.#openBase(language));
    const urgent = this.#urgent(language);
    if (urgent !== null) return urgent;
    const spoken = detected.tag === "und" || this.#deps.knowledge.languages.includes(detected.tag);
    if (!spoken && isClear(text, detected)) {
      this.#decide("language");
      return this.#open.languageNotOffered(this.#openBase(language), detected.tag);
    }
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
    const alone = this.#search("alone", text, language);
    const found = mayFollow(own, alone) ? this.#followed(own, alone, language) : null;
    const { earlier } = this.#question;
    if (found === null) {
      const persons = earlier.map((message) => this.#readPerson(message, language));
      return this.#replyFrom(alone, rememberedPerson(own, persons), language);
    }
    this.#trace = { ...this.#trace, followed: true };
    const readings = earlier.map((message) => this.#read(message, language));
    return this.#replyFrom(found, rememberedJourney(own, readings), language);
  }

  /** What a follow-up asks for, found with the message that it follows; `null` when that does not help. */
  #followed(own: Reading, alone: SearchResult, language: LanguageTag): SearchResult | null {
    const before = this.#topicBefore(language);
    if (before === null) return null;
    const topic = this.#search("topic", before, language);
    // "And for three months?" changes the journey, not the subject.
    if (own.followUp !== null && changesJourney(own) && isNear(topic)) return topic;
    const words = `${this.#withoutOldPlace(before, own, language)} ${this.#question.text}`;
    const together = this.#search("together", words, language);
    return followed(own, { alone, topic, together });
  }

  #search(of: Searched, text: string, language: LanguageTag): SearchResult {
    const found = this.#deps.search.search(text, language, MOST_ARTICLES);
    const result = this.#phrases.settle(text, language, surer(text, found));
    this.#trace = { ...this.#trace, searches: [...this.#trace.searches, { of, result }] };
    return result;
  }

  /** "And in Shanghai?" asks the same of another place, not of both. */
  #withoutOldPlace(topic: string, own: Reading, language: LanguageTag): string {
    const { place } = this.#readPerson(topic, language);
    const isOld = place !== null && own.place !== null && own.place.id !== place.id;
    return isOld ? topic.toLowerCase().replace(place.words, " ") : topic;
  }

  /** The numbers to call stand above whatever else the message asks; `null` when nobody is in need now. */
  #urgent(language: LanguageTag): Reply | null {
    const { today, now, text } = this.#question;
    const emergency = this.#deps.emergencies.detect(text);
    this.#trace = { ...this.#trace, emergency };
    const first =
      emergency === null ? null : this.#articles.urgent(emergency.kind, { language, today, now });
    return first === null ? null : above(first, this.#replyTo(language));
  }

  #read(text: string, language: LanguageTag): Reading {
    const { today } = this.#question;
    return withoutPast(this.#deps.reader.read(text, language, today), today);
  }

  /** Each earlier message is looked at for its topic, its place and its person, and read once. */
  #readPerson(text: string, language: LanguageTag): PersonReading {
    const known = this.#persons.get(text);
    if (known !== undefined) return known;
    const read = this.#deps.reader.readPerson(text, language);
    this.#persons.set(text, read);
    return read;
  }

  /** The latest earlier message that stands alone: what a follow-up is about. */
  #topicBefore(language: LanguageTag): string | null {
    const recent = this.#question.earlier.slice(-MOST_BACK);
    const standing = recent.findLast(
      (message) => this.#readPerson(message, language).followUp === null,
    );
    return standing ?? recent.at(-1) ?? null;
  }

  #replyFrom(found: SearchResult, reading: Reading, language: LanguageTag): Reply {
    this.#reading = reading;
    const result = reading.abroad ? doubted(found) : found;
    this.#trace = { ...this.#trace, doubted: result !== found };
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
    const needed = this.#visaNeed(articles, result, base);
    if (needed !== null) return this.#ruledBy("visaNeed", needed);
    const told = top === undefined ? null : this.#fromTable(top, articles, result, base);
    if (told !== null) return this.#ruledBy("table", told);
    const meant =
      result.verdict === "unsure" && !reading.abroad
        ? this.#meantByPurpose(articles, reading)
        : null;
    this.#decide(meant === null ? result.verdict : "purpose");
    if (meant !== null) return this.#articles.reply(meant, base);
    switch (result.verdict) {
      case "sure":
        return top === undefined
          ? this.#open.noAnswer(base)
          : (this.#composed.reply(articles, result, base) ?? this.#articles.reply(top, base));
      case "unsure":
        return this.#open.clarify(base, result.confidence);
      case "none":
        return this.#open.noAnswer(base);
      case "far":
        return this.#open.outOfScope(base);
    }
  }

  /** Whether a question names no passport, asks for no verdict, and is likely about one of the claims. */
  #asksOfScheme({ claims }: SearchResult, reading: Reading): boolean {
    return !namesPassport(reading) && !reading.visaNeed && (claims[0]?.score ?? 0) >= LIKELY_CLAIM;
  }

  #ruledBy(rule: Rule, reply: Reply): Reply {
    this.#ruled = true;
    this.#decide(rule);
    return reply;
  }

  #decide(rule: Rule): void {
    this.#trace = { ...this.#trace, rule };
  }

  /**
   * Whether a passport needs a visa is for the table to say, whichever article the country's name drew the search to;
   * `null` when that is not asked, or when the search is sure of something far from entering.
   */
  #visaNeed(
    articles: readonly Article[],
    { verdict }: SearchResult,
    base: ReplyBase,
  ): Reply | null {
    const { visaNeed, nationalities, abroad } = base.reading;
    if (!visaNeed || nationalities.length === 0 || abroad) return null;
    const isEntry = (one: Article): boolean => entrySchemeOf(one) !== null;
    if (verdict === "sure" && !articles.slice(0, 3).some(isEntry)) return null;
    const known = [...articles, ...this.#deps.knowledge.articles.values()];
    const article = known.find(isEntry);
    return article === undefined ? null : this.#entry.reply(article, base, true);
  }

  /** What a table says of the passport, day or place that was named; `null` when the article alone speaks. */
  #fromTable(
    top: Article,
    articles: readonly Article[],
    result: SearchResult,
    base: ReplyBase,
  ): Reply | null {
    const { knowledge, texts } = this.#deps;
    const sure = result.verdict === "sure";
    switch (top.table?.name) {
      case "visa-free":
        // Without a passport the table has nothing to say; what is asked of the scheme itself has an answer all the same.
        if (sure && this.#asksOfScheme(result, base.reading)) return null;
        return this.#leadsToEntry(articles, result, base.reading)
          ? this.#entry.reply(top, base, sure)
          : null;
      case "holidays":
        return sure ? calendarReply(knowledge, texts, this.#articles, top, base) : null;
      case "centres":
        return sure ? centreReply(knowledge, texts, this.#articles, top, base) : null;
      case undefined:
        return null;
    }
  }

  /**
   * Doubt between the articles of one table is no doubt once the passport is known: the table decides. Nor is doubt
   * between the table and the article to which it sends the purpose that was named.
   */
  #leadsToEntry(
    articles: readonly Article[],
    { verdict, confidence }: SearchResult,
    reading: Reading,
  ): boolean {
    const [, second, third] = articles;
    if (verdict !== "unsure") return verdict === "sure";
    if (tellsJourney(reading) && confidence >= LIKELY_ENTRY) return true;
    if (second !== undefined && entrySchemeOf(second) !== null) return true;
    const sentTo = this.#articleFor(reading);
    return sentTo !== null && (second === sentTo || third === sentTo);
  }

  /**
   * Somebody who comes to work is not between visa-free entry and a work visa: what is left of the first hits without
   * the table speaks, when it is the article for that purpose and its neighbours alone.
   */
  #meantByPurpose(articles: readonly Article[], reading: Reading): Article | null {
    const sentTo = this.#articleFor(reading);
    const first = articles.slice(0, 3);
    const left = first.filter((article) => entrySchemeOf(article) === null);
    if (sentTo === null || left.length === first.length || !left.includes(sentTo)) return null;
    const near = left.every((article) => article === sentTo || sentTo.related.includes(article.id));
    return near ? (left[0] ?? null) : null;
  }

  #articleFor({ purpose }: Reading): Article | null {
    const { articleForPurpose, articles } = this.#deps.knowledge;
    const id = purpose === null ? undefined : articleForPurpose.get(purpose);
    return (id === undefined ? undefined : articles.get(id)) ?? null;
  }

  #openBase(language: LanguageTag): OpenBase {
    return { language, today: this.#question.today, hits: [] };
  }

  #articlesOf(hits: readonly SearchHit[]): Article[] {
    return hits.flatMap((hit) => this.#deps.knowledge.articles.get(hit.id) ?? []);
  }
}
