import { randomUUID } from "node:crypto";
import type { AnswerId } from "../domain/turn.ts";
import { noticeRoutes } from "../http/console/content/notice-routes.ts";
import { promptRoutes } from "../http/console/content/prompt-routes.ts";
import type { ConsoleRoute } from "../http/console/route.ts";
import type { CentreStore } from "../ports/centre-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { DueWork } from "../ports/due-work.ts";
import type { Log } from "../ports/log.ts";
import type { StaffStore } from "../ports/staff-store.ts";
import { namesOfEditors } from "../services/content/editors.ts";
import { createNotices, NOTICES, noticesWork } from "../services/content/notices.ts";
import { createPromptTrials } from "../services/content/prompt-trial.ts";
import type { DueWorkHandler } from "../services/due-work.ts";
import { CALENDAR_CLOCK, calendarClockWork } from "../services/insight/calendar.ts";
import { KNOWN_CLOCK, knownClockWork } from "../services/insight/known-clock.ts";
import { GAP_CLOCK, gapClockWork } from "../services/insight/gaps.ts";
import type { Expirer } from "../services/retention.ts";
import { createAuditTrail } from "../store/audit.ts";
import type { Database } from "../store/database.ts";
import { createNoticeStore } from "../store/notices.ts";
import { createVectorStore } from "../store/vector-store.ts";
import { createContentDesk } from "./content-desk.ts";
import type { OpenContent } from "./content.ts";
import { createInsight } from "./insight.ts";
import { createPromptTrial } from "./prompt-trial.ts";
import { promptsIn, withShippedPrompts } from "./served-prompts.ts";
import { CALENDAR_TIME_ZONE } from "./system-clock.ts";
import { timers } from "./timers.ts";
import { todayOf } from "./today.ts";

export interface EditingParts {
  readonly database: Database;
  readonly content: OpenContent;
  readonly staff: Pick<StaffStore, "list">;
  readonly centres: Pick<CentreStore, "find">;
  /** Whoever wrote a draft may publish it. */
  readonly onePerson: boolean;
  /** Where what was learned of articles is kept; `null` for the project’s own folder. */
  readonly searchFolder: string | null;
  readonly questionsFolder: string | null;
  /** Where people reach the service; `null` when nobody said. */
  readonly publicUrl: string | null;
  readonly clock: Clock;
  readonly log: Log;
  /** There may be something to send. */
  readonly onChanged: () => void;
}

/** Looking after what is told, wired: its routes, and what is done by itself. */
export interface Editing {
  readonly routes: readonly ConsoleRoute[];
  readonly handlers: ReadonlyMap<string, DueWorkHandler>;
  /** What asks a model, and must not keep the others from being done. */
  readonly waiting: ReadonlyMap<string, DueWorkHandler>;
  readonly begin: readonly ((now: Date) => DueWork)[];
  readonly expirers: readonly Expirer[];
  /** Gives up what is being examined. */
  stop(): Promise<void>;
}

export function createEditing(parts: EditingParts): Editing {
  const { database, content, staff, clock, log } = parts;
  const { live, model, store } = content;
  const core = () => live.current().core;
  const notices = createNotices({
    store: createNoticeStore(database),
    content: store,
    knowledge: () => core().knowledge,
    answering: () => core().answering,
    texts: core().texts,
    today: () => todayOf(clock),
    timeZone: CALENDAR_TIME_ZONE,
    clock,
    log,
    newId: randomUUID,
    newAnswerId: () => randomUUID() as AnswerId,
    release: () => live.current().release,
    onTold: parts.onChanged,
  });
  const trials = createPromptTrials({
    content: store,
    documents: () => withShippedPrompts(live.current().documents),
    promptsIn,
    trail: createAuditTrail(database),
    clock,
    ask:
      model === null
        ? null
        : createPromptTrial({
            core,
            access: model,
            vectors: createVectorStore(database, clock),
            clock,
            log,
          }),
  });
  const desk = createContentDesk({
    database,
    store,
    staff,
    texts: core().texts,
    live: () => core().knowledge,
    refresh: () => live.refresh(),
    clock,
    scheduler: timers,
    log,
    onePerson: parts.onePerson,
    searchFolder: parts.searchFolder,
    questionsFolder: parts.questionsFolder,
    model: model?.measuring ?? null,
    drafter: content.assistance?.drafter ?? null,
    publicUrl: parts.publicUrl,
  });
  const insight = createInsight({
    database,
    knowledge: () => core().knowledge,
    release: () => live.current().release,
    texts: core().texts,
    centres: parts.centres,
    staff,
    meaning: content.assistance?.meaning ?? null,
    clock,
    log,
    onChanged: parts.onChanged,
  });
  return {
    routes: [
      ...desk.routes,
      ...noticeRoutes({ notices, names: () => namesOfEditors(staff) }),
      ...promptRoutes(trials),
      ...insight.routes,
    ],
    handlers: new Map([
      [NOTICES, notices.work],
      [CALENDAR_CLOCK, insight.calendarClock],
      [KNOWN_CLOCK, insight.knownClock],
    ]),
    waiting: new Map([[GAP_CLOCK, insight.clock]]),
    begin: [noticesWork, gapClockWork, calendarClockWork, knownClockWork],
    expirers: [insight.expire, (before) => store.expireEarlierEdits(before)],
    stop: () => desk.stop(),
  };
}
