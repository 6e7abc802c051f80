import type { Reply } from "../domain/answer.ts";
import { paragraph, plainText } from "../domain/block.ts";
import type { KnownPerson } from "../domain/claim-audience.ts";
import type { Article, ClaimId, Knowledge } from "../domain/knowledge.ts";
import { EMPTY_READING } from "../domain/reading.ts";
import type { FoundClaim, SearchResult } from "../ports/search.ts";
import type { Texts } from "../ports/texts.ts";
import type { ActionContext, ArticleReplies, ReplyBase } from "./article-replies.ts";
import { sectionActions, sectionsOf } from "./article-sections.ts";
import { chosenReply } from "./chosen-reply.ts";
import { composed } from "./composing.ts";
import { entrySchemeOf } from "./entry-replies.ts";
import { namesPassport, personOf } from "./follow-up.ts";
import { countWords, isHint } from "./message-words.ts";
import { joined } from "./several-questions.ts";

/** Articles whose claims may stand in one answer. */
const MAX_ARTICLES = 3;
/**
 * Where it is less likely that an article holds what was asked, the reply says that it may not be exactly that. Of 143 unseen
 * questions that no article answers, 5 % get an answer as the very thing.
 */
export const MIN_HELD_EXACTLY = 0.88;
/** Where search is unsure, and less is likely than this, be it that an article holds it or that a claim is asked for, the bot asks back. */
const MIN_HELD = 0.5;
const MIN_DOUBTFUL = 0.3;

/** What a table, or the answers to several questions, leave out stands below them where it is at least this likely asked for. */
const MIN_UNTOLD = 0.5;
/** A reply of more words gets nothing more below it. */
const MOST_WORDS_ABOVE = 85;

/** Sections that a reply offers to go on with. */
const MOST_SECTIONS = 3;

/** Who presses a button says nothing of themselves: to them all is shown. */
const NOBODY: KnownPerson = { nationalities: [], place: null };

export interface ComposedReplies {
  /**
   * An answer of the claims that a question needs.
   *
   * @param articles those found, the likeliest first
   * @returns `null` where the first is no answer, or nothing of it may be said: its own reply says why
   */
  reply(articles: readonly Article[], found: SearchResult, base: ReplyBase): Reply | null;
  /**
   * What a section says that somebody chose by its button.
   *
   * @param claim by which the button names the section
   * @returns `null` where there is no such section, or nothing of it may be said now
   */
  section(article: Article, claim: ClaimId, context: ActionContext): Reply | null;
  /**
   * What is known of the likeliest article although search is unsure of it, with the others to choose from.
   *
   * @param text that was asked
   * @param isMeant whether it is answered even for a little likelihood: in a conversation, or where it was asked back before
   * @returns `null` where it is better asked back
   */
  doubtful(
    text: string,
    articles: readonly Article[],
    found: SearchResult,
    base: ReplyBase,
    isMeant: boolean,
  ): Reply | null;
  /** Whether something may stand below an answer that it leaves out. */
  hasRoom(reply: Reply): boolean;
  /**
   * An answer by a table, or to several questions, with what its message likely asks for and the answer leaves out.
   *
   * @param found for the whole message
   */
  withAsked(reply: Reply, found: SearchResult, base: ReplyBase): Reply;
}

/** How an answer stands. */
interface Standing {
  /** Search is unsure of it. */
  readonly isDoubtful?: boolean;
  /** The answer that it goes on from; `null` where it stands alone. */
  readonly above?: Reply | null;
}

export function createComposedReplies(
  knowledge: Knowledge,
  texts: Texts,
  articles: ArticleReplies,
): ComposedReplies {
  const compose = (
    found: readonly Article[],
    { claims, confidence, held }: SearchResult,
    base: ReplyBase,
    { isDoubtful = false, above = null }: Standing = {},
  ): Reply | null => {
    const [top] = found;
    if (top?.outcome !== "answer") return null;
    const { language, today, now, reading, hits, sharedBy = 1 } = base;
    const asOf = reading.days?.from ?? today;
    const answering = found.slice(0, MAX_ARTICLES).filter(({ outcome }) => outcome === "answer");
    const { viewer } = articles;
    const { isHeld = held >= MIN_HELD_EXACTLY } = base;
    const isExact = above !== null || (!isDoubtful && isHeld);
    const composition = composed(answering, claims, {
      ...{ viewer, language, sharedBy, person: personOf(reading) },
      days: { on: asOf, today },
    });
    const [lead] = composition.pieces;
    if (lead === undefined) return null;
    const followUps = isDoubtful ? answering.map(({ id }) => id) : [];
    const scores = new Map(
      claims.map(({ article, claim, score }) => [`${article}#${claim}`, score]),
    );
    const sections = sectionActions(
      sectionsOf(viewer, lead.article, language, { on: asOf, today }, personOf(reading)),
      composition.pieces,
      (claim) => scores.get(`${lead.article.id}#${claim}`) ?? 0,
      MOST_SECTIONS,
    );
    const reply = chosenReply(
      { ...composition, followUps, sections, held: isExact ? "exact" : "article", above },
      {
        ...{ knowledge, texts, articles, language, asOf, today, now, reading },
        found: { articles: hits, confidence },
      },
    );
    // The table would say more of a passport.
    if (entrySchemeOf(top) === null || namesPassport(reading)) return reply;
    const ask = paragraph(texts.say("entry.askNationality", language));
    return { ...reply, blocks: [...reply.blocks, ask] };
  };
  return {
    reply: (found, result, base) => compose(found, result, base),
    section: (article, claim, { language, today }) => {
      const days = { on: today, today };
      const sections = sectionsOf(articles.viewer, article, language, days, NOBODY);
      // Its first claim may have ended since the button was made.
      const section =
        sections.find((one) => one.claim === claim) ??
        sections.find(({ pieces }) => pieces.some(({ view }) => view.standings.has(claim)));
      if (section === undefined) return null;
      const pieces = [...new Set(section.pieces.flatMap((piece) => [...piece.before, piece]))];
      const others = sectionActions(sections, pieces, () => 0, MOST_SECTIONS);
      return chosenReply(
        {
          ...{ pieces, sections: others, followUps: [], held: "exact" },
          ...{ ended: [], isMainEnded: false, above: null },
        },
        {
          ...{ knowledge, texts, articles, language, asOf: today, today, now: today },
          reading: EMPTY_READING,
          found: { articles: [{ id: article.id, score: 1 }], confidence: 1 },
        },
      );
    },
    doubtful: (text, found, result, base, isMeant) => {
      if (isMeant) return compose(found, result, base, { isDoubtful: true });
      // A message that is likeliest off topic gets no answer from the next best article.
      if (found[0]?.outcome !== "answer") return null;
      const [best] = result.claims;
      const isLikely = result.held >= MIN_HELD && (best?.score ?? 0) >= MIN_DOUBTFUL;
      if (!isLikely || isHint(text)) return null;
      // What is asked for is told from where it stands, be that the article that is likeliest as a whole or its neighbour.
      const first = found.filter(({ id }) => id === best?.article);
      if (first.length === 0) return null;
      const others = found.filter(({ id }) => id !== best?.article);
      return compose([...first, ...others], result, base, { isDoubtful: true });
    },
    hasRoom,
    withAsked: (reply, found, base) => {
      if (!hasRoom(reply)) return reply;
      const claims = untold(reply, found.claims);
      const asked = claims.map(({ article }) => knowledge.articles.get(article));
      const others = [...new Set(asked)].filter((one) => one !== undefined);
      const parts = { ...base, sharedBy: 2 };
      const more = compose(others, { ...found, claims }, parts, { above: reply });
      return more === null ? reply : joined(reply, [more]);
    },
  };

  function hasRoom({ outcome, blocks }: Reply): boolean {
    return outcome === "answer" && countWords(plainText(blocks)) <= MOST_WORDS_ABOVE;
  }

  /**
   * Likely claims that a reply leaves out. None of other ways to enter than its own, which say nothing for this person, and no list of
   * countries, which says no more than its verdict.
   */
  function untold({ asserted }: Reply, claims: readonly FoundClaim[]): readonly FoundClaim[] {
    const said = new Set(asserted.map(({ article, claim }) => `${article}#${claim}`));
    const subjects = new Set(asserted.map(({ article }) => article));
    return claims.filter(({ article: id, claim, score }) => {
      const article = knowledge.articles.get(id);
      const isOfEntry = article !== undefined && entrySchemeOf(article) !== null;
      const isOther = isOfEntry && (!subjects.has(id) || listsCountries(article, claim));
      return score >= MIN_UNTOLD && !isOther && !said.has(`${id}#${claim}`);
    });
  }

  function listsCountries({ claims }: Article, claim: ClaimId): boolean {
    const facts = claims.get(claim)?.facts ?? [];
    return facts.some((name) =>
      knowledge.facts.get(name)?.values.some(({ value }) => value.type === "countries"),
    );
  }
}
