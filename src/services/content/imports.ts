import type { AssertedClaim } from "../../domain/answer.ts";
import type { DocumentPath } from "../../domain/document.ts";
import type { Draft, DraftId, Edit, Nature, Revision } from "../../domain/editing.ts";
import { AppError } from "../../domain/errors.ts";
import type { Staff } from "../../domain/staff.ts";
import type { DocumentProblem, Documents } from "../../ports/content-examiner.ts";
import type { ContentState } from "../../ports/content-store.ts";
import { refused, type ContentDeps, type ContentRefused } from "./deps.ts";
import { draftEntry, DRAFT_LIMITS, requireEditor } from "./drafts.ts";
import { editorOf } from "./editors.ts";
import { documentsOf, documentsWith } from "./state.ts";

/** Documents that somebody changed elsewhere. */
export interface Imported {
  readonly files: Documents;
  readonly title: string;
  readonly reason: string;
  readonly nature: Nature;
  /** The number of the release that was exported; `null` for the one in force. */
  readonly since: number | null;
  /** Whether documents that are not among the files are to be removed. */
  readonly removesOthers: boolean;
}

export type ImportResult =
  | {
      readonly kind: "proposed";
      readonly draft: Draft;
      /** What made a correction of what was called a wording. */
      readonly figures: readonly AssertedClaim[];
    }
  | { readonly kind: "unchanged" }
  | ContentRefused;

type ImportDeps = Pick<ContentDeps, "store" | "clock" | "secrets"> & {
  readonly check: (
    documents: Documents,
    changed: readonly DocumentPath[],
  ) => readonly DocumentProblem[];
  /** What says something else in figures or dates in a content without faults than in the one before. */
  readonly figures: (before: Documents, after: Documents) => readonly AssertedClaim[];
};

/**
 * Proposes what is other in some files than in the release that they were made from, as one draft that waits for somebody at
 * the web desk. Where a document came into force since that release, the draft rests on what was seen and is stale, so that
 * nobody’s words are lost. What is called a wording and changes figures becomes a correction.
 *
 * @param by who stands for the words, and so is not the second person who publishes them
 * @throws AppError `forbidden`; `usage` there is no such release; `unavailable` there is no content yet
 */
export async function importFiles(
  deps: ImportDeps,
  by: Staff,
  imported: Imported,
): Promise<ImportResult> {
  requireEditor(by);
  const { store, clock, secrets } = deps;
  const state = await store.state();
  if (state === null) throw new AppError("unavailable", "There is no content yet; start once.");
  const since = imported.since ?? state.release;
  if (since < 1 || since > state.release) {
    throw new AppError("usage", `There is no release ${String(since)}.`);
  }
  const edits = await changedEdits(deps, state, imported, since);
  if (edits.length === 0) return { kind: "unchanged" };
  if (edits.length > DRAFT_LIMITS.edits) return refused("draft_too_large");
  const after = documentsWith(state, edits);
  const changed = edits.map(({ path }) => path);
  const problems = deps.check(after, changed);
  if (problems.length > 0) return refused("problems", { problems });
  const { nature } = imported;
  const figures = nature === "wording" ? deps.figures(documentsOf(state), after) : [];
  const at = clock.now();
  const draft: Draft = {
    id: secrets.newId() as DraftId,
    version: 1,
    title: imported.title,
    author: editorOf(by),
    editors: [editorOf(by)],
    state: "submitted",
    nature: figures.length > 0 ? "correction" : nature,
    reason: imported.reason,
    edits,
    createdAt: at,
    changedAt: at,
    release: null,
  };
  await store.addDraft(draft, draftEntry(deps, by, "content.draft_added", draft));
  return { kind: "proposed", draft, figures };
}

const PAGE = 50;

async function changedEdits(
  { store }: Pick<ImportDeps, "store">,
  { documents, release }: ContentState,
  { files, removesOthers }: Imported,
  since: number,
): Promise<readonly Edit[]> {
  const paths = [...new Set([...files.keys(), ...(removesOthers ? documents.keys() : [])])].sort();
  const edits: Edit[] = [];
  for (const path of paths) {
    const text = files.get(path) ?? null;
    const now = documents.get(path) ?? null;
    if (text === (now?.text ?? null)) continue;
    const seen = since === release ? now : await revisionAt(store, path, since);
    if (text === (seen?.text ?? null)) continue;
    edits.push({ path, text, base: seen?.text === null ? null : (seen?.id ?? null) });
  }
  return edits;
}

/** What was in force of a document with a release; `null` for nothing. */
async function revisionAt(
  store: ImportDeps["store"],
  path: DocumentPath,
  release: number,
): Promise<Revision | null> {
  let before: number | null = null;
  do {
    const page: readonly Revision[] = await store.history(path, before, PAGE);
    const found = page.find((revision) => revision.release <= release);
    if (found !== undefined) return found;
    before = page.at(-1)?.id ?? null;
  } while (before !== null);
  return null;
}
