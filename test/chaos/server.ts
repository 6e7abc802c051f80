import { open } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { timers } from "../../src/app/timers.ts";
import { systemClock } from "../../src/app/system-clock.ts";
import { AppError, RateLimited } from "../../src/domain/errors.ts";
import type { ConversationId, Delivery, MessageId } from "../../src/domain/message.ts";
import type { PlatformAdapter } from "../../src/ports/platform.ts";
import { createInbox } from "../../src/services/inbox.ts";
import { createOutbox } from "../../src/services/outbox.ts";
import { createPersonPace } from "../../src/services/person-pace.ts";
import { createMessageStore } from "../../src/store/message-store.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import { aMessage } from "../helpers/builders.ts";
import { countingConversation, textOf } from "../helpers/counting-conversation.ts";
import { keptLog } from "../helpers/fakes.ts";
import type { SentLine } from "./checker.ts";
import { pageStreams, type PageStreams } from "./page-streams.ts";
import { watchedStore } from "./watched-store.ts";

/** What the driver tells a server when it starts it. */
export interface ServerOrders {
  readonly database: string;
  /** To which each delivery is appended. */
  readonly file: string;
  /** A name for this process among all that ran. */
  readonly life: number;
  /** Whether some deliveries answer late or are refused for a while. */
  readonly rough: boolean;
}

/** One message as it comes over HTTP. */
export interface Posted {
  readonly id: string;
  readonly lane: string;
  readonly installation: string;
}

const LATE = { share: 0.1, mostMs: 400 };
const LIMITED = { share: 0.01, mostMs: 150 };

/**
 * A server that may be killed at any instant: inbox and outbox as the service wires them, a conversation that counts,
 * and a platform whose deliveries are shown on pages and are lines on the disk.
 */
async function serve(orders: ServerOrders): Promise<void> {
  const database = await openDatabase(orders.database, "server");
  const store = watchedStore(createMessageStore(database, { erasers: [] }), orders.file);
  const pages = pageStreams(database);
  const platform = await filePlatform(orders, pages);
  const deps = { store, clock: systemClock, scheduler: timers, log: keptLog() };
  const outbox = createOutbox({ ...deps, random: Math.random, platformOf: () => platform });
  const inbox = createInbox({
    staff: null,
    ...deps,
    pace: createPersonPace(),
    conversation: countingConversation(),
    outbox,
  });
  if (database.engine.name === "sqlite") await store.releaseAll();
  database.engine.wakeUps?.listen("work", () => {
    inbox.wake();
    outbox.wake();
  });
  inbox.start();
  outbox.start();
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method === "GET") {
      const last = request.headers["last-event-id"] ?? null;
      await pages.open(
        request.url?.slice(1) ?? "",
        typeof last === "string" ? last : null,
        response,
      );
      return;
    }
    await inbox.accept(messageOf((await json(request)) as Posted));
    response.writeHead(200).end();
  };
  const server = createServer((request, response) => {
    take(request, response).catch((error: unknown) =>
      response.writeHead(error instanceof AppError ? 503 : 500).end(),
    );
  });
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    process.stdout.write(`${String(port)}\n`);
  });
  process.once("SIGTERM", () => {
    void (async () => {
      await inbox.stop();
      await outbox.stop();
      server.close();
      server.closeAllConnections();
      await database.close();
      process.exit(0);
    })();
  });
}

function messageOf({ id, lane, installation }: Posted) {
  const message = aMessage({ id, conversation: lane });
  return {
    ...message,
    thread: { ...message.thread, installation, conversation: lane as ConversationId },
  };
}

/** A delivery has arrived when its line is on the disk, whatever becomes of us after that. */
async function filePlatform(
  { file, life, rough }: ServerOrders,
  pages: PageStreams,
): Promise<PlatformAdapter> {
  const lines = await open(file, "a");
  const deliver = async (delivery: Delivery, madeAt: Date): Promise<MessageId> => {
    if (rough && Math.random() < LIMITED.share) {
      throw new RateLimited("Slower, please.", Math.ceil(Math.random() * LIMITED.mostMs));
    }
    // First, as it may be done twice.
    await pages.show(delivery, madeAt);
    const line: SentLine = {
      key: delivery.key,
      lane: delivery.thread.conversation,
      id: delivery.inReplyTo ?? "",
      text: textOf(delivery),
      life,
      at: Date.now(),
    };
    await lines.write(`${JSON.stringify(line)}\n`);
    await lines.datasync();
    if (rough && Math.random() < LATE.share) await wait(Math.random() * LATE.mostMs);
    return delivery.key as MessageId;
  };
  return {
    name: "web",
    routes: null,
    surface: null,
    pace: { installation: null, conversation: null },
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    examine: () => Promise.resolve([]),
    health: () => ({ state: "on", reason: null }),
    deliver,
  };
}

if (import.meta.main) await serve(JSON.parse(process.argv[2] ?? "{}") as ServerOrders);
