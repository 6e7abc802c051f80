import { randomUUID } from "node:crypto";
import { timers } from "./timers.ts";
import type { AnswerId } from "../domain/turn.ts";
import type { ReadyCheck } from "../http/health.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { MessageStore } from "../ports/message-store.ts";
import type { Metrics } from "../ports/metrics.ts";
import type { PlatformAdapter } from "../ports/platform.ts";
import type { AssistedAnswering } from "../services/assisted/assisted-answering.ts";
import { createConversationService } from "../services/conversation.ts";
import { createInbox } from "../services/inbox.ts";
import { createOutbox } from "../services/outbox.ts";
import { createPersonPace } from "../services/person-pace.ts";
import { eraseCases } from "../store/cases-erase.ts";
import type { Database } from "../store/database.ts";
import { eraseWebEvents } from "../store/forget-events.ts";
import { createMessageStore } from "../store/message-store.ts";
import { openDatabase } from "../store/open-database.ts";
import { eraseThreadNotes } from "../store/thread-notes.ts";
import type { Cases } from "./cases.ts";
import type { Settings } from "./config.ts";
import { databaseAddress } from "./database-address.ts";
import type { Core } from "./service.ts";
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
  readonly database: Database;
  readonly cases: Cases;
  readiness(): ReadyCheck;
  /** Starts the adapters, then answering and sending. */
  start(adapters: readonly PlatformAdapter[]): Promise<void>;
  /** Accepts nothing more, and finishes or hands back what is under way. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

export interface MessagePathParts {
  readonly settings: Settings;
  readonly core: Core;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Made over the database that is opened; `null` answers without a model. */
  readonly assistance: ((database: Database) => Promise<AssistedAnswering>) | null;
  /** Made over the database that is opened. */
  readonly cases: (database: Database, onChanged: () => void) => Cases;
}

/** @throws Unavailable the database cannot be had */
export async function createMessagePath(parts: MessagePathParts): Promise<MessagePath> {
  const { settings, core, clock, log, metrics } = parts;
  const database = await openDatabase(databaseAddress(settings.databaseUrl), "server");
  const store = createMessageStore(database, {
    erasers: [eraseWebEvents, eraseThreadNotes, eraseCases],
  });
  const assisted = parts.assistance === null ? null : await parts.assistance(database);
  const platforms = new Map<string, PlatformAdapter>();
  const outbox = createOutbox({
    store,
    clock,
    log,
    metrics,
    scheduler: timers,
    random: Math.random,
    platformOf: (name) => platforms.get(name) ?? null,
    onGivenUp: (delivery, code) => cases.undelivered(delivery, code),
  });
  const cases = parts.cases(database, () => {
    outbox.wake();
  });
  const inbox = createInbox({
    store,
    clock,
    log,
    metrics,
    scheduler: timers,
    pace: createPersonPace(),
    onSettled: outbox.wake,
    onSilent: ({ thread }) => platforms.get(thread.platform)?.endSign?.(thread),
    staff: cases.staff,
    conversation: createConversationService({
      ...core,
      assisted,
      cases: cases.conversation,
      linking: cases.linking,
      store,
      clock,
      today: () => todayOf(clock),
      newAnswerId: () => randomUUID() as AnswerId,
      retentionDays: settings.retentionDays,
    }),
  });
  return {
    store,
    database,
    cases,
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
      database.engine.wakeUps?.listen(() => {
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
    close: () => database.close(),
  };
}
