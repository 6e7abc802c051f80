import type { DraftId } from "../domain/editing.ts";
import type { AuditEntry } from "./audit.ts";
import type { GateResult } from "./content-examiner.ts";

/** A run that gives no sign for so long has ended with its process. */
export const GATE_SILENT_MS = 60_000;

/** What is measured: the edits of a draft, over the release that was in force. */
export interface GateSubject {
  readonly draft: DraftId;
  /** A hash of the edits: a title, a reason or a submission changes nothing that is measured. */
  readonly words: string;
  readonly release: number;
}

/** How the measured questions fare with a draft. */
export interface GateRun extends GateSubject {
  /** `failed`: it could not be measured, or whoever measured it is gone. */
  readonly state: "running" | "done" | "failed";
  /** From 0 to 1. */
  readonly progress: number;
  /** `null` unless it is done. */
  readonly result: GateResult | null;
  readonly startedAt: Date;
}

/** The right to measure; void once somebody else began the run again. */
export interface GateLease {
  readonly draft: DraftId;
  readonly words: string;
  readonly token: string;
}

/** `begun`: by whoever asked, who has to measure now; `found`: it runs, or was done over that release. */
export type GateBeginning =
  | { readonly kind: "begun"; readonly lease: GateLease }
  | { readonly kind: "found"; readonly run: GateRun };

/**
 * Runs of the gate, one at a time for the same edits of a draft, whichever process does them.
 *
 * What returns false changed nothing: the run is somebody else’s now, or has ended. Every method throws `Unavailable` when
 * the database cannot be had.
 */
export interface GateStore {
  /**
   * @param entry who begins it, and when; kept where it is begun, and not where it is found
   * @param again also where it was done over that release
   */
  begin(subject: GateSubject, entry: AuditEntry, again: boolean): Promise<GateBeginning>;
  /** Says how far it is and that it goes on; needed again within {@link GATE_SILENT_MS}. */
  progress(lease: GateLease, share: number, now: Date): Promise<boolean>;
  finish(lease: GateLease, result: GateResult, now: Date): Promise<boolean>;
  fail(lease: GateLease, now: Date): Promise<boolean>;
  /** @returns null when these edits were never measured */
  read(draft: DraftId, words: string, now: Date): Promise<GateRun | null>;
}
