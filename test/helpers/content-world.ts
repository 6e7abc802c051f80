import { createExamination } from "../../src/app/examination.ts";
import { secrets } from "../../src/app/secrets.ts";
import { documentEditing } from "../../src/content/document-editing.ts";
import type { DocumentPath } from "../../src/domain/document.ts";
import type { Draft, Edit, Nature } from "../../src/domain/editing.ts";
import { heldBackBy } from "../../src/domain/held-back.ts";
import type { Knowledge } from "../../src/domain/knowledge.ts";
import type { PlainDate } from "../../src/domain/plain-date.ts";
import type { Staff } from "../../src/domain/staff.ts";
import type { ContentExaminer, Documents, GateResult } from "../../src/ports/content-examiner.ts";
import type { ContentDeps } from "../../src/services/content/deps.ts";
import { createContentReading } from "../../src/services/content/documents.ts";
import { createDraftTools } from "../../src/services/content/draft-tools.ts";
import { createDrafts, type DraftResult } from "../../src/services/content/drafts.ts";
import { createGates } from "../../src/services/content/gates.ts";
import { createPreviewing } from "../../src/services/content/previewing.ts";
import { createPublishing } from "../../src/services/content/publishing.ts";
import { createRestoring } from "../../src/services/content/restore.ts";
import { createStateReader } from "../../src/services/content/state.ts";
import { createWithdrawals } from "../../src/services/content/withdrawals.ts";
import { createContentStore } from "../../src/store/content.ts";
import type { Database } from "../../src/store/database.ts";
import { createGateStore } from "../../src/store/gates.ts";
import { openTestDesk } from "./desk.ts";
import { FakeTime } from "./fake-time.ts";
import { keptLog } from "./fakes.ts";
import { knowledgeOf, ownTexts, smallDocuments } from "./small-content.ts";

export const TODAY = "2026-11-25" as PlainDate;
export const PASSED: GateResult = { scores: [], changes: [], model: null, refusals: [] };
export const REFUSED: GateResult = {
  ...PASSED,
  refusals: [{ why: "worse", language: "en", before: 90, after: 80 }],
};

/** The examiner in this thread; what is measured is said by the test. */
export function examinerHere(): ContentExaminer & { next: GateResult | Error } {
  const examination = createExamination({ indexFolder: "/nowhere", questions: () => [] });
  const promised = <Value>(work: () => Value): Promise<Value> =>
    new Promise((resolve) => {
      resolve(work());
    });
  const examiner = {
    next: PASSED as GateResult | Error,
    check: (documents: Documents, changed?: readonly DocumentPath[]) =>
      promised(() => examination.check(documents, changed)),
    effects: (...given: Parameters<ContentExaminer["effects"]>) =>
      promised(() => examination.effects(...given)),
    pulled: (documents: Documents, paths: readonly DocumentPath[], today: PlainDate) =>
      promised(() => examination.pulled(documents, paths, today)),
    preview: (documents: Documents, path: DocumentPath, today: PlainDate) =>
      promised(() => examination.preview(documents, path, today)),
    gate: (...[, , , onProgress]: Parameters<ContentExaminer["gate"]>) =>
      promised(() => {
        onProgress(0.5);
        if (examiner.next instanceof Error) throw examiner.next;
        return examiner.next;
      }),
  };
  return examiner;
}

/** All of editing over one database with a small content in force. */
export async function contentWorld(database: Database, onePerson = false, hasModel = false) {
  const time = new FakeTime();
  const log = keptLog();
  const store = createContentStore(database);
  await store.seed(smallDocuments(), time.now());
  const desk = await openTestDesk(database, time);
  const everywhere = (role: Staff["role"], name: string): Promise<Staff> =>
    desk.account({ role, name, centres: "all" });
  const [anna, ben, lead, reader] = [
    await everywhere("editor", "Anna"),
    await everywhere("editor", "Ben"),
    await everywhere("lead", "Lin"),
    await everywhere("reader", "Rui"),
  ];
  const examiner = examinerHere();
  let live: Knowledge = knowledgeOf(smallDocuments());
  const refresh = async (): Promise<void> => {
    const state = await store.state();
    if (state === null) return;
    const documents = new Map([...state.documents].map(([path, { text }]) => [path, text]));
    const knowledge = knowledgeOf(documents);
    const heldBack = heldBackBy({
      ...state,
      isOutdated: (id, tag) => knowledge.articles.get(id)?.texts.get(tag)?.outdated === true,
      timeZone: "Asia/Shanghai",
    });
    live = { ...knowledge, heldBack };
  };
  const deps: ContentDeps = {
    store,
    state: createStateReader(store),
    gates: createGateStore(database),
    examiner,
    editing: documentEditing,
    staff: desk.store,
    texts: ownTexts(),
    live: () => live,
    onChanged: refresh,
    today: () => TODAY,
    clock: time,
    scheduler: time,
    secrets,
    log,
    onePerson,
    hasModel,
  };
  const drafts = createDrafts(deps);
  const gates = createGates(deps);
  const publishing = createPublishing(deps, drafts, gates);
  const base = async (path: DocumentPath): Promise<number | null> =>
    (await store.state())?.documents.get(path)?.id ?? null;

  /** A draft, of Anna’s where nobody else is named, with some edits of what is in force. */
  const written = async (
    texts: Readonly<Record<string, string | null>>,
    nature: Nature = "correction",
    writer: Staff = anna,
  ): Promise<Draft> => {
    const draft = draftOf(await drafts.add(writer, "A change", nature));
    const edits: Edit[] = [];
    for (const [name, text] of Object.entries(texts)) {
      const path = name as DocumentPath;
      edits.push({ path, text, base: await base(path) });
    }
    return draftOf(await drafts.save(writer, draft.id, draft.version, { edits }));
  };
  /** The same, handed to a second person and measured. */
  const submitted = async (
    texts: Readonly<Record<string, string | null>>,
    nature: Nature = "correction",
    writer: Staff = anna,
  ): Promise<Draft> => {
    const { id, version } = await written(texts, nature, writer);
    const draft = draftOf(await publishing.submit(writer, id, version, "It is so."));
    await gates.settled();
    return draft;
  };
  return {
    time,
    log,
    store,
    desk,
    deps,
    examiner,
    anna,
    ben,
    lead,
    reader,
    live: () => live,
    refresh,
    reading: createContentReading(deps),
    drafts,
    tools: createDraftTools(deps, drafts),
    gates,
    publishing,
    restoring: createRestoring(deps),
    withdrawals: createWithdrawals(deps),
    previewing: createPreviewing(deps, drafts),
    base,
    written,
    submitted,
    published: async (
      texts: Readonly<Record<string, string | null>>,
      nature: Nature = "correction",
      writer: Staff = anna,
    ) => {
      const { id, version } = await submitted(texts, nature, writer);
      const result = await publishing.publish(ben, id, version, null);
      if (result.kind === "refused") throw new Error(result.reason);
      return result.release;
    },
  };
}

export type ContentWorld = Awaited<ReturnType<typeof contentWorld>>;

export function draftOf(result: DraftResult): Draft {
  if (result.kind === "refused") throw new Error(JSON.stringify(result));
  return result.draft;
}
