import { sql } from "kysely";
import { REOPENED_AFTER, type GapGroupId } from "../domain/gap.ts";
import type { ArticleId } from "../domain/ids.ts";
import type { AuditEntry } from "../ports/audit.ts";
import type { GapSettling, GapStore, Placing } from "../ports/gap-store.ts";
import { recordAudit } from "./audit.ts";
import type { Database, Engine, Tx } from "./database.ts";
import { readGroup } from "./gaps-groups.ts";
import { listGroups } from "./gaps-list.ts";
import { newGaps } from "./gaps-new.ts";
import { tell, wishes } from "./gaps-wishes.ts";
import { reading } from "./reading.ts";

/** Groups of questions that found no answer, over one open database. */
export function createGapStore(database: Database): GapStore {
  const { engine, db, write } = database;
  return {
    newGaps: (most) => reading(engine, () => newGaps(db, most)),
    place: (placings, seen, now) => write((tx) => place(tx, engine, { placings, seen, now })),
    list: (filter, most) => reading(engine, () => listGroups(db, filter, most)),
    settle: (id, settling, entry) => write((tx) => settle(tx, id, settling, entry)),
    settled: (most) =>
      reading(engine, async () => {
        const rows = await db
          .selectFrom("gap_group")
          .selectAll()
          .where("state", "in", ["variant", "article"])
          .where("answered_at", "is", null)
          .orderBy("settled_at")
          .limit(most)
          .execute();
        return rows.map(readGroup);
      }),
    answered: (id, article, now) =>
      write(async (tx) => {
        const { numUpdatedRows } = await tx
          .updateTable("gap_group")
          .set({
            answered_at: sql<number>`coalesce(answered_at, cast(${now.getTime()} as bigint))`,
          })
          .where("id", "=", id)
          .where("state", "in", ["variant", "article"])
          .where("article", "=", article)
          .executeTakeFirst();
        return numUpdatedRows === 1n;
      }),
    wishes: (group, after, most) => reading(engine, () => wishes(db, group, after, most)),
    tell: (gap, delivery, now) => write((tx) => tell(tx, engine, gap, delivery, now)),
    expire: (before) => write((tx) => expire(tx, before)),
  };
}

async function settle(
  tx: Tx,
  id: GapGroupId,
  { state, article, variants, seen }: GapSettling,
  entry: AuditEntry,
): Promise<"settled" | "changed" | "not_found"> {
  const at = entry.at.getTime();
  const { numUpdatedRows } = await tx
    .updateTable("gap_group")
    .set({ state, article, answered_at: null, settled_by: entry.actor, settled_at: at })
    .set({ variants: variants.length === 0 ? null : JSON.stringify(variants), changed_at: at })
    .where("id", "=", id)
    .where("state", "=", seen.state)
    .where("settled_at", seen.settledAt === null ? "is" : "=", seen.settledAt?.getTime() ?? null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) {
    const known = await tx.selectFrom("gap_group").select("id").where("id", "=", id).execute();
    return known.length === 0 ? "not_found" : "changed";
  }
  await recordAudit(tx, entry);
  return "settled";
}

interface PlaceOrder {
  readonly placings: readonly Placing[];
  readonly seen: number;
  readonly now: Date;
}

async function place(
  tx: Tx,
  engine: Engine,
  { placings, seen, now }: PlaceOrder,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("gap_version")
    .set({ version: seen + 1 })
    .where("version", "=", seen)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  const at = now.getTime();
  const inOrder = placings.toSorted((a, b) => (a.group < b.group ? -1 : 1));
  for (const { group, begins, gaps } of inOrder) {
    if (begins !== undefined) await begin(tx, group, begins.nearest, at);
    const free = await freeGaps(tx, engine, gaps);
    if (free.length === 0) continue;
    await tx
      .updateTable("gap")
      .set({ group_id: group })
      .where("id", "in", free)
      .where("group_id", "is", null)
      .execute();
    await grow(tx, group, at);
  }
  return true;
}

async function begin(tx: Tx, id: GapGroupId, nearest: ArticleId | null, at: number) {
  await tx
    .insertInto("gap_group")
    .values({
      id,
      nearest: nearest ?? "",
      state: "open",
      begun_at: at,
      changed_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Those that nobody is about to remove. One that is locked waits for the next time: whoever erases a person locks many of
 * them in no order.
 */
async function freeGaps(tx: Tx, engine: Engine, ids: readonly number[]): Promise<number[]> {
  let query = tx
    .selectFrom("gap")
    .select("id")
    .where("id", "in", ids)
    .where("group_id", "is", null)
    .orderBy("id");
  if (engine.locksRows) query = query.forUpdate().skipLocked();
  return (await query.execute()).map(({ id }) => id);
}

/** What was done for a settled group did not help when people go on asking who could have found it. */
async function grow(tx: Tx, id: GapGroupId, at: number): Promise<void> {
  const group = await tx
    .updateTable("gap_group")
    .set({ changed_at: at })
    .where("id", "=", id)
    .returning(["state", "settled_at", "answered_at"])
    .executeTakeFirst();
  if (group === undefined || group.state === "open") return;
  const since = group.state === "not_ours" ? group.settled_at : group.answered_at;
  if (since === null) return;
  const asking = await tx
    .selectFrom("gap")
    .select(["platform", "person"])
    .distinct()
    .where("group_id", "=", id)
    .where("created_at", ">", since)
    .limit(REOPENED_AFTER)
    .execute();
  if (asking.length < REOPENED_AFTER) return;
  await tx
    .updateTable("gap_group")
    .set({ state: "open", article: null, variants: null, answered_at: null })
    .where("id", "=", id)
    .execute();
}

async function expire(tx: Tx, before: Date): Promise<number> {
  // Nobody puts a question into a group that is just being removed.
  await tx
    .updateTable("gap_version")
    .set({ version: sql<number>`version + 1` })
    .execute();
  const { numDeletedRows } = await tx
    .deleteFrom("gap_group")
    .where("changed_at", "<", before.getTime())
    .where((each) =>
      each.not(
        each.exists(
          each.selectFrom("gap").select("gap.id").whereRef("gap.group_id", "=", "gap_group.id"),
        ),
      ),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}
