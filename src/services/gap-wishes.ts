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
  readonly store: Pick<MessageStore, "wish">;
  readonly texts: Texts;
  readonly clock: Clock;
  /** For how many days a question waits for its answer. */
  readonly retentionDays: number;
}

/** Whoever finds no answer may ask to be told of one, with a button. */
export interface GapWishes {
  /** A reply with that button, where the question is kept and nothing answered it. */
  offered(reply: Reply, gap: GapEntry | null, answer: AnswerId): Reply;
  /** What is said to the button of that answer. */
  press(answer: string, message: InboundMessage, context: CommandContext): Promise<Reply>;
}

/** The names of answers look so. A client may send anything in their place, which the database might choke on. */
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

export function createGapWishes({ store, texts, clock, retentionDays }: GapWishesDeps): GapWishes {
  return {
    offered: (reply, gap, answer) => {
      // Without the offer of a person nothing was looked for, such as in a language that is not spoken here.
      const isLookedFor = reply.actions.some(({ id }) => id === "human");
      if (gap?.outcome !== "no_answer" || !isLookedFor) return reply;
      const label = texts.say("gap.notify.action", reply.language);
      return { ...reply, actions: [...reply.actions, { id: `notify:${answer}`, label }] };
    },
    press: async (answer, message, { language, today }) => {
      const isKept = UUID.test(answer) && (await store.wish(message, answer, clock.now()));
      const words = isKept
        ? texts.say("gap.notify.done", language, { days: retentionDays })
        : texts.say("gap.notify.gone", language);
      const blocks = [paragraph(words)];
      return createReply({ outcome: "command", language, asOf: today, blocks });
    },
  };
}
