import type { Insertable, Selectable } from "kysely";
import type {
  Case,
  CaseAct,
  CaseActor,
  CaseEntry,
  CaseEvent,
  CaseId,
  CaseReference,
  EntryId,
  FailedAnswer,
  Urgency,
} from "../domain/case.ts";
import type { ConversationId, ThreadRef } from "../domain/message.ts";
import type { CentreId, StaffId } from "../domain/staff.ts";
import { keepable } from "./keepable.ts";
import { laneOf, partsOf, personName } from "./names.ts";
import type { CaseEntryTable, CaseEventTable, CaseRecordTable } from "./tables.ts";

export type CaseRow = Selectable<CaseRecordTable>;

/** In the order of the list. */
const MOST_URGENT_FIRST: readonly Urgency[] = ["urgent", "soon", "normal"];

export function urgencyRank(urgency: Urgency): number {
  return MOST_URGENT_FIRST.indexOf(urgency);
}

/** As letters are compared in a search, whatever their case or width. */
export function folded(text: string): string {
  return keepable(text).normalize("NFKC").toLowerCase();
}

/** What of a case stays as it is from its opening until its end or an erasure. */
export function writeIdentity({ id, reference, thread, person, openedAt }: Case) {
  return {
    id,
    reference,
    platform: thread.platform,
    lane: laneOf(thread),
    person: personName({ installation: thread.installation, person }),
    opened_at: openedAt.getTime(),
  };
}

/** All the rest but the instant from which its state holds, which a case does not tell. */
export function writeCourse(record: Case) {
  const { reference, standing, failedAnswer } = record;
  const question = keepable(record.question);
  return {
    revision: record.revision,
    state: standing.state,
    holder: standing.holder,
    held_until: record.heldUntil?.getTime() ?? null,
    visibility: record.visibility,
    language: record.language,
    time_zone: record.timeZone,
    centre: record.centre,
    topic: record.topic,
    urgency: urgencyRank(record.urgency),
    question,
    failed_answer: failedAnswer === null ? null : JSON.stringify(failedAnswer),
    search: folded(`${reference}\n${question}`),
    changed_at: record.changedAt.getTime(),
    due_at: record.dueAt?.getTime() ?? null,
    reminders: record.reminders,
    answered_at: record.answeredAt?.getTime() ?? null,
    reply_working_ms: record.firstReply?.workingMs ?? null,
    reply_in_time: flagOf(record.firstReply?.inTime ?? null),
    satisfaction: record.satisfaction,
  };
}

/** @throws what is no case of this version's form */
export function readCase(row: CaseRow): Case {
  const urgency = MOST_URGENT_FIRST[row.urgency];
  if (urgency === undefined) throw new TypeError("A case is of no urgency that is known.");
  return {
    id: row.id as CaseId,
    reference: row.reference as CaseReference,
    revision: row.revision,
    standing: { state: row.state, holder: row.holder as StaffId | null },
    thread: threadOf(row),
    person: partsOf(row.person).person,
    visibility: row.visibility,
    language: row.language,
    timeZone: row.time_zone,
    centre: row.centre as CentreId,
    topic: row.topic,
    urgency,
    question: row.question,
    failedAnswer:
      row.failed_answer === null ? null : (JSON.parse(row.failed_answer) as FailedAnswer),
    openedAt: new Date(row.opened_at),
    changedAt: new Date(row.changed_at),
    dueAt: dateOf(row.due_at),
    reminders: row.reminders,
    heldUntil: dateOf(row.held_until),
    answeredAt: dateOf(row.answered_at),
    ...readFirstReply(row),
    satisfaction: row.satisfaction,
  };
}

/** The lane names the thread; after an erasure both name none. */
function threadOf({ platform, lane }: CaseRow): ThreadRef {
  const [, installation = "", conversation = ""] = lane.split("/").map(decodeURIComponent);
  return { platform, installation, conversation: conversation as ConversationId };
}

/** One of which neither is known counts for nothing, as one of an older version. */
function readFirstReply({
  reply_working_ms: workingMs,
  reply_in_time: inTime,
}: CaseRow): Pick<Case, "firstReply"> {
  if (workingMs === null && inTime === null) return {};
  return { firstReply: { workingMs, inTime: inTime === null ? null : inTime === 1 } };
}

function flagOf(is: boolean | null): number | null {
  return is === null ? null : Number(is);
}

function dateOf(at: number | null): Date | null {
  return at === null ? null : new Date(at);
}

export function writeEvent(
  caseId: CaseId,
  { at, actor, act }: CaseEvent,
): Insertable<CaseEventTable> {
  return {
    case_id: caseId,
    at: at.getTime(),
    actor: JSON.stringify(actor),
    act: JSON.stringify(act),
  };
}

export function readEvent(row: Pick<CaseEventTable, "at" | "actor" | "act">): CaseEvent {
  return {
    at: new Date(row.at),
    actor: JSON.parse(row.actor) as CaseActor,
    act: JSON.parse(row.act) as CaseAct,
  };
}

export function writeEntry(caseId: CaseId, entry: CaseEntry): Insertable<CaseEntryTable> {
  return {
    case_id: caseId,
    at: entry.at.getTime(),
    id: entry.id,
    kind: entry.kind,
    author: JSON.stringify(entry.author),
    language: entry.language,
    text: keepable(entry.text),
    delivery_key: entry.deliveryKey,
    translation: entry.translation === undefined ? null : JSON.stringify(entry.translation),
  };
}

export function readEntry(row: Selectable<CaseEntryTable>): CaseEntry {
  return {
    id: row.id as EntryId,
    kind: row.kind,
    author: JSON.parse(row.author) as CaseActor,
    language: row.language,
    text: row.text,
    at: new Date(row.at),
    deliveryKey: row.delivery_key,
    ...(row.translation === null
      ? {}
      : { translation: JSON.parse(row.translation) as NonNullable<CaseEntry["translation"]> }),
  };
}
