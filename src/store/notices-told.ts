import { assertedKey, type AssertedClaim } from "../domain/answer.ts";
import { AppError } from "../domain/errors.ts";
import type { Notice, NoticeId } from "../domain/notice.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import type { AnswerId } from "../domain/turn.ts";
import type {
  NoticeMessage,
  Reach,
  Recorded,
  Told,
  ToldAnswer,
  ToldPage,
} from "../ports/notice-store.ts";
import type { Db, Engine, Tx } from "./database.ts";
import { lockLanes } from "./lanes.ts";
import { laneOf, partsOf, personName, threadOf } from "./names.ts";
import { nameOf } from "./notice-rows.ts";
import { notifyOfWork } from "./notify.ts";
import { addDeliveries } from "./outbox.ts";
import { rememberTold, toldAmong, toldTo } from "./told.ts";

/** Whom a notice is for. */
export function reachOf({ about, claims, since, at }: Notice): Reach {
  return { about, claims, since, until: at };
}

/**
 * A page of the conversations that are to be told. Claim after claim is gone through and within each lane after lane, so
 * that a page is found by an index, however many were told.
 *
 * @throws AppError `bad_request` the place to go on from is none
 */
export async function nextTold(
  db: Db,
  notice: Notice,
  after: string | null,
  most: number,
): Promise<ToldPage> {
  const from: Place = after === null ? { claim: 0, lane: "" } : readPlace(after);
  const claims = await toldAmong(db, notice.claims, reachOf(notice));
  // Of a correction of very many claims most were told to nobody, and need not be looked for in each lane.
  const some = withClaims(notice, claims);
  for (const claim of claims.filter((each) => each >= from.claim)) {
    let lane: string | undefined = claim === from.claim ? from.lane : "";
    while (lane !== undefined) {
      const lanes: readonly string[] = await lanesFrom(db, notice, { claim, lane }, most);
      const found = await toldIn(db, some, lanes);
      lane = lanes.length < most ? undefined : lanes.at(-1);
      if (found.told.length + found.held.length === 0) continue;
      if (lane !== undefined) return { ...found, next: placeOf({ claim, lane }) };
      const isLast = claim === claims.at(-1);
      return { ...found, next: isLast ? null : placeOf({ claim: claim + 1, lane: "" }) };
    }
  }
  return { told: [], held: [], next: null };
}

/** A notice with those alone of its claims that were told to anybody. */
export async function withToldClaims(db: Db, notice: Notice): Promise<Notice> {
  return withClaims(notice, await toldAmong(db, notice.claims, reachOf(notice)));
}

function withClaims(notice: Notice, places: readonly number[]): Notice {
  return { ...notice, claims: places.flatMap((place) => notice.claims[place] ?? []) };
}

/** Those of some lanes that were not told about its subject yet. */
export async function untoldOf(
  db: Db,
  { about }: Notice,
  lanes: readonly string[],
): Promise<readonly string[]> {
  if (lanes.length === 0) return [];
  const rows = await db
    .selectFrom("notice_told")
    .select("lane")
    .where("about", "=", nameOf(about))
    .where("lane", "in", lanes)
    .execute();
  const told = new Set(rows.map(({ lane }) => lane));
  return lanes.filter((lane) => !told.has(lane));
}

/** Which claim of the notice is gone through, and after which lane. */
interface Place {
  readonly claim: number;
  readonly lane: string;
}

const PLACE = /^(?<claim>\d{1,6})\.(?<lane>[^\u0000]{0,2000})$/u;

function placeOf({ claim, lane }: Place): string {
  return `${String(claim)}.${lane}`;
}

function readPlace(text: string): Place {
  const { claim, lane } = PLACE.exec(text)?.groups ?? {};
  if (claim === undefined || lane === undefined) {
    throw new AppError("bad_request", "The notice cannot go on from there.");
  }
  return { claim: Number(claim), lane };
}

async function lanesFrom(
  db: Db,
  { about, claims, since, at }: Notice,
  place: Place,
  most: number,
): Promise<readonly string[]> {
  const asserted = claims[place.claim];
  if (asserted === undefined) return [];
  const rows = await db
    .selectFrom("answer_claim")
    .select("lane")
    .distinct()
    .where("article", "=", asserted.article)
    .where("claim", "=", asserted.claim)
    .where("lane", ">", place.lane)
    .where("created_at", ">=", since.getTime())
    .where("created_at", "<=", at.getTime())
    .where((each) =>
      each.not(
        each.exists(
          each
            .selectFrom("notice_told")
            .select("notice_told.lane")
            .where("notice_told.about", "=", nameOf(about))
            .whereRef("notice_told.lane", "=", "answer_claim.lane"),
        ),
      ),
    )
    .orderBy("lane")
    .limit(most)
    .execute();
  return rows.map(({ lane }) => lane);
}

/** What was told in some lanes, but for those of who wants no notice; in those that are held it is not said now. */
export async function toldIn(
  db: Db,
  notice: Notice,
  lanes: readonly string[],
): Promise<Omit<ToldPage, "next">> {
  if (lanes.length === 0) return { told: [], held: [] };
  const rows = await toldTo(db, reachOf(notice))
    .innerJoin("answer", "answer.id", "answer_claim.answer")
    .leftJoin("notice_opt_out", (join) =>
      join
        .onRef("notice_opt_out.platform", "=", "answer_claim.platform")
        .onRef("notice_opt_out.person", "=", "answer_claim.person"),
    )
    .where("notice_opt_out.person", "is", null)
    .where("answer_claim.lane", "in", lanes)
    .select(["answer.id", "answer.lane", "answer.person", "answer.language"])
    .select(["answer.as_of", "answer.created_at", "answer_claim.article", "answer_claim.claim"])
    .orderBy("answer.created_at")
    .orderBy("answer.id")
    .execute();
  const byLane = Map.groupBy(rows, ({ lane }) => lane);
  const held = await heldAmong(db, [...byLane.keys()]);
  return {
    told: lanes.flatMap((lane) => {
      const told = byLane.get(lane);
      return told === undefined || held.has(lane) ? [] : [tellingOf(told)];
    }),
    held: [...held].map(threadOf),
  };
}

/** Lanes of conversations in which somebody of the staff has the word. */
async function heldAmong(db: Db, lanes: readonly string[]): Promise<ReadonlySet<string>> {
  if (lanes.length === 0) return new Set();
  const rows = await db
    .selectFrom("case_record")
    .select("lane")
    .where("lane", "in", lanes)
    .where("state", "<>", "closed")
    .where("holder", "is not", null)
    .execute();
  return new Set(rows.map(({ lane }) => lane));
}

interface ToldRow {
  readonly id: string;
  readonly lane: string;
  readonly person: string;
  readonly language: string;
  readonly as_of: string;
  readonly created_at: number;
  readonly article: string;
  readonly claim: string;
}

/** @param rows of one lane, the latest last */
function tellingOf(rows: readonly ToldRow[]): Told {
  const claims = new Map<string, AssertedClaim>();
  const answers = new Map<string, ToldAnswer>();
  for (const { id, article, claim, created_at, as_of } of rows) {
    const name = { article: article as AssertedClaim["article"], claim };
    claims.set(assertedKey(name), name);
    const at = new Date(created_at);
    answers.set(id, { id: id as AnswerId, at, asOf: as_of as PlainDate });
  }
  const latest = rows.at(-1);
  if (latest === undefined) throw new TypeError("Nothing was told there.");
  return {
    thread: threadOf(latest.lane),
    person: partsOf(latest.person).person,
    language: latest.language,
    claims: [...claims.values()],
    answers: [...answers.values()],
  };
}

/**
 * Remembers conversations as told, with what is sent there. Their lanes are locked first, as an erasure does, and whoever takes
 * a case, who tells its person so: whoever comes later sees all that the other one did.
 */
export async function recordTold(
  tx: Tx,
  engine: Engine,
  id: NoticeId,
  messages: readonly NoticeMessage[],
  now: Date,
): Promise<Recorded> {
  const lanes = messages.map(({ told }) => laneOf(told.thread));
  await lockLanes(tx, engine, "out", lanes);
  let running = tx
    .selectFrom("notice")
    .select("about")
    .where("id", "=", id)
    .where("state", "=", "running");
  if (engine.locksRows) running = running.forUpdate();
  const notice = await running.executeTakeFirst();
  if (notice === undefined) return { handed: 0, held: [] };
  const held = await heldAmong(tx, lanes);
  const waiting = [...held].map(threadOf);
  const handed: NoticeMessage["delivery"][] = [];
  let people = 0;
  for (const { told, delivery } of messages) {
    if (held.has(laneOf(told.thread)) || !(await mayBeTold(tx, told))) continue;
    const isKnown = await wasTold(tx, id, told);
    const row = { about: notice.about, notice: id, delivery_key: delivery.key, at: now.getTime() };
    const added = await tx
      .insertInto("notice_told")
      .values({ ...row, ...whoOf(told), lane: laneOf(told.thread) })
      .onConflict((conflict) => conflict.doNothing())
      .returning("lane")
      .executeTakeFirst();
    if (added === undefined) continue;
    handed.push(delivery);
    if (!isKnown) people += 1;
  }
  if (handed.length === 0) return { handed: 0, held: waiting };
  await addDeliveries(tx, handed, now);
  await rememberTold(tx, handed, now);
  await tx
    .updateTable("notice")
    .set(({ eb }) => ({ told: eb("told", "+", people) }))
    .where("id", "=", id)
    .execute();
  await notifyOfWork(tx, engine);
  return { handed: handed.length, held: waiting };
}

function whoOf({ thread, person }: Told): { readonly platform: string; readonly person: string } {
  const { platform, installation } = thread;
  return { platform, person: personName({ installation, person }) };
}

/** Whether one of the answers is still there, and its person does want notices. */
async function mayBeTold(tx: Tx, told: Told): Promise<boolean> {
  const ids = told.answers.map(({ id }) => id);
  if (ids.length === 0) return false;
  const { platform, person } = whoOf(told);
  const row = await tx
    .selectFrom("answer")
    .select("id")
    .where("id", "in", ids)
    .where("platform", "=", platform)
    .where("person", "=", person)
    .where((each) =>
      each.not(
        each.exists(
          each
            .selectFrom("notice_opt_out")
            .select("notice_opt_out.person")
            .where("notice_opt_out.platform", "=", platform)
            .where("notice_opt_out.person", "=", person),
        ),
      ),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether the person was told by the same notice in another conversation: people are counted once. */
async function wasTold(tx: Tx, id: NoticeId, told: Told): Promise<boolean> {
  const { platform, person } = whoOf(told);
  const row = await tx
    .selectFrom("notice_told")
    .select("lane")
    .where("platform", "=", platform)
    .where("person", "=", person)
    .where("notice", "=", id)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
