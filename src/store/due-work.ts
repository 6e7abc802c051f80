import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { ClaimedWork, DueWork, DueWorkStore } from "../ports/due-work.ts";
import type { Claim, Lease } from "../ports/message-store.ts";
import type { Database, Db, Engine, Tx } from "./database.ts";
import { reading } from "./reading.ts";

/** Due work in the application's own database. */
export function createDueWorkStore(database: Database): DueWorkStore {
  const { engine, db } = database;
  return {
    schedule: (work) => database.write((tx) => scheduleWork(tx, work)),
    claim: (kinds, claim) => database.write((tx) => claimDue(tx, engine, kinds, claim)),
    renew: (leases, until) => database.write((tx) => renew(tx, leases, until)),
    complete: ({ lease }, again) => database.write((tx) => complete(tx, lease, again)),
    release: ({ lease }, at) => database.write((tx) => release(tx, lease, at)),
    nextAt: (kinds) => reading(engine, () => nextAt(db, kinds)),
  };
}

/** What is held or waits to be tried again is among the first that are due, and is no more than this. */
const MOST_LOOKED_AT = 500;
const FREE = { lease: null, locked_until: 0 } as const;

/** Adds a piece; one whose key is there already is left as it is. */
export async function scheduleWork(tx: Tx, work: DueWork): Promise<"new" | "known"> {
  const { key, kind, payload } = work;
  const inserted = await tx
    .insertInto("due_work")
    .values({ key, kind, payload, due_at: work.dueAt.getTime(), attempts: 0, ...FREE })
    .onConflict((conflict) => conflict.column("key").doNothing())
    .returning("key")
    .executeTakeFirst();
  return inserted === undefined ? "known" : "new";
}

/** The attempt is counted before it is made, so that one that ended the process counts too. */
async function claimDue(
  tx: Tx,
  engine: Engine,
  kinds: readonly string[],
  { now, leaseMs, most }: Claim,
): Promise<readonly ClaimedWork[]> {
  const at = now.getTime();
  if (kinds.length === 0) return [];
  let due = tx
    .selectFrom("due_work")
    .select("key")
    .where("kind", "in", kinds)
    .where("due_at", "<=", at)
    .where("locked_until", "<=", at)
    .orderBy("due_at")
    .limit(most);
  if (engine.locksRows) due = due.forUpdate().skipLocked();
  const keys = (await due.execute()).map(({ key }) => key);
  if (keys.length === 0) return [];
  const token = randomUUID();
  const rows = await tx
    .updateTable("due_work")
    .set({ lease: token, locked_until: at + leaseMs, attempts: sql<number>`attempts + 1` })
    .where("key", "in", keys)
    .returning(["key", "kind", "payload", "due_at", "attempts"])
    .execute();
  return rows
    .map(({ key, kind, payload, due_at, attempts }) => ({
      key,
      kind,
      payload,
      dueAt: new Date(due_at),
      lease: { lane: key, token },
      attempt: attempts,
    }))
    .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
}

async function renew(tx: Tx, leases: readonly Lease[], until: Date): Promise<readonly Lease[]> {
  const lost: Lease[] = [];
  for (const lease of leases) {
    const { numUpdatedRows } = await held(tx, lease)
      .set({ locked_until: until.getTime() })
      .executeTakeFirst();
    if (numUpdatedRows === 0n) lost.push(lease);
  }
  return lost;
}

async function complete(tx: Tx, lease: Lease, again: Date | null): Promise<boolean> {
  if (again !== null) {
    const { numUpdatedRows } = await held(tx, lease)
      .set({ due_at: again.getTime(), attempts: 0, ...FREE })
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }
  const { numDeletedRows } = await tx
    .deleteFrom("due_work")
    .where("key", "=", lease.lane)
    .where("lease", "=", lease.token)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** The instant from which it may run again stands in the lock, so that what was due first stays first. */
async function release(tx: Tx, lease: Lease, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await held(tx, lease)
    .set({ lease: null, locked_until: at.getTime() })
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

async function nextAt(db: Db, kinds: readonly string[]): Promise<Date | null> {
  if (kinds.length === 0) return null;
  const row = await db
    .selectFrom((first) =>
      first
        .selectFrom("due_work")
        .select(["due_at", "locked_until"])
        .where("kind", "in", kinds)
        .orderBy("due_at")
        .limit(MOST_LOOKED_AT)
        .as("first"),
    )
    .select(
      sql<number | null>`min(case when due_at > locked_until then due_at else locked_until end)`.as(
        "at",
      ),
    )
    .executeTakeFirst();
  const at = row?.at ?? null;
  return at === null ? null : new Date(at);
}

/** The row of a lease, if the lease still holds. */
function held(tx: Tx, { lane, token }: Lease) {
  return tx.updateTable("due_work").where("key", "=", lane).where("lease", "=", token);
}
