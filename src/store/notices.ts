import type { PersonRef } from "../domain/message.ts";
import type { Notice, NoticeId } from "../domain/notice.ts";
import type { AuditEntry } from "../ports/audit.ts";
import type { NoticeFigures, NoticeStore, Reach } from "../ports/notice-store.ts";
import { recordAudit } from "./audit.ts";
import type { Database, Db, Engine, Tx } from "./database.ts";
import { lockLanes } from "./lanes.ts";
import { laneOf, personName } from "./names.ts";
import { nameOf, readNotice, writeNotice } from "./notice-rows.ts";
import { nextTold, reachOf, recordTold, toldIn, untoldOf, withToldClaims } from "./notices-told.ts";
import { reading } from "./reading.ts";
import { countOptedOut, countPeople, toldTo, untell } from "./told.ts";

/** The notices over one open database; all its faults are `Unavailable` or `internal`. */
export function createNoticeStore(database: Database): NoticeStore {
  const { engine, db, write } = database;
  const read = async (id: NoticeId): Promise<Notice | null> => {
    const rows = db.selectFrom("notice").selectAll().where("id", "=", id);
    const row = await rows.executeTakeFirst();
    return row === undefined ? null : readNotice(row);
  };
  return {
    countTold: (reach) => reading(engine, () => countUntold(db, reach)),
    begin: (notice, entry) => write((tx) => begin(tx, notice, entry)),
    read: (id) => reading(engine, () => read(id)),
    list: (most) =>
      reading(engine, async () => {
        const rows = db.selectFrom("notice").selectAll().orderBy("seq", "desc").limit(most);
        return (await rows.execute()).map(readNotice);
      }),
    running: () =>
      reading(engine, async () => {
        const rows = db.selectFrom("notice").selectAll().where("state", "=", "running");
        return (await rows.orderBy("seq").execute()).map(readNotice);
      }),
    nextTold: (id, after, most) =>
      reading(engine, async () => {
        const notice = await read(id);
        if (notice?.state !== "running") return { told: [], held: [], next: null };
        return nextTold(db, notice, after, most);
      }),
    toldIn: (id, threads) =>
      reading(engine, async () => {
        const notice = await read(id);
        if (notice?.state !== "running") return { told: [], held: [] };
        const lanes = await untoldOf(db, notice, threads.map(laneOf));
        return lanes.length === 0
          ? { told: [], held: [] }
          : toldIn(db, await withToldClaims(db, notice), lanes);
      }),
    recordTold: (id, messages, now) =>
      messages.length === 0
        ? Promise.resolve({ handed: 0, held: [] })
        : write((tx) => recordTold(tx, engine, id, messages, now)),
    finish: (id) => write((tx) => finish(tx, engine, id)),
    figures: (id) => reading(engine, () => figuresOf(db, id)),
    optOut: async (person, now) => {
      const dropped = await write((tx) => optOut(tx, engine, person, now));
      if (dropped) await database.scrub();
    },
    optIn: ({ platform, ...of }) =>
      write(async (tx) => {
        await tx
          .deleteFrom("notice_opt_out")
          .where("platform", "=", platform)
          .where("person", "=", personName(of))
          .execute();
      }),
    isOptedOut: ({ platform, ...of }) =>
      reading(engine, async () => {
        const row = await db
          .selectFrom("notice_opt_out")
          .select("at")
          .where("platform", "=", platform)
          .where("person", "=", personName(of))
          .executeTakeFirst();
        return row !== undefined;
      }),
  };
}

/** How many people are in a reach with a conversation that was not told about its subject yet. */
async function countUntold(db: Db, reach: Reach): Promise<number> {
  const about = nameOf(reach.about);
  const told = db.selectFrom("notice_told").select("lane").where("about", "=", about).limit(1);
  // Before the first notice about it an index of what was answered holds all that is asked.
  if ((await told.executeTakeFirst()) === undefined) return countPeople(db, reach);
  if (reach.claims.length === 0) return 0;
  const untold = toldTo(db, reach).where((each) =>
    each.not(
      each.exists(
        each
          .selectFrom("notice_told")
          .select("notice_told.lane")
          .where("notice_told.about", "=", about)
          .whereRef("notice_told.lane", "=", "answer_claim.lane"),
      ),
    ),
  );
  const { people } = await db
    .selectFrom(untold.select(["platform", "person"]).distinct().as("person"))
    .select(({ fn }) => fn.countAll<number | string>().as("people"))
    .executeTakeFirstOrThrow();
  return Number(people);
}

async function begin(tx: Tx, notice: Notice, entry: AuditEntry): Promise<boolean> {
  const added = await tx
    .insertInto("notice")
    .values(writeNotice(notice))
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (added !== undefined) {
    await recordAudit(tx, entry);
    return true;
  }
  // Begun before, by a call of which it was not known whether it was written.
  const known = tx.selectFrom("notice").select("id").where("id", "=", notice.id);
  return (await known.executeTakeFirst()) !== undefined;
}

async function finish(tx: Tx, engine: Engine, id: NoticeId): Promise<void> {
  let running = tx
    .selectFrom("notice")
    .selectAll()
    .where("id", "=", id)
    .where("state", "=", "running");
  if (engine.locksRows) running = running.forUpdate();
  const row = await running.executeTakeFirst();
  if (row === undefined) return;
  await tx
    .updateTable("notice")
    .set({ state: "done", opted_out: await optedOutOf(tx, readNotice(row)) })
    .where("id", "=", id)
    .execute();
}

async function figuresOf(db: Db, id: NoticeId): Promise<NoticeFigures | null> {
  const row = await db.selectFrom("notice").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) return null;
  const { failed } = await db
    .selectFrom((given) =>
      given
        .selectFrom("notice_told")
        .innerJoin("outbox", "outbox.key", "notice_told.delivery_key")
        .select(["notice_told.platform", "notice_told.person"])
        .distinct()
        .where("notice_told.notice", "=", id)
        .where("outbox.state", "=", "dead")
        .as("given"),
    )
    .select(({ fn }) => fn.countAll<number | string>().as("failed"))
    .executeTakeFirstOrThrow();
  return {
    told: row.told,
    failed: Number(failed),
    optedOut: row.opted_out ?? (await optedOutOf(db, readNotice(row))),
  };
}

/** People who would have been told if they had not opted out before. */
function optedOutOf(db: Db, notice: Notice): Promise<number> {
  return countOptedOut(db, reachOf(notice), nameOf(notice.about));
}

/** @returns whether something was dropped */
async function optOut(tx: Tx, engine: Engine, of: PersonRef, now: Date): Promise<boolean> {
  const { platform } = of;
  const person = personName(of);
  const told = await tx
    .selectFrom("notice_told")
    .select(["lane", "delivery_key"])
    .where("platform", "=", platform)
    .where("person", "=", person)
    .execute();
  await lockLanes(
    tx,
    engine,
    "out",
    told.map(({ lane }) => lane),
  );
  await tx
    .insertInto("notice_opt_out")
    .values({ platform, person, at: now.getTime() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  if (told.length === 0) return false;
  const keys = told.map(({ delivery_key }) => delivery_key);
  const dropped = await tx
    .deleteFrom("outbox")
    .where("key", "in", keys)
    .where("state", "=", "waiting")
    .returning("delivery")
    .execute();
  await untell(
    tx,
    dropped.map(({ delivery }) => delivery),
  );
  return dropped.length > 0;
}
