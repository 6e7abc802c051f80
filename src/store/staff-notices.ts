import type { StaffId } from "../domain/staff.ts";
import type { AuditAction, AuditDetails } from "../ports/audit.ts";
import type { AccountEntry, StaffChange } from "../ports/staff-store.ts";
import type { Db, Tx } from "./database.ts";

export async function unreadEntries(
  db: Db,
  of: StaffId,
  actions: readonly AuditAction[],
  most: number,
): Promise<readonly AccountEntry[]> {
  const rows = await db
    .selectFrom("audit")
    .leftJoin("staff_notices_read as read", "read.staff", "audit.target")
    .select(["audit.id", "at", "action", "details"])
    .where("target", "=", of)
    .where("action", "in", actions)
    .where((e) => e("audit.id", ">", e.fn.coalesce("read.until", e.val(0))))
    .orderBy("audit.id", "desc")
    .limit(most)
    .execute();
  return rows.map(({ id, at, action, details }) => ({
    id,
    at: new Date(at),
    action: action as AuditAction,
    details: JSON.parse(details) as AuditDetails,
  }));
}

export function noticesChange(tx: Tx): Pick<StaffChange, "readEntries"> {
  return {
    readEntries: async (of, until) => {
      // An entry that is there: what comes later was not read, whatever number is named.
      const last = await tx
        .selectFrom("audit")
        .select("id")
        .where("target", "=", of)
        .where("id", "<=", until)
        .orderBy("id", "desc")
        .limit(1)
        .executeTakeFirst();
      if (last === undefined) return;
      await tx
        .insertInto("staff_notices_read")
        .values({ staff: of, until: last.id })
        .onConflict((conflict) =>
          conflict
            .column("staff")
            .doUpdateSet({ until: last.id })
            .where("staff_notices_read.until", "<", last.id),
        )
        .execute();
    },
  };
}
