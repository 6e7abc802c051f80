import type { Reply } from "../domain/answer.ts";
import { paragraph } from "../domain/block.ts";
import type { InboundMessage } from "../domain/message.ts";
import type { AnswerId, GapEntry } from "../domain/turn.ts";
import type { Clock } from "../ports/clock.ts";
import type { MessageStore } from "../ports/message-store.ts";
import type { Texts } from "../ports/texts.ts";
import type { CommandContext } from "./command-replies.ts";
import { createReply } from "./reply-builder.ts";

export interface GapWishesDeps {
  readonly store: Pick<MessageStore, "wish" | "wishKnown">;
  readonly texts: Texts;
  readonly clock: Clock;
  /** For how many days a question waits for its answer. */
  readonly retentionDays: number;
}

/**
 * What somebody waits for. `notify`: an answer, where there was none; `known`: what holds on a day of which nothing was known yet.
 */
export type Awaited = "notify" | "known";

/** Whoever finds no answer, or that nothing is known yet, may ask to be told once there is, with a button. */
export interface GapWishes {
  /** A reply with that button, where the question is kept and nothing answered it, or nothing is known for its day. */
  offered(reply: Reply, gap: GapEntry | null, answer: AnswerId): Reply;
  /** What is said to the button of that answer. */
  press(
    awaited: Awaited,
    answer: string,
    message: InboundMessage,
    context: CommandContext,
  ): Promise<Reply>;
}

/** The names of answers look so. A client may send anything in their place, which the database might choke on. */
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

const WORDS = { notify: "gap.notify", known: "known.notify" } as const satisfies Record<
  Awaited,
  string
>;

/** What whoever reads a reply may wait for; `null` for nothing. */
function awaitedOf(reply: Reply, gap: GapEntry | null): Awaited | null {
  // It can be looked for again only where an article speaks for it.
  if (reply.validity === "not_yet_known") return reply.articles.length > 0 ? "known" : null;
  // Without the offer of a person nothing was looked for, such as in a language that is not spoken here.
  const isLookedFor = reply.actions.some(({ id }) => id === "human");
  return gap?.outcome === "no_answer" && isLookedFor ? "notify" : null;
}

export function createGapWishes({ store, texts, clock, retentionDays }: GapWishesDeps): GapWishes {
  return {
    offered: (reply, gap, answer) => {
      const awaited = awaitedOf(reply, gap);
      if (awaited === null) return reply;
      const label = texts.say(`${WORDS[awaited]}.action`, reply.language);
      return { ...reply, actions: [...reply.actions, { id: `${awaited}:${answer}`, label }] };
    },
    press: async (awaited, answer, message, { language, today }) => {
      const keep = (): Promise<boolean> =>
        awaited === "known"
          ? store.wishKnown(message, answer, clock.now())
          : store.wish(message, answer, clock.now());
      const isKept = UUID.test(answer) && (await keep());
      const words = isKept
        ? texts.say(`${WORDS[awaited]}.done`, language, { days: retentionDays })
        : texts.say(`${WORDS[awaited]}.gone`, language);
      const blocks = [paragraph(words)];
      return createReply({ outcome: "command", language, asOf: today, blocks });
    },
  };
}
