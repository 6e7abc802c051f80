import { randomUUID } from "node:crypto";
import {
  createContentDesk,
  type ContentDesk,
  type ContentDeskParts,
} from "../../src/app/content-desk.ts";
import { promptsIn } from "../../src/app/served-prompts.ts";
import { CALENDAR_TIME_ZONE } from "../../src/app/system-clock.ts";
import { todayOf } from "../../src/app/today.ts";
import type { Draft, DraftId } from "../../src/domain/editing.ts";
import type { Knowledge } from "../../src/domain/knowledge.ts";
import type { StaffId } from "../../src/domain/staff.ts";
import type { AnswerId } from "../../src/domain/turn.ts";
import { contentRoutes } from "../../src/http/console/content/content-routes.ts";
import { noticeRoutes } from "../../src/http/console/content/notice-routes.ts";
import { promptRoutes } from "../../src/http/console/content/prompt-routes.ts";
import type { ConsoleRoute } from "../../src/http/console/route.ts";
import { namesOfEditors } from "../../src/services/content/editors.ts";
import { createNotices } from "../../src/services/content/notices.ts";
import { createPromptTrials } from "../../src/services/content/prompt-trial.ts";
import { createAuditTrail } from "../../src/store/audit.ts";
import { createContentStore } from "../../src/store/content.ts";
import type { Database } from "../../src/store/database.ts";
import { createNoticeStore } from "../../src/store/notices.ts";
import { examinerHere } from "./content-world.ts";
import type { TestDesk } from "./desk.ts";
import type { FakeTime } from "./fake-time.ts";
import { keptLog } from "./fakes.ts";
import { knowledgeOf, ownTexts, smallDocuments } from "./small-content.ts";

/** Editing of a small content over the desk of a test; what is in force is looked at anew after each change. */
export function contentOf(
  desk: TestDesk,
  database: Database,
  time: FakeTime,
  drafter: ContentDeskParts["drafter"] = null,
): ContentDesk {
  const store = createContentStore(database);
  let live: Knowledge | null = null;
  return createContentDesk({
    database,
    store,
    staff: desk.store,
    texts: ownTexts(),
    live: () => (live ??= knowledgeOf(smallDocuments())),
    refresh: async () => {
      const state = await store.state();
      const documents = [...(state?.documents ?? [])].map(
        ([path, { text }]) => [path, text] as const,
      );
      live = knowledgeOf(new Map(documents));
    },
    clock: time,
    scheduler: time,
    log: keptLog(),
    onePerson: false,
    model: null,
    drafter,
    publicUrl: "https://chat.example",
    examiner: { ...examinerHere(), stop: () => Promise.resolve() },
  });
}

/** Telling people again, and trying prompts without a model, over the desk of a test; nobody is told by it. */
export function tellingOf(
  desk: TestDesk,
  database: Database,
  time: FakeTime,
): readonly ConsoleRoute[] {
  const content = createContentStore(database);
  const knowledge = knowledgeOf(smallDocuments());
  const notices = createNotices({
    store: createNoticeStore(database),
    content,
    knowledge: () => knowledge,
    answering: () => {
      throw new Error("nobody is told here");
    },
    texts: ownTexts(),
    today: () => todayOf(time),
    timeZone: CALENDAR_TIME_ZONE,
    clock: time,
    log: keptLog(),
    newId: randomUUID,
    newAnswerId: () => randomUUID() as AnswerId,
    release: () => 1,
    onTold: () => undefined,
  });
  const trials = createPromptTrials({
    content,
    documents: smallDocuments,
    promptsIn,
    ask: null,
    trail: createAuditTrail(database),
    clock: time,
  });
  return [
    ...noticeRoutes({ notices, names: () => namesOfEditors(desk.store) }),
    ...promptRoutes(trials),
  ];
}

/** Brings the small content into force, unless there is one. */
export async function seedContent(database: Database, time: FakeTime): Promise<void> {
  await createContentStore(database).seed(smallDocuments(), time.now());
}

/** The rows of editing as the table has them, to name tests by before anything is open; none of them can be asked. */
export function contentRows(): readonly ConsoleRoute[] {
  return [
    ...contentRoutes({} as never),
    ...noticeRoutes({} as never),
    ...promptRoutes({} as never),
  ];
}

/** A draft of somebody who is not asked any more. */
export async function openDraft(database: Database, change: Partial<Draft> = {}): Promise<Draft> {
  const at = new Date("2026-11-24T08:00:00Z");
  const somebody = "somebody" as StaffId;
  const draft: Draft = {
    id: randomUUID() as DraftId,
    version: 1,
    title: "A change",
    author: somebody,
    editors: [somebody],
    state: "open",
    nature: "correction",
    reason: "",
    edits: [],
    createdAt: at,
    changedAt: at,
    release: null,
    ...change,
  };
  const entry = { at, actor: somebody, target: draft.id, details: {} };
  await createContentStore(database).addDraft(draft, { ...entry, action: "content.draft_added" });
  return draft;
}
