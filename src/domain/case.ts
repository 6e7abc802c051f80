import type { Outcome } from "./answer.ts";
import type { LanguageTag } from "./locale.ts";
import type { PersonId, ThreadRef, Visibility } from "./message.ts";
import type { CentreId, StaffId } from "./staff.ts";

declare const caseId: unique symbol;
declare const caseReference: unique symbol;
declare const entryId: unique symbol;

/** One case; unguessable. */
export type CaseId = string & { readonly [caseId]: true };
/** What is said aloud, such as `YZ-2026-0042`; it opens nothing by itself. */
export type CaseReference = string & { readonly [caseReference]: true };
export type EntryId = string & { readonly [entryId]: true };

/** How the actions of the buttons begin with which a person answers whether staff may read what they said. */
export const CONSENT_ACTION = "handover";

/**
 * `open`: nobody holds it; `assigned`: its holder is to answer; `waiting`: the person is; `resolved`: answered, and the
 * person's next message opens it again; `closed`: over for good.
 */
export const CASE_STATES = ["open", "assigned", "waiting", "resolved", "closed"] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** `soon`: days count, such as a permit that expires; `urgent`: somebody may be held, fined or sent back. */
export const URGENCIES = ["normal", "soon", "urgent"] as const;
export type Urgency = (typeof URGENCIES)[number];

/** Who did something: the person, somebody of the staff, or the service by itself. */
export type CaseActor =
  | { readonly kind: "person" }
  | { readonly kind: "staff"; readonly id: StaffId }
  | { readonly kind: "service" };

/** What may happen to a case. */
export type CaseAct =
  | { readonly type: "opened" }
  /** Taken by its new holder, assigned by somebody else, or taken over. */
  | { readonly type: "taken"; readonly holder: StaffId }
  | { readonly type: "released" }
  /** Its holder was away for too long. */
  | { readonly type: "lapsed" }
  /** The holder wrote to the person. */
  | { readonly type: "answered" }
  /** The person wrote. */
  | { readonly type: "written" }
  | { readonly type: "noted" }
  | { readonly type: "moved"; readonly centre: CentreId }
  | { readonly type: "raised"; readonly urgency: Urgency }
  | { readonly type: "resolved" }
  | { readonly type: "reopened" }
  | { readonly type: "rated"; readonly satisfaction: Satisfaction }
  /** The person said where they are. The zone stands in the case alone, since events outlive an erasure. */
  | { readonly type: "located" }
  /** The person chose another language for what they are told from now on. */
  | { readonly type: "switched"; readonly language: LanguageTag }
  /** The person takes back the consent to share; what was shared is removed. */
  | { readonly type: "withdrawn" }
  | { readonly type: "closed" };
export type CaseActType = CaseAct["type"];

export const SATISFACTIONS = ["good", "bad"] as const;
export type Satisfaction = (typeof SATISFACTIONS)[number];

export interface CaseEvent {
  readonly at: Date;
  readonly actor: CaseActor;
  readonly act: CaseAct;
}

/** Where a case stands; there is a holder in `assigned` and `waiting`, and in no other state. */
export interface CaseStanding {
  readonly state: CaseState;
  readonly holder: StaffId | null;
}

/** The whole truth on what leads where; what is not here cannot happen. */
const TRANSITIONS: Readonly<Record<CaseState, Partial<Record<CaseActType, CaseState>>>> = {
  open: {
    taken: "assigned",
    written: "open",
    noted: "open",
    moved: "open",
    raised: "open",
    located: "open",
    switched: "open",
    resolved: "resolved",
    withdrawn: "closed",
  },
  assigned: {
    taken: "assigned",
    released: "open",
    lapsed: "open",
    answered: "waiting",
    written: "assigned",
    noted: "assigned",
    moved: "open",
    raised: "assigned",
    located: "assigned",
    switched: "assigned",
    resolved: "resolved",
    withdrawn: "closed",
  },
  waiting: {
    taken: "waiting",
    released: "open",
    // Whose last words were answered waits for nobody: without a holder that is the end.
    lapsed: "resolved",
    answered: "waiting",
    written: "assigned",
    noted: "waiting",
    moved: "open",
    raised: "waiting",
    located: "waiting",
    switched: "waiting",
    resolved: "resolved",
    withdrawn: "closed",
  },
  resolved: {
    written: "open",
    reopened: "open",
    noted: "resolved",
    rated: "resolved",
    switched: "resolved",
    withdrawn: "closed",
    closed: "closed",
  },
  closed: { rated: "closed" },
};

/** @returns `null` when that cannot happen to a case that stands so, or not before it was opened */
export function transition(standing: CaseStanding | null, act: CaseAct): CaseStanding | null {
  if (standing === null) return act.type === "opened" ? { state: "open", holder: null } : null;
  const state = TRANSITIONS[standing.state][act.type];
  if (state === undefined) return null;
  if (state !== "assigned" && state !== "waiting") return { state, holder: null };
  return { state, holder: act.type === "taken" ? act.holder : standing.holder };
}

/**
 * Where a case stands after all that happened to it; `null` when it could not have happened so.
 *
 * @param before where it stood until then; `null` before it was opened
 */
export function standingAfter(
  acts: readonly CaseAct[],
  before: CaseStanding | null = null,
): CaseStanding | null {
  let standing = before;
  for (const act of acts) {
    standing = transition(standing, act);
    if (standing === null) return null;
  }
  return standing;
}

/** The bot's answer that did not help, or the lack of one. */
export interface FailedAnswer {
  /** `null` where the person shared their question and not what the bot said to it. */
  readonly outcome: Outcome | null;
  /** As it was told, with personal data masked; shortened where it is long, and empty where it was not shared. */
  readonly text: string;
}

/** How the first answer stood to the working time of the centre that gave it. */
export interface FirstReply {
  /** Open time since the opening; `null` where a day on the way is not known. */
  readonly workingMs: number | null;
  /** Whether it came while it was due; `null` where nothing was. */
  readonly inTime: boolean | null;
}

/** A person's wish for a person, from the request to its end. */
export interface Case {
  readonly id: CaseId;
  readonly reference: CaseReference;
  /** Rises by one with each change; who changes a case must have seen the last. */
  readonly revision: number;
  readonly standing: CaseStanding;
  readonly thread: ThreadRef;
  readonly person: PersonId;
  readonly visibility: Visibility;
  /** In which the person is told what follows. */
  readonly language: LanguageTag;
  /** IANA; where the person is, as far as they or their platform said. */
  readonly timeZone: string | null;
  readonly centre: CentreId;
  /** Of the article that came near to what was asked; `null` when none did. */
  readonly topic: string | null;
  readonly urgency: Urgency;
  /** What was asked, with personal data masked. */
  readonly question: string;
  /** `null` when a person was asked for at once, and when it was erased. */
  readonly failedAnswer: FailedAnswer | null;
  readonly openedAt: Date;
  /** Of the last event. */
  readonly changedAt: Date;
  /** Until when the staff should answer the person; `null` while nobody waits for them. */
  readonly dueAt: Date | null;
  /**
   * The reminder that was given last for this `dueAt` to whoever has the case now; 0 when none was. The first is given
   * when the answer is due, the second some hours later, and from then on the number rises with each day.
   */
  readonly reminders: number;
  /** Until when the holder counts as present; `null` without one. */
  readonly heldUntil: Date | null;
  /** When the person first got words of the staff; `null` before. */
  readonly answeredAt: Date | null;
  /** Not there before the first answer, and where an older version gave it. */
  readonly firstReply?: FirstReply;
  readonly satisfaction: Satisfaction | null;
}

/** `person`, `bot` and `staff` are what the person sees; `note` is for the staff alone. */
export const ENTRY_KINDS = ["person", "bot", "staff", "note"] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** One thing that was said in a case. */
export interface CaseEntry {
  readonly id: EntryId;
  readonly kind: EntryKind;
  readonly author: CaseActor;
  /** `und` where nobody knows. */
  readonly language: LanguageTag;
  readonly text: string;
  readonly at: Date;
  /** The key of the delivery that takes it to the person; `null` for what is not sent. */
  readonly deliveryKey: string | null;
  /** The words of a machine that were sent to the person above these; not there where none were. */
  readonly translation?: { readonly language: LanguageTag; readonly text: string };
}

/** Instants that depend on working time, for what happens next. */
export interface CaseTimes {
  /** Until when the staff should answer, when the person begins to wait now. */
  readonly replyBy: Date;
  /** Until when a holder who did something now counts as present. */
  readonly heldUntil: Date;
  /** Open time since the case was opened; `null` where a day on the way is not known, not there where nobody asked. */
  readonly openForMs?: number | null;
}

/**
 * A case after one more event; `null` when that cannot happen to it. The revision is left alone, since a change may be more
 * than one event.
 */
export function caseAfter(
  before: Case,
  { at, act, actor }: CaseEvent,
  times: CaseTimes,
): Case | null {
  const standing = transition(before.standing, act);
  if (standing === null) return null;
  const after: Case = {
    ...before,
    standing,
    changedAt: at,
    centre: act.type === "moved" ? act.centre : before.centre,
    urgency: act.type === "raised" ? act.urgency : before.urgency,
    language: act.type === "switched" ? act.language : before.language,
    timeZone: act.type === "withdrawn" ? null : before.timeZone,
    satisfaction: act.type === "rated" ? act.satisfaction : before.satisfaction,
    answeredAt: before.answeredAt ?? (act.type === "answered" ? at : null),
    heldUntil: heldAfter(before, standing, actor, times),
    ...firstReplyAfter(before, act, at, times),
  };
  return { ...after, ...waitingAfter(before, after, { at, act }, times) };
}

/** Nothing after the first, and nothing where its working time was not looked at. */
function firstReplyAfter(
  { answeredAt, dueAt }: Case,
  { type }: CaseAct,
  at: Date,
  { openForMs }: CaseTimes,
): Pick<Case, "firstReply"> {
  if (type !== "answered" || answeredAt !== null || openForMs === undefined) return {};
  return { firstReply: { workingMs: openForMs, inTime: dueAt === null ? null : at <= dueAt } };
}

/** What the holder does shows that they are there; what others do says nothing of it. */
function heldAfter(
  before: Case,
  { holder }: CaseStanding,
  actor: CaseActor,
  { heldUntil }: CaseTimes,
): Date | null {
  if (holder === null) return null;
  const isNew = holder !== before.standing.holder;
  const isTheirs = actor.kind === "staff" && actor.id === holder;
  return isNew || isTheirs ? heldUntil : before.heldUntil;
}

/** Whether something is more urgent than something else. */
export function moreUrgent(one: Urgency, other: Urgency): boolean {
  return URGENCIES.indexOf(one) > URGENCIES.indexOf(other);
}

/**
 * Who writes twice waits since the first time; what becomes more urgent waits shorter. Whoever is to answer from now on is
 * reminded anew: those of another centre, and whoever takes up what was given back or has become more urgent too late.
 */
function waitingAfter(
  before: Case,
  { standing }: Case,
  { at, act }: Pick<CaseEvent, "at" | "act">,
  { replyBy }: CaseTimes,
): Pick<Case, "dueAt" | "reminders"> {
  const { dueAt, reminders } = before;
  if (act.type === "answered" || standing.state === "resolved" || standing.state === "closed") {
    return { dueAt: null, reminders: 0 };
  }
  const anew = { dueAt: replyBy, reminders: 0 };
  switch (act.type) {
    case "written":
    case "reopened":
      return dueAt === null ? anew : { dueAt, reminders };
    case "moved":
      return dueAt === null ? { dueAt, reminders } : anew;
    case "released":
    case "lapsed":
      return { dueAt, reminders: 0 };
    case "raised": {
      const isLate = dueAt !== null && dueAt <= at && moreUrgent(act.urgency, before.urgency);
      const isSooner = dueAt !== null && replyBy < dueAt;
      return isLate || isSooner ? anew : { dueAt, reminders };
    }
    default:
      return { dueAt, reminders };
  }
}

/** Whether the person's next message belongs to the case. */
export function hears({ state }: CaseStanding): boolean {
  return state !== "closed";
}

const REFERENCE = /^YZ-\d{4}-\d{4,}$/;

/** @param number from 1, counted anew each year */
export function referenceOf(year: number, number: number): CaseReference {
  return `YZ-${String(year)}-${String(number).padStart(4, "0")}` as CaseReference;
}

/** Reads what somebody typed or said; `null` when it is none. */
export function readReference(text: string): CaseReference | null {
  const reference = text.trim().toUpperCase();
  return REFERENCE.test(reference) ? (reference as CaseReference) : null;
}
