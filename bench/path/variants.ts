import { randomUUID } from "node:crypto";
import { timers } from "../../src/app/timers.ts";
import { buildSearch } from "../../src/app/search-index.ts";
import { createCore, loadContent } from "../../src/app/service.ts";
import { systemClock } from "../../src/app/system-clock.ts";
import { todayOf } from "../../src/app/today.ts";
import type {
  ConversationState,
  Delivery,
  InboundMessage,
  MessageId,
} from "../../src/domain/message.ts";
import type { AnswerId } from "../../src/domain/turn.ts";
import type { MessageStore } from "../../src/ports/message-store.ts";
import type { PlatformAdapter } from "../../src/ports/platform.ts";
import {
  createConversationService,
  type ConversationService,
} from "../../src/services/conversation.ts";
import { createInbox } from "../../src/services/inbox.ts";
import { createOutbox } from "../../src/services/outbox.ts";
import { createPersonPace } from "../../src/services/person-pace.ts";
import { createMessageStore } from "../../src/store/message-store.ts";
import { countingConversation } from "../../test/helpers/counting-conversation.ts";
import { freshDatabase, postgresEngine, sqliteEngine } from "../../test/helpers/engines.ts";
import { keptLog } from "../../test/helpers/fakes.ts";
import { aDelivery } from "../../test/helpers/scripted-host.ts";
import { realQuestions } from "../real-questions.ts";

export const VARIANTS = ["echo in memory", "SQLite", "PostgreSQL", "SQLite, real answers"] as const;
export type Variant = (typeof VARIANTS)[number];

/** A way of a message, whatever it consists of. */
export interface MeasuredPath {
  readonly accept: (message: InboundMessage) => Promise<unknown>;
  readonly question: (index: number) => string;
  close(): Promise<void>;
}

type Arrived = (delivery: Delivery) => void;

export function pathOf(variant: Variant, arrived: Arrived): Promise<MeasuredPath> {
  switch (variant) {
    case "echo in memory":
      return Promise.resolve(echo(arrived));
    case "SQLite":
      return onDatabase("sqlite", arrived, () => countingConversation());
    case "PostgreSQL":
      return onDatabase("postgres", arrived, () => countingConversation());
    case "SQLite, real answers":
      return onDatabase("sqlite", arrived, realConversation, realQuestions());
  }
}

/** What the machine can do without a database: the same conversations and order, and nothing kept. */
function echo(arrived: Arrived): MeasuredPath {
  const conversation = countingConversation();
  const lanes = new Map<string, Promise<ConversationState | null>>();
  return {
    question: () => "hello",
    accept: (message) => {
      const { conversation: lane } = message.thread;
      const before = lanes.get(lane) ?? Promise.resolve(null);
      const mine = before.then(async (state) => {
        const { reply, memory } = await conversation.handle(message, state);
        if (reply !== null) arrived(aDelivery(message, reply));
        return memory?.state ?? null;
      });
      lanes.set(lane, mine);
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
}

async function onDatabase(
  name: "sqlite" | "postgres",
  arrived: Arrived,
  conversationOf: (store: MessageStore) => ConversationService,
  question: (index: number) => string = () => "hello",
): Promise<MeasuredPath> {
  const engine = await (name === "sqlite" ? sqliteEngine() : postgresEngine());
  const database = await freshDatabase(engine);
  const store = createMessageStore(database, { erasers: [] });
  const deps = { store, clock: systemClock, scheduler: timers, log: keptLog() };
  const platform = platformOf(arrived);
  const outbox = createOutbox({ ...deps, random: Math.random, platformOf: () => platform });
  const inbox = createInbox({
    staff: null,
    ...deps,
    pace: createPersonPace(),
    conversation: conversationOf(store),
    outbox,
  });
  database.engine.wakeUps?.listen("work", () => {
    inbox.wake();
    outbox.wake();
  });
  inbox.start();
  outbox.start();
  return {
    accept: (message) => inbox.accept(message),
    question,
    close: async () => {
      await inbox.stop();
      await outbox.stop();
      await database.close();
      await engine.end();
    },
  };
}

function platformOf(arrived: Arrived): PlatformAdapter {
  return {
    name: "web",
    routes: null,
    surface: null,
    pace: { installation: null, conversation: null },
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    examine: () => Promise.resolve([]),
    health: () => ({ state: "on", reason: null }),
    deliver: (delivery) => {
      arrived(delivery);
      return Promise.resolve(delivery.key as MessageId);
    },
  };
}

/** As the service wires it. */
function realConversation(store: MessageStore): ConversationService {
  const content = loadContent(null);
  const core = createCore(content, buildSearch(content.knowledge, { bare: false }));
  return createConversationService({
    cases: null,
    linking: null,
    assisted: null,
    release: null,
    ...core,
    store,
    notices: { optOut: () => Promise.resolve(), optIn: () => Promise.resolve() },
    clock: systemClock,
    today: () => todayOf(systemClock),
    newAnswerId: () => randomUUID() as AnswerId,
    retentionDays: 30,
  });
}
