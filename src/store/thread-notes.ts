import { SURFACE_INSTALLATION } from "../domain/staff-surface.ts";
import type { ThreadRef } from "../domain/message.ts";
import type { ThreadNotes } from "../ports/thread-notes.ts";
import type { Database, Tx } from "./database.ts";
import type { Eraser } from "./erase.ts";
import { laneOf, personName } from "./names.ts";
import { reading } from "./reading.ts";

/** Names of lanes of surfaces. */
const STAFF_THREADS = `%/${SURFACE_INSTALLATION}/%`;
const LONGEST_CASE_MS = 365 * 24 * 60 * 60 * 1_000;

/** Far below what an engine takes as the values of one statement. */
const NAMES_AT_ONCE = 500;

/** The notes of all adapters, in one table. */
export function createThreadNotes(database: Database): ThreadNotes {
  const { engine, db, write } = database;
  return {
    read: (thread, kind, name) =>
      reading(engine, async () => {
        const row = await db
          .selectFrom("thread_note")
          .select("data")
          .where("thread", "=", laneOf(thread))
          .where("kind", "=", kind)
          .where("name", "=", name)
          .executeTakeFirst();
        return row?.data ?? null;
      }),
    readAll: (thread, kind) =>
      reading(engine, async () => {
        const rows = await db
          .selectFrom("thread_note")
          .select(["name", "data"])
          .where("thread", "=", laneOf(thread))
          .where("kind", "=", kind)
          .execute();
        return new Map(rows.map(({ name, data }) => [name, data]));
      }),
    write: async (thread, person, notes, now) => {
      if (notes.length === 0) return;
      const { platform, installation } = thread;
      // PostgreSQL refuses to change one row twice in one statement; the last of a name counts.
      const last = new Map(notes.map((note) => [`${note.kind} ${note.name}`, note]));
      const rows = [...last.values()].map((note) => ({
        ...note,
        thread: laneOf(thread),
        platform,
        person: personName({ installation, person }),
        written_at: now.getTime(),
      }));
      await write(async (tx) => {
        await tx
          .insertInto("thread_note")
          .values(rows)
          .onConflict((conflict) =>
            conflict.columns(["thread", "kind", "name"]).doUpdateSet((expression) => ({
              data: expression.ref("excluded.data"),
              person: expression.ref("excluded.person"),
              written_at: expression.ref("excluded.written_at"),
            })),
          )
          .execute();
      });
    },
    remove: async (thread, kind, names) => {
      for (let from = 0; from < names.length; from += NAMES_AT_ONCE) {
        const some = names.slice(from, from + NAMES_AT_ONCE);
        await write(async (tx) => {
          await tx
            .deleteFrom("thread_note")
            .where("thread", "=", laneOf(thread))
            .where("kind", "=", kind)
            .where("name", "in", some)
            .execute();
        });
      }
      if (names.length > 0) await database.scrub();
    },
    expire: async (before) => {
      const removed = await write((tx) =>
        tx
          .deleteFrom("thread_note")
          .where("written_at", "<", before.getTime())
          // Threads of cases are taken back when the cases go, for which they have to be known until then.
          .where((each) =>
            each.or([
              each("thread", "not like", STAFF_THREADS),
              each("written_at", "<", before.getTime() - LONGEST_CASE_MS),
            ]),
          )
          .executeTakeFirst()
          .then(({ numDeletedRows }) => Number(numDeletedRows)),
      );
      if (removed > 0) await database.scrub();
      return removed;
    },
  };
}

/**
 * The eraser of the notes: an address stays, without its person, where the answer to the erasure goes, and where the person
 * wrote something since.
 */
export const eraseThreadNotes: Eraser = async (tx, { person, answeredIn }) => {
  const { platform } = person;
  const name = personName(person);
  const kept = tx
    .selectFrom("inbox")
    .select("lane")
    .where("platform", "=", platform)
    .where("person", "=", name);
  let notes = tx
    .deleteFrom("thread_note")
    .where("platform", "=", platform)
    .where("person", "=", name);
  notes = notes.where((note) => {
    const others = [note("thread", "not in", kept)];
    if (answeredIn.length > 0) others.push(note("thread", "not in", answeredIn));
    return note.or([note("kind", "!=", "address"), note.and(others)]);
  });
  await notes.execute();
  await tx
    .updateTable("thread_note")
    .set({ person: "" })
    .where("platform", "=", platform)
    .where("person", "=", name)
    .execute();
};

/**
 * Removes what is noted of a thread whose person was erased, once they were told so. What they wrote since needs its notes: a
 * message in the inbox, or one on its way there, whose address has its person again.
 */
export async function forgetThread(tx: Tx, thread: ThreadRef): Promise<void> {
  const lane = laneOf(thread);
  const later = tx.selectFrom("inbox").select("id").where("lane", "=", lane);
  await tx
    .deleteFrom("thread_note")
    .where("thread", "=", lane)
    .where((note) => note.or([note("kind", "!=", "address"), note("person", "=", "")]))
    .where((note) => note.not(note.exists(later)))
    .execute();
}
