import type { Reply } from "../../domain/answer.ts";
import { paragraph } from "../../domain/block.ts";
import type { GapGroupId } from "../../domain/gap.ts";
import type { Knowledge } from "../../domain/knowledge.ts";
import { directionOf } from "../../domain/locale.ts";
import type { Delivery } from "../../domain/message.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import type { Clock } from "../../ports/clock.ts";
import type { GapStore, GapWish } from "../../ports/gap-store.ts";
import type { Texts } from "../../ports/texts.ts";
import { maskedForPerson } from "../mask-words.ts";
import { createReply } from "../reply-builder.ts";

export interface GapNoticesDeps {
  readonly store: Pick<GapStore, "wishes" | "tell">;
  /** As it is served now. */
  readonly knowledge: () => Knowledge;
  readonly texts: Texts;
  readonly clock: Clock;
  readonly today: () => PlainDate;
}

const PAGE = 100;
/** Longer questions are cut: whoever asked knows the rest. */
const LONGEST_QUOTED = 200;

/**
 * Tells those who wait that there is an article now, each once and in their language. Who is answered by a person just then, or
 * has no article in their language yet, goes on waiting.
 *
 * @param group one group alone; `null` for all
 * @returns how many were told
 */
export async function tellThoseWhoWait(
  deps: GapNoticesDeps,
  group: GapGroupId | null,
): Promise<number> {
  const { store, clock } = deps;
  let told = 0;
  for (let after = 0; ;) {
    const wishes = await store.wishes(group, after, PAGE);
    for (const wish of wishes) {
      const delivery = noticeOf(deps, wish);
      if (delivery !== null && (await store.tell(wish.gap, delivery, clock.now()))) told += 1;
    }
    const last = wishes.at(-1);
    if (last === undefined || wishes.length < PAGE) return told;
    after = last.gap;
  }
}

function noticeOf(deps: GapNoticesDeps, wish: GapWish): Delivery | null {
  const reply = replyOf(deps, wish);
  if (reply === null) return null;
  const { gap, thread, person } = wish;
  const { platform, installation } = thread;
  return {
    key: ["gap", platform, installation, String(gap)].map(encodeURIComponent).join("/"),
    thread,
    person,
    inReplyTo: null,
    reply,
    direction: directionOf(reply.language),
  };
}

function replyOf(deps: GapNoticesDeps, { language, question, article }: GapWish): Reply | null {
  const title = titleToRead(deps.knowledge(), article, language);
  if (title === null) return null;
  const values = { question: cut(maskedForPerson(deps.texts, language, question)), title };
  return createReply({
    outcome: "command",
    language,
    asOf: deps.today(),
    blocks: [paragraph(deps.texts.say("gap.notify.told", language, values))],
    actions: [{ id: `article:${article}`, label: title }],
  });
}

/** The title of an article that is told in a language now; `null` when there is none, or it was taken back. */
export function titleToRead(
  { articles, heldBack }: Knowledge,
  id: GapWish["article"],
  language: string,
): string | null {
  const article = articles.get(id);
  if (article?.outcome !== "answer" || heldBack.articles.has(id)) return null;
  return article.texts.get(language)?.title ?? null;
}

/** By whole characters, as half of one is none. */
function cut(text: string): string {
  const characters = Array.from(text);
  return characters.length <= LONGEST_QUOTED
    ? text
    : `${characters.slice(0, LONGEST_QUOTED - 1).join("")}…`;
}
