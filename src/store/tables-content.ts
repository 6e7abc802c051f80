import type { Generated } from "kysely";
import type { DraftState, Nature, ReleaseKind } from "../domain/editing.ts";
import type { GateRun } from "../ports/gate-store.ts";

/** Instants are Unix milliseconds by the service's clock; texts that hold structure are JSON. */
type Instant = number;

/** One row: whoever changes what is told holds it until the commit. Both are 0 before anything was. */
export interface ContentStateTable {
  version: number;
  release: number;
}

/** Rows are added and never changed. */
export interface ContentReleaseTable {
  number: number;
  kind: ReleaseKind;
  nature: Nature;
  at: Instant;
  made_by: string;
  author: string | null;
  title: string;
  reason: string;
  corrected: string;
  rewritten: string;
  override_reason: string | null;
}

/** Rows are added and never changed. */
export interface ContentRevisionTable {
  id: Generated<number>;
  path: string;
  release: number;
  text: string | null;
}

/** The latest revision of each document that ever was. */
export interface ContentDocumentTable {
  path: string;
  revision: number;
}

/** The latest release with which the English words of a claim said something else. */
export interface ContentCorrectionTable {
  article: string;
  claim: string;
  release: number;
}

export interface ContentDraftTable {
  id: string;
  version: number;
  title: string;
  author: string;
  editors: string;
  state: DraftState;
  nature: Nature;
  reason: string;
  created_at: Instant;
  changed_at: Instant;
  release: number | null;
}

export interface ContentDraftEditTable {
  draft: string;
  path: string;
  text: string | null;
  base: number | null;
  /** Who wrote these words, and when; `null` where several had written before that was kept. */
  editor: string | null;
  at: Instant;
}

/** What a draft held of a document until other words took their place, or the document was taken out of it. */
export interface ContentDraftEditPastTable extends ContentDraftEditTable {
  seq: Generated<number>;
  ended_by: string;
  ended_at: Instant;
}

export interface ContentWithdrawalTable {
  seq: Generated<number>;
  id: string;
  article: string;
  claim: string | null;
  at: Instant;
  made_by: string;
  reason: string;
  lifted_at: Instant | null;
  lifted_by: string | null;
  lift_reason: string | null;
}

/** Who would have withdrawn the same; rows are added and never changed. */
export interface ContentWithdrawalJoiningTable {
  id: string;
  withdrawal: string;
  made_by: string;
  at: Instant;
  reason: string;
}

/** The files that were last offered. */
export interface ContentSeedTable {
  path: string;
  hash: string;
}

/** Runs of the gate; who measures has the token. */
export interface ContentGateTable {
  draft: string;
  /** A hash of its edits. */
  words: string;
  release: number;
  state: GateRun["state"];
  progress: number;
  result: string | null;
  token: string;
  started_at: Instant;
  beat_at: Instant;
}

/** Which claims an answer stated, with what is asked of the answer; goes with it. */
export interface AnswerClaimTable {
  answer: string;
  article: string;
  claim: string;
  platform: string;
  lane: string;
  person: string;
  release: number | null;
  created_at: Instant;
}

export interface NoticeTable {
  seq: Generated<number>;
  id: string;
  /** Names the subject, one for each. */
  about: string;
  claims: string;
  since: Instant;
  state: "running" | "done";
  made_by: string;
  at: Instant;
  /** How many people it was handed over for; stays when they are erased. */
  told: number;
  /** `null` until it is done. */
  opted_out: number | null;
}

/** Conversations that were told about a subject. */
export interface NoticeToldTable {
  about: string;
  lane: string;
  notice: string;
  platform: string;
  person: string;
  delivery_key: string;
  at: Instant;
}

/** Who wants no notices. */
export interface NoticeOptOutTable {
  platform: string;
  person: string;
  at: Instant;
}

export interface ContentTables {
  content_state: ContentStateTable;
  content_release: ContentReleaseTable;
  content_revision: ContentRevisionTable;
  content_document: ContentDocumentTable;
  content_correction: ContentCorrectionTable;
  content_draft: ContentDraftTable;
  content_draft_edit: ContentDraftEditTable;
  content_draft_edit_past: ContentDraftEditPastTable;
  content_withdrawal: ContentWithdrawalTable;
  content_withdrawal_joining: ContentWithdrawalJoiningTable;
  content_seed: ContentSeedTable;
  content_gate: ContentGateTable;
  answer_claim: AnswerClaimTable;
  notice: NoticeTable;
  notice_told: NoticeToldTable;
  notice_opt_out: NoticeOptOutTable;
}
