import type { ServerResponse } from "node:http";
import { Conversations } from "../../adapters/web/conversations.ts";
import { botMessage } from "../../adapters/web/events.ts";
import { EventStreams } from "../../adapters/web/streams.ts";
import { systemClock } from "../../src/app/system-clock.ts";
import { timers } from "../../src/app/timers.ts";
import type { ConversationId, Delivery } from "../../src/domain/message.ts";
import type { Database } from "../../src/store/database.ts";
import { createWebConversations } from "../../src/store/web-conversations.ts";
import { aConversation } from "../helpers/web-events.ts";

/** What a process shows on pages, whichever process they are open at. */
export interface PageStreams {
  /** @throws Unavailable it could not be written down */
  show(delivery: Delivery, madeAt: Date): Promise<void>;
  /** @param lastEventId the last that the page has; `null` for none */
  open(lane: string, lastEventId: string | null, response: ServerResponse): Promise<void>;
}

/** As the adapter of the chat page does it, without people's own messages. */
export function pageStreams(database: Database): PageStreams {
  const store = createWebConversations(database);
  const streams = new EventStreams({
    store,
    conversations: new Conversations(store, systemClock),
    clock: systemClock,
    scheduler: timers,
  });
  store.watch((conversation) => {
    streams.wake(conversation);
  });
  return {
    show: async (delivery, madeAt) => {
      const { key, inReplyTo, thread } = delivery;
      const data = JSON.stringify(botMessage(delivery, inReplyTo, madeAt));
      const draft = { messageId: key, at: madeAt, fingerprint: key, data, offers: [] };
      // Where no page was opened nobody misses it.
      await store.append(thread.conversation, draft, null);
      streams.wake(thread.conversation);
    },
    open: async (lane, lastEventId, response) => {
      const { id, tokenHash } = openedPage(lane);
      const usedAt = systemClock.now();
      const conversation = { id, usedAt, usedTokenHash: tokenHash };
      await streams.open({ conversation, visitor: lane, lastEventId }, response);
    },
  };
}

/** The conversations of pages, before anybody opens one. */
export async function makePages(database: Database, lanes: readonly string[]): Promise<void> {
  const store = createWebConversations(database);
  for (const lane of lanes) await store.create(openedPage(lane));
}

function openedPage(lane: string) {
  return aConversation({ id: lane as ConversationId, usedAt: new Date() });
}
