import { sql } from "kysely";
import { standingAfter, transition, type Case } from "../domain/case.ts";
import { AppError, Conflict } from "../domain/errors.ts";
import type { CaseChange } from "../ports/case-store.ts";
import { emptyStaffMessages } from "./cases-surfaces.ts";
import { writeCourse, writeEntry, writeEvent, writeIdentity } from "./cases-rows.ts";
import { lanesOfPosts, removeAnswers, removePosts } from "./cases-posts.ts";
import type { Engine, Tx } from "./database.ts";
import { lockLanes } from "./lanes.ts";
import { laneOf } from "./names.ts";
import { countCase } from "./numbers-count.ts";
import { removeTranslations, scheduleTranslations } from "./translation-rows.ts";
import { changeReturnPin } from "./web-returns.ts";

/**
 * Counts a change, and thereby makes every other change of a case wait until this transaction ends: two writers never
 * wait for each other's cases, and numbers become visible in their order. So it comes before any row of a case is locked,
 * after any lane.
 */
export async function beginCaseChange(tx: Tx): Promise<void> {
  await tx
    .updateTable("case_change")
    .set({ last: sql<number>`last + 1` })
    .execute();
}

/**
 * Writes one step of a case within a transaction.
 *
 * When the person withdraws, what they shared goes, whatever the step itself would keep.
 *
 * @param askedWith of the token of a browser that came back to the conversation and asks for the step; `null` for all else
 * @throws Conflict the case was changed since it was seen, or its conversation has another one: the transaction is to be
 * undone
 * @throws AppError `internal` the step leads where no case can stand
 */
export async function applyCaseChange(
  tx: Tx,
  change: CaseChange,
  askedWith: string | null = null,
): Promise<void> {
  const { before, after, events } = change;
  requireLegal(change);
  await beginCaseChange(tx);
  const written = before === null ? await insert(tx, change) : await update(tx, change, before);
  if (!written) throw new Conflict("The case was changed by somebody else.");
  await countCase(tx, before, after);
  await changeReturnPin(tx, change, askedWith);
  if (withdraws(change)) {
    await tx.deleteFrom("case_entry").where("case_id", "=", after.id).execute();
    await removeTranslations(tx, after.id);
    await emptyStaffMessages(tx, after.id);
  }
  if (events.length > 0) {
    const rows = events.map((event) => writeEvent(after.id, event));
    await tx.insertInto("case_event").values(rows).execute();
  }
  await addEntries(tx, change);
  await scheduleTranslations(tx, change);
}

/**
 * Adds what was said with a step, after all that was said before. A note that is sent leaves its place for one at the end:
 * the person got it then, whatever they wrote since the note was made. Any other that is known already is left as it is.
 */
async function addEntries(tx: Tx, { after, entries }: CaseChange): Promise<void> {
  if (entries.length === 0) return;
  await tx
    .deleteFrom("case_entry")
    .where("case_id", "=", after.id)
    .where("kind", "=", "note")
    .where(
      "id",
      "in",
      entries.map(({ id }) => id),
    )
    .execute();
  await tx
    .insertInto("case_entry")
    .values(entries.map((entry) => writeEntry(after.id, entry)))
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
}

/**
 * When the person withdraws, takes back what is on its way to staff, and what staff say that is on its way to the person;
 * before anything else is sent to either. What is just being sent is settled as if it had been erased.
 *
 * @param lanes into which the step itself sends
 */
export async function takeBackOutgoing(
  tx: Tx,
  engine: Engine,
  change: CaseChange,
  lanes: readonly string[],
): Promise<void> {
  if (!withdraws(change)) return;
  const { after } = change;
  const posts = await lanesOfPosts(tx, [after.id]);
  await lockLanes(tx, engine, "out", [...posts, laneOf(after.thread), ...lanes]);
  await removePosts(tx, after.id);
  await removeAnswers(tx, after);
}

/** Whether words are removed, which then must not live on in the engine's files. */
export function withdraws({ events }: CaseChange): boolean {
  return events.some(({ act }) => act.type === "withdrawn");
}

/** A second case of the conversation, or one whose id or reference is known, is left out by the database itself. */
async function insert(tx: Tx, change: CaseChange): Promise<boolean> {
  const { after } = change;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("case_record")
    .values({
      ...writeIdentity(after),
      ...courseAfter(change),
      state_since: stateSince(change) ?? after.openedAt.getTime(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

async function update(tx: Tx, change: CaseChange, before: Case): Promise<boolean> {
  const since = stateSince(change);
  const { numUpdatedRows } = await tx
    .updateTable("case_record")
    .set({ ...courseAfter(change), ...(since === null ? {} : { state_since: since }) })
    .where("id", "=", before.id)
    .where("revision", "=", before.revision)
    .where("state", "=", before.standing.state)
    .where("holder", "is not distinct from", before.standing.holder)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

function courseAfter(change: CaseChange): ReturnType<typeof writeCourse> {
  const { after } = change;
  const left = { timeZone: null, question: "", failedAnswer: null };
  return writeCourse(withdraws(change) ? { ...after, ...left } : after);
}

/** When the state changed last within the step; `null` when it did not. */
function stateSince({ before, events }: CaseChange): number | null {
  let since: number | null = null;
  let standing = before?.standing ?? null;
  for (const { at, act } of events) {
    const next = transition(standing, act);
    if (next?.state !== standing?.state) since = at.getTime();
    standing = next;
  }
  return since;
}

function requireLegal({ before, after, events }: CaseChange): void {
  const end = standingAfter(
    events.map(({ act }) => act),
    before?.standing ?? null,
  );
  const follows =
    end !== null && end.state === after.standing.state && end.holder === after.standing.holder;
  if (!follows) throw illegal("its standing does not follow from what happened");
  if (after.revision !== (before?.revision ?? 0) + 1) throw illegal("its revision is not the next");
  if (before !== null && identityOf(before) !== identityOf(after)) {
    throw illegal("it would become another case");
  }
}

function identityOf(record: Case): string {
  return JSON.stringify(writeIdentity(record));
}

function illegal(why: string): AppError {
  return new AppError("internal", `A case cannot be stored: ${why}.`);
}
