import type { CountryCode } from "./fact.ts";
import type { PlaceId } from "./ids.ts";
import type { PlainDate } from "./plain-date.ts";

/** What somebody wants to do in China, as far as their words tell. */
export type Purpose =
  | "work"
  | "study"
  | "journalism"
  | "conference"
  | "research"
  | "business"
  | "tourism"
  | "family"
  | "medical"
  | "transit";

/** A travel document that is not an ordinary national passport. */
export type OtherDocument =
  "hongkong" | "macau" | "taiwan" | "refugee" | "stateless" | "diplomatic";

/** The days that a question speaks of. `until` is equal to `from` for a single day. */
export interface DaysAsked {
  readonly from: PlainDate;
  readonly until: PlainDate;
}

export interface NamedPlace {
  readonly id: PlaceId;
  /** The name as typed, in lower case. */
  readonly words: string;
}

/**
 * What a question says about the person and the journey; what it does not say is `null` or empty.
 *
 * Nothing here is guessed: a country that is only a place of residence or a destination is not a nationality.
 */
export interface Reading {
  /** In order of mention; two entries when somebody has two passports. */
  readonly nationalities: readonly CountryCode[];
  /** Where they live, when it is named beside or instead of a nationality. */
  readonly residence: CountryCode | null;
  /** A name that fits several countries and cannot be told apart (such as "Congo", "Korea"). */
  readonly ambiguous: readonly CountryCode[];
  readonly otherDocument: OtherDocument | null;
  readonly purpose: Purpose | null;
  /** Length of stay in days, the longest that is named. */
  readonly stayDays: number | null;
  readonly days: DaysAsked | null;
  /** Entry through or stay on Hainan only is asked about. */
  readonly hainan: boolean;
  /** The city or province of China that is named; the first of several. */
  readonly place: NamedPlace | null;
  /** On the way to a third country or region. */
  readonly transit: boolean;
  /** It asks whether a visa is needed, or whether one may come without. */
  readonly visaNeed: boolean;
  /**
   * How the message hangs on the one before: it goes on from it ("and for three months?") or points back at it ("how
   * much is it?"); `null` when it stands alone.
   */
  readonly followUp: "continues" | "pointsBack" | null;
  /** It is so short that it may lean on the one before, though no word says so ("which documents?"). */
  readonly isBrief: boolean;
  /** It asks for somebody whose passport was not named: "and for my wife?" */
  readonly aboutSomebodyElse: boolean;
  /** It speaks of going to another country, or being there, and does not name China. */
  readonly abroad: boolean;
}

/** A question that says nothing of its asker. */
export const EMPTY_READING: Reading = {
  nationalities: [],
  residence: null,
  ambiguous: [],
  otherDocument: null,
  purpose: null,
  stayDays: null,
  days: null,
  hainan: false,
  place: null,
  transit: false,
  visaNeed: false,
  followUp: null,
  isBrief: false,
  aboutSomebodyElse: false,
  abroad: false,
};
