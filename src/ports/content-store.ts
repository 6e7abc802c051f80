import type { DocumentPath } from "../domain/document.ts";
import type {
  Correction,
  Draft,
  DraftId,
  DraftState,
  EarlierEdit,
  Editor,
  Release,
  Revision,
  RowVerification,
  Verification,
  Withdrawal,
  WithdrawalId,
} from "../domain/editing.ts";
import type { ArticleId } from "../domain/ids.ts";
import type { AuditEntry } from "./audit.ts";

/** Everything that decides what is told. */
export interface ContentState {
  /** Rises with every release, withdrawal and lifting. */
  readonly version: number;
  /** The number of the release in force. */
  readonly release: number;
  /** The documents in force, by path; removed ones are not there. */
  readonly documents: ReadonlyMap<DocumentPath, Revision & { readonly text: string }>;
  /** Those in force, without who joined them. */
  readonly withdrawals: readonly Withdrawal[];
  readonly corrections: readonly Correction[];
  /**
   * Of the other languages of what was corrected: the release since which a text is made from the English words that it is
   * made from. A text that was touched without being read again has an older one than its own.
   */
  readonly followed: ReadonlyMap<DocumentPath, number>;
}

/** A draft or release in a list, without words. */
export type DraftHead = Omit<Draft, "edits"> & { readonly paths: readonly DocumentPath[] };

/** What a draft held earlier, in a list, without words. */
export type EarlierEditHead = Omit<EarlierEdit, "text">;

/**
 * What publishing gave. `changed`: the draft is not what was seen, or is over; `moved`: another release came into force since
 * the content was looked at as a whole, or something was withdrawn or lifted; `stale`: these documents were changed since.
 */
export type Published =
  | { readonly kind: "published"; readonly release: Release }
  | { readonly kind: "changed" }
  | { readonly kind: "moved" }
  | { readonly kind: "stale"; readonly paths: readonly DocumentPath[] };

/**
 * A state of some documents that comes into force. Its number is the one after the release in force when the whole was
 * checked and measured: when that number is taken by then, nothing is changed.
 */
export type NewRelease = Omit<Release, "paths">;

/** A document of a release, as it became and as it was; `before` is `null` for one that was never there. */
export interface ReleaseChange {
  readonly before: Revision | null;
  readonly after: Revision;
}

/** A document of a release: new or there again, with other words, or no more. */
export interface ChangedPath {
  readonly path: DocumentPath;
  readonly change: "added" | "changed" | "removed";
}

/** Something to be withdrawn, with its entry in the audit trail. */
export interface Withdrawing {
  readonly withdrawal: Withdrawal;
  /** As of a new withdrawal; where it joins one it is noted as that. */
  readonly entry: AuditEntry;
}

/**
 * What became of it: `withdrawn` by this call; `joined` a withdrawal of somebody else that is in force; `already`: whoever asks
 * withdrew it before, or joined.
 */
export interface Withdrawn {
  readonly kind: "withdrawn" | "joined" | "already";
  /** The one in force. */
  readonly withdrawal: Withdrawal;
}

/** A document that is brought back to earlier words. */
export interface RestoredDocument {
  readonly path: DocumentPath;
  /** `null` removes it. */
  readonly text: string | null;
  /** The revision in force that was looked at; `null` for none. */
  readonly seen: number | null;
}

/**
 * Revisions of the content, and the drafts and withdrawals around them. What a method changes is one transaction with its
 * entry in the audit trail: after a crash there is all of it or nothing.
 *
 * Every method throws `Unavailable` when the database cannot be had; nothing of the call was written then, or it is not
 * known whether it was.
 */
export interface ContentStore {
  /** `null` before the first release. */
  version(): Promise<number | null>;
  /** `null` before the first release. As quick as `version` where nothing came into force since it was read last. */
  state(): Promise<ContentState | null>;
  /**
   * Brings the first release into force.
   *
   * @returns false when there is one already: nothing was changed
   */
  seed(documents: ReadonlyMap<DocumentPath, string>, at: Date): Promise<boolean>;
  /** The files that were last offered as a seed, by path, as a hash of their words. */
  seedHashes(): Promise<ReadonlyMap<DocumentPath, string>>;
  /** Remembers which files were offered, and adds drafts of what changed; those that are there already stay as they are. */
  offerSeed(hashes: ReadonlyMap<DocumentPath, string>, drafts: readonly Draft[]): Promise<void>;

  /** Revisions of one document, the newest first. */
  history(path: DocumentPath, before: number | null, most: number): Promise<readonly Revision[]>;
  revision(id: number): Promise<Revision | null>;
  /** Documents that were changed or removed after an instant, as they were in force at it. */
  supersededSince(at: Date): Promise<readonly Revision[]>;
  /** The newest first. */
  releases(before: number | null, most: number): Promise<readonly Release[]>;
  release(number: number): Promise<Release | null>;
  /** The revisions that came with a release, and those they took the place of. */
  changesOf(number: number): Promise<readonly ReleaseChange[]>;
  /** What became of each document with a release, without words, by path. */
  changedPaths(number: number): Promise<readonly ChangedPath[]>;
  /** One of {@link changesOf}; `null` when that release changed no such document. */
  changeOf(number: number, path: DocumentPath): Promise<ReleaseChange | null>;
  /**
   * Who wrote what came with some releases: whoever edited the draft, or took another release back. None for a release that
   * is not there, and for the first one the files.
   */
  writersOf(numbers: readonly number[]): Promise<ReadonlyMap<number, readonly Editor[]>>;

  /** The latest changed first, of some states. */
  drafts(states: readonly DraftState[], most: number): Promise<readonly DraftHead[]>;
  draft(id: DraftId): Promise<Draft | null>;
  /** One of that id that is there already is left alone. */
  addDraft(draft: Draft, entry: AuditEntry): Promise<void>;
  /**
   * Words of an edit that are others, or gone, stay among the earlier ones; new ones are those of whoever the entry names.
   *
   * @param verified the articles and rows that the draft says were verified, all of them; one that it said of the same day before stays
   * with whoever said so. Not there, all stays as it is
   * @returns false when its version is not the one before any more, or it is over: nothing was changed
   */
  saveDraft(
    draft: Draft,
    entry: AuditEntry,
    verified?: readonly (Verification | RowVerification)[],
  ): Promise<boolean>;
  /** Whose the words of each edit of a draft are; `null` where several had written in it before that was kept. */
  editWriters(draft: DraftId): Promise<ReadonlyMap<DocumentPath, Editor | null>>;
  /**
   * What a draft held before others wrote over it or took it out, the last first: twenty states of each document, and besides of
   * each of its editors the last one.
   */
  earlierEdits(draft: DraftId): Promise<readonly EarlierEditHead[]>;
  /** One of these; `null` when that draft has none of that id. */
  earlierEdit(draft: DraftId, id: number): Promise<EarlierEdit | null>;
  /**
   * Removes what drafts held earlier that were over before an instant.
   *
   * @returns how many states of documents were removed
   */
  expireEarlierEdits(before: Date): Promise<number>;
  /** Those that came into force, of one article or with one release; the newest release first. */
  verifications(
    of: { readonly article: ArticleId } | { readonly release: number },
  ): Promise<readonly (Verification & { readonly release: number })[]>;
  /** Those of rows of tables that came into force, with one release or `null` for all; the newest release first. */
  rowVerifications(
    release: number | null,
  ): Promise<readonly (RowVerification & { readonly release: number })[]>;

  /**
   * Brings a draft of that version into force, unless one of its documents was changed since its editor saw it.
   *
   * @param seen the version of the content that was looked at: `moved` when something was withdrawn or lifted since; without it
   * its release alone has to be the last
   */
  publish(
    draft: Pick<Draft, "id" | "version">,
    release: NewRelease,
    entry: AuditEntry,
    seen?: number,
  ): Promise<Published>;
  /**
   * Brings documents back to earlier words, unless one of them was changed since it was looked at.
   *
   * @param seen as with {@link publish}
   */
  restore(
    to: readonly RestoredDocument[],
    release: NewRelease,
    entry: AuditEntry,
    seen?: number,
  ): Promise<Published>;

  /** In force or not, the newest first. */
  withdrawals(most: number): Promise<readonly Withdrawal[]>;
  /** In force or not; `null` when there is none of that id. */
  withdrawal(id: WithdrawalId): Promise<Withdrawal | null>;
  /**
   * Withdraws what is not withdrawn yet, by itself or with its whole article; else whoever asks joins the withdrawal that is in
   * force, once. One of that id that is there already is left alone.
   *
   * @param more withdrawn in the same transaction
   * @returns what became of each, the first one first
   */
  withdraw(
    withdrawal: Withdrawal,
    entry: AuditEntry,
    more?: readonly Withdrawing[],
  ): Promise<readonly Withdrawn[]>;
  /** @returns false when there is none in force of that id */
  lift(
    id: WithdrawalId,
    by: Withdrawal["by"],
    at: Date,
    entry: AuditEntry,
    reason?: string,
  ): Promise<boolean>;
}
