import { sql } from "kysely";
import type { ConversationId, MessageId } from "../domain/message.ts";
import { messageIdIn } from "../ports/web-conversations.ts";
import type { Engine, Tx } from "./database.ts";
import type { Eraser } from "./erase.ts";
import { notifying } from "./notify.ts";
import { removeReturned } from "./web-returns.ts";

/**
 * The eraser of the chat page's tables: there the conversation is the person. Browsers that came back to it are let in no
 * longer, but for the one that asks.
 */
export function webEventsEraser(engine: Engine): Eraser {
  return async (tx, { person, kept, askedWith, now }) => {
    if (person.platform !== "web") return;
    const conversation = person.person as string as ConversationId;
    await forgetEvents(tx, engine, conversation, kept, now);
    await removeReturned(tx, conversation, askedWith);
  };
}

/**
 * Removes what a conversation of the chat page shows and what the browser said of its reader. An event that says so
 * takes the place of the others, so that pages show it, late ones too.
 *
 * @param kept ids, as the service knows them, of the person's messages that were accepted after the one that asks: they
 * are shown anew after that event, which empties pages
 */
export async function forgetEvents(
  tx: Tx,
  engine: Engine,
  conversation: ConversationId,
  kept: readonly MessageId[],
  now: Date,
): Promise<void> {
  const row = await tx
    .updateTable("web_conversation")
    .set(({ eb }) => ({
      last_number: eb("last_number", "+", 1),
      forgotten_at: now.getTime(),
      locale: null,
      time_zone: null,
    }))
    .where("id", "=", conversation)
    .returning("last_number")
    .executeTakeFirst();
  if (row === undefined) return;
  const names = kept.map((id) => messageIdIn(conversation, id));
  await removeOthers(tx, conversation, names);
  await tx
    .insertInto("web_event")
    .values({
      conversation,
      number: row.last_number,
      type: "forgotten",
      message_id: "",
      fingerprint: "",
      data: "{}",
      offers: null,
      created_at: now.getTime(),
    })
    .execute();
  await renumber(tx, conversation, row.last_number);
  // Pages that are open at other processes are emptied as soon as those of this one.
  if (engine.wakeUps !== null) await sql`select ${notifying("page", conversation)}`.execute(tx);
}

async function removeOthers(tx: Tx, conversation: string, kept: readonly string[]): Promise<void> {
  let others = tx.deleteFrom("web_event").where("conversation", "=", conversation);
  if (kept.length > 0) others = others.where("message_id", "not in", kept);
  await others.execute();
}

/** Gives what is still shown from before the erasure numbers after it. */
async function renumber(tx: Tx, conversation: string, forgotten: number): Promise<void> {
  const shown = await tx
    .selectFrom("web_event")
    .select("number")
    .where("conversation", "=", conversation)
    .where("number", "<", forgotten)
    .orderBy("number")
    .$narrowType<{ number: number }>()
    .execute();
  for (const [index, { number }] of shown.entries()) {
    await tx
      .updateTable("web_event")
      .set({ number: forgotten + 1 + index })
      .where("conversation", "=", conversation)
      .where("number", "=", number)
      .execute();
  }
  if (shown.length === 0) return;
  await tx
    .updateTable("web_conversation")
    .set({ last_number: forgotten + shown.length })
    .where("id", "=", conversation)
    .execute();
}
