import type { Reply } from "../domain/answer.ts";
import { plainText } from "../domain/block.ts";
import type { ArticleId, Knowledge } from "../domain/knowledge.ts";
import { maskPersonalData } from "../domain/mask.ts";
import {
  EARLIER_MESSAGES_KEPT,
  SHOWN_KEPT,
  type ConversationState,
  type Exchange,
} from "../domain/message.ts";
import { withoutNote } from "./citing.ts";

/** Longer words are cut: whoever takes over sees what it was about, and the memory stays small. */
const LONGEST_ASKED = 1_000;
const LONGEST_TOLD = 700;
const ARTICLE_ACTION = "article:";

/**
 * What is remembered after a question and what became of it.
 *
 * @param release on which the reply was made; `null` where it is not known
 */
export function withExchange(
  state: ConversationState,
  asked: string,
  reply: Reply,
  release: number | null,
  at: Date,
): ConversationState {
  const { asserted, language } = reply;
  const offered = offeredBy(reply);
  const exchange: Exchange = {
    asked: cut(maskPersonalData(asked).text, LONGEST_ASKED),
    told: cut(maskPersonalData(plainText(reply.blocks)).text, LONGEST_TOLD),
    outcome: reply.outcome,
    ...(asserted.length === 0 ? {} : { rests: { asserted, language, release } }),
    topic: topicOf(reply),
    ...(offered.length === 0 ? {} : { offered }),
    atMs: at.getTime(),
  };
  return {
    ...state,
    exchanges: [...state.exchanges, exchange].slice(-EARLIER_MESSAGES_KEPT),
    failures: failuresAfter(state.failures, reply),
  };
}

/** What a reply that asks back offers to choose from. */
function offeredBy({ outcome, actions }: Reply): readonly ArticleId[] {
  if (outcome !== "clarify") return [];
  return actions.flatMap(({ id }) =>
    id.startsWith(ARTICLE_ACTION) ? [id.slice(ARTICLE_ACTION.length) as ArticleId] : [],
  );
}

/** What is remembered after a button has shown an article. */
export function withShown(
  state: ConversationState,
  { outcome, asserted }: Reply,
): ConversationState {
  if (outcome !== "answer") return state;
  const shown = [...state.shown, ...new Set(asserted.map(({ article }) => article))];
  return { ...state, shown: shown.slice(-SHOWN_KEPT) };
}

/**
 * A reply that says only what was not said before: that nobody has verified its article is told once, however many articles
 * that holds for. Nothing is kept of it but what was answered.
 */
export function withoutRepetition(
  reply: Reply,
  { exchanges, shown }: ConversationState,
  { articles }: Pick<Knowledge, "articles">,
): Reply {
  const told = exchanges.flatMap(({ outcome, rests }) =>
    outcome === "answer" ? (rests?.asserted ?? []) : [],
  );
  const isUnverified = (id: ArticleId): boolean => articles.get(id)?.verifiedOn === null;
  const wasSaid = told.some(({ article }) => isUnverified(article)) || shown.some(isUnverified);
  return wasSaid ? withoutNote(reply) : reply;
}

/**
 * Search names the nearest article whatever is asked. It is near where it answers, stands among the choices, or is said to
 * hold no answer now, of which alone a reply without an answer is confident.
 */
function topicOf({ outcome, articles, confidence }: Reply): string | null {
  const isNear =
    outcome === "answer" || outcome === "clarify" || (outcome === "no_answer" && confidence > 0);
  return isNear ? (articles[0]?.id.split("/")[0] ?? null) : null;
}

/** Small talk between two questions helps nobody and harms nobody. */
function failuresAfter(failures: number, { outcome }: Reply): number {
  switch (outcome) {
    case "no_answer":
    case "clarify":
      return failures + 1;
    case "answer":
    case "out_of_scope":
    case "urgent":
    case "refused":
      return 0;
    case "human":
    case "smalltalk":
    case "command":
      return failures;
  }
}

/** By whole characters, as half of one is none. */
function cut(text: string, most: number): string {
  const characters = Array.from(text.replaceAll("\u0000", ""));
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join("")}…`;
}
