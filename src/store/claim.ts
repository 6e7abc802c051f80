import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Claim, Lease } from "../ports/message-store.ts";
import type { Engine, Tx } from "./database.ts";
import { claimLanes, releaseLane, ROWS } from "./lanes.ts";
import type { LaneKind } from "./tables.ts";

/** The first row of a lane, in or out. */
export interface HeadRow {
  readonly id: number;
  readonly lane: string;
  readonly attempts: number;
  readonly error: string | null;
  /** What it holds, as JSON. */
  readonly body: string;
  /** When it was made. */
  readonly at: number;
}

/** The error of a row that was given up since it could not be read. */
export const UNREADABLE = "unreadable";

const BODY = { in: "message", out: "delivery" } as const;
const MADE_AT = { in: "received_at", out: "created_at" } as const;

/**
 * Takes up free lanes, each with the first row that waits in it.
 *
 * The attempt is counted before it is made, so that what ends the process is noticed. What cannot be read, being damaged
 * or of a form that this version does not know, is given up: neither its lane nor any other waits for it.
 *
 * @param read makes of a row what its holder is to work on; what it throws says that the row cannot be read
 */
export async function claimFirst<Claimed>(
  tx: Tx,
  engine: Engine,
  kind: LaneKind,
  claim: Claim,
  read: (row: HeadRow, lease: Lease) => Claimed,
): Promise<readonly Claimed[]> {
  const leases = await claimLanes(tx, engine, kind, randomUUID(), claim);
  if (leases.length === 0) return [];
  const heads = await takeHeads(
    tx,
    kind,
    leases.map(({ lane }) => lane),
  );
  const claimed: Claimed[] = [];
  for (const lease of leases) {
    const row = heads.get(lease.lane);
    if (row === undefined) {
      await releaseLane(tx, kind, lease.lane, claim.now.getTime());
      continue;
    }
    try {
      claimed.push(read(row, lease));
    } catch {
      await setUnreadable(tx, kind, row, claim.now);
    }
  }
  return claimed;
}

async function takeHeads(
  tx: Tx,
  kind: LaneKind,
  lanes: readonly string[],
): Promise<ReadonlyMap<string, HeadRow>> {
  const rows = await tx
    .updateTable(ROWS[kind])
    .set({ attempts: sql<number>`attempts + 1` })
    .where("id", "in", (heads) =>
      heads
        .selectFrom(ROWS[kind])
        .select(({ fn }) => fn.min("id").as("id"))
        .where("lane", "in", lanes)
        .where("state", "=", "waiting")
        .groupBy("lane"),
    )
    .returning([
      "id",
      "lane",
      "attempts",
      "error",
      sql<string>`${sql.ref(BODY[kind])}`.as("body"),
      sql<number>`${sql.ref(MADE_AT[kind])}`.as("at"),
    ])
    .execute();
  return new Map(rows.map((row) => [row.lane, row]));
}

async function setUnreadable(
  tx: Tx,
  kind: LaneKind,
  { id, lane }: HeadRow,
  now: Date,
): Promise<void> {
  await tx
    .updateTable(ROWS[kind])
    .set({ state: "dead", error: UNREADABLE, settled_at: now.getTime() })
    .where("id", "=", id)
    .execute();
  await releaseLane(tx, kind, lane, now.getTime());
}
