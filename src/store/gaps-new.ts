import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { GapGroupId, KnownGroup } from "../domain/gap.ts";
import { plainWords } from "../domain/gap-likeness.ts";
import { MOST_EXAMPLES } from "../domain/gap-placing.ts";
import type { ArticleId } from "../domain/ids.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { NewGaps } from "../ports/gap-store.ts";
import type { Db } from "./database.ts";
import { articleOrNull } from "./gaps-groups.ts";

/** Groups near to an article that a question is compared with: those to which somebody came last. */
const MOST_NEAR = 200;

/** Equal for questions of one language that have the same words. */
export function wordsHash(language: LanguageTag, question: string): string {
  const words = `${language}\u0000${plainWords(question)}`;
  return createHash("sha256").update(words).digest("base64url").slice(0, 22);
}

export async function newGaps(db: Db, most: number): Promise<NewGaps> {
  // First, so that whatever is changed while the rest is read is noticed.
  const { version } = await db
    .selectFrom("gap_version")
    .select("version")
    .executeTakeFirstOrThrow();
  const isNew = db.selectFrom("gap").where("group_id", "is", null).orderBy("id");
  const oldest = await isNew.select("nearest").limit(1).executeTakeFirst();
  if (oldest === undefined) return { version, gaps: [], groups: [] };
  const { nearest } = oldest;
  const rows = await isNew
    .select(["id", "language", "question", "words_hash"])
    .where("nearest", "=", nearest)
    .limit(most)
    .execute();
  const words = [...new Set(rows.flatMap(({ words_hash }) => words_hash ?? []))];
  return {
    version,
    gaps: rows.map(({ id, language, question }) => ({
      id,
      language,
      question,
      nearest: articleOrNull(nearest),
    })),
    groups: await groupsFor(db, nearest, words),
  };
}

async function groupsFor(db: Db, nearest: string, words: readonly string[]): Promise<KnownGroup[]> {
  const ids = [
    ...(await latest(db, "nearest", nearest)),
    ...(await latest(db, "article", nearest)),
    ...(await idsWithWords(db, words)),
  ];
  const chosen = [...new Set(ids)];
  if (chosen.length === 0) return [];
  const groups = await db
    .selectFrom("gap_group")
    .select(["id", "nearest", "article"])
    .where("id", "in", chosen)
    .orderBy("begun_at")
    .orderBy("id")
    .execute();
  const examples = await examplesOf(db, chosen);
  return groups.map(({ id, nearest: near, article }) => ({
    id: id as GapGroupId,
    nearest: articleOrNull(near),
    article: article as ArticleId | null,
    examples: examples.get(id) ?? new Map<LanguageTag, string[]>(),
  }));
}

async function latest(db: Db, column: "nearest" | "article", article: string): Promise<string[]> {
  const rows = await db
    .selectFrom("gap_group")
    .select("id")
    .where(column, "=", article)
    .orderBy("changed_at", "desc")
    .orderBy("id")
    .limit(MOST_NEAR)
    .execute();
  return rows.map(({ id }) => id);
}

async function idsWithWords(db: Db, words: readonly string[]): Promise<string[]> {
  if (words.length === 0) return [];
  const rows = await db
    .selectFrom("gap")
    .select("group_id")
    .distinct()
    .where("words_hash", "in", words)
    .where("group_id", "is not", null)
    .limit(MOST_NEAR)
    .execute();
  return rows.flatMap(({ group_id }) => group_id ?? []);
}

/** The first questions of each group and language: they stay the same however many come. */
async function examplesOf(
  db: Db,
  groups: readonly string[],
): Promise<ReadonlyMap<string, Map<LanguageTag, string[]>>> {
  const placed = db
    .selectFrom("gap")
    .select(["id", "group_id", "language", "question"])
    .select(
      sql<number>`row_number() over (partition by group_id, language order by id)`.as("place"),
    )
    .where("group_id", "in", groups);
  const rows = await db
    .selectFrom(placed.as("placed"))
    .select(["group_id", "language", "question"])
    .where("place", "<=", MOST_EXAMPLES)
    .orderBy("id")
    .execute();
  const examples = new Map<string, Map<LanguageTag, string[]>>();
  for (const { group_id, language, question } of rows) {
    const own = examples.get(group_id ?? "") ?? new Map<LanguageTag, string[]>();
    examples.set(group_id ?? "", own);
    own.set(language, [...(own.get(language) ?? []), question]);
  }
  return examples;
}
