import type { Reply } from "../../domain/answer.ts";
import { paragraph, type Block } from "../../domain/block.ts";
import type { ArticleId } from "../../domain/ids.ts";
import type { Article, Knowledge } from "../../domain/knowledge.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import { SOURCE_LANGUAGE, type LanguageTag } from "../../domain/locale.ts";
import { maskPersonalData, unmask, type Masked } from "../../domain/mask.ts";
import type { PersonRef } from "../../domain/message.ts";
import type {
  AnswerModel,
  Asked,
  Composition,
  Selection,
  Understanding,
} from "../../ports/answer-model.ts";
import type { Guard } from "../../ports/guard.ts";
import type { SearchEngine } from "../../ports/search.ts";
import type { Texts } from "../../ports/texts.ts";
import type { Answered, Answering, Question } from "../answering.ts";
import type { ArticlePiece } from "../article-pieces.ts";
import { createArticleReplies, titleBlock, type ArticleReplies } from "../article-replies.ts";
import { createOpenReplies, type OpenReplies } from "../open-replies.ts";
import { candidatesOf, fused, offer, type Offered } from "./candidates.ts";
import { belowHeading, chosenReply, type ChosenContext } from "./chosen-reply.ts";
import type { AssistedMetrics } from "./metrics.ts";
import type { SemanticSearch } from "./semantic-search.ts";

/** `select`: reviewed sentences alone are shown; `compose`: the model words them anew, and is judged. */
export type AnswerMode = "select" | "compose";

export interface AssistedDeps {
  readonly answering: Answering;
  readonly knowledge: Knowledge;
  readonly texts: Texts;
  readonly search: SearchEngine;
  readonly model: AnswerModel;
  /** `null` finds articles by their words alone. */
  readonly semantic: SemanticSearch | null;
  readonly guard: Guard;
  readonly mode: AnswerMode;
  readonly metrics: AssistedMetrics;
}

/** Answers a question, with a model's help where that may make the answer better. Never throws for any text. */
export interface AssistedAnswering {
  /** @param person whose allowance a model's help counts against; `null` for nobody's */
  answer(question: Question, person: PersonRef | null): Promise<Answered>;
}

/**
 * A model may find the article, choose among its reviewed sentences and lead in to them. Whatever it does not do, does not
 * do in time or does wrongly is done as it would be without it.
 */
export function createAssistedAnswering(deps: AssistedDeps): AssistedAnswering {
  const articles = createArticleReplies(deps.knowledge, deps.texts);
  const open = createOpenReplies(deps.knowledge, deps.texts, articles);
  let underWay = 0;
  return {
    answer: async (question, person) => {
      const alone = deps.answering.answer(question);
      // A model that is slow must not keep others waiting for a free hand.
      if (!mayBeAssisted(alone) || underWay >= MOST_AT_ONCE) return alone;
      underWay += 1;
      try {
        const reply = await new Assistance(deps, { articles, open }, question, person).with(alone);
        return reply === null ? alone : { ...alone, reply };
      } finally {
        underWay -= 1;
      }
    },
  };
}

/** Emergencies wait for nobody; what a table rules, what has ended and what is no question is not a model's business. */
function mayBeAssisted({ reply, ruled, reading }: Answered): boolean {
  const { abroad, otherDocument, ambiguous } = reading;
  if (ruled || abroad || otherDocument !== null || ambiguous.length > 0) return false;
  switch (reply.outcome) {
    case "answer":
      return reply.validity === "current" || reply.validity === "under_review";
    case "clarify":
    case "no_answer":
      return true;
    case "out_of_scope":
    case "human":
    case "smalltalk":
    case "urgent":
    case "refused":
    case "command":
      return false;
  }
}

/** A search that is so sure is not overruled by a model that finds nothing. */
const SURE = 0.9;
const MOST_HITS = 5;
const MOST_PICKS = 8;
/** Half of the conversations that are answered at the same time. */
const MOST_AT_ONCE = 16;

interface RepliesOfTwoKinds {
  readonly articles: ArticleReplies;
  readonly open: OpenReplies;
}

/** What a question is about: the language of the answer and the pieces to choose from. */
interface Matter {
  readonly masked: Masked;
  /** As the model is to read it: alone, where earlier messages belong to it. */
  readonly asked: string;
  readonly asOf: PlainDate;
  readonly language: LanguageTag;
  readonly spoken: boolean;
  readonly ids: readonly ArticleId[];
  readonly offered: Offered;
}

class Assistance {
  readonly #deps: AssistedDeps;
  readonly #replies: RepliesOfTwoKinds;
  readonly #question: Question;
  readonly #person: PersonRef | null;

  constructor(
    deps: AssistedDeps,
    replies: RepliesOfTwoKinds,
    question: Question,
    person: PersonRef | null,
  ) {
    this.#deps = deps;
    this.#replies = replies;
    this.#question = question;
    this.#person = person;
  }

  /** `null` when the reply made without a model stands. */
  async with(alone: Answered): Promise<Reply | null> {
    const { reply, detected } = alone;
    const { answering, knowledge } = this.#deps;
    const spoken = detected.tag === "und" || knowledge.languages.includes(detected.tag);
    const understood = await this.#understanding(reply, spoken);
    if (understood?.kind === "other" || (!spoken && understood === null)) return null;
    if (understood?.kind === "person" && !isSure(reply)) {
      const { language } = reply;
      return answering.act("human", { language, today: this.#question.today });
    }
    if (spoken || understood === null) return this.#chosen(understood, alone, true);
    const heard = answering.answer(inEnglish(this.#question, understood));
    const answer = mayBeAssisted(heard)
      ? await this.#chosen(understood, heard, false)
      : heard.reply.outcome === "answer" || heard.reply.outcome === "urgent"
        ? heard.reply
        : null;
    return answer === null ? null : this.#inOtherLanguage(answer, alone);
  }

  async #chosen(
    understood: Understanding | null,
    alone: Answered,
    spoken: boolean,
  ): Promise<Reply | null> {
    const matter = await this.#matter(alone, understood, spoken);
    return matter.offered.size === 0 ? null : this.#choice(matter, alone);
  }

  async #choice(matter: Matter, alone: Answered): Promise<Reply | null> {
    const { model, mode } = this.#deps;
    const choice = {
      question: matter.asked,
      language: matter.language,
      asOf: matter.asOf,
      candidates: candidatesOf(matter.offered, matter.language),
    };
    if (mode === "compose") {
      const composed = this.#valueOf(await model.compose(choice, this.#person));
      return composed === null ? null : this.#composedReply(composed, matter, alone);
    }
    const selected = this.#valueOf(await model.select(choice, this.#person));
    return selected === null ? null : this.#selectedReply(selected, matter, alone);
  }

  async #matter(
    { reply, reading }: Answered,
    understood: Understanding | null,
    spoken: boolean,
  ): Promise<Matter> {
    const { knowledge, search, semantic } = this.#deps;
    const { text, today } = this.#question;
    const { language } = reply;
    const masked = maskPersonalData(text);
    const byMeaning = await semantic?.search(understood?.standalone ?? masked.text, MOST_HITS);
    const byWords = searches(understood, language, search);
    const ids = fused([reply.articles, ...byWords, byMeaning ?? []]);
    // What asks back speaks for no day; the question may name one all the same.
    const asOf = reading.days?.from ?? today;
    const days = { on: asOf, today };
    const offered = offer(knowledge, this.#replies.articles.viewer, ids, language, days);
    const asked = understood?.standalone ?? masked.text;
    return { masked, asked, asOf, language, spoken, ids, offered };
  }

  /** `null` where it is not needed, or could not be had. */
  async #understanding({ outcome }: Reply, spoken: boolean): Promise<Understanding | null> {
    const { text, earlier } = this.#question;
    // One question in a language that we speak finds its article by its own words.
    if (spoken && earlier.length === 0 && outcome === "answer") return null;
    const [message, ...before] = [text, ...earlier].map((one) => maskPersonalData(one).text);
    return this.#valueOf(await this.#deps.model.understand(message ?? "", before, this.#person));
  }

  #valueOf<T>(asked: Asked<T>): T | null {
    if (asked.kind === "value") return asked.value;
    this.#deps.metrics.fault(asked.fault);
    return null;
  }

  #selectedReply(selection: Selection, matter: Matter, alone: Answered): Reply | null {
    if (selection.verdict !== "answer") return this.#otherReply(selection, matter, alone);
    const pieces = piecesIn(selection.picks, matter.offered);
    if (pieces === null) return this.#unusable();
    const chosen = { pieces, words: null, followUps: selection.followUps };
    const lead = this.#lead(selection.lead, pieces, matter);
    return this.#reply({ ...chosen, lead }, matter, alone);
  }

  #lead(lead: string | null, pieces: readonly ArticlePiece[], { language }: Matter): string | null {
    if (lead === null || lead.trim() === "") return null;
    const topic = pieces.flatMap(({ article }) => article.texts.get(language)?.title ?? []);
    const faults = this.#deps.guard.lead(lead, language, topic);
    for (const fault of faults) this.#deps.metrics.refused(fault);
    return faults.length === 0 ? lead.trim() : null;
  }

  #composedReply(composition: Composition, matter: Matter, alone: Answered): Reply | null {
    if (composition.verdict !== "answer") return this.#otherReply(composition, matter, alone);
    const pieces: ArticlePiece[] = [];
    const words: Block[] = [];
    let article: Article | null = null;
    for (const { text, cites } of composition.sentences) {
      const cited = piecesIn(cites, matter.offered);
      const [first] = cited ?? [];
      if (cited === null || first === undefined) return this.#unusable();
      const fresh = cited.filter((piece) => !pieces.includes(piece));
      // What two articles say is not made into one sentence.
      const isOne = cited.every((piece) => piece.article === first.article);
      const sentence = isOne ? this.#sentence(text, cited, matter) : null;
      if (sentence !== null || fresh.length > 0) {
        if (first.article !== article) words.push(titleBlock(first.article, matter.language));
        article = first.article;
      }
      // Where a sentence fails, what it cites is said in its place, once.
      if (sentence !== null) words.push(paragraph(sentence));
      else words.push(...fresh.flatMap((piece) => belowHeading([piece])));
      pieces.push(...fresh);
    }
    if (pieces.length === 0) return this.#unusable();
    const { texts } = this.#deps;
    words.push(paragraph(texts.say("reply.composed", matter.language)));
    const { followUps } = composition;
    return this.#reply({ pieces, words, lead: null, followUps }, matter, alone);
  }

  /** The sentence as the person reads it; `null` when it says anything that the reviewed ones do not. */
  #sentence(text: string, cited: readonly ArticlePiece[], matter: Matter): string | null {
    const { language, masked } = matter;
    const sentence = text.trim();
    const reviewed = cited.map((piece) => piece.text);
    const faults = this.#deps.guard.composed({ sentence, language, cited: reviewed });
    for (const fault of faults) this.#deps.metrics.refused(fault);
    return faults.length === 0 ? unmask(sentence, masked) : null;
  }

  #reply(chosen: Parameters<typeof chosenReply>[0], matter: Matter, alone: Answered): Reply {
    this.#deps.metrics.helped();
    return chosenReply(chosen, this.#context(matter, alone));
  }

  #context({ language, asOf }: Matter, { reply, reading }: Answered): ChosenContext {
    const { knowledge, texts } = this.#deps;
    const { today, now } = this.#question;
    const { articles } = this.#replies;
    return { knowledge, texts, articles, language, asOf, today, now, reading, found: reply };
  }

  /** Of a language that we do not speak we can find the article, and say honestly that we cannot write it. */
  #inOtherLanguage(reply: Reply, alone: Answered): Reply {
    const notice = paragraph(this.#deps.texts.say("reply.answeredIn", reply.language));
    const languages = alone.reply.actions.filter(({ id }) => id.startsWith("language:"));
    return {
      ...reply,
      blocks: [notice, ...reply.blocks],
      actions: [...reply.actions, ...languages],
    };
  }

  /** @returns null where what was found without a model is better than what it says */
  #otherReply(
    choice: Pick<Selection, "verdict" | "which">,
    matter: Matter,
    alone: Answered,
  ): Reply | null {
    const { reply } = alone;
    const { today } = this.#question;
    const { language } = matter;
    const base = { language, today, hits: reply.articles };
    switch (choice.verdict) {
      case "person":
        return isSure(reply) ? null : this.#deps.answering.act("human", { language, today });
      case "which": {
        const hits = choice.which
          .filter((id) => matter.ids.includes(id))
          .map((id) => ({ id, score: 0 }));
        if (hits.length < 2 || isSure(reply)) return null;
        return this.#replies.open.clarify({ ...base, hits }, reply.confidence);
      }
      case "none":
      case "answer":
        if (isSure(reply) || !matter.spoken) return null;
        return reply.outcome === "answer"
          ? this.#replies.open.clarify(base, reply.confidence)
          : this.#replies.open.noAnswer(base);
    }
  }

  #unusable(): null {
    this.#deps.metrics.fault("malformed");
    return null;
  }
}

function isSure({ outcome, confidence }: Reply): boolean {
  return outcome === "answer" && confidence >= SURE;
}

/** What was asked in a language that we do not speak, as if it had been asked in English. */
function inEnglish(question: Question, { english }: Understanding): Question {
  return {
    ...question,
    text: english,
    earlier: [],
    localeHint: SOURCE_LANGUAGE,
    conversationLanguage: SOURCE_LANGUAGE,
    languageChosen: false,
  };
}

function searches(understood: Understanding | null, language: LanguageTag, search: SearchEngine) {
  if (understood === null) return [];
  return [
    search.search(understood.standalone, language, MOST_HITS).hits,
    search.search(understood.english, SOURCE_LANGUAGE, MOST_HITS).hits,
  ];
}

/**
 * The pieces of that name, each once and after those that it may point back at, at most {@link MOST_PICKS} named; `null` when
 * one is not there, or none is named.
 */
function piecesIn(names: readonly string[], offered: Offered): ArticlePiece[] | null {
  const pieces = new Set<ArticlePiece>();
  for (const name of [...new Set(names)].slice(0, MOST_PICKS)) {
    const piece = offered.get(name);
    if (piece === undefined) return null;
    for (const one of [...piece.before, piece]) pieces.add(one);
  }
  return pieces.size === 0 ? null : [...pieces];
}
