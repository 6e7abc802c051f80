import { sql } from "kysely";
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
import { notifying } from "./notify.ts";
import { oldest, removeInPieces, type RemovePiece } from "./pieces.ts";
import { reading } from "./reading.ts";
import { run, runBoth } from "./statements.ts";
import type { WebConversationTable, WebEventTable } from "./tables.ts";

/** The conversations of the chat page over one open database. */
export function createWebConversations(database: Database): WebConversationStore {
  const { engine, db, write } = database;
  return {
    create: (conversation) => write((tx) => create(tx, conversation)),
    find: (id) => reading(engine, () => find(db, id)),
    touch: (id, now) =>
      write(async (tx) => {
        await tx
          .updateTable("web_conversation")
          .set({ used_at: now.getTime() })
          .where("id", "=", id)
          .execute();
      }),
    hold: (id, draft) => write((tx) => hold(tx, engine, id, draft)),
    show: (id, messageId) => write((tx) => show(tx, engine, id, messageId)),
    discard: (id, messageId) =>
      write(async (tx) => {
        await tx
          .deleteFrom("web_event")
          .where("conversation", "=", id)
          .where("message_id", "=", messageId)
          .where("number", "is", null)
          .execute();
      }),
    append: (id, draft, inReplyTo) => write((tx) => appendEvent(tx, engine, id, draft, inReplyTo)),
    eventsAfter: (id, number, tokenHash) =>
      reading(engine, () => eventsAfter(db, id, number, tokenHash)),
    dataOf: (id, messageId) =>
      reading(engine, async () => (await latestOf(db, id, messageId))?.data ?? null),
    labelOf: (id, action) => reading(engine, () => labelOf(db, id, action)),
    watch: (heard) => {
      engine.wakeUps?.listen("page", (what) => {
        heard(what === null ? null : (what as ConversationId));
      });
    },
    expire: (day) => removeInPieces(database, unusedBefore(day.getTime())),
  };
}

async function create(
  tx: Tx,
  conversation: Omit<WebConversation, "returnedTokenHashes">,
): Promise<void> {
  const at = conversation.usedAt.getTime();
  await tx
    .insertInto("web_conversation")
    .values({
      id: conversation.id,
      token_hash: conversation.tokenHash,
      locale: conversation.locale,
      time_zone: conversation.timeZone,
      last_number: 0,
      forgotten_at: null,
      created_at: at,
      used_at: at,
    })
    .execute();
}

async function find(db: Db, id: ConversationId): Promise<WebConversation | null> {
  const rows = await db
    .selectFrom("web_conversation")
    .leftJoin("web_token", "web_token.conversation", "web_conversation.id")
    .select(["web_conversation.token_hash", "locale", "time_zone", "used_at"])
    .select("web_token.token_hash as returned")
    .where("web_conversation.id", "=", id)
    .orderBy("web_token.id")
    .execute();
  const [row] = rows;
  if (row === undefined) return null;
  return {
    id,
    tokenHash: row.token_hash,
    returnedTokenHashes: rows.flatMap(({ returned }) => returned ?? []),
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
  const [conversation, known] = await lockedWith(tx, engine, id, draft.messageId);
  if (conversation === undefined) return "gone";
  if (known !== undefined) return known.fingerprint === draft.fingerprint ? "known" : "conflict";
  await insert(tx, id, draft, { number: null, type: "message" });
  return "held";
}

/** {@link WebConversationStore.append} within a transaction. */
export async function appendEvent(
  tx: Tx,
  engine: Engine,
  id: ConversationId,
  draft: WebEventDraft,
  inReplyTo: string | null,
): Promise<"message" | "update" | "known" | "erased" | "gone"> {
  const [conversation, known] = await lockedWith(tx, engine, id, draft.messageId);
  if (conversation === undefined) return "gone";
  const { last_number: last, forgotten_at } = conversation;
  if (known?.fingerprint === draft.fingerprint) return "known";
  const old = forgotten_at !== null && draft.at.getTime() < forgotten_at;
  if (old && !(await isThere(tx, id, inReplyTo))) return "erased";
  const type = known === undefined ? "message" : "update";
  const before = inReplyTo === null ? last : await showHeld(tx, id, inReplyTo, last);
  await insert(tx, id, draft, { number: before + 1, type });
  await setLast(tx, engine, id, before + 1);
  return type;
}

/**
 * Whether the question of an answer is still there. It tells an answer to what was said after an erasure even where the
 * clocks of two processes do not agree to the millisecond.
 */
async function isThere(tx: Tx, id: ConversationId, messageId: string | null): Promise<boolean> {
  return messageId !== null && (await latestOf(tx, id, messageId)) !== null;
}

async function show(
  tx: Tx,
  engine: Engine,
  id: ConversationId,
  messageId: string,
): Promise<boolean> {
  const conversation = await lockConversation(tx, engine, id);
  if (conversation === null) return false;
  const { last_number: last } = conversation;
  const now = await showHeld(tx, id, messageId, last);
  if (now > last) await setLast(tx, engine, id, now);
  return now > last || isThere(tx, id, messageId);
}

/** What was said and what nobody used before an instant. The events first: the rest of a conversation's go with it. */
function unusedBefore(at: number): readonly RemovePiece[] {
  // A page that was away for long must still hear of an erasure, which holds no words.
  const old = sql`created_at < ${at} and type <> 'forgotten'`;
  // Somebody may wait there for an answer to a case, and comes back by its PIN.
  const hasCase = sql`exists (select 1 from web_return where web_return.conversation = web_conversation.id)`;
  const unused = sql`used_at < ${at} and not ${hasCase}`;
  return [
    oldest({ table: "web_event", key: ["id"], where: old, first: "created_at" }),
    oldest({ table: "web_conversation", key: ["id"], where: unused, first: "used_at" }),
  ];
}

/**
 * The last number given, and when it was erased. On an engine with many writers the conversation then stays locked until the transaction ends,
 * so that numbers are committed in their order and a reader never meets a later one first.
 */
export async function lockConversation(
  tx: Tx,
  engine: Engine,
  id: ConversationId,
): Promise<Locked | null> {
  return (await lockedConversation(tx, engine, id).executeTakeFirst()) ?? null;
}

type Locked = Pick<WebConversationTable, "last_number" | "forgotten_at">;

function lockedConversation(tx: Tx, engine: Engine, id: ConversationId) {
  const row = tx
    .selectFrom("web_conversation")
    .select(["last_number", "forgotten_at"])
    .where("id", "=", id);
  return engine.locksRows ? row.forUpdate() : row;
}

/** Locks a conversation and tells the latest message of an id in it; `undefined` for what is not there. */
async function lockedWith(
  tx: Tx,
  engine: Engine,
  id: ConversationId,
  messageId: string,
): Promise<readonly [Locked | undefined, Latest | undefined]> {
  const [locked, latest] = await runBoth(
    tx,
    lockedConversation(tx, engine, id),
    latestMessage(tx, id, messageId),
  );
  return [locked.rows[0], latest.rows[0]];
}

/** Pages that are open at other processes read on once it is committed. */
async function setLast(tx: Tx, engine: Engine, id: ConversationId, number: number): Promise<void> {
  const update = tx
    .updateTable("web_conversation")
    .set({ last_number: number })
    .where("id", "=", id);
  await run(
    tx,
    engine.wakeUps === null ? update : update.returning(notifying("page", id).as("told")),
  );
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

/** The latest message of that id; `null` when there is none. */
async function latestOf(db: Db, id: ConversationId, messageId: string): Promise<Latest | null> {
  return (await latestMessage(db, id, messageId).executeTakeFirst()) ?? null;
}

type Latest = Pick<WebEventTable, "fingerprint" | "data">;

function latestMessage(db: Db, id: ConversationId, messageId: string) {
  return db
    .selectFrom("web_event")
    .select(["fingerprint", "data"])
    .where("conversation", "=", id)
    .where("message_id", "=", messageId)
    .orderBy("number", "desc")
    .limit(1);
}

async function insert(
  tx: Tx,
  conversation: ConversationId,
  { messageId, at, fingerprint, data, offers }: WebEventDraft,
  place: { readonly number: number | null; readonly type: "message" | "update" },
): Promise<void> {
  const event = {
    conversation,
    ...place,
    message_id: messageId,
    fingerprint,
    data,
    offers: offers.length === 0 ? null : JSON.stringify(offers),
    created_at: at.getTime(),
  };
  await run(tx, tx.insertInto("web_event").values(event));
}

async function eventsAfter(
  db: Db,
  id: ConversationId,
  number: number,
  tokenHash: string,
): Promise<readonly WebEvent[] | null> {
  const rows = await db
    .selectFrom("web_conversation")
    .leftJoin("web_event", (join) =>
      join
        .onRef("web_event.conversation", "=", "web_conversation.id")
        .on(
          "web_event.number",
          ">",
          sql<number>`case when web_conversation.last_number < cast(${number} as bigint) then 0 else cast(${number} as bigint) end`,
        ),
    )
    .select(["web_event.type", "web_event.number", "web_event.data"])
    .where("web_conversation.id", "=", id)
    .where(isOpenedBy(tokenHash))
    .orderBy("web_event.number", "desc")
    .limit(MOST_WEB_EVENTS)
    .execute();
  if (rows.length === 0) return null;
  // One row without an event where there is none.
  return rows
    .reverse()
    .flatMap(({ type, number: place, data }) =>
      type === null || place === null || data === null ? [] : [{ type, number: place, data }],
    );
}

/** Of a row of `web_conversation`. */
function isOpenedBy(tokenHash: string) {
  return sql<boolean>`(web_conversation.token_hash = ${tokenHash} or exists (
    select 1 from web_token
    where web_token.conversation = web_conversation.id and web_token.token_hash = ${tokenHash}
  ))`;
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
