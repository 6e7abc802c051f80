import type { Action, AssertedClaim, Citation, Reply, Rests } from "../domain/answer.ts";
import { paragraph, plainText, type Block } from "../domain/block.ts";
import type { Release } from "../domain/editing.ts";
import { isHeldBack } from "../domain/held-claims.ts";
import type { ArticleId, Knowledge } from "../domain/knowledge.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { Delivery } from "../domain/message.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import type { ContentStore } from "../ports/content-store.ts";
import type { Texts } from "../ports/texts.ts";
import type { Answering } from "./answering.ts";
import { createReply, humanAction } from "./reply-builder.ts";

export interface OvertakenDeps {
  /** What is in force at this moment, as this process has heard of it. */
  readonly inForce: () => InForce;
  readonly content: Pick<ContentStore, "releases">;
  readonly texts: Texts;
  readonly today: () => PlainDate;
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
const RELEASES_AT_ONCE = 50;

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
    isOvertaken: ({ reply: { asserted, language }, told }, madeAt) =>
      isPast({ asserted, language, release: told?.release ?? null }, madeAt),
    instead: (delivery) => {
      const { told, replaced = 0 } = delivery;
      const { release } = deps.inForce();
      return {
        ...delivery,
        reply: insteadOf(deps, delivery.reply),
        replaced: replaced + 1,
        ...(told === undefined ? {} : { told: { ...told, release } }),
      };
    },
  };
}

async function isCorrected(
  content: OvertakenDeps["content"],
  isSince: (release: Release) => boolean,
  asserted: readonly AssertedClaim[],
  language: LanguageTag,
): Promise<boolean> {
  const names = new Set(asserted.map(nameOf));
  for (let before: number | null = null; ;) {
    const page: readonly Release[] = await content.releases(before, RELEASES_AT_ONCE);
    const since = page.filter(isSince);
    const isOne = since.some(({ corrected }) =>
      corrected.some(
        (each) => names.has(nameOf(each)) && each.languages?.includes(language) !== false,
      ),
    );
    if (isOne) return true;
    const oldest = page.at(-1);
    if (oldest === undefined || since.length < page.length) return false;
    before = oldest.number;
  }
}

function nameOf({ article, claim }: AssertedClaim): string {
  return `${article} ${claim}`;
}

/** What can be said now of the articles that a reply spoke from. */
function insteadOf(deps: OvertakenDeps, reply: Reply): Reply {
  const { texts } = deps;
  const { language } = reply;
  const { knowledge, answering } = deps.inForce();
  const today = deps.today();
  const ids = articlesOf(knowledge, reply);
  const told = ids
    .slice(0, MOST_TOLD)
    .map((id) => answering.act(`article:${id}`, { language, today }));
  const [main] = told;
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
  const asserted = told.flatMap((each) => each.asserted);
  // Somebody in need reads the numbers first, which stand first among the articles.
  const isUrgent = main.outcome === "urgent";
  const answers = told.some(({ outcome }) => outcome === "answer");
  return {
    ...main,
    outcome: answers && !isUrgent ? "answer" : main.outcome,
    blocks: [
      ...(isUrgent ? [] : [paragraph(texts.say("overtaken.now", language))]),
      ...told.flatMap(({ blocks }) => blocks),
      ...keptBlocks(deps, reply),
    ],
    citations: distinct(told.flatMap(({ citations }) => citations)),
    actions: [
      ...otherActions(knowledge, ids.slice(MOST_TOLD), language),
      ...main.actions,
      ...(asserted.length > 0 ? own : []),
    ],
    articles: ids.map((id) => ({ id, score: 1 })),
    asserted,
  };
}

/** In the order in which a reply spoke from them, as far as they are there in its language. */
function articlesOf({ articles }: Knowledge, { asserted, language }: Reply): readonly ArticleId[] {
  const ids = new Set(asserted.map(({ article }) => article));
  return [...ids].filter((id) => articles.get(id)?.texts.has(language) === true);
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

function distinct(citations: readonly Citation[]): readonly Citation[] {
  const all = new Map(citations.map((each) => [`${each.title} ${each.url ?? ""}`, each]));
  return [...all.values()];
}
