import { sql, type Kysely } from "kysely";

/** As they were when this was written. */
export const OUTCOMES: readonly string[] = [
  "answer",
  "clarify",
  "no_answer",
  "out_of_scope",
  "human",
  "smalltalk",
  "urgent",
  "refused",
  "command",
];

/** China has had no other time since 1991. */
const AHEAD_MS = 8 * 60 * 60 * 1_000;
const TOGETHER = 1_000;

interface AnswerRow {
  readonly id: string;
  readonly platform: string;
  readonly language: string;
  readonly outcome: string;
  readonly articles: string;
  readonly helpful: string | null;
  readonly created_at: number;
}

interface CaseRow {
  readonly id: string;
  readonly platform: string;
  readonly language: string;
  readonly centre: string;
  readonly topic: string | null;
  readonly opened_at: number;
  readonly answered_at: number | null;
  readonly satisfaction: string | null;
}

/**
 * Counts answers and cases that were kept by an older version. Of its answers nobody knows which were asked for by a button:
 * all of them count as asked in words.
 */
export async function countWhatIsKept(db: Kysely<unknown>): Promise<void> {
  await eachOf(db, "answer", async (row) => {
    if (!OUTCOMES.includes(row.outcome)) return;
    const day = dayOf(row.created_at);
    const topic = topicOf(row.articles);
    const helpful = row.helpful === "yes" ? 1 : 0;
    const unhelpful = row.helpful === "no" ? 1 : 0;
    const outcome = sql.ref(row.outcome);
    await sql`insert into number_day (day, language, topic, platform, ${outcome}, helpful, unhelpful)
      values (${day}, ${row.language}, ${topic}, ${row.platform}, 1, ${helpful}, ${unhelpful})
      on conflict (day, language, topic, platform) do update set
      ${outcome} = ${sql.ref(`number_day.${row.outcome}`)} + 1,
      helpful = number_day.helpful + excluded.helpful,
      unhelpful = number_day.unhelpful + excluded.unhelpful`.execute(db);
  });
  await eachOf(db, "case_record", async (row) => {
    const day = dayOf(row.opened_at);
    const answered = row.answered_at === null ? 0 : 1;
    const good = row.satisfaction === "good" ? 1 : 0;
    const bad = row.satisfaction === "bad" ? 1 : 0;
    await sql`insert into number_case
      (day, centre, language, topic, platform, opened, answered, good, bad)
      values (${day}, ${row.centre}, ${row.language}, ${row.topic ?? ""}, ${row.platform}, 1, ${answered}, ${good}, ${bad})
      on conflict (day, centre, language, topic, platform) do update set
      opened = number_case.opened + 1, answered = number_case.answered + excluded.answered,
      good = number_case.good + excluded.good, bad = number_case.bad + excluded.bad`.execute(db);
    if (row.answered_at === null) return;
    const seconds = Math.max(0, Math.round((row.answered_at - row.opened_at) / 1_000));
    await sql`insert into number_reply (day, centre, seconds, cases)
      values (${day}, ${row.centre}, ${seconds}, 1)
      on conflict (day, centre, seconds) do update set cases = number_reply.cases + 1`.execute(db);
  });
}

interface Rows {
  readonly answer: AnswerRow;
  readonly case_record: CaseRow;
}

async function eachOf<Table extends keyof Rows>(
  db: Kysely<unknown>,
  table: Table,
  count: (row: Rows[Table]) => Promise<void>,
): Promise<void> {
  for (let after = ""; ;) {
    const { rows } = await sql<Rows[Table]>`select * from ${sql.table(table)}
      where id > ${after} order by id limit ${TOGETHER}`.execute(db);
    for (const row of rows) await count(row);
    const last = rows.at(-1);
    if (last === undefined || rows.length < TOGETHER) return;
    after = last.id;
  }
}

function dayOf(at: number): string {
  return new Date(at + AHEAD_MS).toISOString().slice(0, 10);
}

function topicOf(articles: string): string {
  try {
    const [first] = JSON.parse(articles) as readonly { readonly id: string }[];
    return first?.id.split("/")[0] ?? "";
  } catch {
    // One damaged row must not keep the service from starting.
    return "";
  }
}
