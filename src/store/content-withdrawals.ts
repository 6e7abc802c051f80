import type { Withdrawal, WithdrawalId } from "../domain/editing.ts";
import type { AuditEntry } from "../ports/audit.ts";
import { recordAudit } from "./audit.ts";
import { keptText, readWithdrawal, writeWithdrawal } from "./content-rows.ts";
import { lockContent, raiseVersion } from "./content-state.ts";
import type { Db, Engine, Tx } from "./database.ts";

/** In force or not, the newest first. */
export async function listWithdrawals(db: Db, most: number): Promise<readonly Withdrawal[]> {
  const rows = await db
    .selectFrom("content_withdrawal")
    .selectAll()
    .orderBy("seq", "desc")
    .limit(most)
    .execute();
  return rows.map(readWithdrawal);
}

export async function findWithdrawal(db: Db, id: WithdrawalId): Promise<Withdrawal | null> {
  const row = await db
    .selectFrom("content_withdrawal")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
  return row === undefined ? null : readWithdrawal(row);
}

/** One that is there already was made by the same call before, of which it was not known whether it was written. */
export async function withdraw(
  tx: Tx,
  engine: Engine,
  withdrawal: Withdrawal,
  entry: AuditEntry,
): Promise<void> {
  await lockContent(tx, engine);
  const added = await tx
    .insertInto("content_withdrawal")
    .values(writeWithdrawal(withdrawal))
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (added === undefined) return;
  await raiseVersion(tx, engine);
  await recordAudit(tx, entry);
}

/** Who lifts it, when and why, and the entry that says so. */
export interface Lifting {
  readonly by: Withdrawal["by"];
  readonly at: Date;
  readonly entry: AuditEntry;
  /** `null` where none was given. */
  readonly reason: string | null;
}

/** @returns false when there is none in force of that id */
export async function lift(
  tx: Tx,
  engine: Engine,
  id: WithdrawalId,
  { by, at, entry, reason }: Lifting,
): Promise<boolean> {
  await lockContent(tx, engine);
  const { numUpdatedRows } = await tx
    .updateTable("content_withdrawal")
    .set({ lifted_at: at.getTime(), lifted_by: by, lift_reason: keptText(reason) })
    .where("id", "=", id)
    .where("lifted_at", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await raiseVersion(tx, engine);
  await recordAudit(tx, entry);
  return true;
}
