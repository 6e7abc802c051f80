import { sql, type QueryResult, type RawBuilder } from "kysely";
import { randomUUID } from "node:crypto";
import type { Claim, Lease } from "../ports/message-store.ts";
import type { Db, Engine, Tx } from "./database.ts";
import { run, runBoth, runForLater, type Query } from "./statements.ts";
import type { LaneKind } from "./tables.ts";

/** The table of each kind of lane. */
export const ROWS = { in: "inbox", out: "outbox" } as const;

/**
 * Says that a lane has work now. One that waits to try its first row again goes on waiting: a later row must neither
 * overtake the first nor hurry it.
 */
export async function wakeLane(tx: Tx, kind: LaneKind, name: string, at: number): Promise<void> {
  await run(
    tx,
    tx
      .insertInto("lane")
      .values({ kind, name, next_at: at, locked_until: 0, lease: null })
      .onConflict((conflict) =>
        conflict.columns(["kind", "name"]).doUpdateSet({
          next_at: sql<number>`coalesce(lane.next_at, excluded.next_at)`,
        }),
      ),
  );
}

/** A lane into which was written, and the right to work on it if nothing else was in it. */
export interface Taken {
  readonly lease: Lease;
  /** Known when the transaction is committed, and not to be waited for before. */
  readonly isHeld: Promise<boolean>;
}

/**
 * As {@link wakeLane}, and takes the lane at once where it was empty, which is when it is not there: what is written into
 * it by the same transaction is its first row.
 *
 * @param unless what keeps it from being taken, as a condition
 */
export async function takeLane(
  tx: Tx,
  kind: LaneKind,
  name: string,
  at: number,
  { leaseMs, unless }: { readonly leaseMs: number; readonly unless?: RawBuilder<boolean> },
): Promise<Taken> {
  const token = randomUUID();
  const until = at + leaseMs;
  const held =
    unless === undefined
      ? { locked_until: until, lease: token }
      : {
          locked_until: sql<number>`case when ${unless} then 0 else cast(${until} as bigint) end`,
          lease: sql<string | null>`case when ${unless} then null else ${token} end`,
        };
  const { rows } = await runForLater(
    tx,
    tx
      .insertInto("lane")
      .values({ kind, name, next_at: at, ...held })
      .onConflict((conflict) =>
        conflict.columns(["kind", "name"]).doUpdateSet({
          next_at: sql<number>`coalesce(lane.next_at, excluded.next_at)`,
        }),
      )
      .returning("lease"),
  );
  const isHeld = rows.then(([lane]) => lane?.lease === token);
  return { lease: { lane: name, token }, isHeld };
}

/** Whether a lease holds, as a condition. */
export function isHeldBy(kind: LaneKind, { lane, token }: Lease): RawBuilder<boolean> {
  return sql<boolean>`exists (select 1 from lane where lane.kind = ${kind}
    and lane.name = ${lane} and lane.lease = ${token})`;
}

/** Has a lane that waits to try its first row again run now: that row is gone. */
export async function hurryLane(tx: Tx, kind: LaneKind, name: string, at: number): Promise<void> {
  await tx
    .updateTable("lane")
    .set({ next_at: at })
    .where("kind", "=", kind)
    .where("name", "=", name)
    .where("next_at", ">", at)
    .execute();
}

/** Takes lanes that may run and that nobody holds. */
export async function claimLanes(
  tx: Tx,
  engine: Engine,
  kind: LaneKind,
  token: string,
  { now, leaseMs, most }: Claim,
): Promise<readonly Lease[]> {
  const at = now.getTime();
  let free = tx
    .selectFrom("lane")
    .select("name")
    .where("kind", "=", kind)
    .where("next_at", "<=", at)
    .where("locked_until", "<=", at)
    .orderBy("next_at")
    .limit(most);
  if (engine.locksRows) free = free.forUpdate().skipLocked();
  // In a query of its own, which is looked through once: it takes no more lanes than it is to.
  const taken = await tx
    .with("free", () => free)
    .updateTable("lane")
    .from("free")
    .set({ lease: token, locked_until: at + leaseMs })
    .where("lane.kind", "=", kind)
    .whereRef("lane.name", "=", "free.name")
    .returning("lane.name")
    .execute();
  return taken.map(({ name }) => ({ lane: name, token }));
}

/**
 * Whether the lease still holds. On an engine with many writers the lane then stays locked until the transaction ends,
 * so that a message that comes in meanwhile is seen by {@link releaseLane} or wakes the lane after it.
 */
export async function holdsLane(
  tx: Tx,
  engine: Engine,
  kind: LaneKind,
  lease: Lease,
): Promise<boolean> {
  return (await heldLane(tx, engine, kind, lease).executeTakeFirst()) !== undefined;
}

function heldLane(tx: Tx, engine: Engine, kind: LaneKind, { lane, token }: Lease) {
  const held = tx
    .selectFrom("lane")
    .select("name")
    .where("kind", "=", kind)
    .where("name", "=", lane)
    .where("lease", "=", token);
  return engine.locksRows ? held.forUpdate() : held;
}

/**
 * Locks lanes in the order of their names, before any row in them: who sends locks in this order too, and two that wait
 * for each other would both be undone. One that is not there yet is made, idle, since nothing else could be locked of it.
 */
export async function lockLanes(
  tx: Tx,
  engine: Engine,
  kind: LaneKind,
  names: readonly string[],
): Promise<void> {
  if (!engine.locksRows || names.length === 0) return;
  const sorted = [...new Set(names)].toSorted();
  const idle = { kind, next_at: null, locked_until: 0, lease: null };
  await tx
    .insertInto("lane")
    .values(sorted.map((name) => ({ ...idle, name })))
    .onConflict((conflict) =>
      conflict.columns(["kind", "name"]).doUpdateSet({ lease: sql`lane.lease` }),
    )
    .execute();
}

/**
 * Lets go of a lane that is held: it runs again at an instant when something waits in it, else it is removed, since its name
 * tells a conversation. Whoever has work for it meanwhile waits for the row, and makes it anew.
 */
export async function releaseLane(tx: Tx, kind: LaneKind, name: string, at: number): Promise<void> {
  const waits = tx
    .selectFrom(ROWS[kind])
    .select("id")
    .where("lane", "=", name)
    .where("state", "=", "waiting");
  await run(
    tx,
    tx
      .deleteFrom("lane")
      .where("kind", "=", kind)
      .where("name", "=", name)
      .where((lane) => lane.not(lane.exists(waits))),
  );
  await run(
    tx,
    tx
      .updateTable("lane")
      .set({ lease: null, locked_until: 0, next_at: at })
      .where("kind", "=", kind)
      .where("name", "=", name),
  );
}

/** Removes those that {@link lockLanes} made and that nobody had work for. */
export async function removeIdleLanes(
  tx: Tx,
  kind: LaneKind,
  names: readonly string[],
): Promise<void> {
  if (names.length === 0) return;
  await tx
    .deleteFrom("lane")
    .where("kind", "=", kind)
    .where("name", "in", names)
    .where("next_at", "is", null)
    .where("lease", "is", null)
    .execute();
}

/**
 * Changes something for the holder of a lane and lets the lane go, to run again at an instant.
 *
 * @param first what is changed first, which goes to the database together with the question whose the lane is: it must change
 * nothing unless what it is given holds, which says that the lane is held still
 * @param change given what became of it
 * @returns what the change says; false, with nothing changed, when the lane is somebody else's
 */
export async function letGo<Row>(
  tx: Tx,
  engine: Engine,
  kind: LaneKind,
  { lease, at }: { readonly lease: Lease; readonly at: Date },
  first: (isHeld: RawBuilder<boolean>) => Query<Row>,
  change: (changed: QueryResult<Row>) => Promise<boolean>,
): Promise<boolean> {
  const isHeld = isHeldBy(kind, lease);
  const [held, result] = await runBoth(tx, heldLane(tx, engine, kind, lease), first(isHeld));
  if (held.rows.length === 0) return false;
  const changed = await change(result);
  await releaseLane(tx, kind, lease.lane, at.getTime());
  return changed;
}

/** Holds lanes until an instant; returns those whose lease is no longer ours. */
export async function renewLanes(
  tx: Tx,
  kind: LaneKind,
  leases: readonly Lease[],
  until: number,
): Promise<readonly Lease[]> {
  const lost: Lease[] = [];
  for (const lease of leases) {
    const { numUpdatedRows } = await tx
      .updateTable("lane")
      .set({ locked_until: until })
      .where("kind", "=", kind)
      .where("name", "=", lease.lane)
      .where("lease", "=", lease.token)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) lost.push(lease);
  }
  return lost;
}

export async function releaseAllLanes(tx: Tx): Promise<void> {
  await tx
    .updateTable("lane")
    .set({ lease: null, locked_until: 0 })
    .where("lease", "is not", null)
    .execute();
}

/** Whether a lane of that name has work, in either direction; one that is held has as well. */
export async function isWaiting(db: Db, name: string): Promise<boolean> {
  const row = await db
    .selectFrom("lane")
    .select("name")
    .where("kind", "in", ["in", "out"])
    .where("name", "=", name)
    .where("next_at", "is not", null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Lanes that are held are among the first that are due, and there are no more of them than this. */
const MOST_HELD = 500;

/**
 * The earliest instant at which a lane may run, or the lease of its holder ends; `null` when all are idle.
 *
 * Only the first lanes are looked at: when many thousands wait for a platform, to look at all of them would take longer
 * than to serve one.
 */
export async function nextInstant(db: Db, kind: LaneKind): Promise<number | null> {
  const row = await db
    .selectFrom((first) =>
      first
        .selectFrom("lane")
        .select(["next_at", "locked_until"])
        .where("kind", "=", kind)
        .where("next_at", "is not", null)
        .orderBy("next_at")
        .limit(MOST_HELD)
        .as("first"),
    )
    .select(
      sql<
        number | null
      >`min(case when next_at > locked_until then next_at else locked_until end)`.as("at"),
    )
    .executeTakeFirst();
  return row?.at ?? null;
}
