import { sql } from "kysely";
import { transition, type CaseAct, type CaseId } from "../domain/case.ts";
import type { StaffId } from "../domain/staff.ts";
import { beginCaseChange } from "./cases-change.ts";
import { removePosts } from "./cases-posts.ts";
import { emptyStaffMessages } from "./cases-surfaces.ts";
import { folded, writeEvent, type CaseRow } from "./cases-rows.ts";
import type { Tx } from "./database.ts";
import type { Eraser } from "./erase.ts";
import { personName } from "./names.ts";
import { removeTranslations } from "./translation-rows.ts";
import { removeReturnPin } from "./web-returns.ts";

const WITHDRAWN: CaseAct = { type: "withdrawn" };

/**
 * The eraser of cases. What is left of one is closed, without words and without the person: a reference that somebody was
 * told, and what the staff did.
 */
export const eraseCases: Eraser = async (tx, { person, now }) => {
  const { platform } = person;
  const name = personName(person);
  const theirs = tx
    .selectFrom("case_record")
    .select(["id", "reference", "state", "holder", "state_since"])
    .where("platform", "=", platform)
    .where("person", "=", name);
  if ((await theirs.executeTakeFirst()) === undefined) return;
  await beginCaseChange(tx);
  // Somebody else may have changed them until then.
  for (const row of await theirs.execute()) await eraseCase(tx, row, now);
};

type Erased = Pick<CaseRow, "id" | "reference" | "state" | "holder" | "state_since">;

async function eraseCase(tx: Tx, row: Erased, now: Date): Promise<void> {
  const id = row.id as CaseId;
  const end = transition({ state: row.state, holder: row.holder as StaffId | null }, WITHDRAWN);
  await tx.deleteFrom("case_entry").where("case_id", "=", id).execute();
  await removeTranslations(tx, id);
  await removePosts(tx, id);
  await emptyStaffMessages(tx, id);
  await removeReturnPin(tx, id);
  if (end !== null) {
    const event = { at: now, actor: { kind: "person" }, act: WITHDRAWN } as const;
    await tx.insertInto("case_event").values(writeEvent(id, event)).execute();
  }
  await tx
    .updateTable("case_record")
    .set({
      revision: sql<number>`revision + 1`,
      state: "closed",
      state_since: end === null ? row.state_since : now.getTime(),
      holder: null,
      held_until: null,
      lane: "",
      person: "",
      time_zone: null,
      question: "",
      failed_answer: null,
      search: folded(row.reference),
      changed_at: now.getTime(),
      due_at: null,
    })
    .where("id", "=", id)
    .execute();
}
