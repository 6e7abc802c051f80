import { onTestFinished } from "vitest";
import { Unavailable } from "../../src/domain/errors.ts";
import type { Delivery, InboundMessage, MessageId } from "../../src/domain/message.ts";
import type { Outgoing } from "../../src/domain/staff-surface.ts";
import type { MessageStore } from "../../src/ports/message-store.ts";
import type { Metrics } from "../../src/ports/metrics.ts";
import type { DeliveryPace, PlatformAdapter } from "../../src/ports/platform.ts";
import type { ConversationService } from "../../src/services/conversation.ts";
import { createInbox, type Inbox } from "../../src/services/inbox.ts";
import { createOutbox, type Outbox } from "../../src/services/outbox.ts";
import type { Overtaken } from "../../src/services/overtaken.ts";
import { createPersonPace } from "../../src/services/person-pace.ts";
import type { PersonQuota } from "../../src/services/person-quota.ts";
import type { Room } from "../../src/services/room.ts";
import type { Database } from "../../src/store/database.ts";
import { createMessageStore } from "../../src/store/message-store.ts";
import { countingConversation, textOf } from "./counting-conversation.ts";
import { FakeTime } from "./fake-time.ts";
import { keptLog } from "./fakes.ts";
import { newDatabase } from "./new-database.ts";

/** A new SQLite file, gone with the test. */
export async function testDatabase(): Promise<Database> {
  const database = await newDatabase();
  onTestFinished(() => database.close());
  return database;
}

/** A delivery that reached the platform. */
export interface Sent {
  readonly to: string;
  readonly replyTo: string;
  readonly text: string;
  readonly key: string;
  /** Milliseconds since the test began. */
  readonly at: number;
}

export interface PathWorld {
  readonly time: FakeTime;
  readonly database: Database;
  readonly store: MessageStore;
  readonly log: ReturnType<typeof keptLog>;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly sent: readonly Sent[];
  /** Milliseconds since the test began. */
  readonly now: () => number;
  /** While true every write of the database fails. */
  down: boolean;
  /** Does what a step may start, without time passing. */
  quiet(): Promise<void>;
  /** Lets time pass, and everything happen that falls due meanwhile. */
  pass(ms: number, stepMs?: number): Promise<void>;
}

export interface PathWorldParts {
  /** What happens before a message is answered. */
  readonly before?: (message: InboundMessage) => Promise<void>;
  /** What the platform does with a delivery before it arrives; what it throws is its refusal. */
  readonly onDeliver?: (delivery: Delivery) => Promise<void> | void;
  readonly pace?: DeliveryPace;
  readonly random?: number;
  /** Whether the platform is on. */
  readonly isOn?: () => boolean;
  readonly platformId?: string;
  /** Changes the store; the rest of it stays the real one. */
  readonly changeStore?: (store: MessageStore) => MessageStore;
  readonly metrics?: Metrics;
  /** How much of one person is written down; all of it where nothing is given. */
  readonly quota?: PersonQuota;
  /** Whether the disk has room; it has where nothing is given. */
  readonly room?: Pick<Room, "requireAny">;
  /** What answers; it counts where nothing else is given. */
  readonly conversation?: ConversationService;
  /** Looks once more at what is on its way. */
  readonly overtaken?: Overtaken;
  /** Told of what the outbox gave up. */
  readonly onGivenUp?: (delivery: Outgoing, code: string) => Promise<void>;
}

/** Turns of the event loop that a chain of writes may take; each needs about one. */
const TURNS = 60;

/** Inbox and outbox over a real database, with time that moves only when a test says so. */
export async function pathWorld(parts: PathWorldParts = {}): Promise<PathWorld> {
  const time = new FakeTime();
  const start = time.now().getTime();
  const database = await testDatabase();
  const log = keptLog();
  const sent: Sent[] = [];
  const state = { down: false };
  const real = createMessageStore(failing(database, state), { erasers: [] });
  const store = parts.changeStore?.(real) ?? real;
  const now = (): number => time.now().getTime() - start;
  const platform = scriptedPlatform(parts, (delivery) => {
    const { thread, inReplyTo, key } = delivery;
    sent.push({
      to: thread.conversation,
      replyTo: inReplyTo ?? "",
      text: textOf(delivery),
      key,
      at: now(),
    });
  });
  const metrics = parts.metrics === undefined ? {} : { metrics: parts.metrics };
  const { overtaken } = parts;
  const clocks = { store, clock: time, scheduler: time, log, ...metrics };
  const outbox = createOutbox({
    ...clocks,
    random: () => parts.random ?? 1,
    ...(parts.onGivenUp === undefined ? {} : { onGivenUp: parts.onGivenUp }),
    ...(overtaken === undefined ? {} : { overtaken }),
    platformOf: () => ((parts.isOn?.() ?? true) ? platform : null),
  });
  const inbox = createInbox({
    staff: null,
    ...clocks,
    pace: createPersonPace(),
    ...(parts.quota === undefined ? {} : { quota: parts.quota }),
    ...(parts.room === undefined ? {} : { room: parts.room }),
    ...(overtaken === undefined
      ? {}
      : { isOvertaken: (delivery, madeAt) => overtaken.isOvertaken(delivery, madeAt) }),
    conversation: parts.conversation ?? countingConversation(parts.before),
    outbox,
  });
  const quiet = async (): Promise<void> => {
    for (let turn = 0; turn < TURNS; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return {
    time,
    database,
    store,
    log,
    inbox,
    outbox,
    sent,
    now,
    get down() {
      return state.down;
    },
    set down(value) {
      state.down = value;
    },
    quiet,
    pass: async (ms, stepMs = 250) => {
      await quiet();
      for (let left = ms; left > 0; left -= stepMs) {
        time.advance(Math.min(stepMs, left));
        await quiet();
      }
    },
  };
}

/** The database, except that every write fails while the state says so. */
function failing(database: Database, state: { readonly down: boolean }): Database {
  return {
    ...database,
    write: (work, weight) =>
      state.down
        ? Promise.reject(new Unavailable("The disk is full."))
        : database.write(work, weight),
  };
}

function scriptedPlatform(
  { onDeliver, pace, platformId }: PathWorldParts,
  arrived: (delivery: Delivery) => void,
): PlatformAdapter {
  return {
    name: "web",
    routes: null,
    pace: pace ?? { installation: null, conversation: null },
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    examine: () => Promise.resolve([]),
    surface: null,
    health: () => ({ state: "on", reason: null }),
    deliver: async (delivery) => {
      await onDeliver?.(delivery);
      arrived(delivery);
      return (platformId ?? delivery.key) as MessageId;
    },
  };
}
