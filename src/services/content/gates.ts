import { documentKind } from "../../domain/document.ts";
import type { Draft, DraftId, Edit } from "../../domain/editing.ts";
import { codeOf } from "../../domain/errors.ts";
import type { GateResult } from "../../ports/content-examiner.ts";
import type { ContentState } from "../../ports/content-store.ts";
import type { GateLease, GateRun } from "../../ports/gate-store.ts";
import type { Actor } from "../staff/actor.ts";
import type { ContentDeps } from "./deps.ts";
import { draftEntry } from "./drafts.ts";
import { documentsOf, documentsWith } from "./state.ts";

/** How the measurement of a draft as it stands is getting on. */
export interface GateView {
  /** `none`: its edits were not measured, or over another content than the one in force. */
  readonly state: "none" | "running" | "done" | "failed";
  /** That of the draft when it was looked at; its edits may have been measured under an earlier one. */
  readonly version: number;
  /** From 0 to 1. */
  readonly progress: number;
  readonly result: GateResult | null;
}

/** Measures drafts over the content in force. */
export interface Gates {
  /** Begins the measurement of a draft as it stands, unless it was begun, or done with all that there is to ask. */
  start(by: Actor, draft: Draft, state: ContentState): Promise<GateView>;
  look(draft: Measured, state: ContentState): Promise<GateView>;
  /** Until nothing is measured in this process any more. */
  settled(): Promise<void>;
}

type Measured = Pick<Draft, "id" | "version" | "edits">;

/** A third of the silence after which a run counts as gone. */
const SIGN_EVERY_MS = 20_000;
/** Progress is written no more often, unless a sign is due. */
const WRITTEN_STEP = 0.02;

export function createGates(deps: ContentDeps): Gates {
  const { gates, clock } = deps;
  const running = new Set<Promise<void>>();
  return {
    start: async (by, draft, state) => {
      const { id, version } = draft;
      const { release } = state;
      const words = wordsOf(deps, draft.edits);
      const known = await gates.read(id, words, clock.now());
      const again = known !== null && isWanting(deps, known, draft, state);
      const entry = draftEntry(deps, by, "content.draft_measured", draft, { over: release });
      const beginning = await gates.begin({ draft: id, words, release }, entry, again);
      if (beginning.kind === "found") return viewOf(deps, beginning.run, draft, state);
      const run = measure(deps, beginning.lease, draft, state).finally(() => running.delete(run));
      running.add(run);
      return { state: "running", version, progress: 0, result: null };
    },
    look: async (draft, state) => {
      const words = wordsOf(deps, draft.edits);
      return viewOf(deps, await gates.read(draft.id, words, clock.now()), draft, state);
    },
    settled: async () => {
      await Promise.all(running);
    },
  };
}

/** The same for the same documents with the same words, whatever revisions they rest on: those in force are told by the release. */
function wordsOf({ secrets }: Pick<ContentDeps, "secrets">, edits: readonly Edit[]): string {
  const words = edits.map(({ path, text }) => [path, text === null ? null : secrets.hashOf(text)]);
  return secrets.hashOf(JSON.stringify(words));
}

function viewOf(
  deps: Pick<ContentDeps, "hasModel">,
  run: GateRun | null,
  draft: Measured,
  state: ContentState,
): GateView {
  const { version } = draft;
  const isVoid =
    run?.state === "done" && (run.release !== state.release || isBlind(deps, run, draft, state));
  if (run === null || isVoid) return { state: "none", version, progress: 0, result: null };
  return { state: run.state, version, progress: run.progress, result: run.result };
}

/** Changed prompts were measured when there was no model to ask, and now there is one. */
function isBlind(
  { hasModel }: Pick<ContentDeps, "hasModel">,
  { result }: GateRun,
  { edits }: Measured,
  { documents }: ContentState,
): boolean {
  const changesPrompt = edits.some(
    ({ path, text }) =>
      documentKind(path) === "prompt" && text !== (documents.get(path)?.text ?? null),
  );
  return hasModel && changesPrompt && result?.model === null;
}

/** It is done, but the model was not asked, or could not be. */
function isWanting(
  deps: Pick<ContentDeps, "hasModel">,
  run: GateRun,
  draft: Measured,
  state: ContentState,
): boolean {
  const asked = run.result?.model?.state ?? "asked";
  return run.state === "done" && (asked !== "asked" || isBlind(deps, run, draft, state));
}

/** Never throws: what cannot be measured or written is a run that failed, or gives no sign any more. */
async function measure(
  deps: ContentDeps,
  lease: GateLease,
  draft: Draft,
  state: ContentState,
): Promise<void> {
  const { gates, examiner, clock, scheduler, log } = deps;
  const signs = createSigns(deps, lease);
  const end = scheduler.every(SIGN_EVERY_MS, () => {
    signs.give();
  });
  try {
    const before = documentsOf(state);
    const after = documentsWith(state, draft.edits);
    const result = await examiner.gate(before, after, deps.today(), (share) => {
      signs.at(share);
    });
    await signs.settled();
    await gates.finish(lease, result, clock.now());
  } catch (error) {
    log.warn("content.gate_failed", { draft: draft.id, code: codeOf(error) });
    await failed(deps, lease, draft.id);
  } finally {
    end();
  }
}

async function failed(
  { gates, clock, log }: ContentDeps,
  lease: GateLease,
  draft: DraftId,
): Promise<void> {
  try {
    await gates.fail(lease, clock.now());
  } catch (error) {
    // It gives no sign any more, and counts as failed before long.
    log.warn("content.gate_lost", { draft, code: codeOf(error) });
  }
}

interface Signs {
  at(share: number): void;
  /** Says again how far it is. */
  give(): void;
  settled(): Promise<void>;
}

/** One at a time, so that none comes after the end. */
function createSigns({ gates, clock }: ContentDeps, lease: GateLease): Signs {
  let share = 0;
  let written = 0;
  let last: Promise<unknown> = Promise.resolve();
  const give = (): void => {
    written = share;
    const told = share;
    // One that cannot be written is followed by the next.
    last = last.then(() => gates.progress(lease, told, clock.now())).catch(() => undefined);
  };
  return {
    at: (now) => {
      share = now;
      if (share - written >= WRITTEN_STEP) give();
    },
    give,
    settled: async () => {
      await last;
    },
  };
}
