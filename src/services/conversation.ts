import type { Reply } from "../domain/answer.ts";
import { paragraph } from "../domain/block.ts";
import {
  EARLIER_MESSAGES_KEPT,
  NEW_CONVERSATION,
  type ConversationState,
  type InboundMessage,
} from "../domain/message.ts";
import type { Knowledge } from "../domain/knowledge.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import type { ConversationStore } from "../ports/conversation-store.ts";
import type { Log } from "../ports/log.ts";
import type { Texts } from "../ports/texts.ts";
import type { Answering } from "./answering.ts";
import { firstOffered } from "./reply-language.ts";
import { createReply, humanContacts } from "./reply-builder.ts";

export interface ConversationDeps {
  readonly answering: Answering;
  readonly store: ConversationStore;
  readonly knowledge: Knowledge;
  readonly texts: Texts;
  readonly log: Log;
  /** The day that counts as today. */
  readonly today: () => PlainDate;
}

export interface ConversationService {
  /** One inbound message, one reply. Never throws: a failure is answered with an honest sentence. */
  handle(message: InboundMessage): Promise<Reply>;
}

export function createConversationService(deps: ConversationDeps): ConversationService {
  return {
    handle: async (message) => {
      const today = deps.today();
      let state = NEW_CONVERSATION;
      try {
        state = (await deps.store.get(message.thread.conversation)) ?? NEW_CONVERSATION;
        const { reply, next } = turn(deps, message, state, today);
        await deps.store.set(message.thread.conversation, next);
        return reply;
      } catch (error) {
        deps.log.error("message_failed", {
          platform: message.thread.platform,
          message: message.id,
          error: error instanceof Error ? error.name : "unknown",
        });
        return failed(deps, message, state, today);
      }
    },
  };
}

function turn(
  deps: ConversationDeps,
  message: InboundMessage,
  state: ConversationState,
  today: PlainDate,
): { reply: Reply; next: ConversationState } {
  const offered = deps.knowledge.languages;
  const { content } = message;
  if (content.kind === "action") {
    const language = firstOffered([state.language, message.localeHint], offered);
    const reply = deps.answering.act(content.action, { language, today });
    const languageChosen = state.languageChosen || reply.outcome === "command";
    return { reply, next: { ...state, language: reply.language, languageChosen } };
  }
  const { reply } = deps.answering.answer({
    text: content.text,
    earlier: state.earlier,
    localeHint: message.localeHint,
    conversationLanguage: state.language,
    languageChosen: state.languageChosen,
    today,
    now: today,
  });
  const earlier = [...state.earlier, content.text].slice(-EARLIER_MESSAGES_KEPT);
  const language = state.languageChosen ? state.language : reply.language;
  return { reply, next: { earlier, language, languageChosen: state.languageChosen } };
}

function failed(
  deps: ConversationDeps,
  message: InboundMessage,
  state: ConversationState,
  today: PlainDate,
): Reply {
  const { knowledge, texts } = deps;
  const language = firstOffered([state.language, message.localeHint], knowledge.languages);
  const contacts = humanContacts(knowledge, language, texts);
  return createReply({
    outcome: "no_answer",
    language,
    asOf: today,
    blocks: [paragraph(texts.say("reply.failed", language, { contacts }))],
  });
}
