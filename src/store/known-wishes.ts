import { sql } from "kysely";
import type { AssertedClaim } from "../domain/answer.ts";
import type { ArticleId } from "../domain/ids.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import { isRow } from "../domain/table-rows.ts";
import type { AnswerId } from "../domain/turn.ts";
import type { KnownWish, KnownWishStore } from "../ports/known-wish-store.ts";
import type { Database, Db, Engine, Tx } from "./database.ts";
import { lockLanes } from "./lanes.ts";
import { laneOf, partsOf, threadOf } from "./names.ts";
import { notifyOfWork } from "./notify.ts";
import { addDeliveries } from "./outbox.ts";
import { reading } from "./reading.ts";
import { rememberTold } from "./told.ts";

/** Whoever waits is not told while somebody of the staff speaks to them. */
const IS_FREE = sql<boolean>`not exists (select 1 from case_record
  where case_record.lane = answer.lane and case_record.state <> 'closed' and case_record.holder is not null)`;

/** Those who wait until something is known, over one open database. */
export function createKnownWishStore({ engine, db, write }: Database): KnownWishStore {
  return {
    wishes: (after, most) => reading(engine, () => wishes(db, after, most)),
    tell: (answer, delivery, now) => write((tx) => tell(tx, engine, { answer, delivery, now })),
  };
}

async function wishes(db: Db, after: string, most: number): Promise<KnownWish[]> {
  const rows = await db
    .selectFrom("answer")
    .select(["id", "lane", "person", "language", "as_of", "articles", "asserted"])
    .where("id", ">", after)
    .where("wished_at", "is not", null)
    .where("wish_told_at", "is", null)
    .where(IS_FREE)
    .orderBy("id")
    .limit(most)
    .execute();
  return rows.flatMap((row) => {
    const [article] = JSON.parse(row.articles) as { id: ArticleId }[];
    const asserted = JSON.parse(row.asserted) as AssertedClaim[];
    if (article === undefined) return [];
    return {
      answer: row.id as AnswerId,
      thread: threadOf(row.lane),
      person: partsOf(row.person).person,
      language: row.language,
      asOf: row.as_of as PlainDate,
      article: article.id,
      rows: asserted.map(({ claim }) => claim).filter(isRow),
    };
  });
}

interface Telling {
  readonly answer: AnswerId;
  readonly delivery: Parameters<KnownWishStore["tell"]>[1];
  readonly now: Date;
}

async function tell(tx: Tx, engine: Engine, { answer, delivery, now }: Telling): Promise<boolean> {
  const lane = laneOf(delivery.thread);
  // As wherever something is sent to somebody who may be forgotten at the same moment, the lane comes first.
  await lockLanes(tx, engine, "out", [lane]);
  const said = await tx
    .selectFrom("answer")
    .select(["as_of", "asserted", "articles"])
    .where("id", "=", answer)
    .executeTakeFirst();
  if (said === undefined) return false;
  const waiting = tx
    .updateTable("answer")
    .set({ wish_told_at: now.getTime() })
    .where("lane", "=", lane)
    .where("wished_at", "is not", null)
    .where("wish_told_at", "is", null);
  const { numUpdatedRows } = await waiting
    .where("id", "=", answer)
    .where(IS_FREE)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await waiting
    .where("as_of", "=", said.as_of)
    .where("asserted", "=", said.asserted)
    .where("articles", "=", said.articles)
    .execute();
  await addDeliveries(tx, [delivery], now);
  await rememberTold(tx, [delivery], now);
  await notifyOfWork(tx, engine);
  return true;
}
