import type { DocumentPath } from "../../domain/document.ts";
import type { Release } from "../../domain/editing.ts";
import { AppError } from "../../domain/errors.ts";
import type { EndedWithdrawal } from "../../ports/content-examiner.ts";
import type { ContentState, RestoredDocument } from "../../ports/content-store.ts";
import { auditActor, forbidden, may, type Actor } from "../staff/actor.ts";
import { refused, type ContentDeps } from "./deps.ts";
import { editorOf } from "./editors.ts";
import { correctionsOf, refusalFor, type PublishResult } from "./publishing.ts";
import { documentsOf, documentsWith } from "./state.ts";
import { returningWriters, writersAround } from "./writers.ts";

/** Takes releases back. */
export interface Restoring {
  /**
   * Puts the documents of a release back to what they were before it. Nothing is measured: it was in force before. Whoever
   * wrote something of what comes back does not do so alone, nor, of a correction, whoever wrote something of its articles.
   *
   * @throws AppError `forbidden`; `not_found` there is no such release
   */
  restore(by: Actor, number: number, reason: string): Promise<PublishResult>;
}

const MOST_LOOKS = 3;

export function createRestoring(deps: ContentDeps): Restoring {
  return {
    restore: async (by, number, reason) => {
      if (!may(by, "content.publish", null)) throw forbidden();
      const undone = await deps.store.release(number);
      if (undone === null) throw new AppError("not_found", "There is no such release.");
      // Before the first one there was nothing.
      if (undone.kind === "seed") return refused("first_release");
      // What somebody took back may be the words of whoever asks: they come into force again by a draft, which another reads.
      if (undone.kind === "restore" && !deps.onePerson) return refused("second_person");
      for (let look = 1; ; look += 1) {
        const result = await restore(deps, by, undone, reason);
        if (result.kind === "moved" && look < MOST_LOOKS) continue;
        if (result.kind === "moved") return refused("changed");
        if (result.kind === "published") await deps.onChanged();
        return result;
      }
    },
  };
}

async function restore(
  deps: ContentDeps,
  by: Actor,
  undone: Release,
  reason: string,
): Promise<PublishResult | { readonly kind: "moved" }> {
  const { store, clock, examiner, today } = deps;
  const state = await deps.state();
  const changes = await store.changesOf(undone.number);
  const back = changes.map(({ before, after }): RestoredDocument => ({
    path: after.path,
    text: before?.text ?? null,
    seen: after.id,
  }));
  const stale = back.filter(({ path, seen }) => isStale(state, path, seen));
  if (stale.length > 0) return refused("stale", { paths: stale.map(({ path }) => path) });
  // Somebody else may have taken it away because it was wrong.
  const isOwn = !deps.onePerson && (await returningWriters(deps, changes)).has(editorOf(by));
  if (isOwn) return refused("second_person");
  const edits = back.map(({ path, text, seen }) => ({ path, text, base: seen }));
  const [before, after] = [documentsOf(state), documentsWith(state, edits)];
  // What comes back was in force before.
  const problems = await examiner.check(after, []);
  if (problems.length > 0) return refused("problems", { problems });
  const effects = await examiner.effects(before, after, today(), state.withdrawals);
  // What is called a wording may have changed figures, as it could once.
  const nature = effects.figures.length > 0 ? "correction" : undone.nature;
  const isAround = nature === "correction" && !deps.onePerson;
  if (isAround && (await writersAround(deps, changes)).has(editorOf(by))) {
    return refused("second_person");
  }
  const ended = effects.ended.filter((each) => !cameWith(undone, each, state));
  const refusal = refusalFor(nature, { ...effects, ended });
  if (refusal !== null) return refusal;
  const corrections = correctionsOf({ nature }, effects);
  const number = state.release + 1;
  const now = clock.now();
  const result = await store.restore(
    back,
    {
      number,
      kind: "restore",
      nature,
      at: now,
      by: editorOf(by),
      author: null,
      title: undone.title,
      reason,
      override: null,
      ...corrections,
    },
    {
      at: now,
      actor: auditActor(by),
      action: "content.restored",
      target: String(undone.number),
      details: { release: number, documents: back.length },
    },
    state.version,
  );
  switch (result.kind) {
    case "published":
    case "moved":
      return result;
    case "changed":
      return refused("changed");
    case "stale":
      return refused("stale", { paths: result.paths });
  }
}

/**
 * Whether what was withdrawn came with the release and goes with it: what is told instead was told before there were these words,
 * and has none of them.
 */
function cameWith(
  { at }: Pick<Release, "at">,
  { id, mayReturn }: EndedWithdrawal,
  { withdrawals }: Pick<ContentState, "withdrawals">,
): boolean {
  const withdrawal = withdrawals.find((each) => each.id === id);
  return !mayReturn && withdrawal !== undefined && withdrawal.at >= at;
}

/** A document that the release removed is not in force, and is as it was seen as long as nothing is. */
function isStale({ documents }: ContentState, path: DocumentPath, seen: number | null): boolean {
  const now = documents.get(path);
  return now !== undefined && now.id !== seen;
}
