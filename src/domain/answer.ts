import type { Block } from "./block.ts";
import type { ArticleId, ClaimId } from "./ids.ts";
import type { LanguageTag } from "./locale.ts";
import type { PlainDate } from "./plain-date.ts";

/** What became of a message. Only `answer` asserts facts, and it always cites. */
export const OUTCOMES = [
  "answer",
  "clarify",
  "no_answer",
  "out_of_scope",
  "human",
  "smalltalk",
  "urgent",
  "refused",
  "command",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/**
 * How an answer stands on the day it speaks for.
 *
 * `current`: in force; `under_review`: in force as far as known, but past its review day; `expired`: its main claim
 * ended and that day has come; `not_yet_known`: the day asked about lies ahead, beyond what any source says.
 */
export type Validity = "current" | "under_review" | "expired" | "not_yet_known";

/** Whether an answer says the very thing that was asked, or what is known of its subject, and says so. */
export type Held = "exact" | "article";

/** A source as the reader sees it. */
export interface Citation {
  readonly title: string;
  readonly publisher: string;
  /** The name of its author alone, without that of the page it was seen on; absent in replies stored by earlier versions. */
  readonly by?: string;
  readonly url: string | null;
  readonly seenOn: PlainDate;
  /** When a person last checked the article against it; `null` when nobody has yet. */
  readonly verifiedOn: PlainDate | null;
}

/** Something the reader may do next, drawn as a button or a link. */
export interface Action {
  /** `human`, `more:<article>`, `article:<article>`, `section:<article>#<claim>`, `page:<article>`, `language:<tag>` */
  readonly id: string;
  readonly label: string;
}

/** Which claim of which article was asserted, kept so that a correction can find who was told. */
export interface AssertedClaim {
  readonly article: ArticleId;
  readonly claim: ClaimId;
}

/** Tells a claim from all others, those of other articles too. */
export function assertedKey({ article, claim }: AssertedClaim): string {
  return `${article} ${claim}`;
}

/** What words rest on that were said once. */
export interface Rests {
  readonly asserted: readonly AssertedClaim[];
  readonly language: LanguageTag;
  /** The number of the release of the content on which they were made; `null` where it is not known. */
  readonly release: number | null;
}

/** One message of the bot, or of the staff through it, for any platform. */
export interface Reply {
  /** Whose words these are; the bot's where it is not there. */
  readonly from?: "staff";
  /** The reference of the case of which this is the receipt; not there for any other reply. */
  readonly openedCase?: string;
  readonly outcome: Outcome;
  /** Of an answer that was put together from single claims; not there for any other reply. */
  readonly held?: Held;
  /** `null` when nothing is asserted. */
  readonly validity: Validity | null;
  readonly language: LanguageTag;
  /** In which language it was asked, where that is one that is not offered. */
  readonly askedIn?: LanguageTag;
  /** The day the reply speaks for. */
  readonly asOf: PlainDate;
  readonly blocks: readonly Block[];
  /** Those of authorities first. */
  readonly citations: readonly Citation[];
  /** On whose page all sources stand; not there where all are here. */
  readonly allSources?: ArticleId;
  /** It has to say that nobody has verified its article yet; not there where that is not so, or was said before. */
  readonly unverified?: boolean;
  readonly actions: readonly Action[];
  /** Best first, at most five. */
  readonly articles: readonly { readonly id: ArticleId; readonly score: number }[];
  readonly asserted: readonly AssertedClaim[];
  /** Estimated probability that the first article answers the question, 0 to 1. */
  readonly confidence: number;
}

/** What a reply says, without the label that names the staff who say it. */
export function wordsWithoutLabel({ from, blocks }: Reply): readonly Block[] {
  return from === "staff" ? blocks.slice(1) : blocks;
}
