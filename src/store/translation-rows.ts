import type { CaseId, EntryId } from "../domain/case.ts";
import { TRANSLATION_WORK, translationKey } from "../domain/translation.ts";
import type { Tx } from "./database.ts";
import { scheduleWork } from "./due-work.ts";

/** Schedules the translation of entries for the staff; what waits already is left as it is. */
export async function scheduleTranslations(
  tx: Tx,
  entries: readonly EntryId[],
  dueAt: Date,
): Promise<void> {
  for (const entry of entries) {
    const work = { key: translationKey(entry), kind: TRANSLATION_WORK, payload: entry, dueAt };
    await scheduleWork(tx, work);
  }
}

/** Removes all translations of a case, as its words are removed. */
export async function removeTranslations(tx: Tx, id: CaseId): Promise<void> {
  await tx.deleteFrom("case_translation").where("case_id", "=", id).execute();
}
