import { sql, type Updateable } from "kysely";
import type { Outgoing } from "../domain/staff-surface.ts";
import type { Claim, ClaimedDelivery, DeliveryResult } from "../ports/message-store.ts";
import { noteSurface } from "./cases-surfaces.ts";
import { claimFirst } from "./claim.ts";
import type { Engine, Tx } from "./database.ts";
import { letGo, wakeLane } from "./lanes.ts";
import { laneOf, personName } from "./names.ts";
import { readDelivery, writeDelivery } from "./rows.ts";
import type { OutboxTable } from "./tables.ts";

/**
 * A delivery with a key that is known already is left out. Lanes are taken in the order of their names, as wherever several
 * are; within each the order is as given.
 */
export async function addDeliveries(
  tx: Tx,
  deliveries: readonly Outgoing[],
  now: Date,
): Promise<void> {
  const byLane = deliveries
    .map((delivery) => ({ delivery, lane: laneOf(delivery.thread) }))
    .toSorted((a, b) => (a.lane < b.lane ? -1 : a.lane > b.lane ? 1 : 0));
  for (const { delivery, lane } of byLane) {
    const { platform, installation } = delivery.thread;
    await tx
      .insertInto("outbox")
      .values({
        key: delivery.key,
        platform,
        lane,
        // Posts to staff are nobody’s own; an erasure finds those of a case by their keys.
        person: "post" in delivery ? "" : personName({ installation, person: delivery.person }),
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
    if ("post" in delivery) await noteSurface(tx, delivery);
    await wakeLane(tx, "out", lane, now.getTime());
  }
}

export function claimFirstDeliveries(
  tx: Tx,
  engine: Engine,
  claim: Claim,
): Promise<readonly ClaimedDelivery[]> {
  return claimFirst(tx, engine, "out", claim, ({ body, attempts, error, at }, lease) => {
    const delivery = readDelivery(body);
    return { lease, delivery, attempt: attempts, lastError: error, createdAt: new Date(at) };
  });
}

/** @returns false when the lane is somebody else's, or the delivery was erased meanwhile */
export function settleDelivery(
  tx: Tx,
  engine: Engine,
  { lease, delivery }: ClaimedDelivery,
  result: DeliveryResult,
  now: Date,
): Promise<boolean> {
  const at = result.kind === "later" ? result.at : now;
  return letGo(tx, engine, "out", { lease, at }, async () => {
    const { numUpdatedRows } = await rowOf(tx, delivery).set(endOf(result, now)).executeTakeFirst();
    return numUpdatedRows === 1n;
  });
}

export async function handBackDelivery(
  tx: Tx,
  engine: Engine,
  { lease, delivery }: ClaimedDelivery,
  at: Date,
): Promise<void> {
  await letGo(tx, engine, "out", { lease, at }, async () => {
    await rowOf(tx, delivery)
      .set({ attempts: sql<number>`attempts - 1` })
      .execute();
    return true;
  });
}

function rowOf(tx: Tx, { key }: Outgoing) {
  return tx.updateTable("outbox").where("key", "=", key).where("state", "=", "waiting");
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
