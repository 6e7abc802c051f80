import type { ClaimName, DocumentKind, Editor, Nature, Problem } from "./content-types.ts";

/** Drafts and what they would change. Instants are ISO 8601, UTC. */

export const DRAFT_STATES = ["open", "submitted", "published", "discarded"] as const;
export type DraftState = (typeof DRAFT_STATES)[number];

export interface DraftHead {
  readonly id: string;
  /** Rises with each change. */
  readonly version: number;
  readonly title: string;
  readonly author: Editor;
  readonly editors: readonly Editor[];
  readonly state: DraftState;
  readonly nature: Nature;
  readonly reason: string;
  readonly paths: readonly string[];
  readonly createdAt: string;
  readonly changedAt: string;
  readonly release: number | null;
}

export interface DraftEdit {
  readonly path: string;
  readonly kind: DocumentKind;
  /** `null` removes the document. */
  readonly text: string | null;
  /** The revision that its editor saw; `null` for a new document. */
  readonly base: number | null;
  /** What is in force; `null` for nothing. */
  readonly current: { readonly revision: number; readonly text: string } | null;
  /** Whether something else came into force since its editor saw it. */
  readonly stale: boolean;
}

export interface DraftView extends DraftHead {
  readonly edits: readonly DraftEdit[];
}

export interface DraftAnswer {
  readonly draft: DraftView;
  readonly mayPublish: boolean;
  /** A word for what stands in the way. */
  readonly whyNot: string | null;
}

export interface SentenceChange extends ClaimName {
  readonly language: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface Effects {
  readonly sentences: readonly SentenceChange[];
  readonly rows: readonly ClaimName[];
  readonly corrected: readonly ClaimName[];
  readonly rewritten: readonly ClaimName[];
  /** What says something else in figures or dates. */
  readonly figures: readonly ClaimName[];
  /** Withdrawals that would end though nobody lifted them. */
  readonly ended: readonly WithdrawnName[];
}

export interface WithdrawnName {
  readonly id: string;
  readonly article: string;
  /** `null` for the whole article. */
  readonly claim: string | null;
}

export interface PulledQuestion {
  readonly language: string;
  readonly question: string;
  readonly own: string;
  readonly pulls: string;
}

export interface CheckResult {
  readonly problems: readonly Problem[];
  /** `null` when there are problems. */
  readonly effects: Effects | null;
  readonly pulled: readonly PulledQuestion[];
}
