import type { CentreId } from "../domain/staff.ts";
import type { CannedReplies, CannedReply } from "../ports/canned-replies.ts";
import { recordAudit } from "./audit.ts";
import type { Database } from "./database.ts";
import { reading } from "./reading.ts";

/** Canned replies in the application's own database. */
export function createCannedReplies(database: Database): CannedReplies {
  const { engine, db } = database;
  const all = () =>
    db.selectFrom("canned_reply").select(["id", "centre", "language", "title", "text"]);
  return {
    list: (centres) =>
      reading(engine, async () => {
        const rows = await all()
          .$if(centres !== "all", (query) =>
            query.where((each) =>
              each.or([
                each("centre", "is", null),
                ...(centres === "all" || centres.length === 0
                  ? []
                  : [each("centre", "in", centres)]),
              ]),
            ),
          )
          .orderBy("title")
          .orderBy("id")
          .execute();
        return rows.map(readCanned);
      }),
    find: (id) =>
      reading(engine, async () => {
        const row = await all().where("id", "=", id).executeTakeFirst();
        return row === undefined ? null : readCanned(row);
      }),
    save: ({ id, ...reply }, by, now) =>
      database.write(async (tx) => {
        const row = { ...reply, updated_at: now.getTime() };
        await tx
          .insertInto("canned_reply")
          .values({ id, ...row })
          .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
          .execute();
        const details = { title: reply.title, centre: reply.centre };
        await recordAudit(tx, { at: now, actor: by, action: "canned.saved", target: id, details });
      }),
    remove: (id, by, now) =>
      database.write(async (tx) => {
        const removed = await tx
          .deleteFrom("canned_reply")
          .where("id", "=", id)
          .returning(["title", "centre"])
          .executeTakeFirst();
        if (removed === undefined) return false;
        const entry = { at: now, actor: by, action: "canned.removed", target: id } as const;
        await recordAudit(tx, { ...entry, details: removed });
        return true;
      }),
  };
}

function readCanned({
  centre,
  ...row
}: Omit<CannedReply, "centre"> & { readonly centre: string | null }): CannedReply {
  return { ...row, centre: centre as CentreId | null };
}
