import type { Editor, Joining, Withdrawal, WithdrawalId } from "../domain/editing.ts";
import type { AuditEntry } from "../ports/audit.ts";
import type { Withdrawing, Withdrawn } from "../ports/content-store.ts";
import { recordAudit } from "./audit.ts";
import { inPieces, keptText, readWithdrawal, writeWithdrawal } from "./content-rows.ts";
import { lockContent, raiseVersion } from "./content-state.ts";
import type { Db, Engine, Tx } from "./database.ts";
import { keepable } from "./keepable.ts";

/** In force or not, the newest first. */
export async function listWithdrawals(db: Db, most: number): Promise<readonly Withdrawal[]> {
  const rows = await db
    .selectFrom("content_withdrawal")
    .selectAll()
    .orderBy("seq", "desc")
    .limit(most)
    .execute();
  return withJoined(db, rows.map(readWithdrawal));
}

export async function findWithdrawal(db: Db, id: WithdrawalId): Promise<Withdrawal | null> {
  const known = await readOne(db, id);
  if (known === null) return null;
  const [withdrawal = null] = await withJoined(db, [known]);
  return withdrawal;
}

/** What is told to nobody any more is withdrawn together or not at all. */
export async function withdraw(
  tx: Tx,
  engine: Engine,
  all: readonly Withdrawing[],
): Promise<readonly Withdrawn[]> {
  await lockContent(tx, engine);
  const done: Withdrawn[] = [];
  let isChanged = false;
  for (const { withdrawal, entry } of all) {
    // Made by the same call before, of which it was not known whether it was written.
    const own = await readOne(tx, withdrawal.id);
    const earlier = own === null ? await inForce(tx, withdrawal) : null;
    if (earlier !== null) {
      done.push(await join(tx, earlier, withdrawal, entry));
      continue;
    }
    if (own === null) {
      await tx.insertInto("content_withdrawal").values(writeWithdrawal(withdrawal)).execute();
      await recordAudit(tx, entry);
      isChanged = true;
    }
    done.push({ kind: "withdrawn", withdrawal: own ?? withdrawal });
  }
  if (isChanged) await raiseVersion(tx, engine);
  return done;
}

async function readOne(db: Db, id: WithdrawalId): Promise<Withdrawal | null> {
  const rows = db.selectFrom("content_withdrawal").selectAll().where("id", "=", id);
  const row = await rows.executeTakeFirst();
  return row === undefined ? null : readWithdrawal(row);
}

/** The first one that keeps it from being told. */
async function inForce(
  tx: Tx,
  { article, claim }: Pick<Withdrawal, "article" | "claim">,
): Promise<Withdrawal | null> {
  const row = await tx
    .selectFrom("content_withdrawal")
    .selectAll()
    .where("article", "=", article)
    .where((each) =>
      claim === null
        ? each("claim", "is", null)
        : each.or([each("claim", "is", null), each("claim", "=", claim)]),
    )
    .where("lifted_at", "is", null)
    .orderBy("seq")
    .executeTakeFirst();
  return row === undefined ? null : readWithdrawal(row);
}

/** What is told is the same as before, so that the version does not rise. */
async function join(
  tx: Tx,
  withdrawal: Withdrawal,
  { id, by, at, reason }: Withdrawal,
  entry: AuditEntry,
): Promise<Withdrawn> {
  const joining = { id, withdrawal: withdrawal.id, made_by: by, at: at.getTime() };
  const added =
    withdrawal.by === by
      ? undefined
      : await tx
          .insertInto("content_withdrawal_joining")
          .values({ ...joining, reason: keepable(reason) })
          .onConflict((conflict) => conflict.doNothing())
          .returning("id")
          .executeTakeFirst();
  if (added !== undefined) {
    await recordAudit(tx, { ...entry, action: "content.joined", target: withdrawal.id });
    return { kind: "joined", withdrawal };
  }
  const own = tx.selectFrom("content_withdrawal_joining").select("id").where("id", "=", id);
  const isRepeated = (await own.executeTakeFirst()) !== undefined;
  return { kind: isRepeated ? "joined" : "already", withdrawal };
}

async function withJoined(
  db: Db,
  withdrawals: readonly Withdrawal[],
): Promise<readonly Withdrawal[]> {
  const joined = new Map<string, Joining[]>();
  for (const some of inPieces(withdrawals.map(({ id }) => id))) {
    const rows = await db
      .selectFrom("content_withdrawal_joining")
      .selectAll()
      .where("withdrawal", "in", some)
      .orderBy("at")
      .execute();
    for (const { withdrawal, made_by, at, reason } of rows) {
      const joining = { by: made_by as Editor, at: new Date(at), reason };
      joined.set(withdrawal, [...(joined.get(withdrawal) ?? []), joining]);
    }
  }
  return withdrawals.map((withdrawal) => {
    const of = joined.get(withdrawal.id);
    return of === undefined ? withdrawal : { ...withdrawal, joined: of };
  });
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
