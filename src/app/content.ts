import { readDocumentFiles } from "../content/document-files.ts";
import { forgetTexts } from "../content/remembered-texts.ts";
import type { Clock } from "../ports/clock.ts";
import type { ContentStore } from "../ports/content-store.ts";
import type { Log } from "../ports/log.ts";
import { offerFiles } from "../services/content/seeds.ts";
import { createAnswerCache } from "../store/answer-cache.ts";
import { createContentStore } from "../store/content.ts";
import type { Database } from "../store/database.ts";
import { createSpendingStore } from "../store/spending.ts";
import { createVectorStore } from "../store/vector-store.ts";
import type { CountedMetrics } from "../http/prometheus.ts";
import { createAnsweringPool } from "./answering-pool.ts";
import { createAssisted, openModel, type ModelAccess } from "./assistance.ts";
import { createContentAssistance, type ContentAssistance } from "./content-assistance.ts";
import { keepKnowledge, recallKnowledge } from "./kept-knowledge.ts";
import { keepTexts, takeUpTexts } from "./kept-texts.ts";
import { openLiveContent, type KeptContent, type LiveContent } from "./live-content.ts";
import type { ModelSettings } from "./model-settings.ts";
import { INDEX_FOLDER, inProject } from "./paths.ts";
import { openSearchAtOnce } from "./search-index.ts";
import { secrets } from "./secrets.ts";
import { loadOwnTexts } from "./loaded-content.ts";
import { createCoreTools } from "./service.ts";
import { timers } from "./timers.ts";

export interface ContentParts {
  readonly database: Database;
  /** `null` answers without a model. */
  readonly model: ModelSettings | null;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: CountedMetrics;
  /** Where what was learned of articles is kept; `null` for the project’s own folder. */
  readonly searchFolder: string | null;
  /** Threads that answer; with 0, this one does. */
  readonly answerThreads: number;
}

/** The content in force, as it is kept and as it answers. */
export interface OpenContent {
  readonly store: ContentStore;
  readonly live: LiveContent;
  /** `null` without a model. */
  readonly model: ModelAccess | null;
  /** `null` without a model. */
  readonly assistance: ContentAssistance | null;
}

/**
 * Loads the content in force. Where there is none yet, the project’s own files come into force as they are; later changes of
 * the files wait as a draft. Articles with faults for this version of the program are left out.
 *
 * @throws AppError `content_invalid` with the faults, where they cannot be cut out
 * @throws Unavailable the database cannot be had
 */
export async function openContent(parts: ContentParts): Promise<OpenContent> {
  const { database, clock, log, metrics, model: settings, answerThreads } = parts;
  const searchFolder = parts.searchFolder ?? INDEX_FOLDER;
  const store = createContentStore(database);
  const shipped = readDocumentFiles(inProject("."));
  const seeded = await offerFiles({ store, clock, secrets }, shipped);
  const drafts = seeded.kind === "proposed" ? { drafts: seeded.drafts.join(" ") } : {};
  log.info("content.files", { kind: seeded.kind, ...drafts });
  const model =
    settings === null
      ? null
      : await openModel({
          settings,
          fetch: parts.fetch,
          clock,
          scheduler: timers,
          log,
          metrics: metrics.assisted,
          spending: createSpendingStore(database),
        });
  const cache = createAnswerCache(database, clock);
  const vectors = createVectorStore(database, clock);
  const live = await openLiveContent({
    store,
    texts: loadOwnTexts(log),
    shipped,
    tools: createCoreTools(),
    pool:
      answerThreads === 0
        ? null
        : createAnsweringPool({ threads: answerThreads, scheduler: timers, log }),
    kept: keptContent(searchFolder, log),
    open: (knowledge) => openSearchAtOnce(knowledge, { bare: false }, log, searchFolder),
    assist:
      model === null
        ? null
        : (core, prompts, before) =>
            createAssisted(model, {
              core,
              prompts,
              before,
              cache,
              vectors,
              clock,
              scheduler: timers,
              log,
              metrics: metrics.assisted,
            }),
    scheduler: timers,
    log,
  });
  keepTexts(log, searchFolder);
  forgetTexts();
  const assistance =
    model === null
      ? null
      : createContentAssistance({
          access: model,
          current: () => live.current(),
          metrics: metrics.assisted,
        });
  return { store, live, model, assistance };
}

function keptContent(searchFolder: string, log: Log): KeptContent {
  return {
    recall: (folder) => {
      const known = recallKnowledge(folder, searchFolder);
      // Where much has to be read, most of its texts are as they were.
      if (known === null) takeUpTexts(searchFolder);
      return known;
    },
    keep: (folder, knowledge) => {
      keepKnowledge(folder, knowledge, log, searchFolder);
    },
  };
}
