import { sql } from "kysely";
import { emailKey, type StaffId } from "../domain/staff.ts";
import type { Credentials, StaffLook, StaffStore, Ticket } from "../ports/staff-store.ts";
import type { Database, Db, Engine } from "./database.ts";
import { reading } from "./reading.ts";
import { staffChange } from "./staff-change.ts";
import { claimCheck, identityLook, keepWelcome } from "./staff-identities.ts";
import { linksOf } from "./staff-links.ts";
import { unreadEntries } from "./staff-notices.ts";
import { readSession, readStaff, writeScope } from "./staff-rows.ts";
import { secondFactorLook } from "./staff-second-factor.ts";

/** Accounts, sessions and one-time links in the application's own database. */
export function createStaffStore(database: Database): StaffStore {
  const { engine, db } = database;
  const look = staffLook(db);
  return {
    find: (id) => reading(engine, () => look.find(id)),
    credentialsOf: (by) => reading(engine, () => look.credentialsOf(by)),
    ticketOf: (hash, now) => reading(engine, () => look.ticketOf(hash, now)),
    hasAdministrator: (except) => reading(engine, () => look.hasAdministrator(except)),
    secondFactorOf: (of) => reading(engine, () => look.secondFactorOf(of)),
    secondFactors: () => reading(engine, () => look.secondFactors()),
    recoveryCodesLeft: (of) => reading(engine, () => look.recoveryCodesLeft(of)),
    signInOf: (hash, now) => reading(engine, () => look.signInOf(hash, now)),
    boundTo: (identity) => reading(engine, () => look.boundTo(identity)),
    identityOf: (of, issuer) => reading(engine, () => look.identityOf(of, issuer)),
    claimCheck: (...check) => claimCheck(database, ...check),
    keepWelcome: (...said) => keepWelcome(database, ...said),
    sessionsOf: (of) => reading(engine, () => look.sessionsOf(of)),
    linksOf: (of) => reading(engine, () => look.linksOf(of)),
    unreadEntries: (...asked) => reading(engine, () => unreadEntries(db, ...asked)),
    withSecondFactor: () => reading(engine, () => withSecondFactor(db)),
    list: () =>
      reading(engine, async () => {
        const rows = await db
          .selectFrom("staff")
          .selectAll()
          .orderBy("name")
          .orderBy("id")
          .execute();
        return rows.map(readStaff);
      }),
    sessionOf: (hash) => reading(engine, () => sessionOf(db, hash)),
    touchSession: async (hash, usedAt) => {
      await database.write(
        (tx) =>
          tx
            .updateTable("staff_session")
            .set({ used_at: usedAt.getTime() })
            .where("token_hash", "=", hash)
            .execute(),
        "light",
      );
    },
    change: (work) =>
      database.write(async (tx) => {
        await oneByOne(tx, engine);
        return work({ ...staffLook(tx), ...staffChange(tx, engine) });
      }),
    expire: (before) => expire(database, before),
  };
}

/** An engine with one writer at a time needs nothing for this. The lock keeps nobody from reading. */
async function oneByOne(db: Db, engine: Engine): Promise<void> {
  if (engine.locksRows) await sql`lock table staff in share row exclusive mode`.execute(db);
}

function staffLook(db: Db): StaffLook {
  return {
    ...secondFactorLook(db),
    ...identityLook(db),
    find: async (id) => {
      const row = await db.selectFrom("staff").selectAll().where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : readStaff(row);
    },
    credentialsOf: (by) => credentialsOf(db, by),
    ticketOf: (hash, now) => ticketOf(db, hash, now),
    linksOf: (of) => linksOf(db, of),
    sessionsOf: async (of) => {
      const rows = await db
        .selectFrom("staff_session")
        .selectAll()
        .where("staff", "=", of)
        .orderBy("used_at", "desc")
        .orderBy("token_hash")
        .execute();
      return rows.map(readSession);
    },
    hasAdministrator: async (except) => {
      const rows = await db
        .selectFrom("staff")
        .select("id")
        .where("role", "=", "admin")
        .where("state", "=", "active")
        .where("centres", "=", writeScope("all"))
        .limit(2)
        .execute();
      return rows.some(({ id }) => id !== except);
    },
  };
}

async function credentialsOf(
  db: Db,
  by: { readonly id: StaffId } | { readonly email: string },
): Promise<Credentials | null> {
  const all = db.selectFrom("staff").selectAll();
  const one =
    "id" in by ? all.where("id", "=", by.id) : all.where("email_key", "=", emailKey(by.email));
  const row = await one.executeTakeFirst();
  return row === undefined ? null : { staff: readStaff(row), passwordHash: row.password_hash };
}

async function ticketOf(db: Db, hash: string, now: Date): Promise<Ticket | null> {
  const row = await db
    .selectFrom("staff_ticket")
    .select(["kind", "staff", "expires_at"])
    .where("token_hash", "=", hash)
    .where("used_at", "is", null)
    .where("expires_at", ">", now.getTime())
    .executeTakeFirst();
  if (row === undefined) return null;
  const { kind, staff, expires_at } = row;
  return {
    tokenHash: hash,
    kind,
    staff: staff as StaffId | null,
    expiresAt: new Date(expires_at),
  };
}

async function sessionOf(db: Db, hash: string): ReturnType<StaffStore["sessionOf"]> {
  const row = await db
    .selectFrom("staff_session as session")
    .innerJoin("staff", "staff.id", "session.staff")
    .selectAll("staff")
    .select(["session.created_at as began_at", "session.used_at", "session.ends_at"])
    .select(["session.network", "session.browser", "session.system"])
    .select(["session.refresh_token", "session.checked_at", "session.check_due_at"])
    .where("session.token_hash", "=", hash)
    .executeTakeFirst();
  if (row === undefined) return null;
  const staff = readStaff(row);
  const session = { ...row, token_hash: hash, staff: staff.id, created_at: row.began_at };
  return { session: readSession(session), staff };
}

async function withSecondFactor(db: Db): Promise<ReadonlySet<StaffId>> {
  const rows = await db
    .selectFrom("staff_second_factor")
    .select("staff")
    .where("secret", "is not", null)
    .execute();
  return new Set(rows.map(({ staff }) => staff as StaffId));
}

function expire(database: Database, before: Date): Promise<number> {
  const at = before.getTime();
  return database.write(async (tx) => {
    const sessions = await tx
      .deleteFrom("staff_session")
      .where("ends_at", "<", at)
      .executeTakeFirst();
    const tickets = await tx
      .deleteFrom("staff_ticket")
      .where("expires_at", "<", at)
      .executeTakeFirst();
    const signIns = await tx
      .deleteFrom("staff_sign_in")
      .where("ends_at", "<", at)
      .executeTakeFirst();
    return Number(sessions.numDeletedRows + tickets.numDeletedRows + signIns.numDeletedRows);
  });
}
