/** The shapes of the interface for content, as the server writes them. Instants are ISO 8601, UTC; days are YYYY-MM-DD. */

/** Somebody of the staff; `command line` and `files` have themselves as id and name. */
export interface Editor {
  readonly id: string;
  readonly name: string;
}

export const TEXT_STATUSES = ["current", "outdated", "missing", "suspended", "left_out"] as const;
export type TextStatus = (typeof TEXT_STATUSES)[number];

export type Nature = "wording" | "correction";
export const NATURES: readonly Nature[] = ["wording", "correction"];

export const CONFIDENCES = ["high", "medium", "low-medium", "low"] as const;
export type Confidence = (typeof CONFIDENCES)[number];

export type DocumentKind = "article" | "text" | "facts" | "table" | "list" | "prompt";

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

export interface ArticleView {
  readonly id: string;
  readonly title: string;
  readonly documents: readonly ArticleDocument[];
  readonly claims: readonly ClaimView[];
  readonly questions: Readonly<Record<string, number>>;
  /** The last one; `null` where nobody did, or files brought the day. */
  readonly verification: Verification | null;
}

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

export interface FactValue {
  /** As a reader sees it. */
  readonly shown: string;
  /** As it is written. */
  readonly value: string;
  readonly from: string | null;
  readonly until: string | null;
  readonly sources: readonly string[];
}

export interface ClaimName {
  readonly article: string;
  readonly claim: string;
}

export interface FactView {
  readonly name: string;
  readonly path: string;
  readonly type: string;
  readonly values: readonly FactValue[];
  readonly usedIn: readonly ClaimName[];
}

export interface SourceView {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly url: string | null;
  readonly seenOn: string;
  readonly confidence: Confidence;
}

export interface FactsView {
  readonly facts: readonly FactView[];
  readonly sources: readonly SourceView[];
  /** Of the service, whose day may be another than the reader’s. */
  readonly today: string;
}

export interface ReleaseRow {
  readonly number: number;
  readonly kind: "seed" | "publish" | "restore";
  readonly nature: Nature;
  readonly at: string;
  readonly by: Editor;
  readonly author: Editor | null;
  readonly title: string;
  readonly reason: string;
  readonly paths: readonly string[];
  readonly override: string | null;
  /** How many claims say something else since. */
  readonly corrected: number;
}

export interface ReleaseView extends ReleaseRow {
  /** Articles that were verified with it. */
  readonly verifications: readonly Verification[];
  /** Rows of tables that were verified with it. */
  readonly rowVerifications: readonly {
    readonly row: string;
    readonly on: string;
    readonly by: Editor;
  }[];
  readonly changes: readonly {
    readonly path: string;
    readonly change: "added" | "changed" | "removed";
  }[];
}

/** The words of one document before and after a release; `null` where there was none, or is none any more. */
export interface ReleaseChange {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface Preview {
  readonly web: string;
  readonly telegram: string;
  readonly slack: string;
  readonly teams: string;
  readonly problems: readonly Problem[];
}

export interface Problem {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

export interface WithdrawalView {
  readonly id: string;
  readonly article: string;
  /** `null` for the whole article. */
  readonly claim: string | null;
  readonly title: string;
  readonly at: string;
  readonly by: Editor;
  readonly reason: string;
  readonly liftedAt: string | null;
  readonly liftedBy: Editor | null;
  readonly liftReason: string | null;
  /** Who would have withdrawn it as well. */
  readonly joined: readonly { readonly by: Editor; readonly at: string; readonly reason: string }[];
}

export interface ListedWithdrawal extends WithdrawalView {
  /** In how many places one of its figures is still told. */
  readonly elsewhere: number;
}

/** A figure of something that is, or is to be, withdrawn, which is told elsewhere too. */
export interface SharedFigure {
  readonly name: string;
  /** As a reader sees it. */
  readonly shown: string;
  readonly claims: readonly (ClaimName & { readonly title: string; readonly sentence: string })[];
  /** Articles whose tables show it. */
  readonly tables: readonly { readonly article: string; readonly title: string }[];
}

export type NoticeAbout = { readonly withdrawal: string } | { readonly release: number };

export interface NoticeView {
  readonly id: string;
  readonly about: NoticeAbout;
  readonly since: string;
  readonly state: string;
  readonly told: number;
  readonly failed: number;
  readonly optedOut: number;
  readonly at: string;
  readonly by: Editor;
}

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

export interface QuestionChange {
  readonly language: string;
  readonly question: string;
  readonly kind: "answerable" | "near" | "far" | "variant";
  readonly before: string | null;
  readonly after: string | null;
  readonly change: "gained" | "lost" | "moved";
}

export interface LanguageScore {
  readonly language: string;
  readonly answerable: number;
  readonly rightBefore: number;
  readonly rightAfter: number;
  readonly others: number;
  readonly answeredBefore: number;
  readonly answeredAfter: number;
}

/** How labelled questions fared that were asked with a language model. */
export interface ModelScore extends Omit<LanguageScore, "language"> {
  /** `asked`, or why too few could be compared. */
  readonly state: "asked" | "unreachable" | "limited" | "late";
  readonly questions: number;
  /** Those that can be compared, which all else counts. */
  readonly asked: number;
  readonly refusedBefore: number;
  readonly refusedAfter: number;
  readonly faults: readonly {
    readonly fault: string;
    readonly before: number;
    readonly after: number;
  }[];
  readonly silentBefore: number;
  readonly silentAfter: number;
  readonly changes: readonly QuestionChange[];
}

export interface GateRefusal {
  readonly why:
    | "worse"
    | "answers_more"
    | "variants"
    | "guard"
    | "model_worse"
    | "model_silent"
    | "model_unreachable";
  readonly language: string | null;
  readonly before: number;
  readonly after: number;
}

export interface GateResult {
  readonly scores: readonly LanguageScore[];
  readonly changes: readonly QuestionChange[];
  /** `null` where no model was asked. */
  readonly model: ModelScore | null;
  readonly refusals: readonly GateRefusal[];
}

export interface Gate {
  readonly state: "none" | "running" | "done" | "failed";
  readonly version: number;
  /** From 0 to 1. */
  readonly progress: number;
  readonly result: GateResult | null;
}

export interface TriedAnswer {
  readonly outcome: string;
  readonly reply: string;
  readonly guard: string | null;
}

export interface TriedQuestion {
  readonly text: string;
  readonly before: TriedAnswer;
  readonly after: TriedAnswer;
}

export type GapState = "open" | "variant" | "article" | "not_ours";

/** Questions alike that found no answer. */
export interface Gap {
  readonly id: string;
  readonly size: number;
  readonly languages: Readonly<Record<string, number>>;
  readonly examples: readonly {
    readonly language: string;
    readonly question: string;
    readonly at: string;
  }[];
  readonly nearest: string | null;
  readonly nearestTitle: string | null;
  /** Which answers it, or will; `null` while that is not decided. */
  readonly article: string | null;
  readonly first: string;
  readonly last: string;
  /** How many of those who asked wait to be told of an answer. */
  readonly wishes: number;
  readonly state: GapState;
}

export const FIGURES = [
  "questions",
  "answered",
  "clarified",
  "abstained",
  "escalated",
  "urgent",
  "helpful",
  "unhelpful",
] as const;
export type Figure = (typeof FIGURES)[number];

export type NumbersRow = { readonly key: string } & Readonly<Record<Figure, number>>;

export interface CaseNumbers {
  readonly opened: number;
  readonly answered: number;
  readonly firstReplyMedianMs: number | null;
  readonly firstReplyP90Ms: number | null;
  /** In working time of the centre, of those of which it is known. */
  readonly firstReplyWorkingMedianMs: number | null;
  readonly firstReplyWorkingP90Ms: number | null;
  /** Answered cases of which working time is not known. */
  readonly workingUnmeasured: number;
  readonly answeredInTime: number;
  readonly answeredLate: number;
  readonly good: number;
  readonly bad: number;
}

export const NUMBERS_BY = ["language", "topic", "platform", "day"] as const;
export type NumbersBy = (typeof NUMBERS_BY)[number];

export interface Numbers {
  readonly total: Readonly<Record<Figure, number>>;
  readonly rows: readonly NumbersRow[];
  readonly days: readonly {
    readonly day: string;
    readonly questions: number;
    readonly answered: number;
  }[];
  readonly cases: CaseNumbers;
}

/** Cases of one language, topic or day. */
export interface CaseRowNumbers {
  readonly key: string;
  readonly opened: number;
  readonly answered: number;
  readonly good: number;
  readonly bad: number;
}

/** A month of one centre, by the cases that were opened in it. */
export interface CentreReport {
  readonly month: string;
  readonly cases: CaseNumbers;
  readonly languages: readonly CaseRowNumbers[];
  readonly topics: readonly CaseRowNumbers[];
  readonly days: readonly CaseRowNumbers[];
}
