import type { StaffId } from "../domain/staff.ts";
import type { SecondFactor, StaffChange, StaffLook } from "../ports/staff-store.ts";
import type { Db, Tx } from "./database.ts";
import type { StaffSecondFactorTable } from "./tables-staff.ts";

/** What can be looked up of second factors, and of who owes one. */
export function secondFactorLook(
  db: Db,
): Pick<StaffLook, "secondFactorOf" | "secondFactors" | "recoveryCodesLeft" | "signInOf"> {
  return {
    secondFactorOf: async (of) => {
      const row = await db
        .selectFrom("staff_second_factor")
        .selectAll()
        .where("staff", "=", of)
        .executeTakeFirst();
      return row === undefined ? null : readFactor(row);
    },
    secondFactors: async () => {
      const rows = await db.selectFrom("staff_second_factor").selectAll().execute();
      return new Map(rows.map((row) => [row.staff as StaffId, readFactor(row)]));
    },
    recoveryCodesLeft: async (of) => {
      const { left } = await db
        .selectFrom("staff_recovery_code")
        .select((e) => e.fn.countAll().as("left"))
        .where("staff", "=", of)
        .executeTakeFirstOrThrow();
      return Number(left);
    },
    signInOf: async (hash, now) => {
      const row = await db
        .selectFrom("staff_sign_in")
        .select("staff")
        .where("token_hash", "=", hash)
        .where("ends_at", ">", now.getTime())
        .executeTakeFirst();
      return (row?.staff ?? null) as StaffId | null;
    },
  };
}

function readFactor(row: StaffSecondFactorTable): SecondFactor {
  const { secret, pending, last_step, confirmed_at } = row;
  const confirmedAt = confirmed_at === null ? null : new Date(confirmed_at);
  return { secret, pending, lastStep: last_step, confirmedAt };
}

type FactorChange = Pick<
  StaffChange,
  | "saveSecondFactor"
  | "removeSecondFactor"
  | "replaceRecoveryCodes"
  | "useRecoveryCode"
  | "openSignIn"
  | "endSignIn"
>;

/** What can be written of them within one transaction. */
export function secondFactorChange(tx: Tx): FactorChange {
  const removeCodes = async (of: StaffId): Promise<void> => {
    await tx.deleteFrom("staff_recovery_code").where("staff", "=", of).execute();
  };
  return {
    saveSecondFactor: async (staff, { secret, pending, lastStep, confirmedAt }) => {
      const confirmed_at = confirmedAt?.getTime() ?? null;
      const columns = { secret, pending, last_step: lastStep, confirmed_at };
      await tx
        .insertInto("staff_second_factor")
        .values({ staff, ...columns })
        .onConflict((conflict) => conflict.column("staff").doUpdateSet(columns))
        .execute();
    },
    removeSecondFactor: async (of) => {
      await removeCodes(of);
      const row = await tx
        .deleteFrom("staff_second_factor")
        .where("staff", "=", of)
        .returning("secret")
        .executeTakeFirst();
      return (row?.secret ?? null) !== null;
    },
    replaceRecoveryCodes: async (staff, hashes) => {
      await removeCodes(staff);
      if (hashes.length === 0) return;
      const rows = hashes.map((code_hash) => ({ code_hash, staff }));
      await tx.insertInto("staff_recovery_code").values(rows).execute();
    },
    useRecoveryCode: async (of, hash) => {
      const { numDeletedRows } = await tx
        .deleteFrom("staff_recovery_code")
        .where("staff", "=", of)
        .where("code_hash", "=", hash)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },
    openSignIn: async (token_hash, staff, endsAt, welcome) => {
      const refresh_token = welcome?.refreshToken ?? null;
      const checked_at = welcome?.checkedAt.getTime() ?? null;
      await tx
        .insertInto("staff_sign_in")
        .values({ token_hash, staff, ends_at: endsAt.getTime(), refresh_token, checked_at })
        .execute();
    },
    endSignIn: async (hash) => {
      const row = await tx
        .deleteFrom("staff_sign_in")
        .where("token_hash", "=", hash)
        .returning(["refresh_token", "checked_at"])
        .executeTakeFirst();
      const { refresh_token: refreshToken = null, checked_at = null } = row ?? {};
      if (refreshToken === null || checked_at === null) return null;
      return { refreshToken, checkedAt: new Date(checked_at) };
    },
  };
}
