import type { CaseId } from "../domain/case.ts";
import { readSurfaceThread, surfaceThread, type SurfaceDelivery } from "../domain/staff-surface.ts";
import type { CaseSurface } from "../ports/case-store.ts";
import type { Db, Tx } from "./database.ts";
import { laneOf } from "./names.ts";

/** Where a case was posted. */
export async function surfacesOf(db: Db, id: CaseId): Promise<readonly CaseSurface[]> {
  const rows = await db
    .selectFrom("case_surface")
    .select(["platform", "channel", "is_left"])
    .where("case_id", "=", id)
    .orderBy("platform")
    .orderBy("channel")
    .execute();
  return rows.map(({ is_left, ...surface }) => ({ ...surface, isLeft: is_left === 1 }));
}

/** So that it can be taken back there, whatever becomes of the centre’s channels. */
export async function noteSurface(tx: Tx, { thread, post }: SurfaceDelivery): Promise<void> {
  const surface = readSurfaceThread(thread);
  const { platform } = thread;
  if (surface === null || platform === "web") return;
  const { id, channel } = surface;
  if (post.kind === "card") {
    await tx
      .insertInto("case_surface")
      .values({ case_id: id, platform, channel, is_left: 0 })
      .onConflict((conflict) =>
        conflict.columns(["case_id", "platform", "channel"]).doUpdateSet({ is_left: 0 }),
      )
      .execute();
  }
  if (post.kind === "purge") {
    await tx
      .updateTable("case_surface")
      .set({ is_left: 1 })
      .where("case_id", "=", id)
      .where("platform", "=", platform)
      .where("channel", "=", channel)
      .execute();
  }
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
