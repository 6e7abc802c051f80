import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { InboundMessage } from "../domain/message.ts";
import type { GapEntry, TurnRecord } from "../domain/turn.ts";
import type { Acceptance, Claim, ClaimedMessage, Settlement } from "../ports/message-store.ts";
import type { Engine, Tx } from "./database.ts";
import { erase } from "./erase.ts";
import { claimLanes, holdsLane, releaseLane, wakeLane } from "./lanes.ts";
import { remember } from "./memory.ts";
import { laneOf, personName } from "./names.ts";
import { addDeliveries } from "./outbox.ts";
import { readMessage, writeMessage } from "./rows.ts";
import { readable, setUnreadable } from "./unreadable.ts";

/** One row an event; a second one with its name is left out by the database itself, whoever writes it. */
export async function acceptMessage(
  tx: Tx,
  message: InboundMessage,
  now: Date,
): Promise<Acceptance> {
  const { platform, installation } = message.thread;
  const lane = laneOf(message.thread);
  const inserted = await tx
    .insertInto("inbox")
    .values({
      platform,
      installation,
      event_id: message.id,
      lane,
      person: personName({ installation, person: message.sender }),
      message: writeMessage(message),
      state: "waiting",
      attempts: 0,
      error: null,
      received_at: now.getTime(),
      settled_at: null,
    })
    .onConflict((conflict) =>
      conflict.columns(["platform", "installation", "event_id"]).doNothing(),
    )
    .returning("id")
    .executeTakeFirst();
  if (inserted === undefined) return acceptanceOf(tx, message);
  await wakeLane(tx, "in", lane, now.getTime());
  return "new";
}

/** Of a message that is in the inbox: what is left of one that was erased is its id. */
async function acceptanceOf(tx: Tx, { thread, id }: InboundMessage): Promise<Acceptance> {
  const row = await tx
    .selectFrom("inbox")
    .select("message")
    .where("platform", "=", thread.platform)
    .where("installation", "=", thread.installation)
    .where("event_id", "=", id)
    .executeTakeFirst();
  return row?.message === "" ? "erased" : "known";
}

/** The attempt is counted before it is made, so that a message that ends the process is noticed. */
export async function claimHeads(
  tx: Tx,
  engine: Engine,
  claim: Claim,
): Promise<readonly ClaimedMessage[]> {
  const leases = await claimLanes(tx, engine, "in", randomUUID(), claim);
  if (leases.length === 0) return [];
  const lanes = leases.map(({ lane }) => lane);
  const rows = await tx
    .updateTable("inbox")
    .set({ attempts: sql<number>`attempts + 1` })
    .where("id", "in", (heads) =>
      heads
        .selectFrom("inbox")
        .select(({ fn }) => fn.min("id").as("id"))
        .where("lane", "in", lanes)
        .where("state", "=", "waiting")
        .groupBy("lane"),
    )
    .returning(["id", "lane", "message", "attempts", "received_at"])
    .execute();
  const byLane = new Map(rows.map((row) => [row.lane, row]));
  const claimed: ClaimedMessage[] = [];
  for (const lease of leases) {
    const row = byLane.get(lease.lane);
    if (row === undefined) {
      await releaseLane(tx, "in", lease.lane, claim.now.getTime());
      continue;
    }
    const message = readable(() => readMessage(row.message));
    if (message === null) await setUnreadable(tx, "in", row, claim.now);
    else {
      const receivedAt = new Date(row.received_at);
      claimed.push({ lease, message, attempt: row.attempts, receivedAt });
    }
  }
  return claimed;
}

/** @returns false when the lane is somebody else's, or the message was erased from another lane */
export async function settleMessage(
  tx: Tx,
  engine: Engine,
  { lease, message }: ClaimedMessage,
  settlement: Settlement,
  now: Date,
): Promise<boolean> {
  if (!(await holdsLane(tx, engine, "in", lease))) return false;
  const { setAside, deliveries, memory, turn, gap, erases } = settlement;
  const head = await headOf(tx, message)
    .set({
      state: setAside === null ? "done" : "dead",
      error: setAside,
      settled_at: now.getTime(),
    })
    .returning("id")
    .executeTakeFirst();
  if (head === undefined) {
    await releaseLane(tx, "in", lease.lane, now.getTime());
    return false;
  }
  if (erases !== null) await erase(tx, engine, erases, { upTo: head.id, now });
  await addDeliveries(tx, deliveries, now);
  if (memory !== null) await remember(tx, message.thread, memory.state, memory.until);
  if (turn !== null) await addTurn(tx, message, turn, now);
  if (gap !== null) await addGap(tx, message, gap, now);
  await releaseLane(tx, "in", lease.lane, now.getTime());
  return true;
}

export async function retryLater(
  tx: Tx,
  engine: Engine,
  { lease, message }: ClaimedMessage,
  at: Date,
  error: string,
): Promise<void> {
  if (!(await holdsLane(tx, engine, "in", lease))) return;
  await headOf(tx, message).set({ error }).execute();
  await releaseLane(tx, "in", lease.lane, at.getTime());
}

export async function handBackMessage(
  tx: Tx,
  engine: Engine,
  { lease, message }: ClaimedMessage,
  now: Date,
): Promise<void> {
  if (!(await holdsLane(tx, engine, "in", lease))) return;
  await headOf(tx, message)
    .set({ attempts: sql<number>`attempts - 1` })
    .execute();
  await releaseLane(tx, "in", lease.lane, now.getTime());
}

function headOf(tx: Tx, { thread, id }: InboundMessage) {
  return tx
    .updateTable("inbox")
    .where("platform", "=", thread.platform)
    .where("installation", "=", thread.installation)
    .where("event_id", "=", id)
    .where("state", "=", "waiting");
}

async function addTurn(
  tx: Tx,
  { thread, sender }: InboundMessage,
  turn: TurnRecord,
  now: Date,
): Promise<void> {
  await tx
    .insertInto("answer")
    .values({
      id: turn.id,
      platform: thread.platform,
      lane: laneOf(thread),
      person: personName({ installation: thread.installation, person: sender }),
      language: turn.language,
      outcome: turn.outcome,
      as_of: turn.asOf,
      articles: JSON.stringify(turn.articles),
      asserted: JSON.stringify(turn.asserted),
      helpful: null,
      created_at: now.getTime(),
    })
    .execute();
}

async function addGap(
  tx: Tx,
  { thread, sender }: InboundMessage,
  gap: GapEntry,
  now: Date,
): Promise<void> {
  await tx
    .insertInto("gap")
    .values({
      ...gap,
      platform: thread.platform,
      person: personName({ installation: thread.installation, person: sender }),
      // The one character that PostgreSQL does not keep; a whole answer must not fail for it.
      question: gap.question.replaceAll("\u0000", ""),
      nearest: gap.nearest ?? "",
      created_at: now.getTime(),
    })
    .execute();
}
