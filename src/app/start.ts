import { createWebAdapter, type ArticlePage } from "../../adapters/web/index.ts";
import { buildWeb, PAGE_DIR } from "../../scripts/build-web.ts";
import { timers } from "../../adapters/shared/timers.ts";
import { formatDate } from "../domain/format.ts";
import type { ArticleId } from "../domain/knowledge.ts";
import { directionOf, type LanguageTag } from "../domain/locale.ts";
import { createHttpServer } from "../http/server.ts";
import type { Clock } from "../ports/clock.ts";
import type { PlatformAdapter } from "../ports/platform.ts";
import type { Settings } from "./config.ts";
import { createLog } from "./logger.ts";
import { createMessagePath } from "./message-path.ts";
import { openSearch } from "./search-index.ts";
import { createCore, loadContent, type Core } from "./service.ts";
import { systemClock } from "./system-clock.ts";
import { todayOf } from "./today.ts";

/** How long a stop may take before what is still open is cut off. */
const STOP_WITHIN_MS = 8_000;

/** Both are whole before anything listens, or nothing does. */
const READY = { ready: true, reason: null } as const;

export interface RunningService {
  readonly port: number;
  stop(): Promise<void>;
}

/** Starts everything, says where it listens, and stops on SIGTERM or SIGINT. */
export async function startServer(settings: Settings): Promise<void> {
  const service = await runService(settings, systemClock);
  const host = settings.host.includes(":") ? `[${settings.host}]` : settings.host;
  process.stdout.write(`The chat page is at http://${host}:${String(service.port)}/\n`);
  process.stdout.write("Platforms: web is on; there are no others yet.\n");
  const stop = (): void => {
    void service.stop().then(() => {
      process.exit(0);
    });
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

/**
 * The whole service, wired and listening.
 *
 * @throws AppError `content_invalid` with every fault, before anything listens
 * @throws Unavailable the address or the database cannot be had
 */
export async function runService(settings: Settings, clock: Clock): Promise<RunningService> {
  const log = createLog(settings.logLevel);
  const content = loadContent(null);
  await buildWeb();
  const search = await openSearch(content.knowledge, { bare: false }, log);
  const core = createCore(content, search);
  const path = await createMessagePath({ settings, core, clock, log });
  const web = createWebAdapter({
    clock,
    scheduler: timers,
    texts: core.texts,
    pageDir: PAGE_DIR,
    articlePage: (id, language) => articlePage(core, id, language, clock),
  });
  const adapters: readonly PlatformAdapter[] = [web];
  const server = createHttpServer({
    adapters,
    readiness: () => ({ content: READY, index: READY, database: path.readiness() }),
    log,
    scheduler: timers,
    trustProxy: settings.trustProxy ? 1 : false,
  });
  try {
    await path.start(adapters);
    const port = await server.listen(settings.host, settings.port);
    log.info("started", { port, articles: core.knowledge.articles.size });
    return {
      port,
      stop: async () => {
        log.info("stopping");
        await path.stop();
        await Promise.all(adapters.map((adapter) => adapter.stop()));
        await server.close(STOP_WITHIN_MS);
        await path.close();
      },
    };
  } catch (error) {
    await path.stop();
    await path.close();
    throw error;
  }
}

function articlePage(
  core: Core,
  id: ArticleId,
  language: LanguageTag,
  clock: Clock,
): ArticlePage | null {
  const article = core.knowledge.articles.get(id);
  const text = article?.texts.get(language);
  if (article?.outcome !== "answer" || text === undefined) return null;
  const today = todayOf(clock);
  const reply = core.answering.act(`page:${id}`, { language, today });
  return {
    title: text.title,
    blocks: reply.blocks,
    citations: reply.citations,
    language,
    dir: directionOf(language),
    dateLine: core.texts.say("reply.forDay", language, { date: formatDate(today, language) }),
  };
}
