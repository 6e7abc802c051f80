import type { ThreadRef } from "../../src/domain/message.ts";
import type { Scheduler } from "../../src/ports/scheduler.ts";
import { createTyping } from "../shared/typing.ts";
import type { Courtesies } from "./intake.ts";
import type { TelegramApi } from "./io-api.ts";
import { TIMES } from "./limits.ts";
import type { Place } from "./threads.ts";

export interface CourtesiesOptions {
  readonly api: TelegramApi;
  readonly scheduler: Scheduler;
}

export interface RunningCourtesies extends Courtesies {
  endTyping(thread: ThreadRef): void;
  /** Ends all signs and waits for what is under way. */
  stop(): Promise<void>;
}

/** What the bot shows beside its answers. Whether any of it arrives is nobody's concern. */
export function createCourtesies({ api, scheduler }: CourtesiesOptions): RunningCourtesies {
  const typing = createTyping({
    scheduler,
    everyMs: TIMES.typingEvery,
    mostMs: TIMES.typingMost,
    afterMs: TIMES.typingAfter,
  });
  const underWay = new Set<Promise<unknown>>();

  const tryTo = async (method: string, payload: object): Promise<void> => {
    const call = api.call(method, payload).catch(() => undefined);
    underWay.add(call);
    await call;
    underWay.delete(call);
  };

  return {
    answerPress: (press) => {
      void tryTo("answerCallbackQuery", { callback_query_id: press });
    },
    setButtons: (chat, message, rows) => {
      const markup = { inline_keyboard: rows };
      void tryTo("editMessageReplyMarkup", {
        chat_id: chat,
        message_id: message,
        reply_markup: markup,
      });
    },
    beginTyping: (thread, place, host) => {
      typing.begin(thread.conversation, {
        isDue: () => host.isWaiting(thread),
        show: () => tryTo("sendChatAction", typingIn(place)),
      });
    },
    endTyping: ({ conversation }) => {
      typing.end(conversation);
    },
    stop: async () => {
      typing.endAll();
      await Promise.all(underWay);
    },
  };
}

function typingIn({ chat, room }: Place): object {
  const topic = room?.topic ?? null;
  return {
    chat_id: chat,
    action: "typing",
    ...(topic === null ? {} : { message_thread_id: topic }),
  };
}
