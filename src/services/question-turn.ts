import type { Reply } from "../domain/answer.ts";
import type { Article, ArticleId } from "../domain/knowledge.ts";
import type { LanguageTag } from "../domain/locale.ts";
import { goesOn } from "../domain/message-kind.ts";
import { once } from "../domain/once.ts";
import { EMPTY_READING, type Reading } from "../domain/reading.ts";
import type { Emergency } from "../ports/emergency-detector.ts";
import type { IdentifiedLanguage } from "../ports/language-identifier.ts";
import type { SearchContext, SearchHit, SearchResult } from "../ports/search.ts";
import { surelyTold, withNumbers, type ReplyBase } from "./article-replies.ts";
import {
  MIN_FOLLOW_UP,
  MOST_BEFORE,
  inConversation,
  isSurelyItsOwn,
  type FoundAsMeant,
  type FoundInConversation,
} from "./conversation-search.ts";
import { goesOnWithCry, isOutweighed, isWithoutDoubt } from "./cry-for-help.ts";
import { doubted, isNamed, isOverruled, seemsAbroad } from "./doubts.ts";
import { entrySchemeOf } from "./entry-replies.ts";
import { changesJourney, namesPassport, rememberedJourney, rememberedPerson } from "./follow-up.ts";
import { detailOf, leanOf, MIN_DETAIL, type Told } from "./message-kinds.ts";
import { countWords } from "./message-words.ts";
import { askedBefore, openQuestion, withDetail, type OpenQuestion } from "./open-question.ts";
import type { OpenBase } from "./open-replies.ts";
import { questionAfter, type Answered, type Question } from "./question.ts";
import { isCertain, languageAction } from "./reply-language.ts";
import { isSaidAgain, untoldOf, withLine } from "./said-again.ts";
import { lookInPlace } from "./anywhere.ts";
import { inTurn, questionsIn } from "./several-questions.ts";
import { keepsSubject } from "./table-rules.ts";
import { NO_TRACE, type Rule, type Searched, type Trace } from "./trace.ts";
import type { TurnReadings } from "./turn-readings.ts";
import type { HeardMessage, Part, QuestionTurnDeps, ReadTurn, TurnParts } from "./turn-parts.ts";
import { addsToJourney, openVisaQuestion } from "./visa-question.ts";

/** Hits shown to callers. */
const MOST_ARTICLES = 5;
/** In so few words a message that names a passport says nothing else. */
const MOST_WORDS_TO_FILL_IN = 6;
/** Less surely a detail, what has an answer of its own is asked for: “residence permit” after a question on the K visa. */
const SURELY_DETAIL = 0.75;
/** How many messages back one that asked for something is looked for. */
const MOST_BACK = 6;
/** Less confident, search has found nothing near: of 15 measured questions below it that were asked back, our articles answered two. */
const LEAST_TO_ASK_BACK = 0.1;

const NOTHING_TOLD: ReadonlySet<string> = new Set();

/** One question on its way to a reply. */
export class QuestionTurn {
  readonly #deps: QuestionTurnDeps;
  readonly #replies: TurnParts;
  readonly #question: Question;
  readonly #readings: TurnReadings;
  readonly #part: Part | null;
  #ruled = false;
  /** A subject is at hand, which the message may go on with. */
  #isGoingOn = false;
  #reading: Reading = EMPTY_READING;
  #trace: Trace = NO_TRACE;

  constructor(
    deps: QuestionTurnDeps,
    replies: TurnParts,
    question: Question,
    readings: TurnReadings,
    part: Part | null = null,
  ) {
    this.#deps = deps;
    this.#replies = replies;
    this.#question = question;
    this.#readings = readings;
    this.#part = part;
  }

  answer(heard: HeardMessage): Answered {
    const reply = this.#replyIn(heard);
    const { detected } = heard;
    return { reply, detected, ruled: this.#ruled, reading: this.#reading, trace: this.#trace };
  }

  #replyIn({ written, detected, language }: HeardMessage): Reply {
    const { text } = this.#question;
    if (!/\p{L}|\p{N}/u.test(text))
      return this.#replies.open.nothingAsked(this.#openBase(language));
    const emergency =
      this.#deps.emergencies.detect(written) ??
      (text === written ? null : this.#deps.emergencies.detect(text)) ??
      this.#stillInNeed(language);
    this.#trace = { ...this.#trace, emergency };
    if (emergency === null) return this.#replyIfSpoken(detected, language);
    const card = isWithoutDoubt(emergency) ? this.#card(emergency, language) : null;
    if (card !== null) return card;
    const reply = this.#replyIfSpoken(detected, language);
    // The reply may be in a language that they cannot read; the numbers are in none.
    const isUnread = this.#trace.rule === "language";
    const help =
      isUnread || isOutweighed(reply, emergency) ? this.#card(emergency, language) : null;
    const numbers = help === null ? "line" : "card";
    this.#trace = { ...this.#trace, emergency: { ...emergency, numbers } };
    return help ?? this.#withNumbers(reply, emergency);
  }

  #replyIfSpoken(detected: IdentifiedLanguage, language: LanguageTag): Reply {
    const { text, conversationLanguage, languageChosen } = this.#question;
    const spoken = detected.tag === "und" || this.#deps.knowledge.languages.includes(detected.tag);
    if (!spoken && isCertain(text, detected, this.#question)) {
      this.#decide("language");
      return this.#replies.open.languageNotOffered(this.#openBase(language), detected.tag);
    }
    const reply = this.#replyTo(language);
    if (!languageChosen || language === conversationLanguage) return reply;
    const change = languageAction(language, this.#deps.texts);
    return { ...reply, actions: [...reply.actions, change] };
  }

  #replyTo(language: LanguageTag): Reply {
    const { text } = this.#question;
    const asked = this.#askedBefore();
    this.#isGoingOn = asked.length > 0;
    const told = this.#readings.tell(text, this.#isGoingOn);
    this.#trace = { ...this.#trace, kind: told.read };
    const whole = once(() => this.#search("alone", text, language));
    if (told.article !== null && !isOverruled(told, whole())) {
      return this.#replyToKind(told.article, told, language);
    }
    const several = this.#inTurn(whole, language);
    if (several !== null) return several;
    const alone = whole();
    const turn = this.#readTurn(told, alone, asked);
    const { own, leaning } = turn;
    const { earlier } = this.#question;
    // Of several questions in one message, those that are sure of a subject have it for themselves, and those far from all have none.
    const isSettled = alone.verdict === "sure" || alone.verdict === "far";
    const standsAlone = this.#part !== null && isSettled;
    const found =
      this.#isGoingOn && !standsAlone ? this.#inConversation(alone, asked, turn, language) : alone;
    // Who stays with a subject goes on with the journey told before.
    const isFollowed =
      this.#isGoingOn && (leaning.followUp !== null || !isSurelyItsOwn(alone, found));
    this.#trace = { ...this.#trace, followed: isFollowed };
    const known = isFollowed
      ? rememberedJourney(
          leaning,
          earlier.map(this.#readings.read),
          asked.map(this.#readings.read),
          turn.isVisaAsked,
        )
      : rememberedPerson(
          own,
          earlier.map((message) => this.#readings.readPerson(message)),
        );
    const reply = this.#replyFrom(found, known, language);
    const { told: toldBefore = NOTHING_TOLD } = this.#question;
    // Who writes the same again means the same; what a table rules may be another verdict below the same claims.
    const isAddedTo =
      this.#isGoingOn &&
      this.#part === null &&
      !this.#ruled &&
      detailOf(told) >= MIN_DETAIL &&
      !earlier.includes(text);
    return isAddedTo && isSaidAgain(reply, toldBefore)
      ? this.#replyToAdded(found, known, language, toldBefore)
      : reply;
  }

  /** What was found for a message that only adds to a question was said before: what was not is likelier to be of use, if there is any. */
  #replyToAdded(
    found: SearchResult | FoundInConversation,
    known: Reading,
    language: LanguageTag,
    told: ReadonlySet<string>,
  ): Reply {
    const { texts } = this.#deps;
    const claims = untoldOf(found.claims, told);
    const further = this.#replyFrom({ ...found, claims }, known, language);
    const isNew = claims.length > 0 && further.outcome === "answer" && !isSaidAgain(further, told);
    if (isNew) return withLine("reply.maybeToo", further, texts);
    // Only what matters most is worth reading twice.
    const briefly = { ...found, claims: found.claims.slice(0, 1) };
    return withLine("reply.nothingElse", this.#replyFrom(briefly, known, language), texts);
  }

  #readTurn(told: Told, alone: SearchResult, asked: readonly string[]): ReadTurn {
    const own = this.#ownReading();
    const adds = (message: string): boolean => this.#addsToJourney(message);
    const visa = openVisaQuestion(asked, adds, this.#readings.read);
    // What nothing of ours comes near is no part of a journey, unless it is surely a detail.
    const isNear =
      told.read.kind === "detail" || alone.verdict === "sure" || alone.verdict === "unsure";
    const again = visa !== null && isNear && adds(this.#question.text) ? visa : null;
    const leans = leanOf(told) ?? (again === null ? null : "continues");
    const leaning = { ...own, followUp: own.followUp ?? leans };
    // "And what if I overstay?" goes on after a visa question and has left it.
    const hasLeft = again === null && alone.verdict === "sure" && !namesPassport(leaning);
    return { told, own, leaning, again, isVisaAsked: visa !== null && !hasLeft };
  }

  /** What a later message asks for, found by itself and with what was written before it. */
  #inConversation(
    alone: SearchResult,
    asked: readonly string[],
    { told, leaning: own, again }: ReadTurn,
    language: LanguageTag,
  ): FoundAsMeant | FoundInConversation {
    if (again !== null) {
      return { ...this.#searchAgain("before", again, language), isMeant: true, isAskedAgain: true };
    }
    const { text } = this.#question;
    const before = asked.slice(-MOST_BEFORE).map((message) => this.#withoutOldPlace(message, own));
    const { kind, confidence } = told.read;
    const followUp = goesOn(kind) ? confidence : own.followUp === null ? 0 : 1;
    const isDoubted = alone.verdict === "sure" && detailOf(told) < SURELY_DETAIL;
    const detail = isDoubted ? 0 : detailOf(told);
    const words = countWords(text);
    const opened = this.#openOf(asked);
    // “I am from Kazakhstan” says whose question it is, and asks for nothing of Kazakhstan.
    const isFilledIn =
      namesPassport(own) &&
      words <= MOST_WORDS_TO_FILL_IN &&
      (followUp >= MIN_FOLLOW_UP || words === 1);
    const { atHand = [], told: toldBefore = NOTHING_TOLD, earlier } = this.#question;
    const goesOnWithEntry = (): boolean =>
      keepsSubject(own, alone) && (atHand.length === 0 || atHand.some((id) => this.#isOfEntry(id)));
    if (changesJourney(own) && (isFilledIn || goesOnWithEntry())) {
      const open = this.#searchAgain("before", opened, language);
      const [about] = this.#articlesOf(open.hits);
      const isOfEntry = about !== undefined && this.#isOfEntry(about.id);
      if (isFilledIn || isOfEntry) return { ...open, isMeant: true, isAskedAgain: true };
    }
    const together =
      detail >= MIN_DETAIL
        ? this.#searchAgain("together", withDetail(opened, text), language, atHand)
        : this.#search("together", text, language, { before, about: atHand });
    const found = inConversation(
      { alone, together },
      {
        ...{ followUp, detail, words, pointsBack: own.followUp === "pointsBack", atHand },
        // Who asks the same again is told the same.
        told: earlier.includes(text) ? NOTHING_TOLD : toldBefore,
      },
    );
    this.#trace = { ...this.#trace, later: found.signals };
    return found;
  }

  #searchAgain(
    of: Searched,
    { question, around }: OpenQuestion,
    language: LanguageTag,
    about: readonly ArticleId[] = [],
  ): SearchResult {
    return this.#search(of, question, language, { before: around.slice(-MOST_BEFORE), about });
  }

  #isOfEntry(id: ArticleId): boolean {
    const article = this.#deps.knowledge.articles.get(id);
    return article !== undefined && entrySchemeOf(article) !== null;
  }

  #addsToJourney(message: string): boolean {
    const { read } = this.#readings.tell(message, true);
    return addsToJourney(this.#readings.read(message), read);
  }

  #openOf(asked: readonly string[]): OpenQuestion {
    return openQuestion(asked, (one) => detailOf(this.#readings.tell(one, true)) >= MIN_DETAIL);
  }

  /**
   * Several questions of one message, each as if it were asked after those before it; `null` where it asks one.
   *
   * @param whole what the whole message finds, looked for where there is room for more of it
   */
  #inTurn(whole: () => SearchResult, language: LanguageTag): Reply | null {
    const { text } = this.#question;
    const questions = this.#part === null ? questionsIn(text) : [];
    if (questions.length === 0) return null;
    const part = { whole: this.#readings.read(text), of: questions.length };
    let asked = this.#question;
    const turns = questions.map((question) => {
      asked = { ...asked, text: question };
      const turn = new QuestionTurn(this.#deps, this.#replies, asked, this.#readings, part);
      const reply = turn.#replyTo(language);
      asked = questionAfter(asked, reply);
      return { question, reply, turn };
    });
    const reply =
      turns.find((one) => one.reply.outcome === "human")?.reply ?? inTurn(turns, this.#deps.texts);
    if (reply === null) return null;
    this.#ruled = turns.some(({ turn }) => turn.#ruled);
    this.#reading = turns.map(({ turn }) => turn.#reading)[0] ?? EMPTY_READING;
    const searches = turns.flatMap(({ turn }) => turn.#trace.searches);
    this.#trace = { ...this.#trace, rule: "several", searches };
    const { composed } = this.#replies;
    if (!composed.hasRoom(reply)) return reply;
    const found = whole();
    return composed.withAsked(reply, found, this.#baseOf(found, this.#reading, language));
  }

  /** What one of several questions does not say of its asker, the others may. */
  #ownReading(): Reading {
    const own = this.#readings.read(this.#question.text);
    const { whole } = this.#part ?? {};
    return whole === undefined ? own : rememberedJourney(own, [whole]);
  }

  /** The cry for help of the message before, if this one is part of it. */
  #stillInNeed(language: LanguageTag): Emergency | null {
    const { text, earlier } = this.#question;
    const before = this.#deps.emergencies.detect(earlier.at(-1) ?? "");
    if (before?.numbers !== "card") return null;
    const { read } = this.#readings.tell(text, true);
    return goesOnWithCry(read, this.#deps.search.search(text, language, 1)) ? before : null;
  }

  #replyToKind(article: Article, { read }: Told, language: LanguageTag): Reply {
    const { today, now } = this.#question;
    this.#decide("kind");
    const hits = [{ id: article.id, score: 1 }];
    const base = { language, today, now, reading: EMPTY_READING, hits };
    return this.#replies.articles.reply(article, { ...base, confidence: read.confidence });
  }

  #search(
    of: Searched,
    text: string,
    language: LanguageTag,
    context: SearchContext = {},
  ): SearchResult {
    const look = (question: string): SearchResult =>
      this.#deps.search.search(question, language, MOST_ARTICLES, context);
    const { place } = this.#readings.readPerson(text);
    const result = this.#replies.kinds.aboutSubjects(lookInPlace(look, text, place, language));
    this.#trace = { ...this.#trace, searches: [...this.#trace.searches, { of, result }] };
    return result;
  }

  /** "And in Shanghai?" asks the same of another place, not of both. */
  #withoutOldPlace(topic: string, own: Reading): string {
    const { place } = this.#readings.readPerson(topic);
    const isOld = place !== null && own.place !== null && own.place.id !== place.id;
    return isOld ? topic.toLowerCase().replace(place.words, " ") : topic;
  }

  /** The numbers to call and nothing else; `null` when the language has no words for it. */
  #card({ kind, numbers }: Emergency, language: LanguageTag): Reply | null {
    const { today, now } = this.#question;
    const told = numbers === "card" ? kind : surelyTold(kind);
    const card = this.#replies.articles.urgent(told, { language, today, now });
    if (card !== null) this.#decide("emergency");
    return card;
  }

  #withNumbers(reply: Reply, { kind }: Emergency): Reply {
    const { today } = this.#question;
    const line = this.#replies.articles.numbers(kind, { language: reply.language, today });
    return line === null || reply.outcome === "urgent" ? reply : withNumbers(reply, line);
  }

  #askedBefore(): readonly string[] {
    const { text, earlier } = this.#question;
    return askedBefore(text, earlier.slice(-MOST_BACK), (one, isGoingOn) => {
      const { article } = this.#readings.tell(one, isGoingOn);
      return article === null;
    });
  }

  #replyFrom(
    found: SearchResult | FoundAsMeant | FoundInConversation,
    reading: Reading,
    language: LanguageTag,
  ): Reply {
    this.#reading = reading;
    const isAbroad = seemsAbroad(reading, found);
    const result = isAbroad ? doubted(found) : found;
    this.#trace = { ...this.#trace, doubted: result !== found };
    const base = {
      ...this.#baseOf(result, reading, language),
      ...("isHeld" in found ? { isHeld: found.isHeld } : {}),
    };
    const articles = this.#articlesOf(result.hits);
    const [top] = articles;
    const { tables } = this.#replies;
    const isMeant = "isMeant" in found && found.isMeant;
    const needed = tables.visaNeed(articles, result, base, "isAskedAgain" in found);
    const told = needed ?? tables.fromTable(articles, result, base);
    if (told !== null) {
      this.#ruled = true;
      this.#decide(needed === null ? "table" : "visaNeed");
      return this.#replies.composed.withAsked(told, result, base);
    }
    const meant =
      result.verdict === "unsure" && !isAbroad ? tables.meantByPurpose(articles, reading) : null;
    this.#decide(meant === null ? result.verdict : "purpose");
    if (meant !== null) return this.#replies.articles.reply(meant, base);
    switch (result.verdict) {
      case "sure":
        return top === undefined
          ? this.#replies.open.noAnswer(base)
          : (this.#replies.composed.reply(articles, result, base) ??
              this.#replies.articles.reply(top, base));
      case "unsure":
        return (
          this.#doubtful(articles, result, base, isMeant) ??
          this.#askBack(this.#isGoingOn || result.confidence >= LEAST_TO_ASK_BACK, base)
        );
      case "none":
        return this.#askBack(isNamed(this.#question.text, result), base);
      case "far":
        // Who goes on with a subject of ours has not left the country.
        return this.#isGoingOn
          ? this.#replies.open.noAnswer(base)
          : this.#replies.open.outOfScope(base);
    }
  }

  /** Asks which title is meant, or says that there is no answer: unrelated titles help nobody. */
  #askBack(isNear: boolean, base: ReplyBase): Reply {
    const { open } = this.#replies;
    return isNear ? open.clarify(base, base.confidence) : open.noAnswer(base);
  }

  /** A question that seems to be about another country is asked back. */
  #doubtful(
    articles: readonly Article[],
    result: SearchResult,
    base: ReplyBase,
    isMeant: boolean,
  ): Reply | null {
    if (seemsAbroad(base.reading, result)) return null;
    const { text, isAskedBack = false } = this.#question;
    // It goes on with something that was never said.
    const kind = this.#trace.kind?.kind ?? "question";
    const isHanging = !this.#isGoingOn && goesOn(kind);
    if (isHanging && !isAskedBack) return null;
    return this.#replies.composed.doubtful(text, articles, result, base, isMeant || isAskedBack);
  }

  #baseOf({ hits, confidence }: SearchResult, reading: Reading, language: LanguageTag): ReplyBase {
    const { today, now } = this.#question;
    const sharedBy = this.#part?.of ?? 1;
    const asked = { language, today, now, reading, confidence, sharedBy };
    return { ...asked, hits: hits.slice(0, MOST_ARTICLES) };
  }

  #decide(rule: Rule): void {
    this.#trace = { ...this.#trace, rule };
  }

  #openBase(language: LanguageTag): OpenBase {
    return { language, today: this.#question.today, hits: [] };
  }

  #articlesOf(hits: readonly SearchHit[]): Article[] {
    return hits.flatMap((hit) => this.#deps.knowledge.articles.get(hit.id) ?? []);
  }
}
