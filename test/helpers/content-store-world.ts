import { beforeEach } from "vitest";
import { readDocumentPath, type DocumentPath } from "../../src/domain/document.ts";
import type { Draft, DraftId, Edit, Withdrawal, WithdrawalId } from "../../src/domain/editing.ts";
import type { StaffId } from "../../src/domain/staff.ts";
import type { AuditAction, AuditEntry, RecordedEntry } from "../../src/ports/audit.ts";
import type { ContentStore, NewRelease } from "../../src/ports/content-store.ts";
import { createAuditTrail } from "../../src/store/audit.ts";
import { createContentStore } from "../../src/store/content.ts";
import type { Database } from "../../src/store/database.ts";
import type { OnEngine } from "./each-engine.ts";

export const ANNA = "anna" as StaffId;
export const BEN = "ben" as StaffId;
export const START = new Date("2026-11-26T08:00:00Z");

export function later(ms: number): Date {
  return new Date(START.getTime() + ms);
}

/** A path that must be one. */
export function pathOf(text: string): DocumentPath {
  const path = readDocumentPath(text);
  if (path === null) throw new Error(`${text} is no path of a document.`);
  return path;
}

export const ENGLISH = pathOf("knowledge/visas/r-visa/en.md");
export const RUSSIAN = pathOf("knowledge/visas/r-visa/ru.md");
export const FEES = pathOf("knowledge/facts/fees.yaml");
export const NEW_TEXT = pathOf("knowledge/visas/r-visa/fr.md");
export const RULE = { article: "visas/r-visa", claim: "who-may-apply" } as const;
export const FEE = { article: "visas/r-visa", claim: "fee" } as const;

/** What the content of the tests begins with. */
export const SEED: ReadonlyMap<DocumentPath, string> = new Map([
  [ENGLISH, "English 1"],
  [RUSSIAN, "Russian 1"],
  [FEES, "Fees 1"],
]);

export function anEntry(action: AuditAction, target: string): AuditEntry {
  return { at: START, actor: ANNA, action, target, details: { paths: [ENGLISH] } };
}

/** A draft that was just begun; its number makes its id. */
export function aDraft(number = 1, change: Partial<Draft> = {}): Draft {
  return {
    id: `draft-${String(number)}` as DraftId,
    version: 1,
    title: `Draft ${String(number)}`,
    author: ANNA,
    editors: [ANNA],
    state: "open",
    nature: "correction",
    reason: "",
    edits: [],
    createdAt: START,
    changedAt: later(number),
    release: null,
    ...change,
  };
}

/** What a release is to be; its number has to be the next one. */
export function aRelease(number: number, change: Partial<NewRelease> = {}): NewRelease {
  return {
    number,
    kind: "publish",
    nature: "correction",
    at: later(number * 1_000),
    by: BEN,
    author: ANNA,
    title: `Release ${String(number)}`,
    reason: "The fee changed.",
    corrected: [],
    rewritten: [],
    override: null,
    ...change,
  };
}

export function aWithdrawal(number = 1, change: Partial<Withdrawal> = {}): Withdrawal {
  return {
    id: `withdrawal-${String(number)}` as WithdrawalId,
    article: "visas/r-visa",
    claim: null,
    at: later(number),
    by: ANNA,
    reason: "The page of the authority says otherwise.",
    liftedAt: null,
    liftedBy: null,
    ...change,
  };
}

/** The store of the content over the engine of a suite, with what its tests do to it. */
export function contentStoreOn(on: OnEngine) {
  let store: ContentStore;
  beforeEach(() => {
    store = createContentStore(on.database);
  });
  const seeded = async (): Promise<void> => {
    await store.seed(SEED, START);
  };
  const added = async (number: number, edits: readonly Edit[]): Promise<Draft> => {
    const draft = aDraft(number, { edits });
    await store.addDraft(draft, anEntry("content.draft_added", draft.id));
    return draft;
  };
  /** An edit of a document as it is in force now. */
  const edit = async (path: DocumentPath, text: string | null): Promise<Edit> => {
    const state = await store.state();
    return { path, text, base: state?.documents.get(path)?.id ?? null };
  };
  const publish = async (
    draft: Pick<Draft, "id" | "version">,
    change: Partial<NewRelease> = {},
  ) => {
    const number = ((await store.state())?.release ?? 0) + 1;
    const entry = anEntry("content.published", draft.id);
    return store.publish(draft, aRelease(number, change), entry);
  };
  /** Brings one change into force, and tells its revision. */
  const came = async (
    number: number,
    path: DocumentPath,
    text: string | null,
    change: Partial<NewRelease> = {},
  ): Promise<number> => {
    const published = await publish(await added(number, [await edit(path, text)]), change);
    if (published.kind !== "published") throw new Error(`It was refused: ${published.kind}.`);
    const [newest] = await store.history(path, null, 1);
    return newest?.id ?? 0;
  };
  return {
    /** Made anew for each test. */
    store: (): ContentStore => store,
    seeded,
    added,
    edit,
    publish,
    came,
    texts: () => textsOf(store),
    actions: () => actionsOf(on.database),
  };
}

/** The words in force, by path. */
export async function textsOf(store: ContentStore): Promise<Record<string, string>> {
  const state = await store.state();
  return Object.fromEntries([...(state?.documents ?? [])].map(([path, { text }]) => [path, text]));
}

/** What the audit trail tells, the oldest first. */
export async function actionsOf(database: Database): Promise<readonly RecordedEntry["action"][]> {
  const entries = await createAuditTrail(database).page(null, 1_000);
  return entries.map(({ action }) => action).toReversed();
}

const CONTENT_TABLES = [
  "content_document",
  "content_revision",
  "content_release",
  "content_correction",
  "content_draft_edit_past",
  "content_draft_edit",
  "content_draft",
  "content_withdrawal_joining",
  "content_withdrawal",
  "content_seed",
  "content_gate",
] as const;

/** All that is kept of the content and of the audit trail, to be compared. */
export async function everythingOf({ db }: Database): Promise<string> {
  const tables = [...CONTENT_TABLES, "content_state", "audit"] as const;
  const rows = await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()));
  return JSON.stringify(rows);
}

/** Makes the content as new as that of an empty database. */
export async function emptied({ write }: Database): Promise<void> {
  await write(async (tx) => {
    for (const table of [...CONTENT_TABLES, "audit"] as const) await tx.deleteFrom(table).execute();
    await tx.updateTable("content_state").set({ version: 0, release: 0 }).execute();
  });
}
