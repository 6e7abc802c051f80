import type { StaffId } from "../domain/staff.ts";
import type { StaffChange, StaffLook, Welcome } from "../ports/staff-store.ts";
import type { Database, Db, Tx } from "./database.ts";
import type { StaffTables } from "./tables-staff.ts";

/** What can be looked up of whom an identity provider knows. */
export function identityLook(db: Db): Pick<StaffLook, "boundTo" | "identityOf"> {
  return {
    boundTo: async ({ issuer, subject }) => {
      const row = await db
        .selectFrom("staff_identity")
        .select("staff")
        .where("issuer", "=", issuer)
        .where("subject", "=", subject)
        .executeTakeFirst();
      return (row?.staff ?? null) as StaffId | null;
    },
    identityOf: async (staff, issuer) => {
      const row = await db
        .selectFrom("staff_identity")
        .select(["issuer", "subject"])
        .where("staff", "=", staff)
        .where("issuer", "=", issuer)
        .executeTakeFirst();
      return row ?? null;
    },
  };
}

/** What can be written of them within one transaction. */
export function identityChange(tx: Tx): Pick<StaffChange, "bind" | "unbind"> {
  return {
    bind: async ({ issuer, subject }, staff, now) => {
      await tx
        .insertInto("staff_identity")
        .values({ issuer, subject, staff, bound_at: now.getTime() })
        .execute();
    },
    unbind: async (staff) => {
      const { numDeletedRows } = await tx
        .deleteFrom("staff_identity")
        .where("staff", "=", staff)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },
  };
}

type WelcomeColumns = Pick<
  StaffTables["staff_session"],
  "refresh_token" | "checked_at" | "check_due_at"
>;

/** What stands in the row of a session; `null` for one that a password opened. */
export function readWelcome({
  refresh_token: refreshToken,
  checked_at,
  check_due_at,
}: WelcomeColumns): Welcome | null {
  if (refreshToken === null || checked_at === null || check_due_at === null) return null;
  return { refreshToken, checkedAt: new Date(checked_at), dueAt: new Date(check_due_at) };
}

/** One statement, so that of several processes one gets the row. */
export function claimCheck(
  database: Database,
  tokenHash: string,
  now: Date,
  dueAt: Date,
): Promise<Welcome | null> {
  return database.write(async (tx) => {
    const row = await tx
      .updateTable("staff_session")
      .set({ check_due_at: dueAt.getTime() })
      .where("token_hash", "=", tokenHash)
      .where("check_due_at", "<=", now.getTime())
      .returning(["refresh_token", "checked_at", "check_due_at"])
      .executeTakeFirst();
    return row === undefined ? null : readWelcome(row);
  }, "light");
}

/** It waits for the disk: a provider that gives a new token may take the old one for stolen. */
export async function keepWelcome(
  database: Database,
  tokenHash: string,
  { refreshToken, checkedAt }: Omit<Welcome, "dueAt">,
): Promise<void> {
  await database.write((tx) =>
    tx
      .updateTable("staff_session")
      .set({ refresh_token: refreshToken, checked_at: checkedAt.getTime() })
      .where("token_hash", "=", tokenHash)
      .execute(),
  );
}
