import { articleOf, documentKind, type DocumentPath } from "../../domain/document.ts";
import type {
  Draft,
  DraftId,
  DraftState,
  EarlierEdit,
  Edit,
  Editor,
  Nature,
  RowVerification,
  Verification,
} from "../../domain/editing.ts";
import { AppError } from "../../domain/errors.ts";
import type { RowId } from "../../domain/ids.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import { claimOfRow } from "../../domain/table-rows.ts";
import type { AuditAction, AuditDetails, AuditEntry } from "../../ports/audit.ts";
import type { ContentState, DraftHead, EarlierEditHead } from "../../ports/content-store.ts";
import { auditActor, forbidden, may, requireSomewhere, type Actor } from "../staff/actor.ts";
import { refused, type ContentDeps, type ContentRefused } from "./deps.ts";
import { MOST_NOTED, takenFrom, traceOf } from "./draft-trace.ts";
import { ENTRY_TABLE } from "./draft-view.ts";
import { editorOf } from "./editors.ts";
import { unreadPaths } from "./state.ts";

/** What is changed of a draft; what is missing stays as it is. */
export interface DraftChange {
  readonly title?: string | undefined;
  readonly nature?: Nature | undefined;
  /** In place of the draft’s own edits of the same documents. */
  readonly edits?: readonly Edit[] | undefined;
  /** Documents that are left as they are. */
  readonly drop?: readonly DocumentPath[] | undefined;
  /** Documents of which the words in force were seen, and are replaced nonetheless. */
  readonly rebase?: readonly SeenDocument[] | undefined;
}

export interface SeenDocument {
  readonly path: DocumentPath;
  /** The revision in force that was shown; `null` for none. */
  readonly seen: number | null;
}

export type DraftResult = { readonly kind: "draft"; readonly draft: Draft } | ContentRefused;

/** Drafts of the content, as they are begun, written and given up. Content belongs to no centre. */
export interface Drafts {
  /** Those that are not over first, then the last of the others. */
  list(by: Actor): Promise<readonly DraftHead[]>;
  /** @throws AppError `not_found` */
  read(by: Actor, id: DraftId): Promise<Draft>;
  add(by: Actor, title: string, nature: Nature): Promise<DraftResult>;
  /**
   * One that was submitted is open again.
   *
   * @param version as it was seen
   * @param action what it is noted as, where it is more than an edit
   */
  save(
    by: Actor,
    id: DraftId,
    version: number,
    change: DraftChange,
    action?: AuditAction,
  ): Promise<DraftResult>;
  discard(by: Actor, id: DraftId, version: number): Promise<DraftResult>;
  /**
   * What it held before others wrote over it or took it out, the last first and without words.
   *
   * @throws AppError `not_found`
   */
  earlier(by: Actor, id: DraftId): Promise<readonly EarlierEditHead[]>;
  /** @throws AppError `not_found` */
  earlierEdit(by: Actor, id: DraftId, edit: number): Promise<EarlierEdit>;
}

const MOST_UNDER_WAY = 500;
const MOST_OVER = 50;
/** More is a new content rather than a change of one. */
export const DRAFT_LIMITS = { edits: 2_000, characters: 20_000_000 } as const;

export function createDrafts(deps: ContentDeps): Drafts {
  const { store, state, clock, secrets } = deps;
  return {
    list: async (by) => {
      requireSomewhere(by, "content.read");
      const [underWay, over] = await Promise.all([
        store.drafts(["submitted", "open"], MOST_UNDER_WAY),
        store.drafts(["published", "discarded"], MOST_OVER),
      ]);
      return [...underWay, ...over];
    },
    read: async (by, id) => {
      requireSomewhere(by, "content.read");
      return found(await store.draft(id));
    },
    add: async (by, title, nature) => {
      requireEditor(by);
      const now = clock.now();
      const author = editorOf(by);
      const draft: Draft = {
        id: secrets.newId() as DraftId,
        version: 1,
        title,
        author,
        editors: [author],
        state: "open",
        nature,
        reason: "",
        edits: [],
        createdAt: now,
        changedAt: now,
        release: null,
      };
      await store.addDraft(draft, draftEntry(deps, by, "content.draft_added", draft));
      return { kind: "draft", draft };
    },
    save: async (by, id, version, change, action) => {
      requireEditor(by);
      const before = found(await store.draft(id));
      const refusal = unlessUnderWay(before, version);
      if (refusal !== null) return refusal;
      const now = await state();
      const { documents } = now;
      const unseen = unseenAmong(now, change.rebase ?? []);
      if (unseen.length > 0) return refused("stale", { paths: unseen });
      const inForce = (path: DocumentPath): string => documents.get(path)?.text ?? "";
      const after = changed(before, change);
      if (isTooLarge(after.edits)) return refused("draft_too_large");
      const isEdited = after.edits !== before.edits;
      const usual = before.state === "submitted" ? "content.draft_reopened" : "content.draft_saved";
      const next: Draft = {
        ...after,
        state: "open",
        reason: "",
        editors: isEdited ? withEditor(before, by) : before.editors,
      };
      const verified = isEdited ? verifiedIn(deps, after, inForce, editorOf(by)) : undefined;
      const read = readIn(before, after);
      const done = read.length > 0 ? "content.translation_read" : usual;
      const more = {
        ...(await traceIn(deps, before, after, change)),
        ...(read.length > 0 ? { read } : {}),
      };
      return write(deps, by, action ?? done, next, verified, more);
    },
    discard: async (by, id, version) => {
      requireEditor(by);
      const before = found(await store.draft(id));
      const refusal = unlessUnderWay(before, version);
      if (refusal !== null) return refusal;
      return write(deps, by, "content.draft_discarded", { ...before, state: "discarded" });
    },
    earlier: async (by, id) => {
      requireSomewhere(by, "content.read");
      found(await store.draft(id));
      return store.earlierEdits(id);
    },
    earlierEdit: async (by, id, edit) => {
      requireSomewhere(by, "content.read");
      const earlier = await store.earlierEdit(id, edit);
      if (earlier !== null) return earlier;
      throw new AppError("not_found", "There are no such earlier words.");
    },
  };
}

/** @throws AppError `forbidden` unless whoever asks may edit what belongs to no centre */
export function requireEditor(by: Actor): void {
  if (!may(by, "content.edit", null)) throw forbidden();
}

/** @throws AppError `not_found` */
export function found(draft: Draft | null): Draft {
  if (draft === null) throw new AppError("not_found", "There is no such draft.");
  return draft;
}

export function isOver(state: DraftState): boolean {
  return state === "published" || state === "discarded";
}

/** `null` for one that may be changed by whoever saw that version. */
export function unlessUnderWay(draft: Draft, version: number): ContentRefused | null {
  if (isOver(draft.state)) return refused("draft_over");
  return draft.version === version ? null : refused("changed");
}

/**
 * Writes the next version of a draft, unless somebody else has.
 *
 * @param before with the version that was seen, and else as it should be
 * @param verified articles and rows that it says were verified; not there, those stay as they were
 * @param more what the audit trail tells of it
 */
export async function write(
  deps: ContentDeps,
  by: Actor,
  action: AuditAction,
  before: Draft,
  verified?: readonly (Verification | RowVerification)[],
  more: AuditDetails = {},
): Promise<DraftResult> {
  const draft = { ...before, version: before.version + 1, changedAt: deps.clock.now() };
  const entry = draftEntry(deps, by, action, draft, more);
  const saved = await deps.store.saveDraft(draft, entry, verified);
  return saved ? { kind: "draft", draft } : refused("changed");
}

export function draftEntry(
  { clock }: Pick<ContentDeps, "clock">,
  by: Actor,
  action: AuditAction,
  { id, version, nature, edits }: Draft,
  more: AuditDetails = {},
): AuditEntry {
  const paths = edits.slice(0, MOST_NOTED).map(({ path }) => path);
  const details = { version, nature, documents: edits.length, paths, ...more };
  return { at: clock.now(), actor: auditActor(by), action, target: id, details };
}

function changed(
  before: Draft,
  { title = before.title, nature = before.nature, edits = [], drop = [], rebase = [] }: DraftChange,
): Draft {
  if (edits.length + drop.length + rebase.length === 0) return { ...before, title, nature };
  const all = new Map(before.edits.map((edit) => [edit.path, edit]));
  for (const edit of edits) {
    all.set(edit.path, { ...edit, text: edit.text === null ? null : asKept(edit.text) });
  }
  for (const path of drop) all.delete(path);
  for (const { path, seen } of rebase) {
    const edit = all.get(path);
    if (edit !== undefined) all.set(path, { ...edit, base: seen });
  }
  const sorted = [...all.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  return { ...before, title, nature, edits: sorted };
}

/** What the audit trail tells of the words that a save takes the place of, and of those that it keeps over others in force. */
async function traceIn(
  { store }: Pick<ContentDeps, "store">,
  before: Draft,
  after: Draft,
  { rebase = [] }: DraftChange,
): Promise<AuditDetails> {
  const taken = takenFrom(before, after);
  const rebased = rebase
    .map(({ path }) => path)
    .filter((path) => before.edits.some((edit) => edit.path === path));
  const isTaking = taken.dropped.length + taken.replaced.length > 0;
  return traceOf(taken, rebased, isTaking ? await store.editWriters(before.id) : new Map());
}

/** Articles and rows of which the draft names another day than the one in force, whichever way it was put there. */
function verifiedIn(
  { editing }: Pick<ContentDeps, "editing">,
  { edits }: Draft,
  inForce: (path: DocumentPath) => string,
  by: Editor,
): readonly (Verification | RowVerification)[] {
  return edits.flatMap<Verification | RowVerification>(({ path, text }) => {
    if (path === ENTRY_TABLE && text !== null) {
      return rowsVerifiedIn(editing.rowDays(text), editing.rowDays(inForce(path)), by);
    }
    const article = articleOf(path);
    if (article === null || text === null || documentKind(path) !== "article") return [];
    const on = editing.reviewDays(text).verifiedOn;
    const before = editing.reviewDays(inForce(path)).verifiedOn;
    return on === null || on === before ? [] : [{ article, on, by }];
  });
}

/** A row that ends on another day than before brings its day along: whoever moved the end checked nothing by that. */
function rowsVerifiedIn(
  after: ReadonlyMap<RowId, PlainDate | null>,
  before: ReadonlyMap<RowId, PlainDate | null>,
  by: Editor,
): readonly RowVerification[] {
  const told = ([row, on]: readonly [RowId, PlainDate | null]): string =>
    `${claimOfRow(row)} ${on ?? ""}`;
  const known = new Set([...before].map(told));
  return [...after].flatMap(([row, on]) => {
    const isOld = before.has(row) ? before.get(row) === on : known.has(told([row, on]));
    return on === null || isOld ? [] : [{ row, on, by }];
  });
}

/** Texts of a model’s that somebody says, by taking the mark away, that they read; the first so many. */
function readIn(before: Draft, after: Draft): readonly DocumentPath[] {
  const unread = new Set(unreadPaths(after.edits));
  const kept = new Set(after.edits.filter(({ text }) => text !== null).map(({ path }) => path));
  return unreadPaths(before.edits)
    .filter((path) => kept.has(path) && !unread.has(path))
    .slice(0, MOST_NOTED);
}

/** Of some documents, those of which other words are in force by now than were seen. */
function unseenAmong(
  { documents }: ContentState,
  seen: readonly SeenDocument[],
): readonly DocumentPath[] {
  return seen
    .filter((each) => (documents.get(each.path)?.id ?? null) !== each.seen)
    .map(({ path }) => path);
}

/** As files are kept: lines end in one way, no mark of the byte order, no half of a letter. */
export function asKept(text: string): string {
  return text
    .replace(/^\uFEFF/, "")
    .replaceAll("\r\n", "\n")
    .toWellFormed();
}

function isTooLarge(edits: readonly Edit[]): boolean {
  const characters = edits.reduce((sum, { text }) => sum + (text?.length ?? 0), 0);
  return edits.length > DRAFT_LIMITS.edits || characters > DRAFT_LIMITS.characters;
}

function withEditor({ editors }: Draft, by: Actor): Draft["editors"] {
  const editor = editorOf(by);
  return editors.includes(editor) ? editors : [...editors, editor];
}
