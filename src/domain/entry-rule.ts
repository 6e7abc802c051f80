import type { CountryCode } from "./fact.ts";
import type { Confidence, FactName, SourceId } from "./ids.ts";
import type { Period, PlainDate } from "./plain-date.ts";

/**
 * A way to enter without a visa.
 *
 * `unilateral`: China's own list; `mutual`: an agreement of both sides; `transit-240h`: on the way to a third country
 * or region; `hainan`: the island province only; `none`: a source says that ordinary passports need a visa.
 */
export type EntryScheme = "unilateral" | "mutual" | "transit-240h" | "hainan" | "none";

/** One row of `knowledge/tables/visa-free.yaml`: one country, one scheme, one period. */
export interface EntryRule {
  readonly country: CountryCode;
  readonly scheme: EntryScheme;
  /** Longest stay per entry in days (hours / 24 for transit); `null` for `none`. */
  readonly days: number | null;
  /** A further limit such as 90 days in any 180; `null` when no source states one. */
  readonly window: StayWindow | null;
  /** Days on which one may enter under it. */
  readonly period: Period;
  /** The date fact by which the row names its last day; not there where the day itself is written, or none. */
  readonly endFact?: FactName | undefined;
  readonly sources: readonly SourceId[];
  readonly confidence: Confidence;
  /** Set where sources disagree or the present practice is unconfirmed; which sentence tells it. */
  readonly doubt: EntryDoubt | null;
  /** When a person last checked the row against its sources; `null` until somebody has. */
  readonly verifiedOn: PlainDate | null;
}

export interface StayWindow {
  readonly days: number;
  /** `rolling180`: in any 180 days; `calendarYear`: from January to December. */
  readonly per: "rolling180" | "calendarYear";
}

/**
 * Why a row is told with a warning.
 *
 * `stay`: sources disagree on the length of stay (`plannedDays` is the safe one); `inForce`: whether the scheme is
 * applied today was not confirmed; `exists`: sources disagree whether there is an exemption at all; `endDate`: the end
 * date rests on secondary sources; `recent`: the addition was not seen on an official page.
 */
export interface EntryDoubt {
  readonly kind: "stay" | "inForce" | "exists" | "endDate" | "recent";
  /** The length of stay to plan with, where `kind` is `stay`; else `null`. */
  readonly plannedDays: number | null;
}
