import { sql } from "kysely";
import type { GapGroupId } from "../domain/gap.ts";
import type { ArticleId } from "../domain/ids.ts";
import type { Delivery } from "../domain/message.ts";
import type { GapWish } from "../ports/gap-store.ts";
import type { Db, Engine, Tx } from "./database.ts";
import { lockLanes } from "./lanes.ts";
import { laneOf, partsOf, threadOf } from "./names.ts";
import { notifyOfWork } from "./notify.ts";
import { addDeliveries } from "./outbox.ts";

/** Whoever waits is not told while somebody of the staff speaks to them. */
const IS_FREE = sql<boolean>`not exists (select 1 from case_record
  where case_record.lane = gap.lane and case_record.state <> 'closed' and case_record.holder is not null)`;

export async function wishes(
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

export async function tell(
  tx: Tx,
  engine: Engine,
  gap: number,
  delivery: Delivery,
  now: Date,
): Promise<boolean> {
  const lane = laneOf(delivery.thread);
  // As wherever something is sent to somebody who may be forgotten at the same moment, the lane comes first.
  await lockLanes(tx, engine, "out", [lane]);
  const waiting = tx
    .updateTable("gap")
    .set({ told_at: now.getTime() })
    .where("lane", "=", lane)
    .where("wished_at", "is not", null)
    .where("told_at", "is", null);
  const { numUpdatedRows } = await waiting.where("id", "=", gap).where(IS_FREE).executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await waiting.where("group_id", "in", answeredAlike(tx, gap)).execute();
  await addDeliveries(tx, [delivery], now);
  await notifyOfWork(tx, engine);
  return true;
}

/** Groups that the article of a question answers. */
function answeredAlike(tx: Tx, gap: number) {
  const article = tx
    .selectFrom("gap")
    .innerJoin("gap_group", "gap_group.id", "gap.group_id")
    .select("gap_group.article")
    .where("gap.id", "=", gap);
  return tx
    .selectFrom("gap_group")
    .select("id")
    .where("answered_at", "is not", null)
    .where("article", "=", article);
}
