import type { Generated } from "kysely";
import type { CaseState, EntryKind, Satisfaction } from "../domain/case.ts";
import type { PlatformName, Visibility } from "../domain/message.ts";
import type { SurfacePlatform } from "../domain/staff-surface.ts";
import type { NoteKind } from "../ports/thread-notes.ts";
import type { CalendarTables } from "./tables-calendar.ts";
import type { ContentTables } from "./tables-content.ts";
import type { GapPlaceColumns, InsightTables } from "./tables-insight.ts";
import type { LimitTables } from "./tables-limits.ts";
import type { StaffTables } from "./tables-staff.ts";

/** Instants are Unix milliseconds by the service's clock; texts that hold structure are JSON. */
type Instant = number;

/**
 * An ordered queue of which only the first row may run.
 *
 * A lane with work has the instant from which it may run in `next_at`; an idle one has `null` there. Who runs it holds
 * `lease`, a random name, until `locked_until`; after that anybody may take it up.
 */
export interface LaneTable {
  kind: LaneKind;
  name: string;
  next_at: Instant | null;
  locked_until: Instant;
  lease: string | null;
}

/** Messages that came in, or deliveries that go out. */
export type LaneKind = "in" | "out";

/**
 * A message that was accepted. What an erasure leaves of one is a hash in place of its `event_id`, so that a redelivery is
 * known.
 */
export interface InboxTable {
  id: Generated<number>;
  platform: string;
  installation: string;
  event_id: string;
  lane: string;
  person: string;
  message: string;
  state: "waiting" | "done" | "dead";
  attempts: number;
  error: string | null;
  received_at: Instant;
  settled_at: Instant | null;
}

export interface OutboxTable {
  id: Generated<number>;
  key: string;
  platform: string;
  lane: string;
  person: string;
  delivery: string;
  state: "waiting" | "sent" | "dead";
  attempts: number;
  platform_id: string | null;
  error: string | null;
  created_at: Instant;
  settled_at: Instant | null;
}

/** What was told to whom and on which claims it rested, so that a correction can find them. */
export interface AnswerTable {
  id: string;
  platform: string;
  lane: string;
  person: string;
  language: string;
  outcome: string;
  as_of: string;
  articles: string;
  asserted: string;
  helpful: string | null;
  created_at: Instant;
  /** On which it was built; `null` where that is not known. */
  release: number | null;
  /** When whoever was told wished to be told once more is known; `null` without the wish. */
  wished_at: Instant | null;
  /** When they were told so. */
  wish_told_at: Instant | null;
}

/** A question that found no answer, with personal data masked. */
export interface GapTable extends GapPlaceColumns {
  id: Generated<number>;
  platform: string;
  person: string;
  language: string;
  outcome: string;
  question: string;
  nearest: string;
  created_at: Instant;
}

/** Work that is due at an instant, each piece once. */
export interface DueWorkTable {
  key: string;
  kind: string;
  due_at: Instant;
  payload: string;
  locked_until: Instant;
  lease: string | null;
  attempts: number;
}

/** Where Keyv keeps its entries. */
export interface EntryTable {
  key: string;
  value: string;
  expires_at: Instant | null;
}

/** Conversations of the chat page; of a token only its hash is kept. */
export interface WebConversationTable {
  id: string;
  token_hash: string;
  locale: string | null;
  time_zone: string | null;
  /** The highest number given to an event; it only rises, over an erasure too. */
  last_number: number;
  /** When it was erased last; `null` when it never was. */
  forgotten_at: Instant | null;
  created_at: Instant;
  used_at: Instant;
}

/** What a conversation of the chat page shows, in order. */
export interface WebEventTable {
  id: Generated<number>;
  conversation: string;
  /** `null` for a person's message that is held: written down, but not yet accepted and so shown to nobody. */
  number: number | null;
  type: "message" | "update" | "forgotten";
  message_id: string;
  /** Equal for equal content; tells a repeated message from another one with its id. */
  fingerprint: string;
  data: string;
  /** The actions it offers; `null` when it offers none. */
  offers: string | null;
  created_at: Instant;
}

/** The PIN with which a person comes back to the conversation of a case; there is none of a closed one. */
export interface WebReturnTable {
  case_id: string;
  conversation: string;
  pin_hash: string;
}

/** Of browsers that came back to a conversation; of a token only its hash is kept. */
export interface WebTokenTable {
  id: Generated<number>;
  conversation: string;
  token_hash: string;
  created_at: Instant;
}

/** Tries to come back with a reference, whether there is such a case or not. */
export interface WebReturnTryTable {
  reference: string;
  /** Their instants. */
  tries: string;
  last_at: Instant;
}

/** What an adapter remembers of a thread; see the port. */
export interface ThreadNoteTable {
  /** The name of the thread's lane. */
  thread: string;
  kind: NoteKind;
  name: string;
  platform: string;
  /** Empty after an erasure. */
  person: string;
  data: string;
  written_at: Instant;
}

/** What was changed and by whom; rows are added and never changed. */
export interface AuditTable {
  id: Generated<number>;
  at: Instant;
  actor: string;
  action: string;
  target: string;
  details: string;
}

/** Service centres. */
export interface CentreTable {
  id: string;
  name_en: string;
  name_zh: string;
  place: string | null;
  languages: string;
  topics: string;
  time_zone: string;
  hours: string | null;
  promise_days: number;
  desk_language: string;
  /** 1 or 0. */
  direct_sending: number;
  destinations: string;
  created_at: Instant;
  updated_at: Instant;
  revision: number;
}

/** Whose of the staff an account of a messenger is. */
export interface StaffLinkTable {
  platform: PlatformName;
  /** The name of the account among all installations. */
  account: string;
  /** As the platform shows the account; `null` where it shows none. */
  name: string | null;
  staff: string;
  linked_at: Instant;
}

/** Codes that link an account; of a code only its hash is kept. */
export interface StaffLinkCodeTable {
  code_hash: string;
  staff: string;
  expires_at: Instant;
}

/** Channels in which a case was posted, whatever its centre says now; kept until it is taken back there. */
export interface CaseSurfaceTable {
  case_id: string;
  platform: SurfacePlatform;
  channel: string;
  /** 1 when it was taken back there, or is to be; else 0. */
  is_left: number;
}

/** Words that staff keep at hand. */
export interface CannedReplyTable {
  id: string;
  centre: string | null;
  language: string;
  title: string;
  text: string;
  updated_at: Instant;
}

/** The last number given to a case in a year. */
export interface CaseNumberTable {
  year: number;
  last: number;
}

/** One row: how many changes of cases there were. It only rises, and whoever changes a case holds it until the commit. */
export interface CaseChangeTable {
  last: number;
}

/** Cases. What an erasure empties of one is its words, its lane and its person. */
export interface CaseRecordTable {
  id: string;
  reference: string;
  revision: number;
  state: CaseState;
  /** When it came into that state. */
  state_since: Instant;
  holder: string | null;
  held_until: Instant | null;
  platform: PlatformName;
  lane: string;
  person: string;
  visibility: Visibility;
  language: string;
  time_zone: string | null;
  centre: string;
  topic: string | null;
  /** 0 is the most urgent, as the list is ordered. */
  urgency: number;
  question: string;
  failed_answer: string | null;
  /** What a search looks in, with the case of its letters folded: SQLite itself folds no others than English ones. */
  search: string;
  opened_at: Instant;
  changed_at: Instant;
  due_at: Instant | null;
  reminders: number;
  answered_at: Instant | null;
  /** Open time from the opening to the first answer; `null` before one, or where it was not measured. */
  reply_working_ms: number | null;
  /** 1 when that answer came while it was due, 0 when it was late; `null` before one, or where nobody knows. */
  reply_in_time: number | null;
  satisfaction: Satisfaction | null;
}

/** What happened to cases; rows are added and never changed. */
export interface CaseEventTable {
  seq: Generated<number>;
  case_id: string;
  at: Instant;
  actor: string;
  act: string;
}

/** What was said in cases. */
export interface CaseEntryTable {
  seq: Generated<number>;
  case_id: string;
  at: Instant;
  id: string;
  kind: EntryKind;
  author: string;
  language: string;
  text: string;
  delivery_key: string | null;
  translation: string | null;
}

/** What became of translating an entry, or words that may become one; either the words or why there are none. */
export interface CaseTranslationTable {
  entry: string;
  language: string;
  case_id: string;
  original: string;
  text: string | null;
  held: string | null;
  made_at: Instant;
}

export interface Tables
  extends CalendarTables, ContentTables, InsightTables, LimitTables, StaffTables {
  lane: LaneTable;
  inbox: InboxTable;
  outbox: OutboxTable;
  answer: AnswerTable;
  gap: GapTable;
  due_work: DueWorkTable;
  entry: EntryTable;
  web_conversation: WebConversationTable;
  web_event: WebEventTable;
  web_return: WebReturnTable;
  web_token: WebTokenTable;
  web_return_try: WebReturnTryTable;
  thread_note: ThreadNoteTable;
  audit: AuditTable;
  centre: CentreTable;
  case_number: CaseNumberTable;
  case_change: CaseChangeTable;
  case_record: CaseRecordTable;
  case_event: CaseEventTable;
  case_entry: CaseEntryTable;
  staff_link: StaffLinkTable;
  staff_link_code: StaffLinkCodeTable;
  canned_reply: CannedReplyTable;
  case_surface: CaseSurfaceTable;
  case_translation: CaseTranslationTable;
}
