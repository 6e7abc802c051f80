import type { Case, CaseAct } from "../../domain/case.ts";
import type { ServiceCentre } from "../../domain/centre.ts";
import { codeOf, Unavailable } from "../../domain/errors.ts";
import type { Outgoing } from "../../domain/staff-surface.ts";
import type { HolidayRow } from "../../domain/work-calendar.ts";
import type { CaseChange, CaseDue, CaseStore } from "../../ports/case-store.ts";
import type { CentreStore } from "../../ports/centre-store.ts";
import type { Clock } from "../../ports/clock.ts";
import type { DueWork } from "../../ports/due-work.ts";
import type { Log } from "../../ports/log.ts";
import type { DueWorkHandler } from "../due-work.ts";
import { changeOf } from "./case-change.ts";
import { remindersOf, type CaseRemindersDeps } from "./case-reminders.ts";
import { caseTiming } from "./case-timing.ts";
import type { PersonWords } from "./person-words.ts";
import { reminderDue } from "./reminder-times.ts";
import type { SurfacePosts } from "./surface-posts.ts";

export interface CaseClockDeps extends CaseRemindersDeps {
  readonly store: Pick<CaseStore, "due" | "change">;
  readonly centres: Pick<CentreStore, "find">;
  readonly posts: SurfacePosts;
  readonly words: Pick<PersonWords, "freed">;
  readonly holidays: () => readonly HolidayRow[];
  readonly clock: Clock;
  readonly log: Log;
  readonly onChanged: () => void;
  /** Looks after answers that have been under way for long. */
  readonly lateAnswers: (now: Date) => Promise<void>;
}

/** The kind of due work that looks after cases. */
export const CASE_CLOCK = "cases";

const EVERY_MS = 30_000;
const HOUR_MS = 60 * 60 * 1_000;
/** A resolved case that nobody wrote in again is over. */
const CLOSE_AFTER_MS = 7 * 24 * HOUR_MS;
const MOST_AT_ONCE = 100;

/** To be scheduled at a start; it comes again by itself. */
export function caseClockWork(now: Date): DueWork {
  return { key: CASE_CLOCK, kind: CASE_CLOCK, dueAt: now, payload: "" };
}

/** Frees cases whose holder is away, closes what was answered long ago, and reminds of what waits. */
export function createCaseClock(deps: CaseClockDeps): DueWorkHandler {
  const { store, clock, log } = deps;
  return async () => {
    const now = clock.now();
    const closeBefore = new Date(now.getTime() - CLOSE_AFTER_MS);
    const due = await store.due(now, closeBefore, MOST_AT_ONCE);
    let changed = 0;
    for (const one of due) {
      try {
        if (await bring(deps, one, now)) changed += 1;
      } catch (error) {
        // One that cannot be brought on must not keep the others waiting.
        if (error instanceof Unavailable) throw error;
        log.error("case.not_brought_on", { kind: one.kind, code: codeOf(error) });
      }
    }
    if (changed > 0) deps.onChanged();
    await deps.lateAnswers(now);
    return { again: new Date(now.getTime() + EVERY_MS) };
  };
}

/** @returns false where nothing was to be done, or somebody changed the case at the same moment: it is looked at again */
async function bring(deps: CaseClockDeps, due: CaseDue, now: Date): Promise<boolean> {
  const centre = await deps.centres.find(due.case.centre);
  if (centre === null) return false;
  switch (due.kind) {
    case "lapse":
      return step(deps, due.case, centre, { type: "lapsed" }, now);
    case "close": {
      const type = due.case.standing.state === "resolved" ? "closed" : "resolved";
      return step(deps, due.case, centre, { type }, now);
    }
    case "reply":
      return remind(deps, due.case, centre, now);
  }
}

async function step(
  deps: CaseClockDeps,
  record: Case,
  centre: ServiceCentre,
  act: CaseAct,
  at: Date,
): Promise<boolean> {
  const { times } = caseTiming(centre, record.urgency, deps.holidays(), at);
  const change = changeOf(record, { at, actor: { kind: "service" }, acts: [act] }, times);
  if (change === null) return false;
  const posts = await postsOf(deps, change);
  // One that was answered already ends with its holder, and nobody goes on with it.
  const isFreed = act.type === "lapsed" && change.after.standing.state === "open";
  const told = isFreed ? deps.words.freed(record, centre) : [];
  return deps.store.change(change, [...told, ...posts], at);
}

function postsOf(
  { posts, texts }: CaseClockDeps,
  change: CaseChange,
): Promise<readonly Outgoing[]> {
  const { reference, revision, standing } = change.after;
  // One that was answered already ends with its holder, and is free for nobody.
  if (standing.state !== "open") return posts.of(change);
  return posts.noticed(change, ["surface.lapsed", String(revision)], (language) =>
    texts.say("surface.lapsed", language, { reference }),
  );
}

async function remind(
  deps: CaseClockDeps,
  record: Case,
  centre: ServiceCentre,
  now: Date,
): Promise<boolean> {
  const { dueAt, reminders } = record;
  if (dueAt === null) return false;
  const isHeld = record.standing.holder !== null;
  const waiting = { dueAt, given: reminders, isHeld };
  const next = reminderDue(waiting, { centre, holidays: deps.holidays() }, now);
  if (next === null) return false;
  const after: Case = { ...record, reminders: next, revision: record.revision + 1 };
  const change: CaseChange = { before: record, after, events: [], entries: [] };
  const drawn = await deps.posts.drawn(change);
  const reminded = await remindersOf(deps, after, centre, dueAt);
  return deps.store.change(change, [...drawn, ...reminded], now);
}
