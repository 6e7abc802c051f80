import type { Banner } from "./banner.ts";
import type { ArticleBlock, ArticleInline } from "./article-text.ts";
import type { ClaimAudience } from "./claim-audience.ts";
import type { EntryRule, EntryScheme } from "./entry-rule.ts";
import type { HeldBack } from "./held-back.ts";
import type { FactValue } from "./fact.ts";
import type {
  ArticleId,
  ClaimId,
  Confidence,
  ContactId,
  FactName,
  PlaceId,
  SourceId,
} from "./ids.ts";
import type { LanguageTag } from "./locale.ts";
import type { MessageKind } from "./message-kind.ts";
import type { Outcome } from "./answer.ts";
import type { Purpose } from "./reading.ts";
import type { Period, PlainDate } from "./plain-date.ts";
import type { HolidayRow } from "./work-calendar.ts";

export type { ArticleId, ClaimId, Confidence, ContactId, FactName, PlaceId, SourceId };

export interface Source {
  readonly id: SourceId;
  readonly title: string;
  /** Who published the page that was seen. */
  readonly publisher: string;
  /** The authority that the page cites, when that is another; `null` when it speaks for itself. */
  readonly citing: string | null;
  /** `null` for a source without a web address. */
  readonly url: string | null;
  readonly seenOn: PlainDate;
  readonly confidence: Confidence;
}

/** Who publishes or is cited. */
export interface Publisher {
  /** By language. */
  readonly names: ReadonlyMap<LanguageTag, string>;
  /** Makes or applies rules, or decides on what it tells of. */
  readonly isAuthority: boolean;
}

export interface Fact {
  readonly name: FactName;
  /** Never overlapping, ordered by period; a day outside all of them has no value. */
  readonly values: readonly FactEntry[];
}

export interface FactEntry {
  readonly value: FactValue;
  readonly period: Period;
  readonly sources: readonly SourceId[];
}

/** What some words of an article assert; words outside claims assert nothing. */
export interface Claim {
  readonly id: ClaimId;
  readonly period: Period;
  /** The date fact by which it names its last day; not there where the day itself is written, or none. */
  readonly endFact?: FactName | undefined;
  readonly sources: readonly SourceId[];
  readonly confidence: Confidence;
  /** The claim behind which alone its words can be understood; not there where they stand by themselves. */
  readonly after?: ClaimId | undefined;
  /** For whom alone it holds; not there where it holds for everybody. */
  readonly for?: ClaimAudience | undefined;
  /** Facts that its words use; on a day on which one of them has no value the claim is not asserted. */
  readonly facts: readonly FactName[];
}

/** A revision of an article: the facts about it and its words in each language. */
export interface Article {
  readonly id: ArticleId;
  readonly topic: string;
  readonly outcome: Outcome;
  /** The kind of message that it replies to, whatever the words of that are; `null` for an article about a subject. */
  readonly repliesTo: MessageKind | null;
  readonly owner: string | null;
  /** Set only by a person; `null` until somebody has verified the article against its sources. */
  readonly verifiedOn: PlainDate | null;
  readonly reviewBy: PlainDate | null;
  readonly confirmAt: readonly ContactId[];
  readonly claims: ReadonlyMap<ClaimId, Claim>;
  readonly related: readonly ArticleId[];
  /** The table that answers where the words of a question name its key, if any. */
  readonly table: ArticleTable | null;
  /** Claims of the summary that are still shown when the table has answered. */
  readonly besideTable: readonly ClaimId[];
  readonly texts: ReadonlyMap<LanguageTag, ArticleText>;
}

/** The rows of a table for which an article speaks. */
export type ArticleTable =
  /** By nationality: rows of one scheme. */
  | { readonly name: "visa-free"; readonly scheme: EntryScheme }
  /** By day. */
  | { readonly name: "holidays" }
  /** By place. */
  | { readonly name: "centres" };

export interface ArticleText {
  readonly language: LanguageTag;
  readonly title: string;
  /** In the words of those who ask; for search only, never shown. */
  readonly questions: readonly string[];
  /** By question: the claims that it asks for; none where it asks about the subject as a whole, `null` where nobody has said. */
  readonly wanted: readonly (readonly ClaimId[] | null)[];
  readonly summary: readonly ArticleInline[];
  readonly body: readonly ArticleBlock[];
  /** Made from an English text that has changed since. */
  readonly outdated: boolean;
}

/** Where a person can confirm something. */
export interface Contact {
  readonly id: ContactId;
  readonly names: ReadonlyMap<LanguageTag, string>;
  readonly phone: string | null;
  readonly url: string | null;
  readonly sources: readonly SourceId[];
}

/** A city or province of China as people name it. */
export interface Place {
  readonly id: PlaceId;
  /** As it is shown. */
  readonly names: ReadonlyMap<LanguageTag, string>;
  /** Other spellings by which it is recognised, in any language. */
  readonly aliases: readonly string[];
}

/** A service centre that people can visit or call. */
export interface Centre {
  readonly id: string;
  readonly place: PlaceId;
  readonly names: ReadonlyMap<LanguageTag, string>;
  /** As its source writes it, the same in every language. */
  readonly address: string | null;
  readonly phone: string | null;
  readonly sources: readonly SourceId[];
}

/** A funding programme by its names. */
export interface Programme {
  readonly id: string;
  /** Official names and abbreviations, in whatever language. */
  readonly names: readonly string[];
  /** The article that answers for it; `null` where none does, so that questions about it are not answered by a neighbour. */
  readonly article: ArticleId | null;
}

/** Everything that was loaded from `knowledge/`, checked as a whole. */
export interface Knowledge {
  readonly sources: ReadonlyMap<SourceId, Source>;
  /** By each name that sources give; who is not there has no other name, and is taken for no authority. */
  readonly publishers: ReadonlyMap<string, Publisher>;
  readonly facts: ReadonlyMap<FactName, Fact>;
  readonly contacts: ReadonlyMap<ContactId, Contact>;
  readonly entryRules: readonly EntryRule[];
  /** The article that answers instead where a purpose is never visa-free. */
  readonly articleForPurpose: ReadonlyMap<Purpose, ArticleId>;
  readonly holidays: readonly HolidayRow[];
  readonly places: ReadonlyMap<PlaceId, Place>;
  readonly centres: readonly Centre[];
  readonly programmes: readonly Programme[];
  readonly negatives: readonly Negatives[];
  /** A line above the chat page; `null` or not there for none. */
  readonly banner?: Banner | null;
  readonly articles: ReadonlyMap<ArticleId, Article>;
  /**
   * Languages that are offered, sorted: those in which the service can speak for itself; in a folder of foreign articles,
   * any language of one.
   */
  readonly languages: readonly LanguageTag[];
  readonly heldBack: HeldBack;
}

/** Questions that no article answers, for calibration. */
export interface Negatives {
  readonly language: LanguageTag;
  /** Close to the subject, but not answered (another country's visa). */
  readonly near: readonly string[];
  /** Far from it (recipes, stocks). */
  readonly far: readonly string[];
}
