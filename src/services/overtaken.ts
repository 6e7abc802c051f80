import {
  assertedKey,
  type Action,
  type AssertedClaim,
  type Outcome,
  type Reply,
  type Rests,
} from "../domain/answer.ts";
import { paragraph, plainText, type Block } from "../domain/block.ts";
import type { Release } from "../domain/editing.ts";
import { isHeldBack } from "../domain/held-claims.ts";
import type { ArticleId, Knowledge } from "../domain/knowledge.ts";
import { directionOf, type LanguageTag } from "../domain/locale.ts";
import type { Delivery } from "../domain/message.ts";
import type { NoticeMatter } from "../domain/notice.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import type { ContentStore } from "../ports/content-store.ts";
import type { Texts } from "../ports/texts.ts";
import type { Answering } from "./answering.ts";
import { withoutNote } from "./citing.ts";
import { noticeReply } from "./content/notice-words.ts";
import { releasesSince } from "./content/releases-since.ts";
import { createReply, humanAction } from "./reply-builder.ts";
import { isBeyondSummary, saidNow, together } from "./said-now.ts";

export interface OvertakenDeps {
  /** What is in force at this moment, as this process has heard of it. */
  readonly inForce: () => InForce;
  readonly content: Pick<ContentStore, "releases">;
  readonly texts: Texts;
  readonly today: () => PlainDate;
  /** IANA; in which zone the day of an earlier answer is told. */
  readonly timeZone: string;
  /** For how many days messages and answers are kept. */
  readonly retentionDays: number;
}

export interface InForce {
  readonly release: number;
  readonly knowledge: Knowledge;
  readonly answering: Pick<Answering, "act">;
}

/** Looks once more at words that are on their way: what they assert may have been withdrawn or corrected since. */
export interface Overtaken {
  /**
   * Whether something that a delivery asserts is not said any more, or says something else since.
   *
   * @param madeAt when it was made
   * @throws Unavailable the database cannot be had
   */
  isOvertaken(delivery: Delivery, madeAt: Date): Promise<boolean>;
  /** The same of what words rest on. */
  isPast(rests: Rests, madeAt: Date): Promise<boolean>;
  /** The delivery with what can be said now in the place of its words, and the reviewed sentence where nothing can. */
  instead(delivery: Delivery): Delivery;
}

/** Of the articles that were told, so many are told anew; the others have a button each. */
const MOST_TOLD = 3;
const MOST_OTHERS = 3;

export function createOvertaken(deps: OvertakenDeps): Overtaken {
  const isPast: Overtaken["isPast"] = async ({ asserted, language, release: on }, madeAt) => {
    if (asserted.length === 0) return false;
    const { knowledge, release } = deps.inForce();
    if (asserted.some((claim) => isHeldBack(knowledge, claim, language))) return true;
    if (on !== null && on >= release) return false;
    const isSince = (each: Release): boolean => (on === null ? each.at > madeAt : each.number > on);
    return isCorrected(deps.content, isSince, asserted, language);
  };
  return {
    isPast,
    isOvertaken: async (delivery, madeAt) => {
      const { reply, told, restsOn } = delivery;
      if (isSourceWithdrawn(deps, reply)) return true;
      const { asserted, language } = reply;
      return isPast({ asserted, language, release: restsOn ?? told?.release ?? null }, madeAt);
    },
    instead: (delivery) => {
      const { told, notice, replaced = 0 } = delivery;
      const { release } = deps.inForce();
      const reply =
        notice === undefined ? insteadOf(deps, delivery.reply) : noticeAnew(deps, notice);
      return {
        ...delivery,
        reply,
        direction: directionOf(reply.language),
        replaced: replaced + 1,
        restsOn: release,
        ...(told === undefined ? {} : { told: { ...told, release } }),
      };
    },
  };
}

/** Of a notice its own words, at this moment: whoever reads it has read what it is about. */
function noticeAnew(deps: OvertakenDeps, matter: NoticeMatter): Reply {
  const { knowledge, answering } = deps.inForce();
  return noticeReply({ ...deps, knowledge: () => knowledge, answering: () => answering }, matter);
}

/**
 * Whether the article that words are of was withdrawn, though they state no claim of it. An answer that says so already is
 * what is said now.
 */
function isSourceWithdrawn(deps: OvertakenDeps, reply: Reply): boolean {
  const { knowledge, answering } = deps.inForce();
  const { language, outcome } = reply;
  const id = sourceOf(reply);
  if (id === null || !knowledge.heldBack.articles.has(id)) return false;
  if (knowledge.articles.get(id)?.outcome !== outcome) return false;
  const now = answering.act(`article:${id}`, { language, today: deps.today() });
  return !plainText(reply.blocks).includes(plainText(now.blocks));
}

/** Outcomes of words that may be those of an article. */
const OF_ARTICLES: readonly Outcome[] = [
  "answer",
  "urgent",
  "human",
  "refused",
  "smalltalk",
  "out_of_scope",
];

/** The article of words that state no claim; `null` where they state one, or are of none. */
function sourceOf({ asserted, outcome, articles: [first] }: Reply): ArticleId | null {
  return asserted.length > 0 || !OF_ARTICLES.includes(outcome) ? null : (first?.id ?? null);
}

async function isCorrected(
  content: OvertakenDeps["content"],
  isSince: (release: Release) => boolean,
  asserted: readonly AssertedClaim[],
  language: LanguageTag,
): Promise<boolean> {
  const names = new Set(asserted.map(assertedKey));
  for await (const { corrected } of releasesSince(content, isSince)) {
    const isOne = corrected.some(
      (each) => names.has(assertedKey(each)) && each.languages?.includes(language) !== false,
    );
    if (isOne) return true;
  }
  return false;
}

/** What can be said now of the articles that a reply spoke from; by whom it is said stays. */
function insteadOf(deps: OvertakenDeps, reply: Reply): Reply {
  const told = wordsInstead(deps, reply);
  // What was said before in the conversation stays unsaid.
  const words = reply.unverified === true ? told : withoutNote(told);
  const { from, blocks } = reply;
  if (from === undefined) return words;
  return { ...words, from, blocks: [...blocks.slice(0, 1), ...words.blocks] };
}

function wordsInstead(deps: OvertakenDeps, reply: Reply): Reply {
  const { texts } = deps;
  const { language } = reply;
  const { knowledge, answering } = deps.inForce();
  const today = deps.today();
  const ids = articlesOf(knowledge, reply);
  const [main, ...others] = ids
    .slice(0, MOST_TOLD)
    .map((id) => saidOf({ knowledge, texts, answering }, id, reply, today));
  const own = reply.actions.filter(({ id }) => /^(?:helpful|unhelpful):/.test(id));
  if (main === undefined) {
    return createReply({
      outcome: "no_answer",
      language,
      asOf: today,
      blocks: [paragraph(texts.say("overtaken.gone", language)), ...keptBlocks(deps, reply)],
      actions: [humanAction(language, texts)],
    });
  }
  const told = together(main, others);
  // Somebody in need reads the numbers first, which stand first among the articles.
  const isUrgent = told.outcome === "urgent";
  return {
    ...told,
    blocks: [
      ...(isUrgent ? [] : [paragraph(texts.say("overtaken.now", language))]),
      ...told.blocks,
      ...keptBlocks(deps, reply),
    ],
    actions: [
      ...otherActions(knowledge, ids.slice(MOST_TOLD), language),
      ...told.actions,
      ...(told.asserted.length > 0 ? own : []),
    ],
    articles: ids.map((id) => ({ id, score: 1 })),
  };
}

/** Of an article its summary, unless the reply spoke from more of it: then that is said as it stands now. */
function saidOf(
  { knowledge, texts, answering }: Pick<InForce, "knowledge" | "answering"> & { texts: Texts },
  id: ArticleId,
  { language, asserted }: Reply,
  today: PlainDate,
): Reply {
  const text = knowledge.articles.get(id)?.texts.get(language);
  const claims = asserted.flatMap(({ article, claim }) => (article === id ? [claim] : []));
  const isMore = text !== undefined && claims.some((claim) => isBeyondSummary(text, claim));
  const more = isMore ? saidNow({ knowledge, texts }, id, claims, { language, today }) : null;
  return more ?? answering.act(`article:${id}`, { language, today });
}

/** In the order in which a reply spoke from them, as far as they are there in its language. */
function articlesOf({ articles }: Knowledge, reply: Reply): readonly ArticleId[] {
  const source = sourceOf(reply);
  const ids = new Set(reply.asserted.map(({ article }) => article));
  if (source !== null) ids.add(source);
  return [...ids].filter((id) => articles.get(id)?.texts.has(reply.language) === true);
}

/** What everybody is told once, however it goes on. */
function keptBlocks({ texts, retentionDays }: OvertakenDeps, { blocks, language }: Reply): Block[] {
  const once = texts.say("reply.firstContact", language, { days: retentionDays });
  return blocks.filter((block) => plainText([block]) === once);
}

function otherActions(
  { articles }: Knowledge,
  ids: readonly ArticleId[],
  language: LanguageTag,
): Action[] {
  return ids.slice(0, MOST_OTHERS).flatMap((id) => {
    const title = articles.get(id)?.texts.get(language)?.title;
    return title === undefined ? [] : [{ id: `article:${id}`, label: title }];
  });
}
