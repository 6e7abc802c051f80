import type { AssertedClaim, Reply } from "../domain/answer.ts";
import type { DocumentPath } from "../domain/document.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { PlainDate } from "../domain/plain-date.ts";

/** The words of all documents, by path. */
export type Documents = ReadonlyMap<DocumentPath, string>;

/** A fault that keeps a content from being served. */
export interface DocumentProblem {
  /** Of a document, or of another file when a sentence of the service is missing. */
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

/** One sentence, or what stands in its place, before and after. */
export interface SentenceChange extends AssertedClaim {
  readonly language: LanguageTag;
  /** Plain text; `null` where it was not said. */
  readonly before: string | null;
  /** Plain text; `null` where it is not said any more. */
  readonly after: string | null;
}

/** A way of asking that leads to another article than the one that has it. */
export interface PulledQuestion {
  readonly language: LanguageTag;
  readonly question: string;
  /** The article that has it among its questions. */
  readonly own: string;
  /** The article that would answer. */
  readonly pulls: string;
}

/** What changed documents do to what is told. */
export interface Effects {
  readonly sentences: readonly SentenceChange[];
  /** Rows of tables, as `row:<table>:<row>`, that say something else, with the article that speaks for them. */
  readonly rows: readonly AssertedClaim[];
  /** Claims that say something else. */
  readonly corrected: readonly AssertedClaim[];
  /** Those of them whose English words are others. */
  readonly rewritten: readonly AssertedClaim[];
}

/** What became of one measured question. */
export interface QuestionChange {
  readonly language: LanguageTag;
  readonly question: string;
  /** `variant`: a way of asking that stands in an article. */
  readonly kind: "answerable" | "near" | "far" | "variant";
  /** The article that led before and after; `null` for none. */
  readonly before: string | null;
  readonly after: string | null;
  readonly change: "gained" | "lost" | "moved";
}

/** How the measured questions fared in one language. */
export interface LanguageScore {
  readonly language: LanguageTag;
  readonly answerable: number;
  readonly rightBefore: number;
  readonly rightAfter: number;
  /** Questions that nothing should answer, and how many were answered nonetheless. */
  readonly others: number;
  readonly answeredBefore: number;
  readonly answeredAfter: number;
}

export interface GateResult {
  readonly scores: readonly LanguageScore[];
  readonly changes: readonly QuestionChange[];
  /** Why it may not be published without a lead’s word, one sentence each; empty when it may. */
  readonly refusals: readonly GateRefusal[];
}

/**
 * `worse`: fewer right answers than the margin allows; `answers_more`: more that nothing should answer; `variants`: ways of
 * asking that stood in an article lead there no more.
 */
export interface GateRefusal {
  readonly why: "worse" | "answers_more" | "variants";
  readonly language: LanguageTag | null;
  readonly before: number;
  readonly after: number;
}

/** How a text would be said today, and what keeps it from being said. */
export interface PreviewedText {
  /** Its article as a reply, summary and body; `null` while the content cannot be served. */
  readonly reply: Reply | null;
  /** Faults of that document alone. */
  readonly problems: readonly DocumentProblem[];
}

/**
 * Reads, compares and measures whole contents, away from the thread that answers people.
 *
 * Every method throws `Unavailable` when it was given up: it took too long or more memory than there is.
 */
export interface ContentExaminer {
  /** All faults, of articles and prompts; empty when it can be served. */
  check(documents: Documents): Promise<readonly DocumentProblem[]>;
  /** @throws AppError `content_invalid` one of both cannot be served */
  effects(before: Documents, after: Documents, today: PlainDate): Promise<Effects>;
  /**
   * Question variants of these documents that another article would take, at most fifty.
   *
   * @throws AppError `content_invalid` it cannot be served
   */
  pulled(
    documents: Documents,
    paths: readonly DocumentPath[],
    today: PlainDate,
  ): Promise<readonly PulledQuestion[]>;
  /** @param path of a text; there is nothing to say of other documents */
  preview(documents: Documents, path: DocumentPath, today: PlainDate): Promise<PreviewedText>;
  /**
   * @param onProgress is told how much is done, from 0 to 1
   * @throws AppError `content_invalid` one of both cannot be served
   */
  gate(
    before: Documents,
    after: Documents,
    today: PlainDate,
    onProgress: (share: number) => void,
  ): Promise<GateResult>;
}
