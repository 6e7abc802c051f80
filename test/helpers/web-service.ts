import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ArticlePage } from "../../adapters/web/article-html.ts";
import { createWebAdapter } from "../../adapters/web/index.ts";
import {
  createHttpServer,
  type HttpServer,
  type HttpServerOptions,
} from "../../src/http/server.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Log, LogValue } from "../../src/ports/log.ts";
import type { PlatformAdapter } from "../../src/ports/platform.ts";
import type { Scheduler } from "../../src/ports/scheduler.ts";
import { shippedTexts } from "./page-texts.ts";
import { ScriptedHost } from "./scripted-host.ts";

export interface WebService {
  readonly url: string;
  readonly adapter: PlatformAdapter;
  readonly host: ScriptedHost;
  readonly http: HttpServer;
  readonly logged: readonly LoggedLine[];
  stop(): Promise<void>;
}

export interface LoggedLine {
  readonly event: string;
  readonly fields: Readonly<Record<string, LogValue>>;
}

export interface WebServiceOptions {
  readonly time: Clock & Scheduler;
  readonly pageDir: string;
  readonly port?: number;
  readonly http?: Partial<HttpServerOptions>;
  readonly articlePage?: (id: string, language: string) => ArticlePage | null;
}

/** The chat page on the real server, on loopback, with a host that does as the test says. */
export async function startWebService(options: WebServiceOptions): Promise<WebService> {
  const { time } = options;
  const logged: LoggedLine[] = [];
  const note = (event: string, fields: LoggedLine["fields"] = {}): void => {
    logged.push({ event, fields });
  };
  const log: Log = { info: note, warn: note, error: note };
  const adapter = createWebAdapter({
    clock: time,
    scheduler: time,
    texts: shippedTexts(),
    pageDir: options.pageDir,
    articlePage: options.articlePage ?? (() => null),
  });
  const host = new ScriptedHost(adapter);
  const http = createHttpServer({
    adapters: [adapter],
    readiness: () => ({}),
    log,
    scheduler: time,
    ...options.http,
  });
  await adapter.start(host);
  const port = await http.listen("127.0.0.1", options.port ?? 0);
  return {
    url: `http://127.0.0.1:${port}`,
    adapter,
    host,
    http,
    logged,
    stop: async () => {
      await adapter.stop();
      await http.close();
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
  mkdirSync(join(path, "assets"));
  writeFileSync(join(path, "assets", "index-abc.js"), `console.log("${"yizhan ".repeat(200)}");\n`);
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true });
    },
  };
}
