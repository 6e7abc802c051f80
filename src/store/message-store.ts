import type { DeadRow, MessageStore, QueueStatus, Settlement } from "../ports/message-store.ts";
import { withdraws } from "./cases-change.ts";
import type { Database, Db, Tx } from "./database.ts";
import { sql } from "kysely";
import type { Eraser } from "./erase.ts";
import * as inbox from "./inbox.ts";
import { isWaiting, nextInstant, releaseAllLanes, renewLanes, ROWS, wakeLane } from "./lanes.ts";
import { recall } from "./memory.ts";
import { laneOf } from "./names.ts";
import { countRating } from "./numbers-count.ts";
import * as outbox from "./outbox.ts";
import { oldest, removeInPieces, type RemovePiece } from "./pieces.ts";
import { reading } from "./reading.ts";
import type { LaneKind } from "./tables.ts";

export interface MessageStoreParts {
  /** Each empties the tables of one platform when a person is erased. */
  readonly erasers: readonly Eraser[];
}

/** The store over one open database; all its faults are `Unavailable` or `internal`. */
export function createMessageStore(
  database: Database,
  { erasers }: MessageStoreParts,
): MessageStore {
  const { engine, db } = database;
  const write = database.write;
  return {
    accept: async (message, now, hand = null) => {
      const accepted = await write((tx) => inbox.acceptMessage(tx, engine, message, now, hand));
      const claimed = await inbox.takenMessage(message, now, accepted);
      if (claimed !== null) hand?.take(claimed);
      return accepted.became;
    },
    isWaiting: (thread) => reading(engine, () => isWaiting(db, laneOf(thread))),
    // A claim or renewal that is lost with the machine is as good as one whose process ended.
    claimMessages: (claim) => write((tx) => inbox.claimHeads(tx, engine, claim), "light"),
    claimDeliveries: (claim) =>
      write((tx) => outbox.claimFirstDeliveries(tx, engine, claim), "light"),
    renew: (direction, leases, until) =>
      write((tx) => renewLanes(tx, direction, leases, until.getTime()), "light"),
    settle: async (claimed, settlement, now, hand = null) => {
      const settling = { now, erasers, hand };
      const { held, taken } = await write((tx) =>
        inbox.settleMessage(tx, engine, claimed, settlement, settling),
      );
      const answer = await outbox.takenDelivery(taken, now);
      if (answer !== null) hand?.take(answer);
      if (held && removesWords(settlement)) await database.scrub();
      return held;
    },
    retryMessage: (claimed, at, error) =>
      write((tx) => inbox.retryLater(tx, engine, claimed, at, error)),
    settleDelivery: async (claimed, result, now) => {
      const held = await write((tx) => outbox.settleDelivery(tx, engine, claimed, result, now));
      if (held && outbox.isLastWord(claimed.delivery, result)) await database.scrub();
      return held;
    },
    replaceDelivery: (claimed, delivery, now) =>
      write((tx) => outbox.replaceDelivery(tx, engine, claimed, delivery, now)),
    handBackMessage: (claimed, at) => write((tx) => inbox.handBackMessage(tx, engine, claimed, at)),
    handBackDelivery: (claimed, at) =>
      write((tx) => outbox.handBackDelivery(tx, engine, claimed, at)),
    releaseAll: () => write(releaseAllLanes),
    nextAt: (direction) =>
      reading(engine, async () => {
        const at = await nextInstant(db, direction);
        return at === null ? null : new Date(at);
      }),
    memoryOf: ({ thread }, now) => reading(engine, () => recall(db, thread, now)),
    rate: ({ thread }, answer, helpful) =>
      write(async (tx) => {
        let own = tx
          .selectFrom("answer")
          .select(["platform", "language", "articles", "helpful", "created_at"])
          .where("id", "=", answer)
          .where("lane", "=", laneOf(thread));
        if (engine.locksRows) own = own.forUpdate();
        const before = await own.executeTakeFirst();
        if (before === undefined) return false;
        await tx.updateTable("answer").set({ helpful }).where("id", "=", answer).execute();
        await countRating(tx, before, helpful);
        return true;
      }),
    wish: ({ thread }, answer, now) =>
      write(async (tx) => {
        const { numUpdatedRows } = await tx
          .updateTable("gap")
          .set({ wished_at: sql<number>`coalesce(wished_at, cast(${now.getTime()} as bigint))` })
          .where("answer", "=", answer)
          .where("lane", "=", laneOf(thread))
          .where("told_at", "is", null)
          .executeTakeFirst();
        return numUpdatedRows === 1n;
      }),
    wishKnown: ({ thread }, answer, now) =>
      write(async (tx) => {
        const { numUpdatedRows } = await tx
          .updateTable("answer")
          .set({ wished_at: sql<number>`coalesce(wished_at, cast(${now.getTime()} as bigint))` })
          .where("id", "=", answer)
          .where("lane", "=", laneOf(thread))
          .where("outcome", "=", "answer")
          .where("wish_told_at", "is", null)
          .executeTakeFirst();
        return numUpdatedRows === 1n;
      }),
    status: () => reading(engine, () => statusOf(db)),
    listDead: (most) => reading(engine, () => listDead(db, most)),
    retryDead: (direction, id, now) => write((tx) => retryDead(tx, direction, id, now)),
    dropDead: async (direction, id) => {
      const dropped = await write((tx) => dropDead(tx, direction, id));
      if (dropped) await database.scrub();
      return dropped;
    },
    expire: (day) => removeInPieces(database, settledBefore(day.getTime())),
  };
}

function removesWords({ erases, caseChange }: Settlement): boolean {
  return erases !== null || (caseChange !== null && withdraws(caseChange));
}

/** How much waits and what was given up. */
export async function statusOf(db: Db): Promise<QueueStatus> {
  const count = async (table: "inbox" | "outbox", state: "waiting" | "dead"): Promise<number> => {
    const row = await db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number | string>().as("rows"))
      .where("state", "=", state)
      .executeTakeFirstOrThrow();
    return Number(row.rows);
  };
  const oldestIn = await db
    .selectFrom("inbox")
    .select(({ fn }) => fn.min("received_at").as("at"))
    .where("state", "=", "waiting")
    .executeTakeFirst();
  const oldestOut = await db
    .selectFrom("outbox")
    .select(({ fn }) => fn.min("created_at").as("at"))
    .where("state", "=", "waiting")
    .executeTakeFirst();
  const instants = [oldestIn?.at, oldestOut?.at].filter((at) => typeof at === "number");
  return {
    waitingMessages: await count("inbox", "waiting"),
    waitingDeliveries: await count("outbox", "waiting"),
    deadMessages: await count("inbox", "dead"),
    deadDeliveries: await count("outbox", "dead"),
    oldestWaitingAt: instants.length === 0 ? null : new Date(Math.min(...instants)),
  };
}

async function listDead(db: Db, most: number): Promise<readonly DeadRow[]> {
  const rows: DeadRow[] = [];
  for (const direction of ["in", "out"] as const) {
    const found = await db
      .selectFrom(ROWS[direction])
      .select(["id", "platform", "error", "attempts", "settled_at"])
      .where("state", "=", "dead")
      .orderBy("settled_at", "desc")
      .limit(most)
      .execute();
    for (const { id, platform, error, attempts, settled_at } of found) {
      const at = new Date(settled_at ?? 0);
      rows.push({ direction, id, platform, error: error ?? "", attempts, at });
    }
  }
  return rows.sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, most);
}

/** It keeps its number, so it runs before everything in its lane that came after it and still waits. */
async function retryDead(tx: Tx, direction: LaneKind, id: number, now: Date): Promise<boolean> {
  if (direction === "out") await outbox.countTriesAnew(tx, id);
  const row = await tx
    .updateTable(ROWS[direction])
    .set({ state: "waiting", attempts: 0, error: null, settled_at: null })
    .where("id", "=", id)
    .where("state", "=", "dead")
    .returning("lane")
    .executeTakeFirst();
  if (row === undefined) return false;
  await wakeLane(tx, direction, row.lane, now.getTime());
  return true;
}

/** The id of a message stays, as after an erasure: sent again it must not be answered as if it were new. */
async function dropDead(tx: Tx, direction: LaneKind, id: number): Promise<boolean> {
  if (direction === "out") {
    const { numDeletedRows } = await tx
      .deleteFrom("outbox")
      .where("id", "=", id)
      .where("state", "=", "dead")
      .executeTakeFirst();
    return numDeletedRows === 1n;
  }
  const { numUpdatedRows } = await tx
    .updateTable("inbox")
    .set({ message: "", person: "", error: null, state: "done" })
    .where("id", "=", id)
    .where("state", "=", "dead")
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** What was settled or said before an instant. */
function settledBefore(at: number): readonly RemovePiece[] {
  return [
    oldest({ table: "inbox", key: ["id"], where: sql`settled_at < ${at}`, first: "settled_at" }),
    oldest({ table: "outbox", key: ["id"], where: sql`settled_at < ${at}`, first: "settled_at" }),
    oldest({ table: "answer", key: ["id"], where: sql`created_at < ${at}`, first: "created_at" }),
    oldest({ table: "gap", key: ["id"], where: sql`created_at < ${at}`, first: "created_at" }),
    // After the answers, or somebody could be told again of one that is left.
    oldest({ table: "notice_told", key: ["about", "lane"], where: sql`at < ${at}`, first: "at" }),
    // Those that were only locked: an idle lane is made anew when it is needed.
    oldest({ table: "lane", key: ["kind", "name"], where: sql`next_at is null`, first: null }),
  ];
}
