import type { Selectable } from "kysely";
import type { CaseId, EntryId } from "../domain/case.ts";
import { Conflict } from "../domain/errors.ts";
import { HELD_REASONS, type EntryTranslation, type Translating } from "../domain/translation.ts";
import type { TranslationOf, TranslationStore } from "../ports/translation-store.ts";
import { beginCaseChange } from "./cases-change.ts";
import type { Database, Tx } from "./database.ts";
import { keepable } from "./keepable.ts";
import { notifyOfWork } from "./notify.ts";
import { addDeliveries } from "./outbox.ts";
import { reading } from "./reading.ts";
import type { CaseTranslationTable } from "./tables.ts";

/** Translations over one open database; all its faults are `Unavailable` or `internal`. */
export function createTranslationStore(database: Database): TranslationStore {
  const { engine, db, write } = database;
  return {
    keep: async (translation, of, posts, now) => {
      try {
        return await write(async (tx) => {
          // Lanes come before cases wherever both are locked.
          await addDeliveries(tx, posts, now);
          const kept = await keep(tx, translation, of, now);
          if (posts.length > 0) await notifyOfWork(tx, engine);
          return kept;
        });
      } catch (error) {
        if (error instanceof Conflict) return null;
        throw error;
      }
    },
    find: (entry, language) =>
      reading(engine, async () => {
        const row = await db
          .selectFrom("case_translation")
          .selectAll()
          .where("entry", "=", entry)
          .where("language", "=", language)
          .executeTakeFirst();
        return row === undefined ? null : readTranslation(row);
      }),
    ofCase: (id) =>
      reading(engine, async () => {
        const rows = await db
          .selectFrom("case_translation")
          .selectAll()
          .where("case_id", "=", id)
          .execute();
        return rows.map(readTranslation);
      }),
  };
}

/** @throws Conflict the case is over, its entry gone, or the name that of something else: the transaction is to be undone */
async function keep(
  tx: Tx,
  translation: EntryTranslation,
  of: TranslationOf,
  now: Date,
): Promise<EntryTranslation> {
  // Whoever watches the case is told, and whoever erases its words is waited for.
  await beginCaseChange(tx);
  await requireKeepable(tx, translation, of);
  const { entry, language } = translation;
  const row = writeTranslation(translation, now);
  await tx
    .insertInto("case_translation")
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(["entry", "language"])
        .doUpdateSet({
          original: row.original,
          text: row.text,
          held: row.held,
          made_at: row.made_at,
        })
        .where("case_translation.case_id", "=", row.case_id)
        .where("case_translation.original", "<>", row.original),
    )
    .execute();
  const kept = await tx
    .selectFrom("case_translation")
    .selectAll()
    .where("entry", "=", entry)
    .where("language", "=", language)
    .executeTakeFirstOrThrow();
  if (kept.case_id !== row.case_id) throw new Conflict("The name is that of something else.");
  return readTranslation(kept);
}

async function requireKeepable(
  tx: Tx,
  { caseId, entry }: EntryTranslation,
  of: TranslationOf,
): Promise<void> {
  const record = await tx
    .selectFrom("case_record")
    .select("state")
    .where("id", "=", caseId)
    .executeTakeFirst();
  if (record === undefined || record.state === "closed") throw new Conflict("The case is over.");
  if (of === "proposal") return;
  const known = await tx
    .selectFrom("case_entry")
    .select("id")
    .where("id", "=", entry)
    .where("case_id", "=", caseId)
    .executeTakeFirst();
  if (known === undefined) throw new Conflict("The words are gone.");
}

function writeTranslation(
  { entry, caseId, language, original, result }: EntryTranslation,
  now: Date,
): Selectable<CaseTranslationTable> {
  return {
    entry,
    case_id: caseId,
    language,
    original: keepable(original),
    text: result.kind === "made" ? keepable(result.text) : null,
    held: result.kind === "held" ? result.why : null,
    made_at: now.getTime(),
  };
}

function readTranslation(row: Selectable<CaseTranslationTable>): EntryTranslation {
  return {
    entry: row.entry as EntryId,
    caseId: row.case_id as CaseId,
    language: row.language,
    original: row.original,
    result: readResult(row),
  };
}

function readResult({ text, held }: Selectable<CaseTranslationTable>): Translating {
  if (text !== null) return { kind: "made", text };
  return { kind: "held", why: HELD_REASONS.find((reason) => reason === held) ?? "unavailable" };
}
