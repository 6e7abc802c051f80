import type { Action } from "../domain/answer.ts";
import type { ConversationId } from "../domain/message.ts";
import {
  MOST_WEB_EVENTS,
  type WebConversation,
  type WebConversationStore,
  type WebEvent,
  type WebEventDraft,
} from "../ports/web-conversations.ts";
import type { Database, Db, Engine, Tx } from "./database.ts";
import { reading } from "./reading.ts";

/** The conversations of the chat page over one open database. */
export function createWebConversations({ engine, db, write }: Database): WebConversationStore {
  return {
    create: (conversation) => write((tx) => create(tx, conversation)),
    find: (id) => reading(() => find(db, id)),
    touch: (id, now) =>
      write(async (tx) => {
        await tx
          .updateTable("web_conversation")
          .set({ used_at: now.getTime() })
          .where("id", "=", id)
          .execute();
      }),
    hold: (id, draft) => write((tx) => hold(tx, engine, id, draft)),
    show: (id, messageId) =>
      write(async (tx) => {
        const last = await lockConversation(tx, engine, id);
        if (last !== null) await setLast(tx, id, await showHeld(tx, id, messageId, last));
      }),
    append: (id, draft, inReplyTo) => write((tx) => append(tx, engine, id, draft, inReplyTo)),
    eventsAfter: (id, number) => reading(() => eventsAfter(db, id, number)),
    labelOf: (id, action) => reading(() => labelOf(db, id, action)),
    forget: (id) => write((tx) => forgetEvents(tx, id)),
    expire: (before) =>
      write(async (tx) => {
        // Their events go with them.
        const { numDeletedRows } = await tx
          .deleteFrom("web_conversation")
          .where("used_at", "<", before.getTime())
          .executeTakeFirst();
        return Number(numDeletedRows);
      }),
  };
}

/** Removes the events of a conversation. One that says so takes their place, so that pages show it, late ones too. */
export async function forgetEvents(tx: Tx, conversation: string): Promise<void> {
  const row = await tx
    .updateTable("web_conversation")
    .set(({ eb }) => ({ last_number: eb("last_number", "+", 1) }))
    .where("id", "=", conversation)
    .returning("last_number")
    .executeTakeFirst();
  if (row === undefined) return;
  await tx.deleteFrom("web_event").where("conversation", "=", conversation).execute();
  const number = row.last_number;
  await tx
    .insertInto("web_event")
    .values({
      conversation,
      number,
      type: "forgotten",
      message_id: "",
      fingerprint: "",
      data: "{}",
      offers: null,
    })
    .execute();
}

async function create(tx: Tx, conversation: WebConversation): Promise<void> {
  const at = conversation.usedAt.getTime();
  await tx
    .insertInto("web_conversation")
    .values({
      id: conversation.id,
      token_hash: conversation.tokenHash,
      locale: conversation.locale,
      time_zone: conversation.timeZone,
      last_number: 0,
      created_at: at,
      used_at: at,
    })
    .execute();
}

async function find(db: Db, id: ConversationId): Promise<WebConversation | null> {
  const row = await db
    .selectFrom("web_conversation")
    .select(["token_hash", "locale", "time_zone", "used_at"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id,
    tokenHash: row.token_hash,
    locale: row.locale,
    timeZone: row.time_zone,
    usedAt: new Date(row.used_at),
  };
}

async function hold(
  tx: Tx,
  engine: Engine,
  id: ConversationId,
  draft: WebEventDraft,
): Promise<"held" | "known" | "conflict" | "gone"> {
  if ((await lockConversation(tx, engine, id)) === null) return "gone";
  const known = await fingerprintOf(tx, id, draft.messageId);
  if (known !== null) return known === draft.fingerprint ? "known" : "conflict";
  await insert(tx, id, draft, { number: null, type: "message" });
  return "held";
}

async function append(
  tx: Tx,
  engine: Engine,
  id: ConversationId,
  draft: WebEventDraft,
  inReplyTo: string | null,
): Promise<"message" | "update" | "known" | "gone"> {
  const last = await lockConversation(tx, engine, id);
  if (last === null) return "gone";
  const known = await fingerprintOf(tx, id, draft.messageId);
  if (known === draft.fingerprint) return "known";
  const type = known === null ? "message" : "update";
  const before = inReplyTo === null ? last : await showHeld(tx, id, inReplyTo, last);
  await insert(tx, id, draft, { number: before + 1, type });
  await setLast(tx, id, before + 1);
  return type;
}

/**
 * The last number given. On an engine with many writers the conversation then stays locked until the transaction ends,
 * so that numbers are committed in their order and a reader never meets a later one first.
 */
async function lockConversation(
  tx: Tx,
  engine: Engine,
  id: ConversationId,
): Promise<number | null> {
  let row = tx.selectFrom("web_conversation").select("last_number").where("id", "=", id);
  if (engine.locksRows) row = row.forUpdate();
  return (await row.executeTakeFirst())?.last_number ?? null;
}

async function setLast(tx: Tx, id: ConversationId, number: number): Promise<void> {
  await tx
    .updateTable("web_conversation")
    .set({ last_number: number })
    .where("id", "=", id)
    .execute();
}

/** Gives a held message the next number; returns the last number given now. */
async function showHeld(
  tx: Tx,
  id: ConversationId,
  messageId: string,
  last: number,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable("web_event")
    .set({ number: last + 1 })
    .where("conversation", "=", id)
    .where("message_id", "=", messageId)
    .where("number", "is", null)
    .executeTakeFirst();
  return last + Number(numUpdatedRows);
}

/** Of the latest message of that id; `null` when there is none. */
async function fingerprintOf(
  tx: Tx,
  id: ConversationId,
  messageId: string,
): Promise<string | null> {
  const row = await tx
    .selectFrom("web_event")
    .select("fingerprint")
    .where("conversation", "=", id)
    .where("message_id", "=", messageId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.fingerprint ?? null;
}

async function insert(
  tx: Tx,
  conversation: ConversationId,
  { messageId, fingerprint, data, offers }: WebEventDraft,
  place: { readonly number: number | null; readonly type: "message" | "update" },
): Promise<void> {
  await tx
    .insertInto("web_event")
    .values({
      conversation,
      ...place,
      message_id: messageId,
      fingerprint,
      data,
      offers: offers.length === 0 ? null : JSON.stringify(offers),
    })
    .execute();
}

async function eventsAfter(
  db: Db,
  id: ConversationId,
  number: number,
): Promise<readonly WebEvent[] | null> {
  const conversation = await db
    .selectFrom("web_conversation")
    .select("last_number")
    .where("id", "=", id)
    .executeTakeFirst();
  if (conversation === undefined) return null;
  const rows = await db
    .selectFrom("web_event")
    .select(["type", "number", "data"])
    .where("conversation", "=", id)
    .where("number", ">", number <= conversation.last_number ? number : 0)
    .orderBy("number", "desc")
    .limit(MOST_WEB_EVENTS)
    .$narrowType<{ number: number }>()
    .execute();
  return rows.reverse();
}

async function labelOf(db: Db, id: ConversationId, action: string): Promise<string | null> {
  const rows = await db
    .selectFrom("web_event")
    .select("offers")
    .where("conversation", "=", id)
    .where("number", "is not", null)
    .where("offers", "is not", null)
    .orderBy("number", "desc")
    .limit(MOST_WEB_EVENTS)
    .$narrowType<{ offers: string }>()
    .execute();
  for (const { offers } of rows) {
    const offered = (JSON.parse(offers) as readonly Action[]).find((each) => each.id === action);
    if (offered !== undefined) return offered.label;
  }
  return null;
}
