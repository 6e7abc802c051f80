import type { Verification } from "./article-types.ts";
import type { DocumentKind, Editor, Problem } from "./content-types.ts";

/** Documents, their history, and how they would look. Instants are ISO 8601, UTC; days are YYYY-MM-DD. */

export interface HistoryEntry {
  readonly id: number;
  readonly release: number;
  readonly at: string;
  readonly by: Editor;
  readonly title: string;
  readonly reason: string;
  readonly removed: boolean;
  /** With which the article was verified; `null` where it was not. */
  readonly verification: Verification | null;
}

export interface DocumentView {
  readonly path: string;
  readonly kind: DocumentKind;
  readonly revision: number;
  readonly text: string;
  readonly history: readonly HistoryEntry[];
}

export interface RevisionView {
  readonly id: number;
  readonly path: string;
  readonly release: number;
  readonly text: string | null;
}

export interface Preview {
  readonly web: string;
  readonly telegram: string;
  readonly slack: string;
  readonly teams: string;
  readonly problems: readonly Problem[];
}
