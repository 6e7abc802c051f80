import { randomUUID } from "node:crypto";
import { sql, type RawBuilder } from "kysely";
import type { AssertedClaim } from "../domain/answer.ts";
import type { CorrectedClaim } from "../domain/editing.ts";
import type { Delivery } from "../domain/message.ts";
import type { AnswerId } from "../domain/turn.ts";
import type { Outgoing } from "../domain/staff-surface.ts";
import type { Reach } from "../ports/notice-store.ts";
import type { Db, Tx } from "./database.ts";
import { laneOf, personName } from "./names.ts";
import { run } from "./statements.ts";
import type { AnswerClaimTable } from "./tables-content.ts";

/** Writes down which claims an answer states, beside the answer itself. */
export async function rememberClaims(
  tx: Tx,
  answer: Omit<AnswerClaimTable, "article" | "claim">,
  asserted: readonly AssertedClaim[],
): Promise<void> {
  if (asserted.length === 0) return;
  const rows = asserted.map(({ article, claim }) => ({ ...answer, article, claim }));
  const insertion = tx.insertInto("answer_claim").values(rows);
  // It may state one twice.
  await run(
    tx,
    insertion.onConflict((conflict) => conflict.doNothing()),
  );
}

/**
 * Remembers what is told with deliveries that are counted as no answer, as an answer is: of those with a name for it.
 */
export async function rememberTold(
  tx: Tx,
  deliveries: readonly Outgoing[],
  now: Date,
): Promise<void> {
  for (const delivery of deliveries) {
    if ("post" in delivery || delivery.told === undefined) continue;
    const { thread, person, reply, told } = delivery;
    const { platform, installation } = thread;
    const row = {
      platform,
      lane: laneOf(thread),
      person: personName({ installation, person }),
      release: told.release,
      created_at: now.getTime(),
    };
    const answer = {
      ...row,
      id: told.answer,
      language: reply.language,
      outcome: reply.outcome,
      as_of: reply.asOf,
      articles: JSON.stringify(reply.articles),
      asserted: JSON.stringify(reply.asserted),
      helpful: null,
    };
    await run(tx, tx.insertInto("answer").values(answer));
    await rememberClaims(tx, { ...row, answer: told.answer }, reply.asserted);
  }
}

/**
 * Remembers what is told with a delivery in the place of what was remembered of it.
 *
 * @param keepsBefore what was remembered may have been told as well, and stays remembered beside it
 */
export async function retell(
  tx: Tx,
  { reply, told }: Delivery,
  keepsBefore: boolean,
  now: Date,
): Promise<void> {
  if (told === undefined) return;
  if (keepsBefore) await setBeside(tx, told.answer);
  const { answer: id, release } = told;
  const { asOf, asserted } = reply;
  // What became of the message and what it was about stays, as it was counted.
  const row = await tx
    .updateTable("answer")
    .set({ release, as_of: asOf, asserted: JSON.stringify(asserted) })
    .where("id", "=", id)
    .returning(["platform", "lane", "person"])
    .executeTakeFirst();
  await tx.deleteFrom("answer_claim").where("answer", "=", id).execute();
  if (row === undefined) return;
  const claim = { ...row, answer: id, release, created_at: now.getTime() };
  await rememberClaims(tx, claim, asserted);
}

/** Remembers an answer under another name, which is nobody's to rate, so that its own is free for other words. */
async function setBeside(tx: Tx, id: AnswerId): Promise<void> {
  const answer = await tx.selectFrom("answer").selectAll().where("id", "=", id).executeTakeFirst();
  if (answer === undefined) return;
  const beside = randomUUID();
  await tx
    .insertInto("answer")
    .values({ ...answer, id: beside, helpful: null })
    .execute();
  await tx.updateTable("answer_claim").set({ answer: beside }).where("answer", "=", id).execute();
}

/**
 * Forgets what was to be told with deliveries that are never sent.
 *
 * @param deliveries as they stood in the outbox
 */
export async function untell(tx: Tx, deliveries: readonly string[]): Promise<void> {
  const answers = deliveries.flatMap((text) => {
    const { told } = JSON.parse(text) as Pick<Delivery, "told">;
    return told === undefined ? [] : [told.answer];
  });
  if (answers.length > 0) await tx.deleteFrom("answer").where("id", "in", answers).execute();
}

/**
 * Rows of words as a table within a query, by one value however many they are, since an engine takes a limited number of
 * values. Both read the members of an object alike; of an array only one does.
 */
function tableOf(rows: readonly (readonly string[])[]): RawBuilder<unknown> {
  const values = sql`json_each(${JSON.stringify(Object.fromEntries(rows.entries()))})`;
  // Who plans the query learns by it how few they are.
  return sql`(select key, value from ${values} limit ${sql.lit(rows.length)})`;
}

/** Whether a row of `answer_claim` is of one of some claims. */
function isOneOf(claims: readonly AssertedClaim[]): RawBuilder<boolean> {
  const table = tableOf(claims.map(({ article, claim }) => [article, claim]));
  return sql<boolean>`(answer_claim.article, answer_claim.claim) in
    (select one.value ->> 0, one.value ->> 1 from ${table} as one)`;
}

/** Whether it was told in a language of its claim, of which each is one of those with languages. */
function isInLanguageOf(claims: readonly CorrectedClaim[]): RawBuilder<boolean> {
  const table = tableOf(
    claims.flatMap(({ article, claim, languages = [] }) =>
      languages.map((language) => [article, claim, language]),
    ),
  );
  return sql<boolean>`(answer_claim.article, answer_claim.claim,
    (select answer.language from answer where answer.id = answer_claim.answer)) in
    (select one.value ->> 0, one.value ->> 1, one.value ->> 2 from ${table} as one)`;
}

/**
 * Which of some claims were told to anybody from one instant to another, both included, by their places among them, in order.
 */
export async function toldAmong(
  db: Db,
  claims: readonly AssertedClaim[],
  { since, until }: Pick<Reach, "since" | "until">,
): Promise<readonly number[]> {
  const table = tableOf(claims.map(({ article, claim }) => [article, claim]));
  const { rows } = await sql<{ place: string }>`select one.key as place from ${table} as one
    where exists (select 1 from answer_claim
      where answer_claim.article = one.value ->> 0 and answer_claim.claim = one.value ->> 1
      and answer_claim.created_at >= ${since.getTime()} and answer_claim.created_at <= ${until.getTime()})`.execute(
    db,
  );
  return rows.map(({ place }) => Number(place)).toSorted((a, b) => a - b);
}

/**
 * What those of a reach were told, one row for each claim of each answer. An index holds all that is asked here, but for
 * the language of an answer where a claim was corrected in some alone.
 */
export function toldTo(db: Db, { about, claims, since, until }: Reach) {
  const limited = claims.filter(({ languages }) => languages !== undefined);
  const told = db
    .selectFrom("answer_claim")
    .where(isOneOf(claims))
    .where("answer_claim.created_at", ">=", since.getTime())
    .where("answer_claim.created_at", "<=", until.getTime())
    .$if(limited.length > 0, (some) =>
      some.where((each) => each.or([each.not(isOneOf(limited)), isInLanguageOf(limited)])),
    );
  if (about.kind === "withdrawal") return told;
  return told.where((each) =>
    each.or([
      each("answer_claim.release", "<", about.number),
      each.and([
        each("answer_claim.release", "is", null),
        each(
          "answer_claim.created_at",
          "<",
          each.selectFrom("content_release").select("at").where("number", "=", about.number),
        ),
      ]),
    ]),
  );
}

/** How many people a notice reaches. */
export async function countPeople(db: Db, reach: Reach): Promise<number> {
  if (reach.claims.length === 0) return 0;
  const { people } = await db
    .selectFrom(toldTo(db, reach).select(["platform", "person"]).distinct().as("person"))
    .select(({ fn }) => fn.countAll<number | string>().as("people"))
    .executeTakeFirstOrThrow();
  return Number(people);
}

/** How many people a notice would reach who opted out, and were not told about the subject of that name. */
export async function countOptedOut(db: Db, reach: Reach, about: string): Promise<number> {
  if (reach.claims.length === 0) return 0;
  // Who opted out are few, and are gone through one by one; those who were told may be very many.
  const { people } = await db
    .selectFrom("notice_opt_out as opted")
    .where((each) =>
      each.exists(
        toldTo(db, reach)
          .innerJoin("answer", "answer.id", "answer_claim.answer")
          .where("answer.platform", "=", sql.ref<string>("opted.platform"))
          .where("answer.person", "=", sql.ref<string>("opted.person"))
          .select("answer.id"),
      ),
    )
    .where((each) =>
      each.not(
        each.exists(
          each
            .selectFrom("notice_told")
            .whereRef("notice_told.platform", "=", "opted.platform")
            .whereRef("notice_told.person", "=", "opted.person")
            .where("notice_told.about", "=", about)
            .select("notice_told.lane"),
        ),
      ),
    )
    .select(({ fn }) => fn.countAll<number | string>().as("people"))
    .executeTakeFirstOrThrow();
  return Number(people);
}
