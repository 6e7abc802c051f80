import type { CaseId } from "../domain/case.ts";
import type { ThreadRef } from "../domain/message.ts";
import { readSurfaceThread, surfaceThread, type SurfaceDelivery } from "../domain/staff-surface.ts";
import type { CaseSurface } from "../ports/case-store.ts";
import { readEvent } from "./cases-rows.ts";
import type { Db, Engine, Tx } from "./database.ts";
import { lockLanes } from "./lanes.ts";
import { laneOf } from "./names.ts";
import { lanesWithRefused } from "./refused-posts.ts";

/** Where a case was posted. */
export async function surfacesOf(db: Db, id: CaseId): Promise<readonly CaseSurface[]> {
  const rows = await db
    .selectFrom("case_surface")
    .select(["platform", "channel", "is_left"])
    .where("case_id", "=", id)
    .orderBy("platform")
    .orderBy("channel")
    .execute();
  const refused = await lanesWithRefused(db, id, rows);
  return rows.map(({ is_left, ...surface }) => ({
    ...surface,
    isLeft: is_left === 1,
    isWhole: !refused.has(laneOf(surfaceThread(surface, id))),
  }));
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

/** What is left of a message whose words are gone; its name stays, so that a redelivery is known. */
export const EMPTIED_MESSAGE = { message: "", person: "", state: "done", error: null } as const;

/**
 * Empties what staff wrote of a case in messengers, and ends what was set aside, or it could be done after all. What is still
 * being done is emptied when it is settled, as {@link isTakenBack} tells then.
 */
export async function emptyStaffMessages(tx: Tx, id: CaseId): Promise<void> {
  const lanes = (await surfacesOf(tx, id)).map((surface) => laneOf(surfaceThread(surface, id)));
  if (lanes.length === 0) return;
  await tx
    .updateTable("inbox")
    .set(EMPTIED_MESSAGE)
    .where("lane", "in", lanes)
    .where("state", "in", ["done", "dead"])
    .execute();
}

/**
 * Whether the words of the case of a thread were taken back: its person withdrew or was forgotten, or it is kept no longer.
 * Who is just taking them back is waited for, and whoever does so later waits until this transaction ends.
 */
export async function isTakenBack(tx: Tx, engine: Engine, thread: ThreadRef): Promise<boolean> {
  const surface = readSurfaceThread(thread);
  if (surface === null) return false;
  await lockLanes(tx, engine, "out", [laneOf(thread)]);
  const record = await tx
    .selectFrom("case_record")
    .select(["state", "person"])
    .where("id", "=", surface.id)
    .executeTakeFirst();
  if (record === undefined || record.person === "") return true;
  if (record.state !== "closed") return false;
  const events = await tx
    .selectFrom("case_event")
    .select(["at", "actor", "act"])
    .where("case_id", "=", surface.id)
    .execute();
  return events.some((event) => readEvent(event).act.type === "withdrawn");
}
