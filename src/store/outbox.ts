import { randomUUID } from "node:crypto";
import { sql, type Updateable } from "kysely";
import type { Delivery } from "../domain/message.ts";
import type { Claim, ClaimedDelivery, DeliveryResult } from "../ports/message-store.ts";
import type { Engine, Tx } from "./database.ts";
import { claimLanes, holdsLane, releaseLane, wakeLane } from "./lanes.ts";
import { laneOf, personName } from "./names.ts";
import { readDelivery, writeDelivery } from "./rows.ts";
import type { OutboxTable } from "./tables.ts";
import { readable, setUnreadable } from "./unreadable.ts";

/** A delivery with a key that is known already is left out. */
export async function addDeliveries(
  tx: Tx,
  deliveries: readonly Delivery[],
  now: Date,
): Promise<void> {
  for (const delivery of deliveries) {
    const { platform, installation } = delivery.thread;
    const lane = laneOf(delivery.thread);
    await tx
      .insertInto("outbox")
      .values({
        key: delivery.key,
        platform,
        lane,
        person: personName({ installation, person: delivery.person }),
        delivery: writeDelivery(delivery),
        state: "waiting",
        attempts: 0,
        platform_id: null,
        error: null,
        created_at: now.getTime(),
        settled_at: null,
      })
      .onConflict((conflict) => conflict.column("key").doNothing())
      .execute();
    await wakeLane(tx, "out", lane, now.getTime());
  }
}

/** As in the inbox: what ends the process is noticed by its attempts. */
export async function claimFirstDeliveries(
  tx: Tx,
  engine: Engine,
  claim: Claim,
): Promise<readonly ClaimedDelivery[]> {
  const leases = await claimLanes(tx, engine, "out", randomUUID(), claim);
  if (leases.length === 0) return [];
  const lanes = leases.map(({ lane }) => lane);
  const rows = await tx
    .updateTable("outbox")
    .set({ attempts: sql<number>`attempts + 1` })
    .where("id", "in", (heads) =>
      heads
        .selectFrom("outbox")
        .select(({ fn }) => fn.min("id").as("id"))
        .where("lane", "in", lanes)
        .where("state", "=", "waiting")
        .groupBy("lane"),
    )
    .returning(["id", "lane", "delivery", "attempts", "error", "created_at"])
    .execute();
  const byLane = new Map(rows.map((row) => [row.lane, row]));
  const claimed: ClaimedDelivery[] = [];
  for (const lease of leases) {
    const row = byLane.get(lease.lane);
    if (row === undefined) {
      await releaseLane(tx, "out", lease.lane, claim.now.getTime());
      continue;
    }
    const delivery = readable(() => readDelivery(row.delivery));
    if (delivery === null) await setUnreadable(tx, "out", row, claim.now);
    else {
      claimed.push({
        lease,
        delivery,
        attempt: row.attempts,
        lastError: row.error,
        createdAt: new Date(row.created_at),
      });
    }
  }
  return claimed;
}

/** @returns false when the lane is somebody else's, or the delivery was erased meanwhile */
export async function settleDelivery(
  tx: Tx,
  engine: Engine,
  { lease, delivery }: ClaimedDelivery,
  result: DeliveryResult,
  now: Date,
): Promise<boolean> {
  if (!(await holdsLane(tx, engine, "out", lease))) return false;
  const { numUpdatedRows } = await tx
    .updateTable("outbox")
    .set(endOf(result, now))
    .where("key", "=", delivery.key)
    .where("state", "=", "waiting")
    .executeTakeFirst();
  const at = result.kind === "later" ? result.at : now;
  await releaseLane(tx, "out", lease.lane, at.getTime());
  return numUpdatedRows === 1n;
}

function endOf(result: DeliveryResult, now: Date): Updateable<OutboxTable> {
  const settled_at = now.getTime();
  switch (result.kind) {
    case "sent":
      return { state: "sent", platform_id: result.platformId, error: null, settled_at };
    case "later":
      return { error: result.error };
    case "dead":
      return { state: "dead", error: result.error, settled_at };
  }
}

export async function handBackDelivery(
  tx: Tx,
  engine: Engine,
  { lease, delivery }: ClaimedDelivery,
  at: Date,
): Promise<void> {
  if (!(await holdsLane(tx, engine, "out", lease))) return;
  await tx
    .updateTable("outbox")
    .set({ attempts: sql<number>`attempts - 1` })
    .where("key", "=", delivery.key)
    .execute();
  await releaseLane(tx, "out", lease.lane, at.getTime());
}
