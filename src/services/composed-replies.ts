import type { Reply } from "../domain/answer.ts";
import { paragraph } from "../domain/block.ts";
import type { Article, Knowledge } from "../domain/knowledge.ts";
import type { SearchResult } from "../ports/search.ts";
import type { Texts } from "../ports/texts.ts";
import type { ArticleReplies, ReplyBase } from "./article-replies.ts";
import { chosenReply } from "./chosen-reply.ts";
import { composed } from "./composing.ts";
import { entrySchemeOf } from "./entry-replies.ts";
import { namesPassport } from "./follow-up.ts";

/** Articles whose claims may stand in one answer. */
const MAX_ARTICLES = 3;
/** Below it no claim is likely the very thing that was asked: the reply says so, and tells what is known of the subject. */
const MIN_EXACT_SCORE = 0.5;

export interface ComposedReplies {
  /**
   * An answer of the claims that a question needs.
   *
   * @param articles those found, the likeliest first
   * @returns `null` where the first is no answer, or nothing of it may be said: its own reply says why
   */
  reply(articles: readonly Article[], found: SearchResult, base: ReplyBase): Reply | null;
}

export function createComposedReplies(
  knowledge: Knowledge,
  texts: Texts,
  articles: ArticleReplies,
): ComposedReplies {
  return {
    reply: (found, { claims, confidence }, base) => {
      const [top] = found;
      if (top?.outcome !== "answer") return null;
      const { language, today, now, reading, hits } = base;
      const asOf = reading.days?.from ?? today;
      const answering = found.slice(0, MAX_ARTICLES).filter(({ outcome }) => outcome === "answer");
      const { viewer } = articles;
      const composition = composed(answering, claims, {
        viewer,
        language,
        days: { on: asOf, today },
      });
      if (composition.pieces.length === 0) return null;
      const isExact = (claims[0]?.score ?? 0) >= MIN_EXACT_SCORE;
      const reply = chosenReply(
        { ...composition, followUps: [], held: isExact ? "exact" : "article" },
        {
          ...{ knowledge, texts, articles, language, asOf, today, now, reading },
          found: { articles: hits, confidence },
        },
      );
      // The table would say more of a passport.
      if (entrySchemeOf(top) === null || namesPassport(reading)) return reply;
      const ask = paragraph(texts.say("entry.askNationality", language));
      return { ...reply, blocks: [...reply.blocks, ask] };
    },
  };
}
