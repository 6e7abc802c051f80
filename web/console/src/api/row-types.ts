import type { Confidence } from "./content-types.ts";
import type { SourceView } from "./fact-types.ts";

/** The table of who may enter without a visa. Days are YYYY-MM-DD. */

export type EntryScheme = "unilateral" | "mutual" | "transit-240h" | "hainan" | "none";

export interface RowView {
  readonly id: string;
  /** Two letters. */
  readonly country: string;
  readonly scheme: EntryScheme;
  readonly days: number | null;
  /** Such as `90/180`. */
  readonly window: string | null;
  readonly from: string | null;
  /** A day, or the name of the fact that holds it. */
  readonly until: string | null;
  readonly lastDay: string | null;
  readonly sources: readonly string[];
  readonly confidence: Confidence;
  readonly verifiedOn: string | null;
}

export interface DateFact {
  readonly name: string;
  readonly day: string;
}

export interface RowsView {
  readonly rows: readonly RowView[];
  /** By which a row may name its last day. */
  readonly dateFacts: readonly DateFact[];
  readonly sources: readonly SourceView[];
  /** Of the service, whose day may be another than the reader’s. */
  readonly today: string;
}
