import type { CaseId, EntryId } from "../domain/case.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { Outgoing } from "../domain/staff-surface.ts";
import type { EntryTranslation } from "../domain/translation.ts";

/** Of words that stand in the case already, or of words that somebody of the staff may yet send under that name. */
export type TranslationOf = "entry" | "proposal";

/**
 * Translations of what was said in cases; gone with its words when the person withdraws, is forgotten, or the case is kept no
 * longer.
 *
 * Every method throws `Unavailable` when the database cannot be had; nothing of the call was written then, or it is not
 * known whether it was.
 */
export interface TranslationStore {
  /**
   * Keeps one, and posts with it, unless the same words have one in that language already.
   *
   * @returns the one that is kept now; `null` when the case is over or its entry gone: nothing was written
   */
  keep(
    translation: EntryTranslation,
    of: TranslationOf,
    posts: readonly Outgoing[],
    now: Date,
  ): Promise<EntryTranslation | null>;
  find(entry: EntryId, language: LanguageTag): Promise<EntryTranslation | null>;
  /** All of one case, in no order. */
  ofCase(id: CaseId): Promise<readonly EntryTranslation[]>;
}
