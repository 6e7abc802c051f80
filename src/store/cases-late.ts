import { sql } from "kysely";
import { caseNoticeOf, caseOfDelivery, IN_CASE } from "../domain/case-delivery.ts";
import type { LateAnswer, LateSpan } from "../ports/case-store.ts";
import type { Db } from "./database.ts";

/** Answers that are, or were until a moment ago, under way for long; the oldest first. */
export async function lateAnswers(
  db: Db,
  { madeBefore, sentSince, lateMs }: LateSpan,
  most: number,
): Promise<readonly LateAnswer[]> {
  const ofCases = sql<boolean>`substr(key, 1, ${IN_CASE.length}) = ${IN_CASE}`;
  const columns = ["id", "key", "created_at", "state"] as const;
  const waiting = await db
    .selectFrom("outbox")
    .select(columns)
    .where("state", "=", "waiting")
    .where("created_at", "<", madeBefore.getTime())
    .where(ofCases)
    .orderBy("id")
    .limit(most)
    .execute();
  const sent = await db
    .selectFrom("outbox")
    .select(columns)
    .where("state", "=", "sent")
    .where("settled_at", ">=", sentSince.getTime())
    .where(sql<boolean>`settled_at - created_at > ${lateMs}`)
    .where(ofCases)
    .orderBy("id")
    .limit(most)
    .execute();
  return [...waiting, ...sent].flatMap(({ key, created_at, state }) => {
    const id = caseOfDelivery(key);
    if (id === null || caseNoticeOf(key) !== null) return [];
    return [{ case: id, key, madeAt: new Date(created_at), isSent: state === "sent" }];
  });
}
