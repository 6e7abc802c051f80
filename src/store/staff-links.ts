import type { PersonRef } from "../domain/message.ts";
import type { StaffId } from "../domain/staff.ts";
import type { Outgoing } from "../domain/staff-surface.ts";
import type { LinkResult, StaffLink, StaffLinks } from "../ports/staff-links.ts";
import { recordAudit } from "./audit.ts";
import type { Database, Db, Engine, Tx } from "./database.ts";
import { partsOf, personName } from "./names.ts";
import { notifyOfWork } from "./notify.ts";
import { addDeliveries } from "./outbox.ts";
import { reading } from "./reading.ts";
import { readStaff } from "./staff-rows.ts";

/** Linked accounts in the application's own database. */
export function createStaffLinks(database: Database): StaffLinks {
  const { engine, db } = database;
  return {
    staffOf: (account) =>
      reading(engine, async () => {
        const row = await db
          .selectFrom("staff_link")
          .select("staff")
          .where("platform", "=", account.platform)
          .where("account", "=", personName(account))
          .executeTakeFirst();
        return row === undefined ? null : (row.staff as StaffId);
      }),
    linksOf: (staff) => reading(engine, () => linksOf(db, staff)),
    offer: (staff, codeHash, expiresAt) =>
      database.write(async (tx) => {
        await tx.deleteFrom("staff_link_code").where("staff", "=", staff).execute();
        const expires_at = expiresAt.getTime();
        await tx
          .insertInto("staff_link_code")
          .values({ code_hash: codeHash, staff, expires_at })
          .execute();
      }),
    spoil: (codeHash) =>
      database.write(async (tx) => {
        const { numDeletedRows } = await tx
          .deleteFrom("staff_link_code")
          .where("code_hash", "=", codeHash)
          .executeTakeFirst();
        return numDeletedRows > 0n;
      }),
    claim: (codeHash, link, tell) =>
      database.write((tx) => claim(tx, engine, { codeHash, link, tell })),
    remove: (staff, account, now) =>
      database.write(async (tx) => {
        const { numDeletedRows } = await tx
          .deleteFrom("staff_link")
          .where("staff", "=", staff)
          .where("platform", "=", account.platform)
          .where("account", "=", personName(account))
          .executeTakeFirst();
        if (numDeletedRows === 0n) return false;
        await record(tx, "staff.unlinked", staff, account, now);
        return true;
      }),
  };
}

export async function linksOf(db: Db, staff: StaffId): Promise<readonly StaffLink[]> {
  const rows = await db
    .selectFrom("staff_link")
    .selectAll()
    .where("staff", "=", staff)
    .orderBy("linked_at")
    .execute();
  return rows.map(readLink);
}

interface Claimed {
  readonly codeHash: string;
  readonly link: StaffLink;
  readonly tell: Parameters<StaffLinks["claim"]>[2];
}

/** The code goes with its use, whatever comes of it. */
async function claim(
  tx: Tx,
  engine: Engine,
  { codeHash, link, tell }: Claimed,
): Promise<LinkResult> {
  const { account, name, linkedAt: now } = link;
  const code = await tx
    .deleteFrom("staff_link_code")
    .where("code_hash", "=", codeHash)
    .returning(["staff", "expires_at"])
    .executeTakeFirst();
  if (code === undefined || code.expires_at <= now.getTime()) return { kind: "void" };
  const member = await tx
    .selectFrom("staff")
    .selectAll()
    .where("id", "=", code.staff)
    .where("state", "=", "active")
    .executeTakeFirst();
  if (member === undefined) return { kind: "void" };
  const staff = code.staff as StaffId;
  const linked_at = now.getTime();
  const own = { platform: account.platform, account: personName(account) };
  const before = (await linksOf(tx, staff)).filter(
    (each) => each.account.platform !== own.platform || personName(each.account) !== own.account,
  );
  await tx
    .insertInto("staff_link")
    .values({ ...own, name, staff, linked_at })
    .onConflict((conflict) =>
      conflict.columns(["platform", "account"]).doUpdateSet({ name, staff, linked_at }),
    )
    .execute();
  await record(tx, "staff.linked", staff, account, now);
  await postToStaff(tx, engine, tell(readStaff(member), before), now);
  return { kind: "linked", staff };
}

/** To be sent to staff once the transaction is done. */
export async function postToStaff(
  tx: Tx,
  engine: Engine,
  deliveries: readonly Outgoing[],
  now: Date,
): Promise<void> {
  if (deliveries.length === 0) return;
  await addDeliveries(tx, deliveries, now);
  await notifyOfWork(tx, engine);
}

function record(
  tx: Tx,
  action: "staff.linked" | "staff.unlinked",
  staff: StaffId,
  { platform }: PersonRef,
  at: Date,
): Promise<void> {
  return recordAudit(tx, { at, actor: staff, action, target: staff, details: { platform } });
}

function readLink(row: {
  readonly platform: PersonRef["platform"];
  readonly account: string;
  readonly name: string | null;
  readonly linked_at: number;
}): StaffLink {
  const { installation, person } = partsOf(row.account);
  return {
    account: { platform: row.platform, installation, person },
    name: row.name,
    linkedAt: new Date(row.linked_at),
  };
}
