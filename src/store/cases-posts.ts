import { sql } from "kysely";
import type { Case, CaseId } from "../domain/case.ts";
import { caseDeliveryKey } from "../domain/case-delivery.ts";
import { PLATFORM_NAMES } from "../domain/message.ts";
import { surfaceKeyOf } from "../domain/staff-surface.ts";
import type { Tx } from "./database.ts";
import { personName } from "./names.ts";
import { untell } from "./told.ts";

/** The lanes in which posts to staff of some cases wait, or were. */
export async function lanesOfPosts(tx: Tx, ids: readonly CaseId[]): Promise<readonly string[]> {
  const lanes: string[] = [];
  for (const id of ids) {
    const rows = await tx
      .selectFrom("outbox")
      .select("lane")
      .distinct()
      .where("platform", "in", PLATFORM_NAMES)
      .where("person", "=", "")
      .where(isPostOf(id))
      .execute();
    lanes.push(...rows.map(({ lane }) => lane));
  }
  return lanes;
}

/** Removes posts to staff of a case, whatever became of them: they hold its words. Their lanes are to be locked before. */
export async function removePosts(tx: Tx, id: CaseId): Promise<void> {
  await tx
    .deleteFrom("outbox")
    .where("platform", "in", PLATFORM_NAMES)
    .where("person", "=", "")
    .where(isPostOf(id))
    .execute();
}

/**
 * Removes what staff said to the person of a case, whatever became of it: what was given up could be sent after all. What was
 * not sent was not told either. The person's lane is to be locked before.
 */
export async function removeAnswers(tx: Tx, { id, thread, person }: Case): Promise<void> {
  const { platform, installation } = thread;
  const removed = await tx
    .deleteFrom("outbox")
    .where("platform", "=", platform)
    .where("person", "=", personName({ installation, person }))
    .where(keyBegins(caseDeliveryKey(id)))
    .returning(["state", "delivery"])
    .execute();
  const unsent = removed.filter(({ state }) => state !== "sent");
  await untell(
    tx,
    unsent.map(({ delivery }) => delivery),
  );
}

function isPostOf(id: CaseId) {
  return keyBegins(surfaceKeyOf(id));
}

function keyBegins(name: string) {
  const beginning = `${name}/`;
  return sql<boolean>`substr(key, 1, ${beginning.length}) = ${beginning}`;
}
