import { randomUUID } from "node:crypto";
import { timers } from "./timers.ts";
import type { AnswerId } from "../domain/turn.ts";
import type { ReadyCheck } from "../http/health.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { MessageStore } from "../ports/message-store.ts";
import type { Metrics } from "../ports/metrics.ts";
import type { PlatformAdapter } from "../ports/platform.ts";
import { createConversationService } from "../services/conversation.ts";
import { createInbox } from "../services/inbox.ts";
import { createOutbox } from "../services/outbox.ts";
import { createOvertaken, type Overtaken } from "../services/overtaken.ts";
import { createPersonPace } from "../services/person-pace.ts";
import type { PersonQuota } from "../services/person-quota.ts";
import type { Room } from "../services/room.ts";
import { eraseCaseOrigins } from "../store/case-origins.ts";
import { eraseCases } from "../store/cases-erase.ts";
import { createContentStore } from "../store/content.ts";
import type { Database } from "../store/database.ts";
import { webEventsEraser } from "../store/forget-events.ts";
import { createMessageStore } from "../store/message-store.ts";
import { createNoticeStore } from "../store/notices.ts";
import { eraseThreadNotes } from "../store/thread-notes.ts";
import type { Cases } from "./cases.ts";
import type { Settings } from "./config.ts";
import type { Edition } from "./live-content.ts";
import { CALENDAR_TIME_ZONE } from "./system-clock.ts";
import { todayOf } from "./today.ts";

/** A stop that takes longer leaves the rest to the next start: nothing that was accepted is lost. */
export const FINISH_WITHIN_MS = 6_000;

/** A platform that takes longer to connect is not waited for. */
const CONNECT_WITHIN_MS = 1_000;

function longEnough(): Promise<void> {
  return new Promise((resolve) => timers.after(CONNECT_WITHIN_MS, resolve));
}

/** The way of a message from its acceptance to the sending of its answer. */
export interface MessagePath {
  readonly store: MessageStore;
  readonly cases: Cases;
  /** There may be something to send. */
  readonly wake: () => void;
  readiness(): ReadyCheck;
  /** Starts the adapters, then answering and sending. */
  start(adapters: readonly PlatformAdapter[]): Promise<void>;
  /** Accepts nothing more, and finishes or hands back what is under way. */
  stop(): Promise<void>;
}

export interface MessagePathParts {
  readonly settings: Settings;
  readonly database: Database;
  /** What answers at this moment. */
  readonly edition: () => Edition;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly quota: PersonQuota;
  readonly room: Room;
  readonly cases: (onChanged: () => void, overtaken: Overtaken) => Cases;
}

export function createMessagePath(parts: MessagePathParts): MessagePath {
  const { settings, database, clock, log, metrics } = parts;
  const store = createMessageStore(database, {
    erasers: [webEventsEraser(database.engine), eraseThreadNotes, eraseCaseOrigins, eraseCases],
  });
  const notices = createNoticeStore(database);
  const platforms = new Map<string, PlatformAdapter>();
  const { texts } = parts.edition().core;
  const overtaken = createOvertaken({
    inForce: () => {
      const { release, core } = parts.edition();
      return { release, knowledge: core.knowledge, answering: core.answering };
    },
    content: createContentStore(database),
    texts,
    today: () => todayOf(clock),
    timeZone: CALENDAR_TIME_ZONE,
    retentionDays: settings.retentionDays,
  });
  const outbox = createOutbox({
    store,
    clock,
    log,
    metrics,
    scheduler: timers,
    random: Math.random,
    platformOf: (name) => platforms.get(name) ?? null,
    overtaken,
    onGivenUp: (delivery, code) => cases.undelivered(delivery, code),
  });
  const cases = parts.cases(() => {
    outbox.wake();
  }, overtaken);
  const conversationOf = remadeOnChange((edition: Edition) =>
    createConversationService({
      ...edition.core,
      release: edition.release,
      assisted: edition.assisted,
      cases: cases.conversation,
      linking: cases.linking,
      store,
      notices,
      clock,
      today: () => todayOf(clock),
      newAnswerId: () => randomUUID() as AnswerId,
      retentionDays: settings.retentionDays,
    }),
  );
  const inbox = createInbox({
    store,
    clock,
    log,
    metrics,
    scheduler: timers,
    pace: createPersonPace(),
    quota: parts.quota,
    room: parts.room,
    outbox,
    onSilent: ({ thread }) => platforms.get(thread.platform)?.endSign?.(thread),
    staff: cases.staff,
    isOvertaken: (delivery, madeAt) => overtaken.isOvertaken(delivery, madeAt),
    conversation: {
      handle: (message, state) => conversationOf(parts.edition()).handle(message, state),
      apologize: (message) => conversationOf(parts.edition()).apologize(message),
    },
  });
  return {
    store,
    cases,
    wake: () => {
      outbox.wake();
    },
    readiness: () =>
      inbox.healthy && outbox.healthy
        ? { ready: true, reason: null }
        : { ready: false, reason: "The database cannot be reached." },
    start: async (adapters) => {
      // No other process can hold a lane of a file, so those of a process that ended are free at once.
      if (database.engine.name === "sqlite") await store.releaseAll();
      await Promise.all(
        adapters.map((adapter) => {
          platforms.set(adapter.name, adapter);
          return Promise.race([adapter.start(inbox), longEnough()]);
        }),
      );
      database.engine.wakeUps?.listen("work", () => {
        inbox.wake();
        outbox.wake();
      });
      inbox.start();
      outbox.start();
    },
    stop: async () => {
      const finished = inbox.stop().then(() => outbox.stop());
      await Promise.race([
        finished,
        new Promise<void>((resolve) => timers.after(FINISH_WITHIN_MS, resolve)),
      ]);
    },
  };
}

/** What was made of something last, for as long as it is asked for the same. */
function remadeOnChange<Of, Made>(make: (of: Of) => Made): (of: Of) => Made {
  let last: { readonly of: Of; readonly made: Made } | null = null;
  return (of) => {
    if (last?.of !== of) last = { of, made: make(of) };
    return last.made;
  };
}
