import type { AssertedClaim, Reply } from "../domain/answer.ts";
import type { DocumentPath } from "../domain/document.ts";
import type { CorrectedClaim, Withdrawal } from "../domain/editing.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import type { GuardFault } from "./guard.ts";

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
  /** Claims that say something else, some of them in some languages alone. */
  readonly corrected: readonly CorrectedClaim[];
  /** Those of them whose English words are others. */
  readonly rewritten: readonly AssertedClaim[];
  /** What says something else in figures or dates, so that no change of wording does it; rows that are told among them. */
  readonly figures: readonly AssertedClaim[];
  /** Withdrawals that would end though nobody lifted them. */
  readonly ended: readonly EndedWithdrawal[];
}

/** What a withdrawal is of; `claim` is `null` for a whole article. */
export type WithdrawnName = Pick<Withdrawal, "id" | "article" | "claim">;

/** A withdrawal that a change would end, as it takes its names away. */
export interface EndedWithdrawal extends WithdrawnName {
  /** Whether the withdrawn words, or some of them, may be among what is told anew. */
  readonly mayReturn: boolean;
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

/** Questions at which the guard refused words of the model for that fault. */
export interface GuardScore {
  readonly fault: GuardFault;
  readonly before: number;
  readonly after: number;
}

/** How labelled questions fared that were asked with a language model, before and after. */
export interface ModelScore {
  /**
   * `asked`: of enough of them both answers can be compared. Else why not: `unreachable`: the model gave nothing; `limited`: it
   * asks to wait, or what may be spent on measuring in a day is spent; `late`: the time for all of them was over.
   */
  readonly state: "asked" | "unreachable" | "limited" | "late";
  /** Chosen to be asked; 0 where none belongs to what changed. */
  readonly questions: number;
  /** Those of which both answers can be compared: all that follows counts these. */
  readonly asked: number;
  readonly answerable: number;
  readonly rightBefore: number;
  readonly rightAfter: number;
  /** Questions that nothing should answer, and how many were answered nonetheless. */
  readonly others: number;
  readonly answeredBefore: number;
  readonly answeredAfter: number;
  /** Questions at which the guard refused words of the model. */
  readonly refusedBefore: number;
  readonly refusedAfter: number;
  readonly faults: readonly GuardScore[];
  /** Questions at which the model gave nothing that could be used, or gave it too late. */
  readonly silentBefore: number;
  readonly silentAfter: number;
  readonly changes: readonly QuestionChange[];
}

/** How labelled questions fared with a model, and why that may not be published. */
export interface ModelGate {
  readonly score: ModelScore;
  readonly refusals: readonly GateRefusal[];
}

export interface GateResult {
  /** Without a model. */
  readonly scores: readonly LanguageScore[];
  readonly changes: readonly QuestionChange[];
  /** `null` where none is set up, and where nothing changed that a model is told. */
  readonly model: ModelScore | null;
  /** Why it may not be published without a lead’s word, one sentence each; empty when it may. */
  readonly refusals: readonly GateRefusal[];
}

/**
 * `worse`: fewer right answers than the margin allows; `answers_more`: more that nothing should answer; `variants`: ways of
 * asking that stood in an article lead there no more.
 *
 * With a model: `guard`: the guard refuses its words at more questions; `model_worse`: fewer questions fare well; `model_silent`:
 * it gives something usable at fewer questions; `model_unreachable`: prompts that could not be measured, with the questions chosen
 * as `before` and those that could be compared as `after`.
 */
export interface GateRefusal {
  readonly why:
    | "worse"
    | "answers_more"
    | "variants"
    | "guard"
    | "model_worse"
    | "model_silent"
    | "model_unreachable";
  /** `null` for all together. */
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
  /**
   * All faults, of articles and prompts; empty when it can be served.
   *
   * @param changed documents that are new: these keep to rules, too, of which others that were in force before are only
   *   warned; none where it is not there
   */
  check(
    documents: Documents,
    changed?: readonly DocumentPath[],
  ): Promise<readonly DocumentProblem[]>;
  /**
   * @param withdrawals those in force
   * @throws AppError `content_invalid` one of both cannot be served
   */
  effects(
    before: Documents,
    after: Documents,
    today: PlainDate,
    withdrawals: readonly Withdrawal[],
  ): Promise<Effects>;
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
   * Asks without a model, and then with one where there is one and something changed that it is told. Nobody’s allowance is
   * spent, and nothing of it is remembered.
   *
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
