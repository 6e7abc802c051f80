import { sql, type RawBuilder } from "kysely";
import type { AssertedClaim } from "../domain/answer.ts";
import type { Reach } from "../ports/notice-store.ts";
import type { Db, Tx } from "./database.ts";
import type { AnswerClaimTable } from "./tables-content.ts";

/** Writes down which claims an answer states, beside the answer itself. */
export async function rememberClaims(
  tx: Tx,
  answer: Omit<AnswerClaimTable, "article" | "claim">,
  asserted: readonly AssertedClaim[],
): Promise<void> {
  if (asserted.length === 0) return;
  await tx
    .insertInto("answer_claim")
    .values(asserted.map(({ article, claim }) => ({ ...answer, article, claim })))
    // It may state one twice.
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Whether a row of `answer_claim` is of one of some claims, of which there is at least one. */
function isOneOf(claims: readonly AssertedClaim[]): RawBuilder<boolean> {
  const values = claims.map(({ article, claim }) => sql`(${article}, ${claim})`);
  // As rows and not as alternatives, of which an engine takes a limited number.
  return sql<boolean>`(answer_claim.article, answer_claim.claim) in (values ${sql.join(values)})`;
}

/** What those of a reach were told, one row for each claim of each answer. An index holds all that is asked here. */
export function toldTo(db: Db, { about, claims, since, until }: Reach) {
  const told = db
    .selectFrom("answer_claim")
    .where(isOneOf(claims))
    .where("answer_claim.created_at", ">=", since.getTime())
    .where("answer_claim.created_at", "<=", until.getTime());
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
