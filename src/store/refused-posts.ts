import type { Insertable } from "kysely";
import type { CaseId } from "../domain/case.ts";
import {
  surfaceThread,
  type Destination,
  type SurfaceDelivery,
  type SurfacePost,
} from "../domain/staff-surface.ts";
import type { Db, Tx } from "./database.ts";
import { laneOf } from "./names.ts";
import { readDelivery } from "./rows.ts";
import type { OutboxTable } from "./tables.ts";

type Kind = SurfacePost["kind"];

/** What everybody in a channel is shown of a case. */
const SHOWN: readonly Kind[] = ["card", "line"];
/** All that holds something of a case, and what takes it back. */
const OF_CASE: readonly Kind[] = [...SHOWN, "preview", "purge"];

/** Whether a post is one that makes a thread tell all of its case. */
export function isShown({ post }: SurfaceDelivery): boolean {
  return SHOWN.includes(post.kind);
}

/** The lanes of a case in which a card or a line was given up, and so is not seen. */
export async function lanesWithRefused(
  db: Db,
  id: CaseId,
  destinations: readonly Destination[],
): Promise<ReadonlySet<string>> {
  const lanes = destinations.map((destination) => laneOf(surfaceThread(destination, id)));
  if (lanes.length === 0) return new Set();
  const rows = await postsIn(db, lanes, ["dead"], SHOWN);
  return new Set(rows.map(({ row }) => row.lane));
}

/**
 * Posts the lines of a lane that were given up once more, in their order, behind the card that was added last. Cards that
 * were given up are dropped: that one shows how the case stands now.
 */
export async function postRefusedAnew(tx: Tx, lane: string, now: Date): Promise<void> {
  const refused = await postsIn(tx, [lane], ["dead"], SHOWN);
  await remove(tx, refused);
  const lines = refused.filter(({ kind }) => kind === "line");
  if (lines.length === 0) return;
  const anew = { state: "waiting", attempts: 0, error: null, settled_at: null } as const;
  // Rows of their own: under their old numbers they would come before the card.
  await tx
    .insertInto("outbox")
    .values(lines.map(({ row }) => ({ ...row, ...anew, created_at: now.getTime() })))
    .execute();
}

/** Drops what is not posted yet in a lane, or never was: it is about to be taken back. */
export async function dropUnposted(tx: Tx, lane: string): Promise<void> {
  await remove(tx, await postsIn(tx, [lane], ["waiting", "dead"], OF_CASE));
}

/**
 * Drops what would take a case back that is shown again; nothing waits any longer for a platform that cannot do it.
 *
 * @returns whether there was such a thing
 */
export async function dropPurges(tx: Tx, lane: string): Promise<boolean> {
  const purges = await postsIn(tx, [lane], ["waiting"], ["purge"]);
  await remove(tx, purges);
  return purges.length > 0;
}

interface FoundPost {
  readonly id: number;
  readonly kind: Kind;
  readonly row: Insertable<OutboxTable>;
}

async function postsIn(
  db: Db | Tx,
  lanes: readonly string[],
  states: readonly OutboxTable["state"][],
  kinds: readonly Kind[],
): Promise<readonly FoundPost[]> {
  const rows = await db
    .selectFrom("outbox")
    .selectAll()
    .where("lane", "in", lanes)
    .where("state", "in", states)
    .orderBy("id")
    .execute();
  return rows.flatMap(({ id, ...row }) => {
    const kind = kindOf(row.delivery);
    return kind !== null && kinds.includes(kind) ? [{ id, kind, row }] : [];
  });
}

/** `null` for what is no post, or cannot be read: whoever claims it gives it up. */
function kindOf(text: string): Kind | null {
  try {
    const delivery = readDelivery(text);
    return "post" in delivery ? delivery.post.kind : null;
  } catch {
    return null;
  }
}

async function remove(tx: Tx, posts: readonly FoundPost[]): Promise<void> {
  if (posts.length === 0) return;
  const ids = posts.map(({ id }) => id);
  await tx.deleteFrom("outbox").where("id", "in", ids).execute();
}
