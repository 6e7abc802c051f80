import type { Reply } from "../../domain/answer.ts";
import { paragraph } from "../../domain/block.ts";
import type { ArticleId } from "../../domain/ids.ts";
import type { Knowledge } from "../../domain/knowledge.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import { SOURCE_LANGUAGE, type LanguageTag } from "../../domain/locale.ts";
import { maskPersonalData } from "../../domain/mask.ts";
import type { PersonRef } from "../../domain/message.ts";
import type {
  AnswerModel,
  Asked,
  Asker,
  Selection,
  Understanding,
} from "../../ports/answer-model.ts";
import type { Clock } from "../../ports/clock.ts";
import type { SearchEngine, SearchHit } from "../../ports/search.ts";
import type { Texts } from "../../ports/texts.ts";
import type { Answered, Answering, Answers, Question } from "../answering.ts";
import { createArticleReplies, withNumbers, type ArticleReplies } from "../article-replies.ts";
import { personOf } from "../follow-up.ts";
import { createOpenReplies, type OpenReplies } from "../open-replies.ts";
import { candidatesOf, fused, offer, piecesNamed, type Offered } from "./candidates.ts";
import { chosenReply, type ChosenContext } from "../chosen-reply.ts";
import { isSure, mayBeAssisted } from "./may-be-assisted.ts";
import type { AssistedMetrics } from "./metrics.ts";
import { QUESTION_MS, type SemanticSearch } from "./semantic-search.ts";
import { beginWait, MOST_WAIT_MS } from "./wait.ts";

export interface AssistedDeps {
  readonly answering: Pick<Answering, "act">;
  readonly answers: Answers;
  readonly knowledge: Knowledge;
  readonly texts: Texts;
  readonly search: SearchEngine;
  readonly model: AnswerModel;
  /** `null` finds articles by their words alone. */
  readonly semantic: Pick<SemanticSearch, "search"> | null;
  readonly clock: Clock;
  readonly metrics: Pick<AssistedMetrics, "helped" | "fault">;
}

/** Answers a question, with a model's help where that may make the answer better. Never throws for any text. */
export interface AssistedAnswering {
  /** @param person whose allowance a model's help counts against; `null` for nobody's */
  answer(question: Question, person: PersonRef | null): Promise<Answered>;
}

/**
 * A model may find the article and choose among its reviewed sentences; none of its own words is shown. Whatever it does not
 * do, does not do in time or does wrongly is done as it would be without it.
 */
export function createAssistedAnswering(deps: AssistedDeps): AssistedAnswering {
  const articles = createArticleReplies(deps.knowledge, deps.texts);
  const open = createOpenReplies(deps.knowledge, deps.texts, articles);
  let underWay = 0;
  return {
    answer: async (question, person) => {
      const alone = await deps.answers.answer(question);
      // A model that is slow must not keep others waiting for a free hand.
      if (!mayBeAssisted(alone) || underWay >= MOST_AT_ONCE) return alone;
      underWay += 1;
      try {
        const reply = await new Assistance(deps, { articles, open }, question, person).with(alone);
        if (reply === null) return alone;
        return {
          ...alone,
          reply: stillInNeed(reply, question, alone, articles),
          trace: { ...alone.trace, rule: "model" },
        };
      } finally {
        underWay -= 1;
      }
    },
  };
}

/** Whoever may be in need has the numbers below whatever a model chose. */
function stillInNeed(
  reply: Reply,
  { today }: Question,
  { trace: { emergency } }: Answered,
  articles: ArticleReplies,
): Reply {
  if (emergency === null || reply.outcome === "urgent") return reply;
  const line = articles.numbers(emergency.kind, { language: reply.language, today });
  return line === null ? reply : withNumbers(reply, line);
}

const MOST_HITS = 5;
/** Half of the conversations that are answered at the same time. */
const MOST_AT_ONCE = 16;

interface RepliesOfTwoKinds {
  readonly articles: ArticleReplies;
  readonly open: OpenReplies;
}

/** What a question is about: the language of the answer and the pieces to choose from. */
interface Matter {
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
  readonly #leftMs: () => number;

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
    this.#leftMs = beginWait(deps.clock, MOST_WAIT_MS);
  }

  get #asker(): Asker {
    return { person: this.#person, withinMs: this.#leftMs() };
  }

  /** `null` when the reply made without a model stands. */
  async with(alone: Answered): Promise<Reply | null> {
    const { reply, detected } = alone;
    const { answering, answers, knowledge } = this.#deps;
    const spoken = detected.tag === "und" || knowledge.languages.includes(detected.tag);
    const understood = await this.#understanding(reply, spoken);
    if (understood?.kind === "other" || (!spoken && understood === null)) return null;
    if (understood?.kind === "person" && !isSure(reply)) {
      const { language } = reply;
      return answering.act("human", { language, today: this.#question.today });
    }
    if (spoken || understood === null) return this.#chosen(understood, alone, true);
    const heard = await answers.answer(inEnglish(this.#question, understood));
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
    const choice = {
      question: matter.asked,
      language: matter.language,
      asOf: matter.asOf,
      candidates: candidatesOf(matter.offered, matter.language),
    };
    const selected = this.#valueOf(await this.#deps.model.select(choice, this.#asker));
    return selected === null ? null : this.#selectedReply(selected, matter, alone);
  }

  async #matter(
    { reply, reading }: Answered,
    understood: Understanding | null,
    spoken: boolean,
  ): Promise<Matter> {
    const { knowledge, search } = this.#deps;
    const { text, today } = this.#question;
    const { language } = reply;
    const asked = understood?.standalone ?? maskPersonalData(text).text;
    const byWords = searches(understood, language, search);
    const ids = fused([reply.articles, ...byWords, await this.#byMeaning(asked)]);
    // What asks back speaks for no day; the question may name one all the same.
    const asOf = reading.days?.from ?? today;
    const days = { on: asOf, today };
    const { viewer } = this.#replies.articles;
    const offered = offer(knowledge, viewer, ids, language, days, personOf(reading));
    return { asked, asOf, language, spoken, ids, offered };
  }

  /** Asked for only where the choice that it is for can be asked for after it. */
  async #byMeaning(asked: string): Promise<readonly SearchHit[]> {
    const { model, semantic } = this.#deps;
    if (semantic === null) return [];
    const afterIt = { person: this.#person, withinMs: this.#leftMs() - QUESTION_MS };
    return (await model.wouldChoose(afterIt)) ? semantic.search(asked, MOST_HITS, this.#asker) : [];
  }

  /** `null` where it is not needed, or could not be had. */
  async #understanding({ outcome }: Reply, spoken: boolean): Promise<Understanding | null> {
    const { text, earlier } = this.#question;
    // One question in a language that we speak finds its article by its own words.
    if (spoken && earlier.length === 0 && outcome === "answer") return null;
    const [message, ...before] = [text, ...earlier].map((one) => maskPersonalData(one).text);
    return this.#valueOf(await this.#deps.model.understand(message ?? "", before, this.#asker));
  }

  #valueOf<T>(asked: Asked<T>): T | null {
    if (asked.kind === "value") return asked.value;
    this.#deps.metrics.fault(asked.fault);
    return null;
  }

  #selectedReply(selection: Selection, matter: Matter, alone: Answered): Reply | null {
    if (selection.verdict !== "answer") return this.#otherReply(selection, matter, alone);
    const pieces = piecesNamed(selection.picks, matter.offered);
    if (pieces === null) return this.#unusable();
    this.#deps.metrics.helped();
    const { followUps } = selection;
    const chosen = {
      ...{ pieces, followUps, sections: [], held: "exact" as const },
      ...{ ended: [], isMainEnded: false, above: null },
    } as const;
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
  #otherReply(choice: Selection, matter: Matter, alone: Answered): Reply | null {
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
