import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ArticlePage } from "../../adapters/web/article-html.ts";
import { createWebAdapter, type WebAdapterOptions } from "../../adapters/web/index.ts";
import { createPagePacker } from "../../src/http/page-packer.ts";
import {
  createHttpServer,
  type HttpServer,
  type HttpServerOptions,
} from "../../src/http/server.ts";
import type { ConversationId } from "../../src/domain/message.ts";
import type { BucketStore } from "../../src/ports/bucket-store.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Log, LogValue } from "../../src/ports/log.ts";
import type { PlatformAdapter } from "../../src/ports/platform.ts";
import type { Scheduler } from "../../src/ports/scheduler.ts";
import type { WebConversationStore } from "../../src/ports/web-conversations.ts";
import type { WebReturnStore } from "../../src/ports/web-returns.ts";
import { secrets } from "../../src/app/secrets.ts";
import { createWebReturns } from "../../src/services/web-returns.ts";
import { createCaseOrigins } from "../../src/store/case-origins.ts";
import { createBucketsInMemory } from "../../src/store/buckets-in-memory.ts";
import type { Database } from "../../src/store/database.ts";
import { forgetEvents } from "../../src/store/forget-events.ts";
import { createWebConversations } from "../../src/store/web-conversations.ts";
import { createWebReturnStore } from "../../src/store/web-returns.ts";
import { shippedTexts } from "./page-texts.ts";
import { PlainHasher } from "./return-pins.ts";
import { ScriptedHost } from "./scripted-host.ts";
import { newDatabase } from "./new-database.ts";

export interface WebService {
  readonly url: string;
  readonly adapter: PlatformAdapter;
  readonly host: ScriptedHost;
  readonly conversations: WebConversationStore;
  readonly database: Database;
  /** Of PINs. */
  readonly hasher: PlainHasher;
  readonly http: HttpServer;
  readonly logged: readonly LoggedLine[];
  /** Erases a conversation. */
  forget(id: ConversationId): Promise<void>;
  /** All that is kept of what conversations show. */
  rows(): Promise<string>;
  stop(): Promise<void>;
}

/** More than any test writes. */
export const MUCH = { perAddress: 1e9, inAll: 1e9 };
/** A disk with room for everything. */
export const ROOMY = { hasRoom: () => Promise.resolve(true), requireAny: () => Promise.resolve() };

export interface LoggedLine {
  readonly event: string;
  readonly fields: Readonly<Record<string, LogValue>>;
}

export interface WebServiceOptions {
  readonly time: Clock & Scheduler;
  readonly pageDir: string;
  readonly port?: number;
  /** Origins that may show the chat in a frame; none by default. */
  readonly frameOrigins?: readonly string[];
  readonly http?: Partial<HttpServerOptions>;
  /** Puts something before the store, such as faults. */
  readonly conversations?: (store: WebConversationStore) => WebConversationStore;
  readonly returns?: (store: WebReturnStore) => WebReturnStore;
  /** Counts in memory by default. */
  readonly buckets?: BucketStore;
  /** {@link MUCH} by default. */
  readonly quota?: WebAdapterOptions["quota"];
  readonly room?: WebAdapterOptions["room"];
  readonly caseFile?: WebAdapterOptions["caseFile"];
  readonly articlePage?: (id: string, language: string) => ArticlePage | null;
}

/** The chat page on the real server, on loopback, with a host that does as the test says. */
export async function startWebService(options: WebServiceOptions): Promise<WebService> {
  const { time, frameOrigins = [] } = options;
  const logged: LoggedLine[] = [];
  const note = (event: string, fields: LoggedLine["fields"] = {}): void => {
    logged.push({ event, fields });
  };
  const log: Log = { debug: note, info: note, warn: note, error: note };
  const database = await newDatabase();
  const store = createWebConversations(database);
  const returns = createWebReturnStore(database);
  const hasher = new PlainHasher();
  const adapter = createWebAdapter({
    clock: time,
    scheduler: time,
    texts: shippedTexts(),
    conversations: options.conversations?.(store) ?? store,
    returns: createWebReturns({
      store: options.returns?.(returns) ?? returns,
      hasher,
      secrets,
      clock: time,
    }),
    buckets: options.buckets ?? createBucketsInMemory(),
    quota: options.quota ?? MUCH,
    room: options.room ?? ROOMY,
    origins: createCaseOrigins(database),
    pageDir: options.pageDir,
    packer: createPagePacker(),
    retentionDays: 30,
    frameOrigins,
    caseFile: options.caseFile ?? (() => Promise.resolve(null)),
    articlePage: options.articlePage ?? (() => null),
  });
  const host = new ScriptedHost(adapter);
  const http = createHttpServer({
    adapters: [adapter],
    readiness: () => ({}),
    log,
    scheduler: time,
    frameOrigins,
    ...options.http,
  });
  await adapter.start(host);
  const port = await http.listen("127.0.0.1", options.port ?? 0);
  return {
    url: `http://127.0.0.1:${port}`,
    adapter,
    host,
    conversations: store,
    database,
    hasher,
    http,
    logged,
    forget: (id) => database.write((tx) => forgetEvents(tx, database.engine, id, [], time.now())),
    rows: async () =>
      JSON.stringify(await database.db.selectFrom("web_event").selectAll().execute()),
    stop: async () => {
      await adapter.stop();
      await http.close();
      await database.close();
    },
  };
}

/** A folder as the page's build leaves it, made of the sources and one small file. */
export function plainPageDir(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "yizhan-page-"));
  const sources = new URL("../../web/", import.meta.url);
  for (const page of ["index.html", "article.html"]) {
    writeFileSync(join(path, page), readFileSync(new URL(page, sources)));
  }
  writeFileSync(join(path, "widget.js"), "console.log(YIZHAN_WIDGET);\n");
  mkdirSync(join(path, "assets"));
  writeFileSync(join(path, "assets", "index-abc.js"), `console.log("${"yizhan ".repeat(200)}");\n`);
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true });
    },
  };
}
