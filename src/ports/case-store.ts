import type {
  Case,
  CaseEntry,
  CaseEvent,
  CaseId,
  CaseReference,
  CaseState,
  EntryId,
  Urgency,
} from "../domain/case.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { PersonRef, ThreadRef } from "../domain/message.ts";
import type { CentreId, StaffId } from "../domain/staff.ts";
import type { Destination, Outgoing } from "../domain/staff-surface.ts";

/** One step of a case, all of it or nothing. */
export interface CaseChange {
  /** As it was seen before; `null` for a case that is opened. */
  readonly before: Case | null;
  /** Its revision is one more than that before, or 1. */
  readonly after: Case;
  readonly events: readonly CaseEvent[];
  /** One whose id is there already takes its place, as a note that is sent to the person does; its words stay. */
  readonly entries: readonly CaseEntry[];
  /** Entries that are to be translated for the staff: due work for each is scheduled with the change. */
  readonly translates?: readonly EntryId[];
  /**
   * All that is kept of the PIN with which the person comes back to the conversation; only of a case that is opened, and
   * gone when it is closed.
   */
  readonly returnPinHash?: string;
}

/** Which cases to list; what is `null` excludes nothing. */
export interface CaseFilter {
  /** Those that whoever asks may see. */
  readonly centres: readonly CentreId[] | "all";
  readonly states: readonly CaseState[] | null;
  /** `none`: held by nobody. */
  readonly holder: StaffId | "none" | null;
  readonly language: LanguageTag | null;
  readonly urgency: Urgency | null;
  /** A part of the reference or of the question, in any case of its letters. */
  readonly text: string | null;
}

/** The order is by need: urgency first, then what is due first, then what was opened first. */
export interface CasePage {
  readonly cases: readonly Case[];
  /** To be given for the next page; `null` at the end. */
  readonly next: string | null;
}

/** How many cases there are, for the list's headings. */
export type CaseCounts = Readonly<Record<CaseState, number>>;

/** What became of an entry on its way to the person; `null` for one that is not sent. */
export type DeliveryState = "waiting" | "sent" | "dead" | null;

export interface KnownEntry extends CaseEntry {
  /** The case in which it was said. */
  readonly caseId: CaseId;
}

export interface ToldEntry extends CaseEntry {
  readonly delivery: DeliveryState;
}

/** Which answers count as late. */
export interface LateSpan {
  readonly madeBefore: Date;
  readonly sentSince: Date;
  readonly lateMs: number;
}

/** An answer of staff that is, or was, under way to the person for long. */
export interface LateAnswer {
  readonly case: CaseId;
  /** Of its delivery. */
  readonly key: string;
  readonly madeAt: Date;
  readonly isSent: boolean;
}

/** A channel in which a case was posted. */
export interface CaseSurface extends Destination {
  /** All of it was taken back there since, or is on its way to be. */
  readonly isLeft: boolean;
  /** False where the channel refused something of it that is not shown there until the next step of the case. */
  readonly isWhole: boolean;
}

/** A case that is kept no longer, and what takes back elsewhere what was shown of it. */
export interface EndedCase {
  readonly id: CaseId;
  readonly deliveries: readonly Outgoing[];
}

/** A case that something is due of, at the latest instant asked about. */
export type CaseDue =
  | { readonly kind: "reply"; readonly case: Case }
  | { readonly kind: "lapse"; readonly case: Case }
  | { readonly kind: "close"; readonly case: Case };

/**
 * Cases and all that was said in them.
 *
 * Every method throws `Unavailable` when the database cannot be had; nothing of the call was written then, or it is not
 * known whether it was.
 */
export interface CaseStore {
  /** A reference that no other case has or will have; one that is not used is lost, which matters to nobody. */
  newReference(year: number): Promise<CaseReference>;
  read(id: CaseId): Promise<Case | null>;
  byReference(reference: CaseReference): Promise<Case | null>;
  /** The case that the next message of this thread belongs to: the latest that is not closed. */
  activeOf(thread: ThreadRef): Promise<Case | null>;
  /** All of one person that are still kept, closed ones included. */
  ofPerson(person: PersonRef): Promise<readonly Case[]>;
  /** Those of one person that are not closed, in whatever conversation they stand; the latest first. */
  openOf(person: PersonRef): Promise<readonly Case[]>;
  /**
   * Records a step, and deliveries with it.
   *
   * @returns false when the case was changed by somebody else since it was seen: nothing was written
   */
  change(change: CaseChange, deliveries: readonly Outgoing[], now: Date): Promise<boolean>;
  list(filter: CaseFilter, most: number, from: string | null): Promise<CasePage>;
  counts(centres: readonly CentreId[] | "all"): Promise<CaseCounts>;
  /** What was said, oldest first. */
  entries(id: CaseId): Promise<readonly ToldEntry[]>;
  /** What happened, oldest first. */
  events(id: CaseId): Promise<readonly CaseEvent[]>;
  /** @returns null when nothing of that name was said in any case */
  entry(id: EntryId): Promise<KnownEntry | null>;
  /** Where a case was posted to staff, whatever the channels of its centre are now. */
  surfacesOf(id: CaseId): Promise<readonly CaseSurface[]>;
  /**
   * What the clock brings: cases of which an answer is due or overdue by now, whose holder is away or may work on them no
   * longer, or in which nobody has waited for anything since before `closeBefore`.
   */
  due(now: Date, closeBefore: Date, most: number): Promise<readonly CaseDue[]>;
  /**
   * Answers that have been under way since before `madeBefore`, and those that were so for `lateMs` and were sent since
   * `sentSince`; what else the person is told of a case is left out.
   */
  lateAnswers(late: LateSpan, most: number): Promise<readonly LateAnswer[]>;
  /** The number of the latest change of any case; for watchers, who ask again when it rose. */
  latestChange(): Promise<number>;
  /** Cases that were closed before an instant, the oldest first. */
  ended(before: Date, most: number): Promise<readonly Case[]>;
  /**
   * Removes cases with all that happened and was said in them, and sends what takes them back elsewhere. One that was not
   * closed before the instant, or is not there any more, is left as it is, and nothing is sent of it.
   *
   * @returns how many were removed
   */
  remove(ended: readonly EndedCase[], before: Date, now: Date): Promise<number>;
}
