import type { ConversationId, MessageId, PersonRef, PlatformName } from "../domain/message.ts";
import type { Engine, Tx } from "./database.ts";
import { lockLanes } from "./lanes.ts";
import { forget } from "./memory.ts";
import { personName } from "./names.ts";
import { forgetEvents } from "./forget-events.ts";

const CONVERSATION_IS_PERSON: ReadonlySet<PlatformName> = new Set(["web"]);

/** Up to where a person is erased. */
export interface Erasure {
  /** The number of the message that asks for it. */
  readonly upTo: number;
  readonly now: Date;
}

/**
 * What still waits up to the message that asks is ended too: nothing is sent to somebody who asked to be forgotten. The
 * names of events stay, and nothing else of them, so that a redelivered message is not answered again. What the person
 * wrote after that message was acknowledged as well, and is kept and answered.
 */
export async function erase(
  tx: Tx,
  engine: Engine,
  { platform, ...person }: PersonRef,
  { upTo, now }: Erasure,
): Promise<void> {
  const name = personName(person);
  const lanes = await lanesOf(tx, platform, name);
  await lockLanes(tx, engine, "out", lanes);
  await tx
    .updateTable("inbox")
    .set((expression) => ({
      message: "",
      person: "",
      error: null,
      state: "done",
      settled_at: expression.fn.coalesce("settled_at", expression.val(now.getTime())),
    }))
    .where("platform", "=", platform)
    .where("person", "=", name)
    .where("id", "<=", upTo)
    .execute();
  for (const table of ["outbox", "answer", "gap"] as const) {
    await tx
      .deleteFrom(table)
      .where("platform", "=", platform)
      .where("person", "=", name)
      .execute();
  }
  for (const lane of lanes) await forget(tx, lane);
  if (!CONVERSATION_IS_PERSON.has(platform)) return;
  const conversation = person.person as string as ConversationId;
  await forgetEvents(tx, conversation, await laterMessages(tx, platform, name), now);
}

async function lanesOf(tx: Tx, platform: string, person: string): Promise<readonly string[]> {
  const of = (table: "inbox" | "outbox") =>
    tx
      .selectFrom(table)
      .select("lane")
      .where("platform", "=", platform)
      .where("person", "=", person);
  const rows = await of("inbox").union(of("outbox")).orderBy("lane").execute();
  return rows.map(({ lane }) => lane);
}

/** The platform's ids of what a person wrote after the message that asked for the erasure. */
async function laterMessages(
  tx: Tx,
  platform: string,
  person: string,
): Promise<readonly MessageId[]> {
  const rows = await tx
    .selectFrom("inbox")
    .select("event_id")
    .where("platform", "=", platform)
    .where("person", "=", person)
    .execute();
  return rows.map(({ event_id }) => event_id as MessageId);
}
