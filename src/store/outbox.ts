import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Delivery } from "../domain/message.ts";
import type { Claim, ClaimedDelivery, DeliveryResult } from "../ports/message-store.ts";
import type { Engine, Tx } from "./database.ts";
import { claimLanes, holdsLane, releaseLane, wakeLane } from "./lanes.ts";
import { laneOf, personName } from "./names.ts";
import { readDelivery, writeDelivery } from "./rows.ts";

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
    .returning(["lane", "delivery", "attempts", "created_at"])
    .execute();
  const byLane = new Map(rows.map((row) => [row.lane, row]));
  const claimed: ClaimedDelivery[] = [];
  for (const lease of leases) {
    const row = byLane.get(lease.lane);
    if (row === undefined) await releaseLane(tx, "out", lease.lane, claim.now.getTime());
    else {
      claimed.push({
        lease,
        delivery: readDelivery(row.delivery),
        attempt: row.attempts,
        createdAt: new Date(row.created_at),
      });
    }
  }
  return claimed;
}

/** @returns false when the lane is somebody else's */
export async function settleDelivery(
  tx: Tx,
  engine: Engine,
  { lease, delivery }: ClaimedDelivery,
  result: DeliveryResult,
  now: Date,
): Promise<boolean> {
  if (!(await holdsLane(tx, engine, "out", lease))) return false;
  const row = tx
    .updateTable("outbox")
    .where("key", "=", delivery.key)
    .where("state", "=", "waiting");
  switch (result.kind) {
    case "sent":
      await row
        .set({
          state: "sent",
          platform_id: result.platformId,
          error: null,
          settled_at: now.getTime(),
        })
        .execute();
      break;
    case "later":
      await row.set({ error: result.error }).execute();
      break;
    case "dead":
      await row.set({ state: "dead", error: result.error, settled_at: now.getTime() }).execute();
      break;
  }
  const at = result.kind === "later" ? result.at : now;
  await releaseLane(tx, "out", lease.lane, at.getTime());
  return true;
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
