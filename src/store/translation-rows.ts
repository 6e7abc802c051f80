import type { CaseId } from "../domain/case.ts";
import { TRANSLATION_WORK, translationKey } from "../domain/translation.ts";
import type { CaseChange } from "../ports/case-store.ts";
import type { Tx } from "./database.ts";
import { scheduleWork } from "./due-work.ts";

/**
 * Schedules the translation of what is to be translated after a step, for the staff of the centre that the case has then.
 * Each centre has a piece of its own: one that is being done for the centre that the case left ends by itself.
 */
export async function scheduleTranslations(
  tx: Tx,
  { after: { centre, changedAt: dueAt }, translates = [] }: CaseChange,
): Promise<void> {
  for (const entry of translates) {
    const key = translationKey(entry, centre);
    await scheduleWork(tx, { key, kind: TRANSLATION_WORK, payload: entry, dueAt });
  }
}

/** Removes all translations of a case, as its words are removed. */
export async function removeTranslations(tx: Tx, id: CaseId): Promise<void> {
  await tx.deleteFrom("case_translation").where("case_id", "=", id).execute();
}
