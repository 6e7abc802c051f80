import { articleOf, askedLanguageOf, type DocumentPath } from "../../domain/document.ts";
import type { Draft, DraftId, Nature, Release } from "../../domain/editing.ts";
import { codeOf } from "../../domain/errors.ts";
import type {
  DocumentProblem,
  Documents,
  Effects,
  GateRefusal,
  PulledQuestion,
} from "../../ports/content-examiner.ts";
import type { ContentState } from "../../ports/content-store.ts";
import { forbidden, may, type Actor } from "../staff/actor.ts";
import { refused, type ContentDeps, type ContentReason, type ContentRefused } from "./deps.ts";
import {
  draftEntry,
  isOver,
  requireEditor,
  unlessUnderWay,
  write,
  type DraftResult,
  type Drafts,
} from "./drafts.ts";
import { correctedBy } from "./effects.ts";
import { editorOf } from "./editors.ts";
import type { Gates, GateView } from "./gates.ts";
import { documentsOf, documentsWith, stalePaths, unreadPaths } from "./state.ts";

/** What a draft does. */
export interface CheckedDraft {
  readonly problems: readonly DocumentProblem[];
  /** `null` while there are problems. */
  readonly effects: Effects | null;
  readonly pulled: readonly PulledQuestion[];
}

export type PublishResult =
  { readonly kind: "published"; readonly release: Release } | ContentRefused;

/** A draft, and what stands in the way of bringing it into force. */
export interface Publishable {
  readonly draft: Draft;
  readonly state: ContentState;
  /** `null` when whoever asks may publish it as it is. */
  readonly whyNot: "forbidden" | ContentReason | null;
}

/** Brings drafts into force. */
export interface Publishing {
  view(by: Actor, id: DraftId): Promise<Publishable>;
  check(by: Actor, id: DraftId): Promise<CheckedDraft>;
  /** Hands a draft to a second person, and has it measured. */
  submit(by: Actor, id: DraftId, version: number, reason: string): Promise<DraftResult>;
  measure(by: Actor, id: DraftId): Promise<GateView | ContentRefused>;
  gate(by: Actor, id: DraftId): Promise<GateView>;
  /**
   * @param override why it is published though measured questions fare worse; `null` when they should not
   * @throws AppError `forbidden` unless whoever asks may publish, and override where it has to be
   */
  publish(by: Actor, id: DraftId, version: number, override: string | null): Promise<PublishResult>;
}

/** How often a release that came in between makes it look again. */
const MOST_LOOKS = 3;

export function createPublishing(deps: ContentDeps, drafts: Drafts, gates: Gates): Publishing {
  const { state, examiner } = deps;
  return {
    view: async (by, id) => {
      const draft = await drafts.read(by, id);
      const now = await state();
      return { draft, state: now, whyNot: await whyNot(deps, gates, by, draft, now) };
    },
    check: async (by, id) => {
      requireEditor(by);
      const draft = await drafts.read(by, id);
      const now = await state();
      const [before, after] = [documentsOf(now), documentsWith(now, draft.edits)];
      const problems = await examiner.check(after, pathsOf(draft.edits));
      if (problems.length > 0) return { problems, effects: null, pulled: [] };
      const effects = await examiner.effects(before, after, deps.today(), now.withdrawals);
      return { problems, effects, pulled: await pulled(deps, draft, now, after) };
    },
    submit: async (by, id, version, reason) => {
      requireEditor(by);
      const draft = await drafts.read(by, id);
      const refusal = unlessUnderWay(draft, version);
      if (refusal !== null) return refusal;
      if (draft.edits.length === 0) return refused("draft_empty");
      const now = await state();
      const looked = await lookedAt(deps, draft, now);
      if (looked.kind === "refused") return looked;
      const next: Draft = { ...draft, state: "submitted", reason };
      const submitted = await write(deps, by, "content.draft_submitted", next);
      if (submitted.kind === "draft") await begun(deps, gates, by, submitted.draft, now);
      return submitted;
    },
    measure: async (by, id) => {
      requireEditor(by);
      const draft = await drafts.read(by, id);
      if (isOver(draft.state)) return refused("draft_over");
      return gates.start(by, draft, await state());
    },
    gate: async (by, id) => gates.look(await drafts.read(by, id), await state()),
    publish: async (by, id, version, override) => {
      if (!may(by, "content.publish", null)) throw forbidden();
      for (let look = 1; ; look += 1) {
        const result = await publish(deps, gates, by, await drafts.read(by, id), {
          version,
          override,
        });
        if (result.kind === "moved" && look < MOST_LOOKS) continue;
        if (result.kind === "moved") return refused("gate_missing");
        if (result.kind === "published") await deps.onChanged();
        return result;
      }
    },
  };
}

async function publish(
  deps: ContentDeps,
  gates: Gates,
  by: Actor,
  draft: Draft,
  given: { readonly version: number; readonly override: string | null },
): Promise<PublishResult | { readonly kind: "moved" }> {
  const { version } = given;
  const standing = refusalOf(deps, by, draft);
  if (standing !== null) return refused(standing);
  if (draft.version !== version) return refused("changed");
  const now = await deps.state();
  const stale = stalePaths(now, draft.edits);
  if (stale.length > 0) return refused("stale", { paths: stale });
  const looked = await lookedAt(deps, draft, now);
  if (looked.kind === "refused") return looked;
  const gate = await gates.look(draft, now);
  if (gate.state !== "done" || gate.result === null) return refused("gate_missing");
  const isOverridden = gate.result.refusals.length > 0;
  if (isOverridden && given.override === null) return refused("gate_refused");
  if (isOverridden && !may(by, "content.override", null)) throw forbidden();
  const override = isOverridden ? given.override : null;
  const corrections = correctionsOf(draft, looked.effects);
  const number = now.release + 1;
  const action = override === null ? "content.published" : "content.overridden";
  const refusals = gate.result.refusals.map(nameOf);
  const more = override === null ? {} : { refusals };
  const entry = draftEntry(deps, by, action, draft, { release: number, ...more });
  const release = {
    number,
    kind: "publish",
    nature: draft.nature,
    at: deps.clock.now(),
    by: editorOf(by),
    author: draft.author,
    title: draft.title,
    reason: draft.reason,
    override,
    ...corrections,
  } as const;
  const result = await deps.store.publish({ id: draft.id, version }, release, entry, now.version);
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

/** As the audit trail has it, such as `worse ar`. */
function nameOf({ why, language }: GateRefusal): string {
  return language === null ? why : `${why} ${language}`;
}

/**
 * It is submitted whether or not it can be measured at once: somebody may ask for that again. What passed is not asked again,
 * also where a model could not be: nobody should wait for that twice.
 */
async function begun(
  { log }: ContentDeps,
  gates: Gates,
  by: Actor,
  draft: Draft,
  state: ContentState,
): Promise<void> {
  try {
    const { result } = await gates.look(draft, state);
    if (result?.refusals.length === 0) return;
    await gates.start(by, draft, state);
  } catch (error) {
    log.warn("content.gate_not_begun", { draft: draft.id, code: codeOf(error) });
  }
}

/** What keeps a draft from coming into force whatever is measured. */
function refusalOf(
  { onePerson }: Pick<ContentDeps, "onePerson">,
  by: Actor,
  draft: Draft,
): ContentReason | null {
  if (isOver(draft.state)) return "draft_over";
  if (draft.state !== "submitted") return "not_submitted";
  const isOwn = draft.editors.includes(editorOf(by));
  return isOwn && !onePerson ? "second_person" : null;
}

async function whyNot(
  deps: ContentDeps,
  gates: Gates,
  by: Actor,
  draft: Draft,
  state: ContentState,
): Promise<Publishable["whyNot"]> {
  if (!may(by, "content.publish", null)) return "forbidden";
  const standing = refusalOf(deps, by, draft);
  if (standing !== null) return standing;
  if (stalePaths(state, draft.edits).length > 0) return "stale";
  if (unreadPaths(draft.edits).length > 0) return "unread_translation";
  const gate = await gates.look(draft, state);
  if (gate.state !== "done" || gate.result === null) return "gate_missing";
  return gate.result.refusals.length > 0 ? "gate_refused" : null;
}

function pathsOf(edits: Draft["edits"]): readonly DocumentPath[] {
  return edits.map(({ path }) => path);
}

type LookedAt = { readonly kind: "good"; readonly effects: Effects } | ContentRefused;

/** What a draft would do to the content in force, or why it may not, whoever asks for it. */
async function lookedAt(
  { examiner, today }: Pick<ContentDeps, "examiner" | "today">,
  { nature, edits }: Pick<Draft, "nature" | "edits">,
  now: ContentState,
): Promise<LookedAt> {
  const after = documentsWith(now, edits);
  const problems = await examiner.check(after, pathsOf(edits));
  if (problems.length > 0) return refused("problems", { problems });
  const unread = unreadPaths(edits);
  if (unread.length > 0) return refused("unread_translation", { paths: unread });
  const effects = await examiner.effects(documentsOf(now), after, today(), now.withdrawals);
  return refusalFor(nature, effects) ?? { kind: "good", effects };
}

/** Why a change that does this may not come into force as what it is said to be; `null` when it may. */
export function refusalFor(nature: Nature, { figures, ended }: Effects): ContentRefused | null {
  if (ended.length > 0) {
    const claims = ended.map(({ article, claim }) => ({ article, claim }));
    return refused("under_withdrawal", { claims });
  }
  const isDisguised = nature === "wording" && figures.length > 0;
  return isDisguised ? refused("needs_correction", { claims: figures }) : null;
}

/** What says something else since; of a wording nothing. */
export function correctionsOf(
  { nature }: Pick<Draft, "nature">,
  effects: Effects,
): Pick<Release, "corrected" | "rewritten"> {
  if (nature === "wording") return { corrected: [], rewritten: [] };
  return { corrected: correctedBy(effects), rewritten: effects.rewritten };
}

/** Only where ways of asking were changed: what draws them has to be learned, which takes long. */
async function pulled(
  { editing, examiner, today }: ContentDeps,
  { edits }: Draft,
  { documents }: ContentState,
  after: Documents,
): Promise<readonly PulledQuestion[]> {
  const paths = edits.flatMap(({ path, text }) => {
    if (text === null || articleOf(path) === null || askedLanguageOf(path) === null) return [];
    const was = editing.questions(documents.get(path)?.text ?? "");
    return editing.questions(text).every((each) => was.includes(each)) ? [] : [path];
  });
  return paths.length === 0 ? [] : examiner.pulled(after, paths, today());
}
