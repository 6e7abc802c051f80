import type { Tx } from "./database.ts";
import { releaseLane } from "./lanes.ts";
import type { LaneKind } from "./tables.ts";

const ROWS = { in: "inbox", out: "outbox" } as const;

/** What a row holds; `null` when that is damaged, or of a form that this version does not know. */
export function readable<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/** Gives up a row that cannot be read, so that neither its lane nor any other waits for it. */
export async function setUnreadable(
  tx: Tx,
  kind: LaneKind,
  { id, lane }: { readonly id: number; readonly lane: string },
  now: Date,
): Promise<void> {
  await tx
    .updateTable(ROWS[kind])
    .set({ state: "dead", error: "unreadable", settled_at: now.getTime() })
    .where("id", "=", id)
    .execute();
  await releaseLane(tx, kind, lane, now.getTime());
}
