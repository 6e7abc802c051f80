import { documentEditing } from "../content/document-editing.ts";
import { textPieces } from "../content/text-pieces.ts";
import type { Knowledge } from "../domain/knowledge.ts";
import { contentRoutes } from "../http/console/content/content-routes.ts";
import type { ConsoleRoute } from "../http/console/route.ts";
import type { Clock } from "../ports/clock.ts";
import type { ContentStore } from "../ports/content-store.ts";
import type { LanguageModel } from "../ports/language-model.ts";
import type { Log } from "../ports/log.ts";
import type { Scheduler } from "../ports/scheduler.ts";
import type { StaffStore } from "../ports/staff-store.ts";
import type { Texts } from "../ports/texts.ts";
import type { ContentDeps } from "../services/content/deps.ts";
import { createContentReading } from "../services/content/documents.ts";
import { createDraftTools } from "../services/content/draft-tools.ts";
import { createDrafts } from "../services/content/drafts.ts";
import { namesOfEditors } from "../services/content/editors.ts";
import { createGates } from "../services/content/gates.ts";
import type { PieceTranslator } from "../services/content/piece-translator.ts";
import { createPreviewing } from "../services/content/previewing.ts";
import { createPublishing } from "../services/content/publishing.ts";
import { createRestoring } from "../services/content/restore.ts";
import { createStateReader } from "../services/content/state.ts";
import { createWithdrawals } from "../services/content/withdrawals.ts";
import { createTranslationDrafts } from "../services/content/translation-drafts.ts";
import { createAuditTrail } from "../store/audit.ts";
import type { Database } from "../store/database.ts";
import { createGateStore } from "../store/gates.ts";
import { createContentExaminer, type WorkerExaminer } from "./content-examiner.ts";
import { createPreviews } from "./previews.ts";
import { secrets } from "./secrets.ts";
import { todayOf } from "./today.ts";

export interface ContentDeskParts {
  readonly database: Database;
  readonly store: ContentStore;
  readonly staff: Pick<StaffStore, "list">;
  readonly texts: Texts;
  /** The knowledge that answers in this process, with what is held back of it. */
  readonly live: () => Knowledge;
  /** Shows at once what came into force; never fails. */
  readonly refresh: () => Promise<void>;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly log: Log;
  /** Whoever wrote a draft may publish it: the setting `CONTENT_ONE_PERSON`. */
  readonly onePerson: boolean;
  /** Which drafts are measured with; `null` without a model. */
  readonly model: LanguageModel | null;
  /** Drafts translations; `null` without a model. */
  readonly drafter: (() => PieceTranslator) | null;
  readonly publicUrl: string | null;
  /** Where what was learned of articles is kept; the project’s own folder when it is `null` or not said. */
  readonly searchFolder?: string | null;
  /** Where the questions stand that drafts are measured with; the project’s own when it is `null` or not said. */
  readonly questionsFolder?: string | null;
  /** In place of one over a worker thread. */
  readonly examiner?: WorkerExaminer;
}

/** Editing of the content at the web desk. */
export interface ContentDesk {
  readonly routes: readonly ConsoleRoute[];
  /** Gives up what is being examined; a measurement that is cut off counts as failed. */
  stop(): Promise<void>;
}

export function createContentDesk(parts: ContentDeskParts): ContentDesk {
  const { store, staff, texts, live, clock, scheduler, log, onePerson, model } = parts;
  const { searchFolder = null, questionsFolder = null } = parts;
  const folders = {
    ...(searchFolder === null ? {} : { indexFolder: searchFolder }),
    ...(questionsFolder === null ? {} : { questionsFolder }),
  };
  const examiner = parts.examiner ?? createContentExaminer({ scheduler, log, model, ...folders });
  const deps: ContentDeps = {
    store,
    state: createStateReader(store),
    gates: createGateStore(parts.database),
    examiner,
    editing: documentEditing,
    staff,
    texts,
    live,
    onChanged: parts.refresh,
    today: () => todayOf(clock),
    clock,
    scheduler,
    secrets,
    log,
    onePerson,
    hasModel: model !== null,
  };
  const drafts = createDrafts(deps);
  const gates = createGates(deps);
  const { database, drafter } = parts;
  return {
    routes: contentRoutes({
      reading: createContentReading(deps),
      drafts,
      tools: createDraftTools(deps, drafts),
      publishing: createPublishing(deps, drafts, gates),
      restoring: createRestoring(deps),
      withdrawals: createWithdrawals(deps),
      previewing: createPreviewing(deps, drafts),
      translating: createTranslationDrafts({
        drafts,
        state: deps.state,
        texts: textPieces,
        editing: documentEditing,
        translator: () => drafter?.() ?? null,
        trail: createAuditTrail(database),
        clock,
      }),
      draw: createPreviews(texts, parts.publicUrl),
      names: () => namesOfEditors(staff),
      onePerson,
      model: model !== null,
    }),
    stop: async () => {
      await examiner.stop();
      await gates.settled();
    },
  };
}
