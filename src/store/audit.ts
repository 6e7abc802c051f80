import type {
  AuditAction,
  AuditActor,
  AuditDetails,
  AuditEntry,
  AuditTrail,
  RecordedEntry,
} from "../ports/audit.ts";
import type { Database, Db, Tx } from "./database.ts";
import { reading } from "./reading.ts";

/** The audit trail in the application's own database. */
export function createAuditTrail(database: Database): AuditTrail {
  const { engine, db } = database;
  return {
    record: (entry) => database.write((tx) => recordAudit(tx, entry)),
    recordOnce: (entry, since) =>
      database.write(async (tx) => {
        const known = await tx
          .selectFrom("audit")
          .select("id")
          .where("target", "=", entry.target)
          .where("actor", "=", entry.actor)
          .where("action", "=", entry.action)
          .where("at", ">=", since.getTime())
          .limit(1)
          .executeTakeFirst();
        if (known === undefined) await recordAudit(tx, entry);
      }),
    page: (before, most) => reading(engine, () => page(db, before, most)),
  };
}

/** For a store, which records what it changes together with the change. */
export async function recordAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  const { actor, action, target } = entry;
  await tx
    .insertInto("audit")
    .values({
      at: entry.at.getTime(),
      actor,
      action,
      target,
      details: JSON.stringify(entry.details),
    })
    .execute();
}

async function page(
  db: Db,
  before: number | null,
  most: number,
): Promise<readonly RecordedEntry[]> {
  const rows = await db
    .selectFrom("audit")
    .leftJoin("staff as who", "who.id", "audit.actor")
    .leftJoin("staff as whom", "whom.id", "audit.target")
    .select(["audit.id", "at", "actor", "action", "target", "details"])
    .select(["who.name as actorName", "whom.name as targetName"])
    .$if(before !== null, (query) => query.where("audit.id", "<", before ?? 0))
    .orderBy("audit.id", "desc")
    .limit(most)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    at: new Date(row.at),
    actor: row.actor as AuditActor,
    actorName: row.actorName,
    action: row.action as AuditAction,
    target: row.target,
    targetName: row.targetName,
    details: JSON.parse(row.details) as AuditDetails,
  }));
}
