import { monitorEventLoopDelay } from "node:perf_hooks";
import { createEditing } from "../../src/app/editing.ts";
import { openLiveContent } from "../../src/app/live-content.ts";
import { createCoreTools, loadOwnTexts } from "../../src/app/service.ts";
import type { SearchEngine } from "../../src/ports/search.ts";
import { GAP_CLOCK } from "../../src/services/insight/gaps.ts";
import type { Database } from "../../src/store/database.ts";
import { casesOf } from "../../test/helpers/console-cases.ts";
import { insightOf } from "../../test/helpers/console-insight.ts";
import { startConsole, type Answered } from "../../test/helpers/console.ts";
import { freshDatabase, type TestEngine } from "../../test/helpers/engines.ts";
import { FakeTime } from "../../test/helpers/fake-time.ts";
import { keptLog } from "../../test/helpers/fakes.ts";
import { fillContent, publish } from "./fill-content.ts";
import { END, fillMessages } from "./fill-messages.ts";
import { ownDocuments, pathOf, type Documents } from "./large-content.ts";

/** The web desk over a database as it may look after years, for an administrator who is signed in. */
export interface LargeDesk {
  readonly database: Database;
  /** How long a hundred questions took to be put into groups, in milliseconds. */
  readonly groupedMs: number;
  get(path: string): Promise<Answered>;
  post(path: string, body: unknown): Promise<Answered>;
  /** Publishes a correction of one article, and shows it. */
  change(): Promise<Change>;
  stop(): Promise<void>;
}

export interface Change {
  /** From the commit until it is answered with, in milliseconds. */
  readonly shownMs: number;
  /** The longest that nobody else was served meanwhile, in milliseconds. */
  readonly blockedMs: number;
}

/** What finds articles is measured elsewhere, and takes minutes to learn. */
const NOTHING_LEARNED: SearchEngine = {
  languages: [],
  search: () => ({ hits: [], claims: [], confidence: 0, held: 0, verdict: "far" }),
};

export async function openLargeDesk(engine: TestEngine, documents: Documents): Promise<LargeDesk> {
  const database = await freshDatabase(engine);
  const time = new FakeTime(END.toISOString());
  const log = keptLog();
  await fillMessages(database);
  const store = await fillContent(database, documents, END);
  const live = await openLiveContent({
    store,
    texts: loadOwnTexts(),
    shipped: ownDocuments(),
    tools: createCoreTools(),
    open: () => Promise.resolve({ engine: NOTHING_LEARNED, learned: () => new Map(), learn: null }),
    assist: null,
    scheduler: time,
    log,
  });
  const made: { editing: ReturnType<typeof createEditing> | null } = { editing: null };
  const desk = await startConsole({
    database,
    time,
    more: (own) => {
      made.editing = createEditing({
        database,
        content: { store, live, model: null, assistance: null },
        staff: own.store,
        centres: own.centreStore,
        onePerson: false,
        questionsFolder: null,
        searchFolder: null,
        publicUrl: null,
        clock: time,
        log,
        onChanged: () => undefined,
      });
      return [...made.editing.routes, ...casesOf(own, database, time).routes];
    },
  });
  const admin = await desk.signIn(await desk.account({ role: "admin", centres: "all" }));
  const began = performance.now();
  const { clock } = insightOf(desk, database, time);
  while (await isWaiting(database)) await clock({ kind: GAP_CLOCK } as never);
  const ms = performance.now() - began;
  return {
    database,
    groupedMs: Math.round((ms / (await countOf(database, "gap"))) * 100),
    get: (path) => desk.get(path, admin),
    post: (path, body) => desk.post(path, body, admin),
    change: async () => {
      const number = await publish(store, [pathOf("knowledge/visas/z-work-visa/en.md")]);
      const delay = monitorEventLoopDelay({ resolution: 5 });
      delay.enable();
      const began = performance.now();
      await live.refresh();
      const shownMs = Math.round(performance.now() - began);
      delay.disable();
      if (live.current().release !== number) throw new Error("the change is not in force");
      return { shownMs, blockedMs: Math.round(delay.max / 1e6) };
    },
    stop: async () => {
      await desk.stop();
      await made.editing?.stop();
      await database.close();
    },
  };
}

/** What the database holds, by what it is called. */
export async function countsOf({
  database,
  groupedMs,
}: LargeDesk): Promise<readonly (readonly [string, number])[]> {
  return [
    ["a hundred questions put into groups", groupedMs],
    ["questions without an answer", await countOf(database, "gap")],
    ["their groups", await countOf(database, "gap_group")],
    ["documents", await countOf(database, "content_document")],
    ["releases", await countOf(database, "content_release")],
    ["drafts", await countOf(database, "content_draft")],
    ["withdrawals", await countOf(database, "content_withdrawal")],
    ["notices", await countOf(database, "notice")],
  ];
}

async function isWaiting({ db }: Database): Promise<boolean> {
  const rows = db.selectFrom("gap").select("id").where("group_id", "is", null).limit(1);
  return (await rows.executeTakeFirst()) !== undefined;
}

type Counted =
  | "gap"
  | "gap_group"
  | "content_document"
  | "content_release"
  | "content_draft"
  | "content_withdrawal"
  | "notice";

async function countOf({ db }: Database, table: Counted): Promise<number> {
  const { count } = await db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number | string>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}
