import type { Reply } from "../domain/answer.ts";
import { paragraph } from "../domain/block.ts";
import type { InboundMessage } from "../domain/message.ts";
import type { Clock } from "../ports/clock.ts";
import type { NoticeStore } from "../ports/notice-store.ts";
import type { Texts } from "../ports/texts.ts";
import type { CommandContext } from "./command-replies.ts";
import { createReply } from "./reply-builder.ts";

export interface NoticeChoiceDeps {
  readonly store: Pick<NoticeStore, "optOut" | "optIn">;
  readonly texts: Texts;
  readonly clock: Clock;
}

/** Whether somebody wants to be told when what they were told is corrected. */
export interface NoticeChoice {
  /** What is said to the button; `null` for one that there is not. */
  press(choice: string, message: InboundMessage, context: CommandContext): Promise<Reply | null>;
}

export function createNoticeChoice({ store, texts, clock }: NoticeChoiceDeps): NoticeChoice {
  return {
    press: async (choice, { thread, sender }, { language, today }) => {
      if (choice !== "on" && choice !== "off") return null;
      const { platform, installation } = thread;
      const person = { platform, installation, person: sender };
      if (choice === "on") await store.optIn(person);
      else await store.optOut(person, clock.now());
      const other = choice === "on" ? "off" : "on";
      return createReply({
        outcome: "command",
        language,
        asOf: today,
        blocks: [paragraph(texts.say(`notice.${choice}`, language))],
        actions: [{ id: `notices:${other}`, label: texts.say(`notice.action.${other}`, language) }],
      });
    },
  };
}
