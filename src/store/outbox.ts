import { sql, type RawBuilder, type Updateable } from "kysely";
import { wordsWithoutLabel } from "../domain/answer.ts";
import { plainText } from "../domain/block.ts";
import type { CaseId } from "../domain/case.ts";
import { caseOfDelivery } from "../domain/case-delivery.ts";
import { mayBeRead, partName, withTriesAnew, withUntoldTry } from "../domain/delivery-tries.ts";
import type { Delivery } from "../domain/message.ts";
import type { Outgoing, SurfaceDelivery } from "../domain/staff-surface.ts";
import type { Claim, ClaimedDelivery, DeliveryResult, Hand } from "../ports/message-store.ts";
import { beginCaseChange } from "./cases-change.ts";
import { noteSurface } from "./cases-surfaces.ts";
import { claimFirst, UNREADABLE } from "./claim.ts";
import type { Engine, Tx } from "./database.ts";
import { holdsLane, hurryLane, isHeldBy, letGo, takeLane, wakeLane, type Taken } from "./lanes.ts";
import { laneOf, personName } from "./names.ts";
import { dropPurges, dropUnposted, isShown, postRefusedAnew } from "./refused-posts.ts";
import { readDelivery, writeDelivery } from "./rows.ts";
import { run, type Query } from "./statements.ts";
import type { OutboxTable } from "./tables.ts";
import { forgetThread } from "./thread-notes.ts";
import { retell } from "./told.ts";

/**
 * A delivery with a key that is known already is left out. Lanes are taken in the order of their names, as wherever several
 * are; within each the order is as given.
 *
 * @param hand takes up an answer that is the only delivery; posts to staff may have to make way for others first
 * @returns its lane, where it was to be taken up
 */
export async function addDeliveries(
  tx: Tx,
  deliveries: readonly Outgoing[],
  now: Date,
  hand: Pick<Hand<unknown>, "leaseMs"> | null = null,
): Promise<TakenAnswer | null> {
  let taken: TakenAnswer | null = null;
  const byLane = deliveries
    .map((delivery) => ({ delivery, lane: laneOf(delivery.thread) }))
    .toSorted((a, b) => (a.lane < b.lane ? -1 : a.lane > b.lane ? 1 : 0));
  for (const { delivery, lane } of byLane) {
    const { platform, installation } = delivery.thread;
    // First, so that it stays locked: what comes into a lane later has the higher number.
    if (hand === null || deliveries.length > 1 || "post" in delivery) {
      await wakeLane(tx, "out", lane, now.getTime());
    } else {
      const { leaseMs } = hand;
      const unless = isKnown(delivery);
      taken = {
        ...(await takeLane(tx, "out", lane, now.getTime(), { leaseMs, unless })),
        delivery,
      };
    }
    if ("post" in delivery) await makeWay(tx, delivery, lane, now);
    const row = {
      key: delivery.key,
      platform,
      lane,
      // Posts to staff are nobody’s own; an erasure finds those of a case by their keys.
      person: "post" in delivery ? "" : personName({ installation, person: delivery.person }),
      delivery: writeDelivery(delivery),
      state: "waiting" as const,
      attempts: taken === null ? 0 : attemptsIf(isHeldBy("out", taken.lease)),
      platform_id: null,
      error: null,
      created_at: now.getTime(),
      settled_at: null,
    };
    const insertion = tx.insertInto("outbox").values(row);
    await run(
      tx,
      insertion.onConflict((conflict) => conflict.column("key").doNothing()),
    );
    if ("post" in delivery) await noteSurface(tx, delivery);
    if ("post" in delivery && delivery.post.kind === "card") await postRefusedAnew(tx, lane, now);
  }
  return taken;
}

/** Whether there is a delivery of that key, as a condition. */
function isKnown({ key }: Outgoing): RawBuilder<boolean> {
  return sql<boolean>`exists (select 1 from outbox where outbox.key = ${key})`;
}

function attemptsIf(isTaken: RawBuilder<boolean>): RawBuilder<number> {
  return sql<number>`case when ${isTaken} then 1 else 0 end`;
}

/** An answer whose lane was to be taken with it. */
export interface TakenAnswer extends Taken {
  readonly delivery: Delivery;
}

/** An answer as it was taken up when it was written; `null` where its lane was not free. */
export async function takenDelivery(
  taken: TakenAnswer | null,
  now: Date,
): Promise<ClaimedDelivery | null> {
  if (taken === null || !(await taken.isHeld)) return null;
  // As whoever claims it reads it.
  const read = readDelivery(writeDelivery(taken.delivery));
  return { lease: taken.lease, delivery: read, attempt: 1, lastError: null, createdAt: now };
}

/** What is about to be taken back is not posted any more, and what is shown again is not taken back. */
async function makeWay(tx: Tx, { post }: SurfaceDelivery, lane: string, now: Date): Promise<void> {
  if (post.kind === "purge") await dropUnposted(tx, lane);
  if (post.kind !== "card" || !(await dropPurges(tx, lane))) return;
  await hurryLane(tx, "out", lane, now.getTime());
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
  const isLast = isLastWord(delivery, result);
  const end = (isHeld: RawBuilder<boolean>): Query<unknown> =>
    isLast
      ? tx
          .deleteFrom("outbox")
          .where("key", "=", delivery.key)
          .where("state", "=", "waiting")
          .where(isHeld)
      : rowOf(tx, delivery)
          .set({ ...endOf(result, now), ...triesOf(delivery, result), ...leftOf(delivery, result) })
          .where(isHeld);
  return letGo(tx, engine, "out", { lease, at }, end, async ({ numAffectedRows }) => {
    if (numAffectedRows !== 1n) return false;
    if (isLast) await forgetThread(tx, delivery.thread);
    // Whoever looks at the case sees that a channel does not show all of it.
    const isUnseen = result.kind === "dead" && "post" in delivery && isShown(delivery);
    if (isUnseen) await beginCaseChange(tx);
    return true;
  });
}

/** Whether with this nothing more is to be said to somebody who was erased. */
export function isLastWord(delivery: Outgoing, { kind }: DeliveryResult): boolean {
  return !("post" in delivery) && delivery.afterErasure === true && kind !== "later";
}

/** @returns false when the lane is somebody else's, or the delivery was erased meanwhile */
export async function replaceDelivery(
  tx: Tx,
  engine: Engine,
  { lease, delivery: before, attempt }: ClaimedDelivery,
  delivery: Delivery,
  now: Date,
): Promise<boolean> {
  if (!(await holdsLane(tx, engine, "out", lease))) return false;
  const { numUpdatedRows } = await rowOf(tx, delivery)
    .set({ delivery: writeDelivery(delivery) })
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  const keepsBefore =
    !("post" in before) && (mayBeRead(before, attempt - 1) || (await isBegun(tx, before)));
  await retell(tx, delivery, keepsBefore, now);
  const inCase = caseOfDelivery(delivery.key);
  if (inCase !== null) {
    // Whoever looks at the case sees the words as they are from now on.
    await beginCaseChange(tx);
    await replaceEntry(tx, inCase, delivery);
  }
  return true;
}

/** Whether a part of several was sent. */
async function isBegun(tx: Tx, delivery: Delivery): Promise<boolean> {
  const row = await tx
    .selectFrom("thread_note")
    .select("name")
    .where("thread", "=", laneOf(delivery.thread))
    .where("kind", "=", "part")
    .where("name", "=", partName(delivery, 0))
    .executeTakeFirst();
  return row !== undefined;
}

/** What was said in a case is what the person gets. */
async function replaceEntry(tx: Tx, id: CaseId, { key, reply }: Delivery): Promise<void> {
  await tx
    .updateTable("case_entry")
    .set({ text: plainText(wordsWithoutLabel(reply)), language: reply.language })
    .where("case_id", "=", id)
    .where("delivery_key", "=", key)
    .execute();
}

export async function handBackDelivery(
  tx: Tx,
  engine: Engine,
  { lease, delivery }: ClaimedDelivery,
  at: Date,
): Promise<void> {
  const undo = (isHeld: RawBuilder<boolean>) =>
    rowOf(tx, delivery)
      .set({ attempts: sql<number>`attempts - 1` })
      .where(isHeld);
  await letGo(tx, engine, "out", { lease, at }, undo, () => Promise.resolve(true));
}

/** What is known of the tries of a delivery that was given up, before they are forgotten; of one that cannot be read nothing. */
export async function countTriesAnew(tx: Tx, id: number): Promise<void> {
  const row = await tx
    .selectFrom("outbox")
    .select(["delivery", "attempts"])
    .where("id", "=", id)
    .where("state", "=", "dead")
    .where("error", "<>", UNREADABLE)
    .executeTakeFirst();
  if (row === undefined) return;
  const delivery = readDelivery(row.delivery);
  if ("post" in delivery) return;
  const anew = writeDelivery(withTriesAnew(delivery, row.attempts));
  await tx.updateTable("outbox").set({ delivery: anew }).where("id", "=", id).execute();
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

/**
 * What is left of a delivery once it was sent: that it was, to whom and for what. Its words are where they went, the chat page’s own in its
 * events, and nobody reads them here again. Posts to staff stay whole, as they may be taken back.
 */
function leftOf(delivery: Outgoing, { kind }: DeliveryResult): Updateable<OutboxTable> {
  if (kind !== "sent" || "post" in delivery) return {};
  const { key, thread, person, inReplyTo } = delivery;
  return { delivery: JSON.stringify({ key, thread, person, inReplyTo, reply: {} }) };
}

/** What of its tries is known with a delivery. */
function triesOf(delivery: Outgoing, result: DeliveryResult): Updateable<OutboxTable> {
  if ("post" in delivery || result.kind === "sent" || result.untold !== true) return {};
  return { delivery: writeDelivery(withUntoldTry(delivery)) };
}
