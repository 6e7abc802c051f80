import type { Reply } from "../../domain/answer.ts";
import { paragraph } from "../../domain/block.ts";
import { formatDate } from "../../domain/format.ts";
import type { Knowledge } from "../../domain/knowledge.ts";
import { directionOf } from "../../domain/locale.ts";
import type { Delivery } from "../../domain/message.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import { EMPTY_READING } from "../../domain/reading.ts";
import type { AnswerId } from "../../domain/turn.ts";
import type { Clock } from "../../ports/clock.ts";
import type { KnownWish, KnownWishStore } from "../../ports/known-wish-store.ts";
import type { Texts } from "../../ports/texts.ts";
import { isWithdrawn } from "../article-view.ts";
import { createArticleReplies, type ReplyBase } from "../article-replies.ts";
import { rowReplies } from "../row-replies.ts";

export interface KnownNoticesDeps {
  readonly store: KnownWishStore;
  /** As it is served now. */
  readonly knowledge: () => Knowledge;
  readonly texts: Texts;
  readonly clock: Clock;
  readonly today: () => PlainDate;
  /** The number of the release that is served now. */
  readonly release: () => number;
  /** An unguessable name for what is told. */
  readonly newAnswerId: () => AnswerId;
}

const PAGE = 100;

/**
 * Tells those who wait what is known by now, each once and in their language. Whoever is answered by a person just then, or of
 * whose day nothing is known yet, goes on waiting.
 *
 * @returns how many were told
 */
export async function tellWhatIsKnown(deps: KnownNoticesDeps): Promise<number> {
  const { store, clock } = deps;
  let told = 0;
  for (let after = ""; ;) {
    const wishes = await store.wishes(after, PAGE);
    for (const wish of wishes) {
      const delivery = noticeOf(deps, wish);
      if (delivery !== null && (await store.tell(wish.answer, delivery, clock.now()))) told += 1;
    }
    const last = wishes.at(-1);
    if (last === undefined || wishes.length < PAGE) return told;
    after = last.answer;
  }
}

function noticeOf(deps: KnownNoticesDeps, wish: KnownWish): Delivery | null {
  const now = knownNow(deps, wish);
  if (now === null) return null;
  const { answer, thread, person, asOf } = wish;
  const { platform, installation } = thread;
  const { language } = now;
  const date = formatDate(asOf, language);
  const first = paragraph(deps.texts.say("known.notify.told", language, { date }));
  return {
    key: ["known", platform, installation, answer].map(encodeURIComponent).join("/"),
    thread,
    person,
    inReplyTo: null,
    reply: { ...now, blocks: [first, ...now.blocks] },
    direction: directionOf(language),
    told: { answer: deps.newAnswerId(), release: deps.release() },
  };
}

/**
 * What the same question would be answered now, for its day or, once that is past, for today; `null` while that is still not
 * known, or may not be said.
 */
function knownNow(
  { texts, ...deps }: KnownNoticesDeps,
  { language, asOf, article: id, rows }: KnownWish,
): Reply | null {
  const knowledge = deps.knowledge();
  const today = deps.today();
  const article = knowledge.articles.get(id);
  if (article === undefined || isWithdrawn(knowledge, article)) return null;
  if (!article.texts.has(language)) return null;
  const day = asOf < today ? today : asOf;
  const base: ReplyBase = {
    language,
    today,
    now: today,
    reading: { ...EMPTY_READING, days: { from: day, until: day } },
    hits: [{ id, score: 1 }],
    confidence: 1,
  };
  const articles = createArticleReplies(knowledge, texts);
  const [said] =
    rows.length > 0
      ? rowReplies({ knowledge, texts }, articles, article, rows, base)
      : [articles.reply(article, base)];
  if (said?.outcome !== "answer") return null;
  return said.validity === "current" || said.validity === "under_review" ? said : null;
}
