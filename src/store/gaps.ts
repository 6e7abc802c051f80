import { sql } from "kysely";
import { REOPENED_AFTER, type GapGroupId } from "../domain/gap.ts";
import type { ArticleId } from "../domain/ids.ts";
import type { GapStore, GapWish, Placing } from "../ports/gap-store.ts";
import { recordAudit } from "./audit.ts";
import type { Database, Db, Engine, Tx } from "./database.ts";
import { readGroup } from "./gaps-groups.ts";
import { listGroups } from "./gaps-list.ts";
import { newGaps } from "./gaps-new.ts";
import { lockLanes } from "./lanes.ts";
import { laneOf, partsOf, threadOf } from "./names.ts";
import { notifyOfWork } from "./notify.ts";
import { addDeliveries } from "./outbox.ts";
import { reading } from "./reading.ts";

/** Groups of questions that found no answer, over one open database. */
export function createGapStore(database: Database): GapStore {
  const { engine, db, write } = database;
  return {
    newGaps: (most) => reading(engine, () => newGaps(db, most)),
    place: (placings, seen, now) => write((tx) => place(tx, engine, { placings, seen, now })),
    list: (filter, most) => reading(engine, () => listGroups(db, filter, most)),
    settle: (id, state, article, entry) =>
      write(async (tx) => {
        const at = entry.at.getTime();
        const { numUpdatedRows } = await tx
          .updateTable("gap_group")
          .set({ state, article, answered_at: null, settled_by: entry.actor, settled_at: at })
          .set({ since_settled: 0, changed_at: at })
          .where("id", "=", id)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        await recordAudit(tx, entry);
        return true;
      }),
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
    tell: (gap, delivery, now) =>
      write(async (tx) => {
        const lane = laneOf(delivery.thread);
        // As wherever something is sent to somebody who may be forgotten at the same moment, the lane comes first.
        await lockLanes(tx, engine, "out", [lane]);
        const { numUpdatedRows } = await tx
          .updateTable("gap")
          .set({ told_at: now.getTime() })
          .where("id", "=", gap)
          .where("lane", "=", lane)
          .where("wished_at", "is not", null)
          .where("told_at", "is", null)
          .where(IS_FREE)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        await addDeliveries(tx, [delivery], now);
        await notifyOfWork(tx, engine);
        return true;
      }),
    expire: (before) => write((tx) => expire(tx, before)),
  };
}

/** Whoever waits is not told while somebody of the staff speaks to them. */
const IS_FREE = sql<boolean>`not exists (select 1 from case_record
  where case_record.lane = gap.lane and case_record.state <> 'closed' and case_record.holder is not null)`;

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
    await grow(tx, group, free.length, at);
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
      since_settled: 0,
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

/** What was done for a settled group did not help when people go on asking. */
async function grow(tx: Tx, id: GapGroupId, by: number, at: number): Promise<void> {
  await tx
    .updateTable("gap_group")
    .set({ since_settled: sql<number>`since_settled + cast(${by} as integer)`, changed_at: at })
    .where("id", "=", id)
    .execute();
  await tx
    .updateTable("gap_group")
    .set({ state: "open", article: null, answered_at: null })
    .where("id", "=", id)
    .where("state", "<>", "open")
    .where("since_settled", ">=", REOPENED_AFTER)
    .execute();
}

async function wishes(
  db: Db,
  group: GapGroupId | null,
  after: number,
  most: number,
): Promise<GapWish[]> {
  const rows = await db
    .selectFrom("gap")
    .innerJoin("gap_group", "gap_group.id", "gap.group_id")
    .select(["gap.id", "gap.person", "gap.language", "gap.question", "gap_group.article"])
    .select("gap.lane")
    .where("gap.id", ">", after)
    .where("wished_at", "is not", null)
    .where("told_at", "is", null)
    .where("answered_at", "is not", null)
    .where(IS_FREE)
    .$if(group !== null, (query) => query.where("gap.group_id", "=", group))
    .orderBy("gap.id")
    .limit(most)
    .execute();
  return rows.flatMap(({ id, lane, person, language, question, article }) =>
    lane === null || article === null
      ? []
      : [
          {
            gap: id,
            thread: threadOf(lane),
            person: partsOf(person).person,
            language,
            question,
            article: article as ArticleId,
          },
        ],
  );
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
