import type { CaseId } from "../domain/case.ts";
import type { MessageId, PersonRef, PlatformName } from "../domain/message.ts";
import { lanesOfPosts } from "./cases-posts.ts";
import type { Engine, Tx } from "./database.ts";
import { lockLanes, removeIdleLanes } from "./lanes.ts";
import { forget } from "./memory.ts";
import { erasedEventId, personName } from "./names.ts";

/** One erasure, as the tables of a platform's own are told of it. */
export interface Erasure {
  readonly person: PersonRef;
  /** What the person wrote after the message that asks, by the platform's ids; it was accepted and is kept. */
  readonly kept: readonly MessageId[];
  /** Of the token of the browser that asks, where it came back to the conversation; `null` for every other. */
  readonly askedWith: string | null;
  /** Lanes into which the answer to the wish goes, which has to find its way. */
  readonly answeredIn: readonly string[];
  readonly now: Date;
}

/**
 * Empties what one platform's own tables hold of a person, within the transaction of the erasure. It is told of the
 * people of all platforms, and leaves those of another alone.
 */
export type Eraser = (tx: Tx, erasure: Erasure) => Promise<void>;

/** Who is erased, up to where, and who else erases. */
export interface ErasureOrder {
  readonly person: PersonRef;
  /** The number of the message that asks for it. */
  readonly upTo: number;
  readonly askedWith: Erasure["askedWith"];
  readonly now: Date;
  readonly erasers: readonly Eraser[];
  /** Into which something goes out together with the erasure. */
  readonly lanes: readonly string[];
}

/** What an answer stated goes with the answer. */
const EMPTIED = ["outbox", "answer", "gap", "notice_told", "notice_opt_out"] as const;

/**
 * What still waits up to the message that asks is ended too: nothing is sent to somebody who asked to be forgotten. A hash of
 * the names of events stays, and nothing else of them, so that a redelivered message is not answered again. What the person
 * wrote after that message was acknowledged as well, and is kept and answered.
 */
export async function erase(
  tx: Tx,
  engine: Engine,
  { person, upTo, askedWith, now, erasers, lanes: answered }: ErasureOrder,
): Promise<void> {
  const { platform } = person;
  const name = personName(person);
  const lanes = await lanesOf(tx, platform, name);
  const posts = await lanesOfPosts(tx, await casesOf(tx, platform, name));
  await lockLanes(tx, engine, "out", [...lanes, ...posts, ...answered]);
  await emptyMessages(tx, { platform, name, upTo, now });
  for (const table of EMPTIED) {
    await tx
      .deleteFrom(table)
      .where("platform", "=", platform)
      .where("person", "=", name)
      .execute();
  }
  for (const lane of lanes) await forget(tx, lane);
  const kept = await laterMessages(tx, platform, name);
  for (const eraser of erasers) {
    await eraser(tx, { person, kept, askedWith, answeredIn: answered, now });
  }
  await removeIdleLanes(tx, "out", lanes);
}

/** What is left of a message is that it was accepted, and when. */
async function emptyMessages(
  tx: Tx,
  of: Pick<ErasureOrder, "upTo" | "now"> & Pick<PersonRef, "platform"> & { readonly name: string },
): Promise<void> {
  const { platform, name, upTo, now } = of;
  const emptied = await tx
    .updateTable("inbox")
    .set((expression) => ({
      message: "",
      person: "",
      lane: "",
      error: null,
      state: "done",
      settled_at: expression.fn.coalesce("settled_at", expression.val(now.getTime())),
    }))
    .where("platform", "=", platform)
    .where("person", "=", name)
    .where("id", "<=", upTo)
    .returning(["id", "installation", "event_id"])
    .execute();
  for (const { id, installation, event_id } of emptied) {
    const left = erasedEventId({ platform, installation }, event_id as MessageId);
    await tx.updateTable("inbox").set({ event_id: left }).where("id", "=", id).execute();
  }
}

/** In which something may wait for the person, or may be said to them while they are erased. */
async function lanesOf(tx: Tx, platform: string, person: string): Promise<readonly string[]> {
  const of = (table: "inbox" | "outbox" | "answer" | "gap" | "case_record") =>
    tx
      .selectFrom(table)
      .select("lane")
      .where("platform", "=", platform)
      .where("person", "=", person);
  const rows = await of("inbox")
    .union(of("outbox"))
    .union(of("answer"))
    .union(of("gap"))
    .union(of("case_record"))
    .execute();
  return rows.flatMap(({ lane }) => lane ?? []);
}

async function casesOf(tx: Tx, platform: PlatformName, person: string): Promise<readonly CaseId[]> {
  const rows = await tx
    .selectFrom("case_record")
    .select("id")
    .where("platform", "=", platform)
    .where("person", "=", person)
    .execute();
  return rows.map(({ id }) => id as CaseId);
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
