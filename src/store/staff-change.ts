import { emailKey, type Staff, type StaffId } from "../domain/staff.ts";
import type { AuditActor } from "../ports/audit.ts";
import type { StaffChange, StaffLook } from "../ports/staff-store.ts";
import { recordAudit } from "./audit.ts";
import type { Engine, Tx } from "./database.ts";
import { postToStaff } from "./staff-links.ts";
import { noticesChange } from "./staff-notices.ts";
import { writeScope } from "./staff-rows.ts";
import { identityChange } from "./staff-identities.ts";
import { secondFactorChange } from "./staff-second-factor.ts";

/** What can be written of accounts within one transaction. */
export function staffChange(tx: Tx, engine: Engine): Omit<StaffChange, keyof StaffLook> {
  return {
    ...accountChange(tx),
    ...sessionChange(tx),
    ...ticketChange(tx),
    ...secondFactorChange(tx),
    ...identityChange(tx),
    ...noticesChange(tx),
    haveCentres: async (ids) => {
      if (ids.length === 0) return true;
      const rows = await tx.selectFrom("centre").select("id").where("id", "in", ids).execute();
      return rows.length === new Set(ids).size;
    },
    endLinks: (of, by, now) => endLinks(tx, of, by, now),
    post: (deliveries, now) => postToStaff(tx, engine, deliveries, now),
    record: (entry) => recordAudit(tx, entry),
  };
}

async function endLinks(tx: Tx, of: StaffId, by: AuditActor, now: Date): Promise<void> {
  await tx.deleteFrom("staff_link_code").where("staff", "=", of).execute();
  const links = await tx
    .deleteFrom("staff_link")
    .where("staff", "=", of)
    .returning("platform")
    .execute();
  for (const { platform } of links) {
    const entry = { at: now, actor: by, target: of, details: { platform } };
    await recordAudit(tx, { ...entry, action: "staff.unlinked" });
  }
}

function accountChange(tx: Tx): Pick<StaffChange, "add" | "save" | "setPassword"> {
  return {
    add: async (staff) => {
      const { id } = staff;
      await tx
        .insertInto("staff")
        .values({ id, ...columnsOf(staff), created_at: staff.createdAt.getTime() })
        .execute();
    },
    save: async (staff) => {
      await tx.updateTable("staff").set(columnsOf(staff)).where("id", "=", staff.id).execute();
    },
    setPassword: async (id, hash) => {
      await tx.updateTable("staff").set({ password_hash: hash }).where("id", "=", id).execute();
    },
  };
}

function columnsOf({ name, email, role, centres, language, state }: Staff) {
  return {
    name,
    email,
    email_key: emailKey(email),
    role,
    centres: writeScope(centres),
    language,
    state,
  };
}

function sessionChange(tx: Tx): Pick<StaffChange, "openSession" | "endSession" | "endSessions"> {
  return {
    openSession: async ({ tokenHash, staff, createdAt, usedAt, endsAt, origin, welcome }) => {
      const { network, browser, system } = origin;
      await tx
        .insertInto("staff_session")
        .values({
          token_hash: tokenHash,
          staff,
          created_at: createdAt.getTime(),
          used_at: usedAt.getTime(),
          ends_at: endsAt.getTime(),
          refresh_token: welcome?.refreshToken ?? null,
          checked_at: welcome?.checkedAt.getTime() ?? null,
          check_due_at: welcome?.dueAt.getTime() ?? null,
          network,
          browser,
          system,
        })
        .execute();
    },
    endSession: async (hash) => {
      const row = await tx
        .deleteFrom("staff_session")
        .where("token_hash", "=", hash)
        .returning("staff")
        .executeTakeFirst();
      return (row?.staff ?? null) as Staff["id"] | null;
    },
    endSessions: async (of, except) => {
      const { numDeletedRows } = await tx
        .deleteFrom("staff_session")
        .where("staff", "=", of)
        .where("token_hash", "!=", except ?? "")
        .executeTakeFirst();
      await tx.deleteFrom("staff_sign_in").where("staff", "=", of).execute();
      return Number(numDeletedRows);
    },
  };
}

function ticketChange(tx: Tx): Pick<StaffChange, "addTicket" | "useTickets"> {
  return {
    addTicket: async ({ tokenHash, kind, staff, expiresAt }, now) => {
      await tx
        .insertInto("staff_ticket")
        .values({
          token_hash: tokenHash,
          kind,
          staff,
          created_at: now.getTime(),
          expires_at: expiresAt.getTime(),
          used_at: null,
        })
        .execute();
    },
    useTickets: async (of, now) => {
      await tx
        .updateTable("staff_ticket")
        .set({ used_at: now.getTime() })
        .where("staff", of === null ? "is" : "=", of)
        .where("used_at", "is", null)
        .execute();
    },
  };
}
