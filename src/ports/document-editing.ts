import type { Banner } from "../domain/banner.ts";
import type { EntryScheme } from "../domain/entry-rule.ts";
import type { CountryCode, FactValue } from "../domain/fact.ts";
import type { ClaimId, Confidence, FactName, RowId, SourceId } from "../domain/ids.ts";
import type { Period, PlainDate } from "../domain/plain-date.ts";

/** One value of a fact, as its document has it. */
export interface WrittenValue {
  readonly value: FactValue;
  /** As people write it there, such as `30 days`. */
  readonly written: string;
  readonly period: Period;
  readonly sources: readonly SourceId[];
}

export interface WrittenFact {
  readonly name: FactName;
  /** In the order of the document. */
  readonly values: readonly WrittenValue[];
}

/** One value of a fact as it should be. */
export interface ValueEdit {
  readonly name: FactName;
  /** As {@link WrittenValue.written}. */
  readonly value: string;
  readonly period: Period;
  /** All that it rests on, in this order; at least one. */
  readonly sources: readonly SourceId[];
  /** Its place among the values of the fact, from 0; `null` adds it as the last. */
  readonly entry: number | null;
}

/** A source as it should be; what cites another authority goes on doing so. */
export interface SourceEdit {
  readonly id: SourceId;
  readonly title: string;
  readonly publisher: string;
  readonly url: string | null;
  readonly seenOn: PlainDate;
  readonly confidence: Confidence;
}

/**
 * Why a document was not changed. `not_there`: it has no such fact, value or part; `value_invalid`: what was given is no value
 * of that type; `there_already`: it has the same already; `unreadable`: it has faults, or is written so that nothing can be put
 * into it without touching the rest.
 */
export type EditRefusal = "not_there" | "value_invalid" | "there_already" | "unreadable";

export type Edited =
  | { readonly kind: "edited"; readonly text: string }
  | { readonly kind: "refused"; readonly why: EditRefusal };

/** A way of asking, as a document has it. */
export interface WrittenWay {
  readonly question: string;
  /** Claims of its article; none where it asks about the subject as a whole, `null` where nobody has said. */
  readonly wanted: readonly ClaimId[] | null;
}

/** The documents in which ways of asking for an article stand in one language. */
export interface WaysDocuments {
  /** In whose head they stood once, and may stand still. */
  readonly text: string;
  /** `null` for none. */
  readonly asked: string | null;
}

export type EditedWays =
  | ({ readonly kind: "edited" } & WaysDocuments)
  | { readonly kind: "refused"; readonly why: EditRefusal };

/** A row of the table of who may enter without a visa, as its document has it. */
export interface WrittenRow {
  readonly id: RowId;
  readonly country: CountryCode;
  readonly scheme: EntryScheme;
  readonly days: number | null;
  /** Such as `90/180`. */
  readonly window: string | null;
  readonly from: PlainDate | null;
  /** A day, or the name of the date fact that holds it. */
  readonly until: string | null;
  readonly sources: readonly SourceId[];
  readonly confidence: Confidence;
  readonly verifiedOn: PlainDate | null;
}

/** A row of that table as it should be; what is not named here stays. */
export interface RowEdit extends Pick<
  WrittenRow,
  "days" | "from" | "until" | "sources" | "confidence"
> {
  readonly row: RowId;
}

/** When somebody checked an article against its sources, and by when somebody is to do so again. */
export interface ReviewDays {
  readonly verifiedOn: PlainDate | null;
  readonly reviewBy: PlainDate | null;
}

/**
 * Reads and changes single things in the words of documents. All else of them, comments, order and blanks, stays as it is,
 * byte for byte. No method throws, whatever the words.
 */
export interface DocumentEditing {
  /** Facts of a document of facts; those that cannot be read are left out. */
  facts(text: string): readonly WrittenFact[];
  /** The sources of the document that lists them, each with the day on which it was seen; `null` for one that names none. */
  sourceDays(text: string): ReadonlyMap<SourceId, PlainDate | null>;
  /** The table for which an article speaks, by its document without words; `null` for none. */
  table(text: string): string | null;
  /** What each claim of an article’s document rests on; claims that cannot be read are left out. */
  claimSources(text: string): ReadonlyMap<ClaimId, readonly SourceId[]>;
  /** The facts that the words of a claim name in an article’s text; those of all claims for `null`. */
  factsNamed(text: string, claim: ClaimId | null): ReadonlySet<FactName>;
  /** Ways of asking in an article’s text, or in the document that holds them apart. */
  questions(text: string): readonly string[];
  /** Ways of asking and what they ask for, those in the head of the text first. */
  ways(documents: WaysDocuments): readonly WrittenWay[];
  /** A value rests on the given sources alone then. */
  withValue(text: string, edit: ValueEdit): Edited;
  /** Adds it at the end, or changes the one of that id. */
  withSource(text: string, source: SourceEdit): Edited;
  /** The day on which a source that is listed was seen. */
  withSeenOn(text: string, source: SourceId, on: PlainDate): Edited;
  /** Claims of an article’s document rest on the given sources alone then, of which each has one at least. */
  withClaimSources(text: string, sources: ReadonlyMap<ClaimId, readonly SourceId[]>): Edited;
  /** Adds a way of asking as the last of those that ask for the same, in the document that holds them apart. */
  withWay(documents: WaysDocuments, way: WrittenWay): EditedWays;
  /** Lets a way of asking that is there ask for something else; it stands apart then. */
  withWayMoved(documents: WaysDocuments, way: WrittenWay): EditedWays;
  withoutWay(documents: WaysDocuments, question: string): EditedWays;
  /** The days that the document of an article names; `null` for one that it does not, or that cannot be read. */
  reviewDays(text: string): ReviewDays;
  /**
   * The day on which somebody verified an article, in its document without words.
   *
   * @param reviewBy by when it is to be read the next time; not there, that stays as it is
   */
  withVerified(text: string, on: PlainDate, reviewBy?: PlainDate): Edited;
  /** The rows of the table of who may enter without a visa; those that cannot be read are left out. */
  rows(text: string): readonly WrittenRow[];
  /** Those rows, each with the day on which it was verified; `null` for never. */
  rowDays(text: string): ReadonlyMap<RowId, PlainDate | null>;
  /** Changes one row of that table; the day of a verification goes where the row says something else then. */
  withRow(text: string, edit: RowEdit): Edited;
  /** The document of the line above the chat page, as a whole. */
  bannerText(banner: Banner): Edited;
  /** The day on which somebody verified some rows of that table; no other row changes. */
  withRowsVerified(text: string, rows: readonly RowId[], on: PlainDate): Edited;
}
