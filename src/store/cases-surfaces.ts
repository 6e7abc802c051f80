import type { CaseId } from "../domain/case.ts";
import { surfaceThread, type Destination } from "../domain/staff-surface.ts";
import type { Db, Tx } from "./database.ts";
import { laneOf } from "./names.ts";

/** Where a case was posted. */
export async function surfacesOf(db: Db, id: CaseId): Promise<readonly Destination[]> {
  return db
    .selectFrom("case_surface")
    .select(["platform", "channel"])
    .where("case_id", "=", id)
    .orderBy("platform")
    .orderBy("channel")
    .execute();
}

/** Empties what staff wrote of a case in messengers; the names of their messages stay, so that a redelivery is known. */
export async function emptyStaffMessages(tx: Tx, id: CaseId): Promise<void> {
  const lanes = (await surfacesOf(tx, id)).map((surface) => laneOf(surfaceThread(surface, id)));
  if (lanes.length === 0) return;
  await tx
    .updateTable("inbox")
    .set({ message: "", person: "", error: null })
    .where("lane", "in", lanes)
    .where("state", "=", "done")
    .execute();
}
