import { sql, type RawBuilder } from "kysely";
import type { InboundMessage, MessageId } from "../domain/message.ts";
import type { Outgoing } from "../domain/staff-surface.ts";
import type { AnswerId, GapEntry, TurnRecord } from "../domain/turn.ts";
import type {
  Acceptance,
  Claim,
  ClaimedMessage,
  Hand,
  Settlement,
} from "../ports/message-store.ts";
import { applyCaseChange, takeBackOutgoing } from "./cases-change.ts";
import { EMPTIED_MESSAGE, isTakenBack } from "./cases-surfaces.ts";
import { claimFirst } from "./claim.ts";
import type { Engine, Tx } from "./database.ts";
import { erase, type Eraser } from "./erase.ts";
import { wordsHash } from "./gaps-new.ts";
import { holdsLane, isHeldBy, letGo, takeLane, wakeLane, type Taken } from "./lanes.ts";
import { remember } from "./memory.ts";
import { erasedEventId, laneOf, personName } from "./names.ts";
import { countTurn } from "./numbers-count.ts";
import { notifyOfWork } from "./notify.ts";
import { addDeliveries, type TakenAnswer } from "./outbox.ts";
import { readMessage, writeMessage } from "./rows.ts";
import { run, runBoth } from "./statements.ts";
import { rememberClaims, rememberTold } from "./told.ts";

/** What became of a message, and its lane where it was to be taken up with it. */
export interface Accepted {
  readonly became: Acceptance;
  readonly taken: Taken | null;
}

/** One row an event; a second one with its name is left out by the database itself, whoever writes it. */
export async function acceptMessage(
  tx: Tx,
  engine: Engine,
  message: InboundMessage,
  now: Date,
  hand: Pick<Hand<ClaimedMessage>, "leaseMs"> | null,
): Promise<Accepted> {
  const { platform, installation } = message.thread;
  const lane = laneOf(message.thread);
  if (message.editOf !== undefined && (await saysTheSame(tx, message, message.editOf))) {
    return { became: "known", taken: null };
  }
  const insertion = tx
    .insertInto("inbox")
    .values({
      platform,
      installation,
      event_id: message.id,
      lane,
      person: personName({ installation, person: message.sender }),
      message: writeMessage(message),
      state: "waiting",
      // As if it were taken up, which it mostly is.
      attempts: hand === null ? 0 : 1,
      error: null,
      received_at: now.getTime(),
      settled_at: null,
    })
    .onConflict((conflict) =>
      conflict.columns(["platform", "installation", "event_id"]).doNothing(),
    )
    .returning("id");
  // In this order: the insertion waits for whoever erases a message of that name.
  const [inserted, erased] = await runBoth(tx, insertion, erasedMessage(tx, message));
  const [row] = inserted.rows;
  if (row === undefined) return { became: await acceptanceOf(tx, message), taken: null };
  if (erased.rows.length > 0) {
    await run(tx, tx.deleteFrom("inbox").where("id", "=", row.id));
    return { became: "erased", taken: null };
  }
  return { became: "new", taken: await toBeWorkedOn(tx, engine, { id: row.id, lane, now }, hand) };
}

/** By whoever accepted it where that has a hand free and nothing waits before it; else by whoever looks first. */
async function toBeWorkedOn(
  tx: Tx,
  engine: Engine,
  { id, lane, now }: { readonly id: number; readonly lane: string; readonly now: Date },
  hand: Pick<Hand<ClaimedMessage>, "leaseMs"> | null,
): Promise<Taken | null> {
  if (hand === null) {
    await wakeLane(tx, "in", lane, now.getTime());
    await notifyOfWork(tx, engine);
    return null;
  }
  const taken = await takeLane(tx, "in", lane, now.getTime(), hand);
  const isHeld = isHeldBy("in", taken.lease);
  const untouched = tx.updateTable("inbox").set({ attempts: 0 }).where("id", "=", id);
  await run(
    tx,
    untouched.where((is) => is.not(isHeld)),
  );
  await notifyOfWork(tx, engine, isHeld);
  return taken;
}

/** A message as it was taken up with its acceptance; `null` where its lane was not free. */
export async function takenMessage(
  message: InboundMessage,
  now: Date,
  { taken }: Accepted,
): Promise<ClaimedMessage | null> {
  if (taken === null || !(await taken.isHeld)) return null;
  // As whoever claims it reads it.
  const read = readMessage(writeMessage(message));
  return { lease: taken.lease, message: read, attempt: 1, receivedAt: now };
}

/** Messages of a conversation among which that is looked for which an edit changes; what is edited later is a new one. */
const MOST_EDITED = 50;

/** Whether the message that an edit changes said so already, in its own words or those of an edit before. */
async function saysTheSame(
  tx: Tx,
  { thread, sender, content }: InboundMessage,
  editOf: MessageId,
): Promise<boolean> {
  const { platform, installation } = thread;
  const rows = await tx
    .selectFrom("inbox")
    .select("message")
    .where("platform", "=", platform)
    .where("person", "=", personName({ installation, person: sender }))
    .where("lane", "=", laneOf(thread))
    .where("message", "!=", "")
    .orderBy("id", "desc")
    .limit(MOST_EDITED)
    .execute();
  const before = rows
    .map(({ message }) => readable(message))
    .find((each) => each?.id === editOf || each?.editOf === editOf);
  return before != null && wordsOf(before.content) === wordsOf(content);
}

/** `null` for a row that is damaged, which is no reason to refuse what is written after it. */
function readable(text: string): InboundMessage | null {
  try {
    return readMessage(text);
  } catch {
    return null;
  }
}

/** `null` for what is not text. */
function wordsOf(content: InboundMessage["content"]): string | null {
  return content.kind === "text" ? content.text : null;
}

/** Of an erased message a hash of its id is left. */
function erasedMessage(tx: Tx, { thread, id }: InboundMessage) {
  return tx
    .selectFrom("inbox")
    .select("id")
    .where("platform", "=", thread.platform)
    .where("installation", "=", thread.installation)
    .where("event_id", "=", erasedEventId(thread, id));
}

/** Of a message that is in the inbox: what is left of one that was dropped is its id. */
async function acceptanceOf(tx: Tx, { thread, id }: InboundMessage): Promise<Acceptance> {
  const row = await tx
    .selectFrom("inbox")
    .select("message")
    .where("platform", "=", thread.platform)
    .where("installation", "=", thread.installation)
    .where("event_id", "=", id)
    .executeTakeFirst();
  return row?.message === "" ? "erased" : "known";
}

export function claimHeads(
  tx: Tx,
  engine: Engine,
  claim: Claim,
): Promise<readonly ClaimedMessage[]> {
  return claimFirst(tx, engine, "in", claim, ({ body, attempts, at }, lease) => {
    const message = readMessage(body);
    return { lease, message, attempt: attempts, receivedAt: new Date(at) };
  });
}

/**
 * What staff wrote of a case whose words were taken back meanwhile is not kept, and nothing of it is shown in the thread.
 *
 * @param hand takes the answer up with it
 * @throws Conflict the case was changed meanwhile: the transaction is to be undone
 */
export async function settleMessage(
  tx: Tx,
  engine: Engine,
  { lease, message }: ClaimedMessage,
  settlement: Settlement,
  { now, erasers, hand }: Settling,
): Promise<Settled> {
  const { setAside, memory, turn, gap, caseChange, erases } = settlement;
  const askedWith = message.returnedTokenHash ?? null;
  const isGone =
    message.staff !== undefined &&
    (await holdsLane(tx, engine, "in", lease)) &&
    (await isTakenBack(tx, engine, message.thread));
  const end = (isHeld: RawBuilder<boolean>) =>
    headOf(tx, message)
      .set({ ...(isGone ? EMPTIED_MESSAGE : endOf(setAside)), settled_at: now.getTime() })
      .where(isHeld)
      .returning("id");
  let taken: TakenAnswer | null = null;
  const held = await letGo(tx, engine, "in", { lease, at: now }, end, async ({ rows: [head] }) => {
    if (head === undefined) return false;
    const deliveries = isGone
      ? settlement.deliveries.filter(isPrivate)
      : settlement.deliveries.map((delivery) => markedIfLast(delivery, erases));
    const lanes = deliveries.map(({ thread }) => laneOf(thread));
    if (erases !== null) {
      await erase(tx, engine, { person: erases, upTo: head.id, askedWith, now, erasers, lanes });
    }
    if (caseChange !== null) await takeBackOutgoing(tx, engine, caseChange, lanes);
    taken = await addDeliveries(tx, deliveries, now, hand);
    if (deliveries.length > 0)
      await notifyOfWork(tx, engine, taken === null ? null : isHeldBy("out", taken.lease));
    if (memory !== null) await remember(tx, message.thread, memory.state, memory.until);
    if (turn !== null) await addTurn(tx, message, turn, now);
    else await rememberTold(tx, deliveries, now);
    if (gap !== null) await addGap(tx, message, { ...gap, answer: turn?.id ?? null }, now);
    // Last, since every other change of a case waits from here on.
    if (caseChange !== null) await applyCaseChange(tx, caseChange, askedWith);
    return true;
  });
  return { held, taken };
}

interface Settling {
  readonly now: Date;
  readonly erasers: readonly Eraser[];
  readonly hand: Pick<Hand<unknown>, "leaseMs"> | null;
}

interface Settled {
  /** False when the lane is somebody else's, or the message was erased from another lane. */
  readonly held: boolean;
  /** The answer, where it was to be taken up. */
  readonly taken: TakenAnswer | null;
}

function endOf(setAside: string | null) {
  return setAside === null
    ? ({ state: "done", error: null } as const)
    : ({ state: "dead", error: setAside } as const);
}

/** What a person is told who is erased by the same settlement. */
function markedIfLast(delivery: Outgoing, erases: Settlement["erases"]): Outgoing {
  if (erases === null || "post" in delivery) return delivery;
  const { thread, person } = delivery;
  const isToThem = thread.platform === erases.platform && person === erases.person;
  return isToThem ? { ...delivery, afterErasure: true } : delivery;
}

/** What one of the staff alone is told holds nothing of the case. */
function isPrivate(delivery: Outgoing): boolean {
  return "post" in delivery && delivery.post.kind === "private";
}

export async function retryLater(
  tx: Tx,
  engine: Engine,
  { lease, message }: ClaimedMessage,
  at: Date,
  error: string,
): Promise<void> {
  const note = (isHeld: RawBuilder<boolean>) => headOf(tx, message).set({ error }).where(isHeld);
  await letGo(tx, engine, "in", { lease, at }, note, () => Promise.resolve(true));
}

export async function handBackMessage(
  tx: Tx,
  engine: Engine,
  { lease, message }: ClaimedMessage,
  at: Date,
): Promise<void> {
  const undo = (isHeld: RawBuilder<boolean>) =>
    headOf(tx, message)
      .set({ attempts: sql<number>`attempts - 1` })
      .where(isHeld);
  await letGo(tx, engine, "in", { lease, at }, undo, () => Promise.resolve(true));
}

function headOf(tx: Tx, { thread, id }: InboundMessage) {
  return tx
    .updateTable("inbox")
    .where("platform", "=", thread.platform)
    .where("installation", "=", thread.installation)
    .where("event_id", "=", id)
    .where("state", "=", "waiting");
}

async function addTurn(
  tx: Tx,
  { content, thread, sender }: InboundMessage,
  turn: TurnRecord,
  now: Date,
): Promise<void> {
  const { id, release } = turn;
  const { platform, installation } = thread;
  const person = personName({ installation, person: sender });
  const told = { platform, lane: laneOf(thread), person, release, created_at: now.getTime() };
  const answer = {
    ...told,
    id,
    language: turn.language,
    outcome: turn.outcome,
    as_of: turn.asOf,
    articles: JSON.stringify(turn.articles),
    asserted: JSON.stringify(turn.asserted),
    helpful: null,
  };
  await run(tx, tx.insertInto("answer").values(answer));
  await rememberClaims(tx, { ...told, answer: id }, turn.asserted);
  await countTurn(tx, { content, thread }, turn, now);
}

async function addGap(
  tx: Tx,
  { thread, sender }: InboundMessage,
  gap: GapEntry & { readonly answer: AnswerId | null },
  now: Date,
): Promise<void> {
  const row = {
    ...gap,
    platform: thread.platform,
    person: personName({ installation: thread.installation, person: sender }),
    // The one character that PostgreSQL does not keep; a whole answer must not fail for it.
    question: gap.question.replaceAll("\u0000", ""),
    nearest: gap.nearest ?? "",
    lane: laneOf(thread),
    words_hash: wordsHash(gap.language, gap.question),
    created_at: now.getTime(),
  };
  await run(tx, tx.insertInto("gap").values(row));
}
