import { createWebAdapter, type ArticlePage } from "../../adapters/web/index.ts";
import { buildWeb, PAGE_DIR } from "../../scripts/build-web.ts";
import { timers } from "./timers.ts";
import { bannerOn } from "../domain/banner.ts";
import { endingsTogether, type Ending } from "../domain/endings.ts";
import { formatDate } from "../domain/format.ts";
import type { HeldBack } from "../domain/held-back.ts";
import type { ArticleId } from "../domain/knowledge.ts";
import { directionOf, type LanguageTag } from "../domain/locale.ts";
import { createPagePacker } from "../http/page-packer.ts";
import type { MetricsAccess } from "../http/metrics.ts";
import { createCountedMetrics, lookedAtText, type CountedMetrics } from "../http/prometheus.ts";
import { createHttpServer } from "../http/server.ts";
import type { Clock } from "../ports/clock.ts";
import type { SpaceReader } from "../ports/database-space.ts";
import type { Log } from "../ports/log.ts";
import type { PlatformAdapter, RouteInfo } from "../ports/platform.ts";
import type { Database } from "../store/database.ts";
import { openDatabase } from "../store/open-database.ts";
import { createThreadNotes } from "../store/thread-notes.ts";
import { createWebConversations } from "../store/web-conversations.ts";
import { createWebReturnStore } from "../store/web-returns.ts";
import { createWebReturns } from "../services/web-returns.ts";
import { TRANSLATION_WORK } from "../domain/translation.ts";
import type { Translator } from "../ports/translator.ts";
import { LIMIT_UPKEEP, limitUpkeepWork } from "../services/limit-upkeep.ts";
import { caseClockWork, CASE_CLOCK } from "../services/cases/case-clock.ts";
import { createRefusedRequests } from "../services/refused-requests.ts";
import { createCases } from "./cases.ts";
import type { Settings } from "./config.ts";
import { consoleLines, createConsole, createDesk, type Desk } from "./console.ts";
import type { ModelAccess } from "./assistance.ts";
import { openContent } from "./content.ts";
import { databaseAddress } from "./database-address.ts";
import { sealSecondFactors } from "./desk-accounts.ts";
import { createEditing } from "./editing.ts";
import { createDueWork } from "./due-work.ts";
import { endingLines, endingPage } from "./ending-lines.ts";
import { leftOutLines } from "./left-out.ts";
import { createLimits } from "./limits.ts";
import type { LiveContent } from "./live-content.ts";
import { createLog } from "./logger.ts";
import { requireQuestions } from "./measured-questions.ts";
import { createMessagePath, type MessagePath } from "./message-path.ts";
import { createOutbound } from "./outbound.ts";
import { createMessengers, platformsLine } from "./platforms.ts";
import { createProviderPart } from "./provider.ts";
import { createReadiness } from "./readiness.ts";
import { createReturnPinLanes } from "./return-pins.ts";
import { createPlainOutput, createScreen, createScreenLog } from "./screen.ts";
import { unreadableNote } from "./secret-seal.ts";
import { secrets } from "./secrets.ts";
import { settingWarnings } from "./setting-warnings.ts";
import { loadDeskTexts } from "./loaded-content.ts";
import type { Core } from "./service.ts";
import { systemClock } from "./system-clock.ts";
import { todayOf } from "./today.ts";

/** How long a stop may take before what is still open is cut off. */
const STOP_WITHIN_MS = 2_000;
/** And how long the adapters have of it; together with the message path it stays below ten seconds. */
const ADAPTERS_WITHIN_MS = 1_500;

export interface RunningService {
  readonly port: number;
  readonly desk: Desk;
  /** Everything that it answers. */
  readonly routes: readonly RouteInfo[];
  /** What of the content in force has faults, and is not told, as it answers at this moment. */
  readonly heldBack: () => HeldBack;
  /** Of how many accounts no key opens the secret of the second factor. */
  readonly unreadableFactors: number;
  /** What of the content ends together soon, or did. */
  readonly endings: () => readonly Ending[];
  stop(): Promise<void>;
}

/** Starts everything, says where it listens, and stops on SIGTERM or SIGINT. */
export async function startServer(settings: Settings): Promise<void> {
  const write = (text: string): void => void process.stdout.write(text);
  // Whoever watches reads sentences; a file or a service manager gets the log, a line of JSON each.
  const isWatched = process.stdout.isTTY && settings.logLevel !== "debug";
  const screen = isWatched ? createScreen(write) : createPlainOutput(write);
  const log = isWatched ? createScreenLog(screen) : createLog(settings.logLevel);
  const service = await runService(settings, systemClock, log);
  const host = settings.host.includes(":") ? `[${settings.host}]` : settings.host;
  const here = `http://${host}:${String(service.port)}`;
  screen.line(`The chat page is at ${here}/`);
  const { accounts } = service.desk;
  screen.line(await consoleLines(accounts, settings.publicUrl ?? here));
  screen.line(platformsLine(settings.platforms));
  screen.line(modelLine(settings.model));
  for (const { note } of settingWarnings(settings)) screen.line(note);
  if (service.unreadableFactors > 0) screen.line(unreadableNote(service.unreadableFactors));
  const ending = endingLines(service.endings(), settings.publicUrl ?? here);
  for (const line of [...leftOutLines(service.heldBack()), ...ending]) screen.line(line);
  // Loading leaves some seventy megabytes behind that V8 would keep for itself.
  await globalThis.gc?.({ type: "major", flavor: "last-resort", execution: "async" });
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
 * @throws AppError `content_invalid` with the faults that cannot be cut out, before anything listens
 * @throws AppError `settings_invalid` there are no questions where they should be
 * @throws Unavailable the address or the database cannot be had
 */
export async function runService(
  settings: Settings,
  clock: Clock,
  log: Log = createLog(settings.logLevel),
): Promise<RunningService> {
  if (settings.questionsFolder !== null) requireQuestions(settings.questionsFolder);
  // In a process of its own, so that the articles are read meanwhile.
  const pages = buildWeb();
  // Whoever waits for it is told of a failure; until somebody does, it is nobody's.
  pages.catch(() => undefined);
  const database = await openDatabase(databaseAddress(settings.databaseUrl), "server", {
    migrates: settings.databaseMigrates,
  });
  try {
    return await runOver(database, settings, { clock, log, pages });
  } catch (error) {
    await database.close();
    throw error;
  }
}

interface Surroundings {
  readonly clock: Clock;
  readonly log: Log;
  /** Ends once the pages are built; nothing listens before. */
  readonly pages: Promise<unknown>;
}

async function runOver(
  database: Database,
  settings: Settings,
  { clock, log, pages }: Surroundings,
): Promise<RunningService> {
  const { secondFactor, secondFactorKeys } = settings;
  const counted = createCountedMetrics();
  const outbound = createOutbound(settings.proxyUrl);
  const content = await openContent({
    database,
    model: settings.model,
    fetch: outbound.fetch,
    clock,
    log,
    metrics: counted,
    searchFolder: settings.searchFolder,
    answerThreads: settings.answerThreads,
  });
  const { live } = content;
  const limits = createLimits({ database, settings, clock, log });
  const { buckets, origins, room } = limits;
  const core = (): Core => live.current().core;
  const { texts } = core();
  const pins = createReturnPinLanes();
  const path = createMessagePath({
    settings,
    database,
    edition: () => live.current(),
    clock,
    log,
    metrics: counted.metrics,
    quota: limits.person,
    room,
    cases: (onChanged, overtaken) =>
      createCases({
        database,
        core,
        release: () => live.current().release,
        desk: createDesk(database, clock, {
          secondFactor,
          secondFactorKeys,
          provider: createProviderPart(settings.provider, { fetch: outbound.fetch, clock, log }),
        }),
        deskTexts: loadDeskTexts(),
        clock,
        log,
        retentionDays: settings.retentionDays,
        publicUrl: settings.publicUrl,
        newReturnPin: pins.newPin,
        buckets,
        origins,
        isPast: (rests, madeAt) => overtaken.isPast(rests, madeAt),
        translator: settings.model === null ? null : currentTranslator(live),
        onChanged,
      }),
  });
  const { cases } = path;
  const { accounts: desk } = cases;
  const conversations = createWebConversations(database);
  const returns = createWebReturnStore(database);
  const packer = createPagePacker();
  const web = createWebAdapter({
    clock,
    scheduler: timers,
    texts,
    conversations,
    returns: createWebReturns({ store: returns, hasher: pins.checker, secrets, clock }),
    buckets: limits.writing,
    quota: { perAddress: settings.quotas.webAddress, inAll: settings.quotas.web },
    room,
    origins,
    pageDir: PAGE_DIR,
    packer,
    retentionDays: settings.retentionDays,
    banner: (language) => bannerOn(core().knowledge.banner, language, todayOf(clock)),
    frameOrigins: settings.webAllowedOrigins,
    caseFile: (person, name) => cases.conversation.sheets.file(person, name),
    articlePage: (id, language) => articlePage(core(), id, language, clock),
  });
  const editing = createEditing({
    database,
    content,
    staff: desk.staffStore,
    centres: desk.centreStore,
    onePerson: settings.contentOnePerson,
    searchFolder: settings.searchFolder,
    questionsFolder: settings.questionsFolder,
    publicUrl: settings.publicUrl,
    clock,
    log,
    onChanged: path.wake,
  });
  const notes = createThreadNotes(database);
  const messengers = await createMessengers(settings.platforms, {
    clock,
    scheduler: timers,
    log,
    texts,
    notes,
    outbound,
    publicUrl: settings.publicUrl,
    random: Math.random,
  });
  const adapters: readonly PlatformAdapter[] = [web, ...messengers];
  const dueWork = createDueWork({
    database,
    store: path.store,
    retentionDays: settings.retentionDays,
    expirers: [
      (before) => conversations.expire(before),
      (before) => returns.expire(before),
      (before) => notes.expire(before),
      (before) => desk.accounts.expire(before),
      (before) => cases.expire(before),
      ...editing.expirers,
    ],
    handlers: new Map([
      [CASE_CLOCK, cases.clock],
      [LIMIT_UPKEEP, limits.upkeep],
      ...editing.handlers,
    ]),
    waiting: new Map([[TRANSLATION_WORK, cases.staff.translations.handler], ...editing.waiting]),
    space: limits.space,
    begin: [caseClockWork, limitUpkeepWork, ...editing.begin],
    clock,
    log,
  });
  const refused = createRefusedRequests({
    log,
    counted: counted.refused,
    trail: desk.trail,
    clock,
    scheduler: timers,
  });
  const server = createHttpServer({
    adapters,
    readiness: createReadiness({
      core,
      database,
      room,
      path: () => path.readiness(),
      clock,
      scheduler: timers,
    }),
    noteRefused: refused.note,
    log,
    scheduler: timers,
    trustProxy: settings.trustProxy ? 1 : false,
    frameOrigins: settings.webAllowedOrigins,
    metrics: metricsAccess(settings.metricsToken, counted, {
      path,
      adapters,
      space: limits.space,
      budgets: content.model?.budgets ?? null,
      clock,
    }),
    console: createConsole({
      desk,
      signInFailed: refused.signInFailed,
      publicUrl: settings.publicUrl,
      pageDir: null,
      packer,
      more: [...cases.routes, ...editing.routes],
    }),
  });
  try {
    await pages;
    const unreadableFactors = await sealSecondFactors(desk, log);
    live.start();
    await path.start(adapters);
    await dueWork.start();
    const port = await server.listen(settings.host, settings.port);
    const endings = (): readonly Ending[] => endingsTogether(core().knowledge, todayOf(clock));
    for (const ending of endings()) {
      log.warn("content.ending", { ...ending, page: endingPage(ending, settings.publicUrl ?? "") });
    }
    log.info("started", { port, articles: core().knowledge.articles.size });
    return {
      port,
      desk,
      routes: server.routes,
      heldBack: () => core().knowledge.heldBack,
      unreadableFactors,
      endings,
      stop: async () => {
        log.info("stopping");
        await Promise.all([path.stop(), dueWork.stop(), editing.stop()]);
        live.stop();
        await stopAll(adapters);
        await server.close(STOP_WITHIN_MS);
        await refused.stop();
        await database.close();
      },
    };
  } catch (error) {
    await Promise.all([path.stop(), dueWork.stop(), editing.stop()]);
    live.stop();
    await Promise.all([stopAll(adapters), refused.stop()]);
    throw error;
  }
}

/** One that waits for a platform out of reach is not waited for. */
async function stopAll(adapters: readonly PlatformAdapter[]): Promise<void> {
  const ends = Promise.allSettled(adapters.map((adapter) => adapter.stop()));
  const longEnough = new Promise<void>((resolve) => timers.after(ADAPTERS_WITHIN_MS, resolve));
  await Promise.race([ends, longEnough]);
}

/** By the prompt and the names that are in force when it is asked. */
function currentTranslator(live: LiveContent): Translator {
  return {
    translate: async (...words) =>
      (await live.current().assisted?.translator.translate(...words)) ?? {
        kind: "held",
        why: "off",
      },
  };
}

function modelLine(model: Settings["model"]): string {
  return model === null
    ? "Model: off (OPENAI_API_KEY is not set); answers are the reviewed articles’ own."
    : `Model: ${model.model} helps to choose.`;
}

/** `null` when no token is set: nobody may read the figures then. */
function metricsAccess(
  token: string | null,
  counted: CountedMetrics,
  { path, adapters, space, budgets, clock }: MetricsParts,
): MetricsAccess | null {
  if (token === null) return null;
  const lookedAt = {
    queue: () => path.store.status(),
    space: () => space.read(),
    budgets: () => sharesOf(budgets),
    platforms: () => adapters,
    clock,
    scheduler: timers,
  };
  return { token, text: async () => (await counted.text()) + (await lookedAtText(lookedAt)) };
}

async function sharesOf(budgets: ModelAccess["budgets"] | null): Promise<Map<string, number>> {
  const all = Object.entries(budgets ?? {});
  const shares = all.map(async ([name, budget]) => [name, await budget.spentShare()] as const);
  return new Map(await Promise.all(shares));
}

interface MetricsParts {
  readonly path: MessagePath;
  readonly adapters: readonly PlatformAdapter[];
  readonly space: SpaceReader;
  /** `null` without a model. */
  readonly budgets: ModelAccess["budgets"] | null;
  readonly clock: Clock;
}

function articlePage(
  core: Core,
  id: ArticleId,
  language: LanguageTag,
  clock: Clock,
): ArticlePage | null {
  const { articles, heldBack } = core.knowledge;
  const article = articles.get(id);
  const text = article?.texts.get(language);
  const isLeftOut = heldBack.leftOut.has(id);
  if (article === undefined || text === undefined) return null;
  if (article.outcome !== "answer" && !isLeftOut) return null;
  const today = todayOf(clock);
  // The words of an abstention are not repeated where a summary and a body would stand.
  const reply = core.answering.act(`${isLeftOut ? "article" : "page"}:${id}`, { language, today });
  return {
    title: text.title,
    blocks: reply.blocks,
    citations: reply.citations,
    language,
    dir: directionOf(language),
    dateLine: core.texts.say("reply.forDay", language, { date: formatDate(today, language) }),
  };
}
