import type { AssertedClaim } from "./answer.ts";
import type { DocumentPath } from "./document.ts";
import type { ArticleId, ClaimId, RowId } from "./ids.ts";
import type { PlainDate } from "./plain-date.ts";
import type { LanguageTag } from "./locale.ts";
import type { StaffId } from "./staff.ts";

declare const draftId: unique symbol;
declare const withdrawalId: unique symbol;

/** One draft; unguessable. */
export type DraftId = string & { readonly [draftId]: true };
export type WithdrawalId = string & { readonly [withdrawalId]: true };

/** Who edits: somebody of the staff, whoever holds the machine, or the files that came with a version. */
export type Editor = StaffId | "command line" | "files";

/**
 * What a change does to what was told: `wording` says the same otherwise; `correction` says something else, so that those
 * who were told may be told again, and other languages do not say it until they are read again.
 */
export const NATURES = ["wording", "correction"] as const;
export type Nature = (typeof NATURES)[number];

/** One immutable state of a document. */
export interface Revision {
  /** Rises over all documents. */
  readonly id: number;
  readonly path: DocumentPath;
  /** `null` when it was removed. */
  readonly text: string | null;
  /** The release with which it came into force. */
  readonly release: number;
}

/** A document as it should be. */
export interface Edit {
  readonly path: DocumentPath;
  /** `null` removes it. */
  readonly text: string | null;
  /** The revision that its editor had before them; `null` for a new document. */
  readonly base: number | null;
}

/** What a draft held of a document, until other words took their place or the document was taken out of the draft. */
export interface EarlierEdit extends Edit {
  /** Rises over all drafts. */
  readonly id: number;
  /** Whose words they are; `null` where several had written in the draft before that was kept. */
  readonly editor: Editor | null;
  /** When they were put into the draft. */
  readonly at: Date;
  readonly endedBy: Editor;
  readonly endedAt: Date;
}

/** `open`: being written; `submitted`: waits for a second person; `published` and `discarded` are over. */
export const DRAFT_STATES = ["open", "submitted", "published", "discarded"] as const;
export type DraftState = (typeof DRAFT_STATES)[number];

/** Changes to documents that come into force together or not at all. */
export interface Draft {
  readonly id: DraftId;
  /** Rises by one with each change; who changes it must have seen the last. */
  readonly version: number;
  readonly title: string;
  readonly author: Editor;
  /** Whoever changed one of its edits, the author included: none of them may be the second person. */
  readonly editors: readonly Editor[];
  readonly state: DraftState;
  readonly nature: Nature;
  /** Why, in the words of whoever submitted it; empty until then. */
  readonly reason: string;
  /** By path. */
  readonly edits: readonly Edit[];
  readonly createdAt: Date;
  readonly changedAt: Date;
  /** `null` until it is published. */
  readonly release: number | null;
}

/** Somebody says that they checked an article against its sources on a day. It holds once the draft that says so is published. */
export interface Verification {
  readonly article: ArticleId;
  readonly on: PlainDate;
  /** Whoever put that day into the draft; publishing it makes nobody else of them. */
  readonly by: Editor;
}

/** The same for one row of a table. */
export interface RowVerification {
  readonly row: RowId;
  readonly on: PlainDate;
  readonly by: Editor;
}

/** `seed`: the files of a first start; `publish`: a draft; `restore`: back to what was. */
export type ReleaseKind = "seed" | "publish" | "restore";

/** One state of the whole content that came into force at an instant. */
export interface Release {
  /** From 1, rising by one. */
  readonly number: number;
  readonly kind: ReleaseKind;
  readonly nature: Nature;
  readonly at: Date;
  readonly by: Editor;
  /** Who wrote it, where another person published it; `null` without a draft. */
  readonly author: Editor | null;
  readonly title: string;
  readonly reason: string;
  readonly paths: readonly DocumentPath[];
  /** What says something else since, in words, figures or dates; of a wording nothing. Who was told can be told again. */
  readonly corrected: readonly CorrectedClaim[];
  /** Those of them whose English words are others, which the other languages have to follow. */
  readonly rewritten: readonly AssertedClaim[];
  /** Why it was published though the measured questions fared worse; `null` when they did not. */
  readonly override: string | null;
}

/** What says something else than it did. */
export interface CorrectedClaim extends AssertedClaim {
  /** Those in which alone it does, where only their words are others; not there for all. */
  readonly languages?: readonly LanguageTag[];
}

/** Something that is told to nobody any more. */
export interface Withdrawal {
  readonly id: WithdrawalId;
  readonly article: ArticleId;
  /** `null` for the whole article, its rows of a table included. */
  readonly claim: ClaimId | null;
  readonly at: Date;
  readonly by: Editor;
  readonly reason: string;
  /** When it was lifted; `null` while it is in force. */
  readonly liftedAt: Date | null;
  readonly liftedBy: Editor | null;
  /** Not there while it is in force, or where none was given. */
  readonly liftReason?: string;
  /** Who would have withdrawn it as well, the first one first; not there where nobody did. */
  readonly joined?: readonly Joining[];
}

/** Somebody who says the same of something that another withdrew before. */
export interface Joining {
  readonly by: Editor;
  readonly at: Date;
  readonly reason: string;
}

/** A claim whose English words say something else since a release: other languages do not say it until they came into force since, too. */
export interface Correction extends AssertedClaim {
  readonly release: number;
}
