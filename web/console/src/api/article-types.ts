import type { Confidence, DocumentKind, Editor, Problem } from "./content-types.ts";

/** Articles at a glance and one by one. Days are YYYY-MM-DD. */

export const TEXT_STATUSES = ["current", "outdated", "missing", "suspended", "left_out"] as const;
export type TextStatus = (typeof TEXT_STATUSES)[number];

export interface ArticleRow {
  /** `topic/slug` */
  readonly id: string;
  readonly topic: string;
  readonly title: string;
  readonly owner: string | null;
  readonly verifiedOn: string | null;
  readonly reviewBy: string | null;
  /** The first day on which something of it ends. */
  readonly soonestEnd: string | null;
  readonly withdrawn: "no" | "part" | "whole";
  readonly texts: Readonly<Record<string, TextStatus>>;
  /** Open or submitted drafts that touch it. */
  readonly drafts: readonly string[];
}

export interface ContentOverview {
  readonly release: number;
  readonly languages: readonly string[];
  readonly onePerson: boolean;
  /** Whether a language model is configured. */
  readonly model: boolean;
  readonly articles: readonly ArticleRow[];
  /** Why articles are left out, and prompts replaced by the shipped ones. */
  readonly faults: readonly Problem[];
  /** What ends together soon, or did and nobody has looked at its sources since. */
  readonly endings: readonly EndingView[];
}

/** The line above the chat page; without words there is none. */
export interface BannerView {
  readonly from: string | null;
  readonly until: string | null;
  readonly words: Readonly<Record<string, string>>;
}

/** Rows and statements that name one date fact as their last day. */
export interface EndingView {
  readonly fact: string;
  readonly on: string;
  /** Negative once it is past. */
  readonly inDays: number;
  readonly rows: number;
  readonly claims: number;
}

export interface ArticleDocument {
  readonly path: string;
  readonly kind: DocumentKind;
  readonly language: string | null;
  readonly revision: number;
  readonly text: string;
}

export interface ClaimView {
  readonly id: string;
  readonly from: string | null;
  readonly until: string | null;
  readonly confidence: Confidence;
  readonly sources: readonly string[];
  /** The withdrawal in force, if there is one. */
  readonly withdrawal: string | null;
  readonly sentence: string;
}

/** Who said that they checked an article, and on which day. */
export interface Verification {
  readonly article: string;
  readonly on: string;
  readonly by: Editor;
}

/** A way of asking, and the claims that it asks for: none for the subject as a whole, `null` where nobody has said. */
export interface WayView {
  readonly question: string;
  readonly wanted: readonly string[] | null;
}

export interface WaysSection {
  /** `null` for what is said below none. */
  readonly heading: string | null;
  readonly claims: readonly { readonly id: string; readonly sentence: string }[];
}

export interface WaysView {
  readonly title: string;
  readonly sections: readonly WaysSection[];
  readonly ways: readonly WayView[];
}

export interface ArticleView {
  readonly id: string;
  readonly title: string;
  readonly documents: readonly ArticleDocument[];
  readonly claims: readonly ClaimView[];
  readonly questions: Readonly<Record<string, number>>;
  /** The last one; `null` where nobody did, or files brought the day. */
  readonly verification: Verification | null;
}
