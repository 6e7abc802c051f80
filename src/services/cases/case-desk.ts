import type { Case, CaseAct, CaseId } from "../../domain/case.ts";
import { answeredOf } from "../../domain/case-answered.ts";
import type { ServiceCentre } from "../../domain/centre.ts";
import type { HolidayRow } from "../../domain/work-calendar.ts";
import { permits, type Staff, type StaffAction } from "../../domain/staff.ts";
import type { ThreadRef } from "../../domain/message.ts";
import type { Outgoing } from "../../domain/staff-surface.ts";
import type { Translation } from "../../domain/translation.ts";
import type { CaseChange, CaseStore } from "../../ports/case-store.ts";
import type { CentreStore } from "../../ports/centre-store.ts";
import type { Clock } from "../../ports/clock.ts";
import type { StaffStore } from "../../ports/staff-store.ts";
import type { AssignmentPosts } from "./assignment-posts.ts";
import { changeOf } from "./case-change.ts";
import { caseTiming } from "./case-timing.ts";
import type { DeskAct, DeskRefusal } from "./desk-act.ts";
import { isHeld } from "./holder.ts";
import type { PersonWords } from "./person-words.ts";
import type { SurfacePosts } from "./surface-posts.ts";
import type { TranslationProposals } from "./translation-proposals.ts";
import type { TranslationWork } from "./translation-work.ts";

export interface CaseDeskDeps {
  readonly store: CaseStore;
  readonly centres: Pick<CentreStore, "find">;
  readonly staff: Pick<StaffStore, "find">;
  readonly words: PersonWords;
  /** What staff in messengers are shown of a change. */
  readonly posts: SurfacePosts;
  readonly assignments: AssignmentPosts;
  /** `null` where nothing is translated. */
  readonly translations:
    (Pick<TranslationProposals, "shown"> & Pick<TranslationWork, "marked">) | null;
  readonly holidays: () => readonly HolidayRow[];
  readonly clock: Clock;
  /** There may be something to send. */
  readonly onChanged: () => void;
}

export type { DeskRefusal } from "./desk-act.ts";

export type DeskResult =
  | {
      readonly kind: "done";
      readonly case: Case;
      /** Whether it stood so before: pressed twice, sent again by a platform, or done by somebody else. */
      readonly wasSo: boolean;
    }
  | { readonly kind: "refused"; readonly why: DeskRefusal };

export interface CaseDesk {
  /**
   * Does one thing, with everything that follows from it, or nothing. What is written a second time under one `entry` is
   * written once, and what stands already as the act would leave it is done.
   *
   * @param seen the revision that whoever acts had before them; `null` acts on the case as it is
   * @param writtenIn the thread of staff in which the words of the act stand already, and are not repeated
   */
  act(
    staff: Staff,
    id: CaseId,
    act: DeskAct,
    seen: number | null,
    writtenIn?: ThreadRef | null,
  ): Promise<DeskResult>;
}

/** Whoever else changes a case at the same time is waited for so often. */
const MOST_TRIES = 5;

export function createCaseDesk(deps: CaseDeskDeps): CaseDesk {
  const once = async (
    staff: Staff,
    id: CaseId,
    act: DeskAct,
    seen: number | null,
    writtenIn: ThreadRef | null,
  ): Promise<DeskResult | "again"> => {
    const before = await deps.store.read(id);
    if (before === null || !permits(staff, "case.read", before.centre)) return refused("not_found");
    if (standsSo(before, staff, act)) return { kind: "done", case: before, wasSo: true };
    if (seen !== null && seen !== before.revision) return refused("changed");
    const written = await writtenAs(deps, staff, id, act);
    if (written === "this") return { kind: "done", case: before, wasSo: true };
    if (written === "other") return refused("not_possible");
    const why = await refusalOf(deps, staff, before, act);
    if (why !== null) return refused(why);
    const centre = await deps.centres.find(act.type === "move" ? act.centre : before.centre);
    if (centre === null) return refused("not_possible");
    const translation = await translationOf(deps, before, act);
    if (translation === null && wantsTranslation(act)) return refused("untranslated");
    const step = await stepOf(deps, { staff, before, centre, act, translation });
    if (step === null) return refused("not_possible");
    const { deliveries } = step;
    const change = (await deps.translations?.marked(step.change)) ?? step.change;
    const posts = await postsOf(deps, { change, staff, act, writtenIn });
    const done = await deps.store.change(change, [...deliveries, ...posts], deps.clock.now());
    if (!done) return "again";
    deps.onChanged();
    return { kind: "done", case: change.after, wasSo: false };
  };
  return {
    act: async (staff, id, act, seen, writtenIn = null) => {
      for (let tried = 0; tried < MOST_TRIES; tried += 1) {
        const result = await once(staff, id, act, seen, writtenIn);
        if (result !== "again") return result;
      }
      return refused("changed");
    },
  };
}

/** Whether a case stands already as an act would leave it. Who may not do the act is refused all the same. */
function standsSo(
  { standing: { state, holder }, centre }: Case,
  staff: Staff,
  act: DeskAct,
): boolean {
  if (!permits(staff, NEEDED[act.type], centre)) return false;
  switch (act.type) {
    case "take":
      return holder === staff.id;
    case "assign":
      return holder === act.to;
    case "release":
      return state === "open";
    case "resolve":
      return state === "resolved";
    case "reopen":
      return state !== "resolved" && state !== "closed";
    default:
      return false;
  }
}

/**
 * What has been written under the name of an act already. Something else would be counted as this, and this be lost: a note
 * of that name is no answer, and what stands in another case, or is somebody else's, is nothing of this one. To send is
 * what is done to a note of one's own, in its own words.
 */
async function writtenAs(
  { store }: CaseDeskDeps,
  { id: writer }: Staff,
  id: CaseId,
  act: DeskAct,
): Promise<"this" | "other" | null> {
  if (!("entry" in act)) return null;
  const known = await store.entry(act.entry);
  if (known === null) return act.type === "send" ? "other" : null;
  const { author, caseId, kind, text } = known;
  if (caseId !== id || author.kind !== "staff" || author.id !== writer) return "other";
  if (act.type === "send" && kind === "note") return text === act.text ? null : "other";
  // A note stays one that was written so, though it was sent since.
  return kind === "staff" || act.type === "note" ? "this" : "other";
}

function refused(why: DeskRefusal): DeskResult {
  return { kind: "refused", why };
}

/** Which permission each act needs; taking a case from its holder needs another one. */
const NEEDED: Readonly<Record<DeskAct["type"], StaffAction>> = {
  take: "case.work",
  release: "case.work",
  assign: "case.assign",
  move: "case.work",
  raise: "case.work",
  resolve: "case.work",
  reopen: "case.work",
  note: "case.work",
  reply: "case.work",
  article: "case.work",
  send: "case.work",
};

async function refusalOf(
  deps: CaseDeskDeps,
  staff: Staff,
  before: Case,
  act: DeskAct,
): Promise<DeskRefusal | null> {
  const { centre } = before;
  const { holder } = before.standing;
  if (!permits(staff, NEEDED[act.type], centre)) return "forbidden";
  const isTheirs = holder === staff.id;
  const mayAssign = permits(staff, "case.assign", centre);
  const isFree = isTheirs || mayAssign || !(await isHeld(deps.staff, before));
  switch (act.type) {
    case "reply":
    case "article":
    case "send":
      return isTheirs ? null : "not_holder";
    case "take":
    case "release":
    case "resolve":
      return isFree ? null : "not_holder";
    case "move":
      if (act.centre === centre) return "not_possible";
      return isFree ? null : "not_holder";
    case "assign": {
      const to = await deps.staff.find(act.to);
      return to !== null && permits(to, "case.work", centre) ? null : "not_possible";
    }
    case "raise":
    case "reopen":
    case "note":
      return null;
  }
}

interface Posted {
  readonly change: CaseChange;
  readonly staff: Staff;
  readonly act: DeskAct;
  readonly writtenIn: ThreadRef | null;
}

async function postsOf(
  deps: CaseDeskDeps,
  { change, staff, act, writtenIn }: Posted,
): Promise<readonly Outgoing[]> {
  const isGiven = act.type === "assign" && act.to !== staff.id;
  const to = isGiven ? await deps.staff.find(act.to) : null;
  return to === null ? deps.posts.of(change, writtenIn) : deps.assignments.of(change, staff, to);
}

interface DeskStep {
  readonly change: CaseChange;
  readonly deliveries: readonly Outgoing[];
}

interface Doing {
  readonly staff: Staff;
  readonly before: Case;
  readonly centre: ServiceCentre;
  readonly act: DeskAct;
  readonly translation: Translation | null;
}

function wantsTranslation(act: DeskAct): act is DeskAct & { readonly type: "reply" | "send" } {
  return (act.type === "reply" || act.type === "send") && act.translated === true;
}

async function translationOf(
  { translations }: CaseDeskDeps,
  before: Case,
  act: DeskAct,
): Promise<Translation | null> {
  if (translations === null || !wantsTranslation(act)) return null;
  return translations.shown(before, act);
}

async function stepOf(
  deps: CaseDeskDeps,
  { staff, before, centre, act, translation }: Doing,
): Promise<DeskStep | null> {
  const at = deps.clock.now();
  const actor = { kind: "staff", id: staff.id } as const;
  const urgency = act.type === "raise" ? act.urgency : before.urgency;
  const { times } = caseTiming(centre, urgency, deps.holidays(), at, before.openedAt);
  const holder = act.type === "assign" ? await deps.staff.find(act.to) : staff;
  if (holder === null) return null;
  const answered = answeredOf(await deps.store.entries(before.id));
  const acting = { case: before, by: holder, centre, at, answered, translation };
  const said = deps.words.of(act, acting);
  if (said === null) return null;
  const { entries, deliveries } = said;
  const change = changeOf(before, { at, actor, acts: actsOf(act, staff), entries }, times);
  return change === null ? null : { change, deliveries };
}

function actsOf(act: DeskAct, staff: Staff): readonly CaseAct[] {
  switch (act.type) {
    case "take":
      return [{ type: "taken", holder: staff.id }];
    case "assign":
      return [{ type: "taken", holder: act.to }];
    case "release":
      return [{ type: "released" }];
    case "move":
      return [{ type: "moved", centre: act.centre }];
    case "raise":
      return [{ type: "raised", urgency: act.urgency }];
    case "resolve":
      return [{ type: "resolved" }];
    case "reopen":
      return [{ type: "reopened" }];
    case "note":
      return [{ type: "noted" }];
    case "reply":
    case "article":
    case "send":
      return [{ type: "answered" }];
  }
}
