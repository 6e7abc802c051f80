import {
  referenceOf,
  transition,
  type Case,
  type CaseAct,
  type CaseActor,
  type CaseEntry,
  type CaseEvent,
  type CaseId,
  type CaseStanding,
  type EntryId,
} from "../../src/domain/case.ts";
import type { ConversationId, PersonId } from "../../src/domain/message.ts";
import type { CentreId, StaffId } from "../../src/domain/staff.ts";
import type { CaseChange } from "../../src/ports/case-store.ts";

export const OPENED_AT = new Date("2026-11-26T08:00:00Z");
export const MAIN = "main" as CentreId;
export const ANNA = "anna" as StaffId;
export const BEN = "ben" as StaffId;
export const THE_PERSON: CaseActor = { kind: "person" };

/** That long after the cases of the tests are opened. */
export function later(ms: number): Date {
  return new Date(OPENED_AT.getTime() + ms);
}

/** A case that was just opened; its number makes everything of it that must be its own. */
export function aCase(number = 1, change: Partial<Case> = {}): Case {
  return {
    id: `case-${String(number)}` as CaseId,
    reference: referenceOf(2026, number),
    revision: 1,
    standing: { state: "open", holder: null },
    thread: {
      platform: "telegram",
      installation: "bot/1",
      conversation: `conversation ${String(number)}` as ConversationId,
    },
    person: `person ${String(number)}` as PersonId,
    visibility: "private",
    language: "ru",
    timeZone: "Europe/Moscow",
    centre: MAIN,
    topic: "residence/extension",
    urgency: "normal",
    question: "Как продлить вид на жительство?",
    failedAnswer: { outcome: "no_answer", text: "No article says." },
    openedAt: OPENED_AT,
    changedAt: OPENED_AT,
    dueAt: null,
    reminders: 0,
    heldUntil: null,
    answeredAt: null,
    satisfaction: null,
    ...change,
  };
}

export function anEntry(id: string, change: Partial<CaseEntry> = {}): CaseEntry {
  return {
    id: id as EntryId,
    kind: "person",
    author: THE_PERSON,
    language: "ru",
    text: `words of ${id}`,
    at: OPENED_AT,
    deliveryKey: null,
    ...change,
  };
}

export function opening(after: Case, entries: readonly CaseEntry[] = []): CaseChange {
  const opened: CaseEvent = {
    at: after.openedAt,
    actor: THE_PERSON,
    act: { type: "opened" },
  };
  return { before: null, after, events: [opened], entries };
}

/** What one act makes of a case; throws when it cannot happen to it. */
export function step(
  before: Case,
  act: CaseAct,
  { at = later(1), change = {}, entries = [] }: StepParts = {},
): CaseChange {
  const standing = transition(before.standing, act);
  if (standing === null) throw new Error(`${act.type} cannot happen in ${before.standing.state}`);
  return stepTo(before, standing, [act], { at, change, entries });
}

export interface StepParts {
  readonly at?: Date;
  readonly change?: Partial<Case>;
  readonly entries?: readonly CaseEntry[];
}

/** A step as it is given, whether it can happen or not. */
export function stepTo(
  before: Case,
  standing: CaseStanding,
  acts: readonly CaseAct[],
  { at = later(1), change = {}, entries = [] }: StepParts = {},
): CaseChange {
  const after = { ...before, revision: before.revision + 1, standing, changedAt: at, ...change };
  const events = acts.map((act): CaseEvent => ({ at, actor: { kind: "staff", id: ANNA }, act }));
  return { before, after, events, entries };
}
