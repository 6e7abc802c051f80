import { createOutbound } from "../../src/app/outbound.ts";
import { systemClock } from "../../src/app/system-clock.ts";
import { timers } from "../../src/app/timers.ts";
import type { MessengerOptions } from "../../adapters/shared/messenger.ts";
import { createHttpServer } from "../../src/http/server.ts";
import type { PlatformAdapter } from "../../src/ports/platform.ts";
import { createInbox } from "../../src/services/inbox.ts";
import { createOutbox } from "../../src/services/outbox.ts";
import { createPersonPace } from "../../src/services/person-pace.ts";
import { createMessageStore } from "../../src/store/message-store.ts";
import { createThreadNotes } from "../../src/store/thread-notes.ts";
import { countingConversation } from "../../test/helpers/counting-conversation.ts";
import { freshDatabase, sqliteEngine } from "../../test/helpers/engines.ts";
import { shippedTexts } from "../../test/helpers/page-texts.ts";

/** A platform's adapter on the way of a message as the service wires it. */
export interface WiredPath {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing };
function nothing(): void {
  // The log is not measured.
}

/** Everything between a platform and an answer that costs nothing, on SQLite. */
export async function wiredPath(
  make: (options: Omit<MessengerOptions<unknown>, "settings">) => PlatformAdapter,
): Promise<WiredPath> {
  const engine = await sqliteEngine();
  const database = await freshDatabase(engine);
  const store = createMessageStore(database, { erasers: [] });
  const deps = { store, clock: systemClock, scheduler: timers, log: SILENT };
  const adapter = make({
    ...deps,
    texts: shippedTexts(),
    notes: createThreadNotes(database),
    outbound: createOutbound(null),
    publicUrl: null,
    random: Math.random,
  });
  // The platform's own pace would be all that is measured.
  const unhurried: PlatformAdapter = {
    name: adapter.name,
    routes: adapter.routes,
    pace: { installation: null, conversation: null },
    start: (host) => adapter.start(host),
    stop: () => adapter.stop(),
    health: () => adapter.health(),
    examine: () => adapter.examine(),
    surface: adapter.surface,
    deliver: (delivery, madeAt) => adapter.deliver(delivery, madeAt),
  };
  const outbox = createOutbox({ ...deps, random: Math.random, platformOf: () => unhurried });
  const inbox = createInbox({
    staff: null,
    ...deps,
    pace: createPersonPace(),
    conversation: countingConversation(),
    outbox,
  });
  const http = createHttpServer({
    adapters: [unhurried],
    readiness: () => ({}),
    log: SILENT,
    scheduler: timers,
  });
  await adapter.start(inbox);
  inbox.start();
  outbox.start();
  const port = await http.listen("127.0.0.1", 0);
  return {
    port,
    stop: async () => {
      await adapter.stop();
      await inbox.stop();
      await outbox.stop();
      await http.close();
      await database.close();
      await engine.end();
    },
  };
}
