import { within } from "../domain/within.ts";
import type { ReadyCheck, Readiness } from "../http/health.ts";
import type { CaseStore } from "../ports/case-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { Scheduler } from "../ports/scheduler.ts";
import type { Room } from "../services/room.ts";
import { createCaseStore } from "../store/cases.ts";
import type { Database } from "../store/database.ts";
import type { Core } from "./service.ts";

export interface ReadinessParts {
  readonly core: () => Core;
  readonly database: Database;
  /** Whether its disk has room. */
  readonly room: Pick<Room, "hasRoom">;
  /** What the message path knows of itself. */
  readonly path: () => ReadyCheck;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
}

const READY: ReadyCheck = { ready: true, reason: null };
const NEARLY_FULL: ReadyCheck = {
  ready: false,
  reason: "The disk of the database is nearly full, so no conversations are opened.",
};
/** A database that does not answer for so long is not there. */
const DATABASE_MS = 2_000;
/** However often somebody asks, it is looked at once in so long. */
const LOOKED_MS = 1_000;

/** Whether questions can be answered: each is tried, not remembered from the start. */
export function createReadiness(parts: ReadinessParts): Readiness {
  const store = createCaseStore(parts.database);
  const indexes = new WeakMap<Core, ReadyCheck>();
  let looked: { readonly at: number; readonly database: Promise<ReadyCheck> } | null = null;
  return async () => {
    const core = parts.core();
    const index = indexes.get(core) ?? indexOf(core);
    indexes.set(core, index);
    const at = parts.clock.now().getTime();
    if (looked === null || Math.abs(at - looked.at) >= LOOKED_MS) {
      looked = { at, database: databaseOf(store, parts.scheduler) };
    }
    const path = parts.path();
    return {
      content: contentOf(core),
      index,
      database: path.ready ? await looked.database : path,
      disk: (await parts.room.hasRoom()) ? READY : NEARLY_FULL,
    };
  };
}

function contentOf({ knowledge }: Core): ReadyCheck {
  const isThere = [...knowledge.articles.keys()].some((id) => !knowledge.heldBack.leftOut.has(id));
  return isThere ? READY : { ready: false, reason: "There is no article that can be told." };
}

/** Whether any article is found by its own title, in each language that has any. */
function indexOf({ knowledge, search }: Core): ReadyCheck {
  for (const language of search.languages) {
    const article = [...knowledge.articles.values()].find(({ texts }) => texts.has(language));
    const title = article?.texts.get(language)?.title;
    if (title !== undefined && search.search(title, language, 1).hits.length > 0) continue;
    return { ready: false, reason: "The search index finds nothing." };
  }
  return search.languages.length > 0
    ? READY
    : { ready: false, reason: "There is no search index." };
}

/** By a statement that looks at one row of ours. */
async function databaseOf(
  store: Pick<CaseStore, "latestChange">,
  scheduler: Scheduler,
): Promise<ReadyCheck> {
  try {
    await within(DATABASE_MS, store.latestChange(), scheduler, "The database did not answer.");
    return READY;
  } catch {
    return { ready: false, reason: "The database cannot be reached." };
  }
}
