import type { StaffId } from "../domain/staff.ts";

/** Who did something: somebody of the staff, whoever holds the machine, the files that came with a version, or the service by itself. */
export type AuditActor = StaffId | "command line" | "files" | "service";

/** The thing and what was done to it, such as `staff.disabled`. */
export type AuditAction = `${string}.${string}`;

/** Names of what entries say more; the web desk has words for each. */
export const AUDIT_DETAILS = [
  "about",
  "article",
  "as",
  "before",
  "centre",
  "centres",
  "claim",
  "claims",
  "count",
  "documents",
  "does",
  "dropped",
  "droppedInAll",
  "fields",
  "kind",
  "language",
  "nature",
  "network",
  "networks",
  "over",
  "paths",
  "pieces",
  "platform",
  "questions",
  "rebased",
  "rebasedInAll",
  "reference",
  "release",
  "replaced",
  "replacedInAll",
  "role",
  "since",
  "subject",
  "title",
  "to",
  "version",
  "with",
  "withdrawal",
  "withdrawn",
  "writers",
  "writersInAll",
] as const;
export type AuditDetail = (typeof AUDIT_DETAILS)[number];

/** Ids, codes, figures and titles; never words of those who ask, tokens or passwords. */
export type AuditDetails = Readonly<
  Partial<Record<AuditDetail, string | number | boolean | null | readonly string[]>>
>;

/** One change, as it is told later. */
export interface AuditEntry {
  readonly at: Date;
  readonly actor: AuditActor;
  readonly action: AuditAction;
  /** The id of what was changed. */
  readonly target: string;
  readonly details: AuditDetails;
}

export interface RecordedEntry extends AuditEntry {
  /** Rises with each entry. */
  readonly id: number;
  /** Of an account as it is called today; `null` where it stands for none. */
  readonly actorName: string | null;
  readonly targetName: string | null;
}

/**
 * What was changed and by whom. Entries are added and never changed; what a store changes it records in the same
 * transaction.
 *
 * Every method throws `Unavailable` when the database cannot be had.
 */
export interface AuditTrail {
  /** For what changes nothing else, such as an export. */
  record(entry: AuditEntry): Promise<void>;
  /** The same, where there is no entry of that actor, action and target since an instant. */
  recordOnce(entry: AuditEntry, since: Date): Promise<void>;
  /**
   * The newest first.
   *
   * @param before the id of the last entry of the page before; `null` begins with the newest
   */
  page(before: number | null, most: number): Promise<readonly RecordedEntry[]>;
}
