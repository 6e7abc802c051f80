import { sql } from "kysely";
import type { CaseId, CaseReference } from "../domain/case.ts";
import type { ConversationId } from "../domain/message.ts";
import { tryOnce, withoutTry } from "../domain/tries.ts";
import { RETURN_TRIES } from "../domain/web-return.ts";
import type { CaseChange } from "../ports/case-store.ts";
import {
  MOST_RETURNED,
  type Returnable,
  type WebEntry,
  type WebReturnStore,
} from "../ports/web-returns.ts";
import type { Database, Db, Engine, Tx } from "./database.ts";
import { oldest, removeInPieces, type RemovePiece } from "./pieces.ts";
import { reading } from "./reading.ts";
import { appendEvent, lockConversation } from "./web-conversations.ts";

/** The PINs of cases over one open database. */
export function createWebReturnStore(database: Database): WebReturnStore {
  const { engine, db, write } = database;
  return {
    countTry: (reference, now) => write((tx) => countTry(tx, reference, now)),
    find: (reference) => reading(engine, () => find(db, reference)),
    enter: (entry, now) => write((tx) => enter(tx, engine, entry, now)),
    expire: (before) => removeInPieces(database, uselessBefore(before.getTime())),
  };
}

/**
 * What a step of a case does to its PIN, within the transaction of the step. With the PIN of a case that is over, those
 * whom a PIN let in go as well.
 *
 * @param askedWith of the token of the browser that asks for the step, which stays; `null` where none does that came back
 */
export async function changeReturnPin(
  tx: Tx,
  { before, after, returnPinHash }: CaseChange,
  askedWith: string | null,
): Promise<void> {
  if (after.standing.state === "closed") {
    // One that was closed before may still be rated.
    if (before?.standing.state === "closed") return;
    await removeReturnPin(tx, after.id);
    await removeReturned(tx, after.thread.conversation, askedWith);
  } else if (before === null && returnPinHash !== undefined) {
    const { conversation } = after.thread;
    await tx
      .insertInto("web_return")
      .values({ case_id: after.id, conversation, pin_hash: returnPinHash })
      .execute();
  }
}

export async function removeReturnPin(tx: Tx, id: CaseId): Promise<void> {
  await tx.deleteFrom("web_return").where("case_id", "=", id).execute();
}

/**
 * Lets the browsers that came back to a conversation in no longer.
 *
 * @param but of the token of one that stays; `null` for none
 */
export async function removeReturned(
  tx: Tx,
  conversation: ConversationId,
  but: string | null,
): Promise<void> {
  let returned = tx.deleteFrom("web_token").where("conversation", "=", conversation);
  if (but !== null) returned = returned.where("token_hash", "<>", but);
  await returned.execute();
}

async function countTry(tx: Tx, reference: CaseReference, now: Date): Promise<number> {
  const at = now.getTime();
  // Whoever else tries this reference waits from here until the commit.
  const { tries } = await tx
    .insertInto("web_return_try")
    .values({ reference, tries: "[]", last_at: at })
    .onConflict((conflict) => conflict.column("reference").doUpdateSet({ last_at: at }))
    .returning("tries")
    .executeTakeFirstOrThrow();
  const tried = tryOnce(JSON.parse(tries) as number[], RETURN_TRIES.reference, at);
  await setTries(tx, reference, tried.tries);
  return tried.waitMs;
}

async function setTries(tx: Tx, reference: CaseReference, tries: readonly number[]): Promise<void> {
  await tx
    .updateTable("web_return_try")
    .set({ tries: JSON.stringify(tries) })
    .where("reference", "=", reference)
    .execute();
}

async function find(db: Db, reference: CaseReference): Promise<Returnable | null> {
  const row = await db
    .selectFrom("web_return")
    .innerJoin("case_record", "case_record.id", "web_return.case_id")
    .innerJoin("web_conversation", "web_conversation.id", "web_return.conversation")
    .select(["web_conversation.id as conversation", "case_record.language", "pin_hash"])
    .where("case_record.reference", "=", reference)
    .where("case_record.state", "<>", "closed")
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    reference,
    conversation: row.conversation as ConversationId,
    language: row.language,
    pinHash: row.pin_hash,
  };
}

async function enter(
  tx: Tx,
  engine: Engine,
  { reference, conversation, pinHash, tokenHash, notice, triedAt }: WebEntry,
  now: Date,
): Promise<boolean> {
  // The conversation before the PIN, as an erasure locks them.
  if ((await lockConversation(tx, engine, conversation)) === null) return false;
  // What closes a case removes its PIN, so the PIN alone has to be there still, until the commit.
  let pin = tx.selectFrom("web_return").select("case_id").where("pin_hash", "=", pinHash);
  pin = pin.where("conversation", "=", conversation);
  if (engine.locksRows) pin = pin.forUpdate();
  if ((await pin.executeTakeFirst()) === undefined) return false;
  await addToken(tx, conversation, tokenHash, now);
  await appendEvent(tx, engine, conversation, notice, null);
  await tx
    .updateTable("web_conversation")
    .set({ used_at: now.getTime() })
    .where("id", "=", conversation)
    .execute();
  await forgiveTry(tx, engine, reference, triedAt);
  return true;
}

async function addToken(
  tx: Tx,
  conversation: ConversationId,
  tokenHash: string,
  now: Date,
): Promise<void> {
  const newest = tx
    .selectFrom("web_token")
    .select("id")
    .where("conversation", "=", conversation)
    .orderBy("id", "desc")
    .limit(MOST_RETURNED - 1);
  await tx
    .deleteFrom("web_token")
    .where("conversation", "=", conversation)
    .where("id", "not in", newest)
    .execute();
  await tx
    .insertInto("web_token")
    .values({ conversation, token_hash: tokenHash, created_at: now.getTime() })
    .execute();
}

async function forgiveTry(
  tx: Tx,
  engine: Engine,
  reference: CaseReference,
  triedAt: Date,
): Promise<void> {
  let counted = tx.selectFrom("web_return_try").select("tries").where("reference", "=", reference);
  if (engine.locksRows) counted = counted.forUpdate();
  const row = await counted.executeTakeFirst();
  if (row === undefined) return;
  const tries = withoutTry(JSON.parse(row.tries) as number[], triedAt.getTime());
  await setTries(tx, reference, tries);
}

function uselessBefore(at: number): readonly RemovePiece[] {
  const ofNothing = sql`not exists (select 1 from web_conversation where id = web_return.conversation)`;
  return [
    oldest({
      table: "web_return_try",
      key: ["reference"],
      where: sql`last_at < ${at}`,
      first: "last_at",
    }),
    oldest({ table: "web_return", key: ["case_id"], where: ofNothing, first: null }),
  ];
}
