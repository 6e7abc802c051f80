import type { Generated } from "kysely";
import type { NoteKind } from "../ports/thread-notes.ts";

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

/** A message that was accepted. What is empty after an erasure is kept only so that a redelivery is known. */
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
}

/** A question that found no answer, with personal data masked. */
export interface GapTable {
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

export interface Tables {
  lane: LaneTable;
  inbox: InboxTable;
  outbox: OutboxTable;
  answer: AnswerTable;
  gap: GapTable;
  due_work: DueWorkTable;
  entry: EntryTable;
  web_conversation: WebConversationTable;
  web_event: WebEventTable;
  thread_note: ThreadNoteTable;
}
