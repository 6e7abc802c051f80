/** How long the numbers and the questions without an answer take with a hundred thousand messages of thirty days. */
import { readdirSync, readFileSync } from "node:fs";
import { OUTCOMES, type Outcome } from "../../src/domain/answer.ts";
import type { ArticleId } from "../../src/domain/ids.ts";
import { PLATFORM_NAMES } from "../../src/domain/message.ts";
import type { AnswerId } from "../../src/domain/turn.ts";
import { GAP_CLOCK } from "../../src/services/insight/gaps.ts";
import { applyCaseChange } from "../../src/store/cases-change.ts";
import type { Database, Tx } from "../../src/store/database.ts";
import { wordsHash } from "../../src/store/gaps-new.ts";
import { countTurn } from "../../src/store/numbers-count.ts";
import { aCase, opening, step } from "../../test/helpers/case-steps.ts";
import { insightOf } from "../../test/helpers/console-insight.ts";
import { startConsole, type TestConsole } from "../../test/helpers/console.ts";
import { ENGINES, freshDatabase } from "../../test/helpers/engines.ts";
import { FakeTime } from "../../test/helpers/fake-time.ts";
import { messageOf, turnOf } from "../../test/helpers/insight-world.ts";
import { TAKEN } from "../../test/helpers/case-store-world.ts";

const MESSAGES = 100_000;
const CASES = 2_000;
const DAYS = 30;
const TOGETHER = 500;
const ROUNDS = 30;
const DAY_MS = 24 * 60 * 60 * 1_000;
const END = new Date("2026-11-26T08:00:00Z");
/** Of a hundred messages so many find no answer, or several. */
const GAPS_IN_HUNDRED = 12;

interface Question {
  readonly lang: string;
  readonly text: string;
  readonly accept: readonly ArticleId[];
}

const QUESTIONS: readonly Question[] = ["questions", "practice"].flatMap((folder) => {
  const path = new URL(`../${folder}/`, import.meta.url);
  return readdirSync(path)
    .filter((name) => name.endsWith(".jsonl"))
    .flatMap((name) => readFileSync(new URL(name, path), "utf8").split("\n"))
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Question);
});

/** Spread over people, days, platforms and subjects, and the same in every run. */
function messageNumber(number: number) {
  const question = QUESTIONS[(number * 7_919) % QUESTIONS.length];
  if (question === undefined) throw new Error("there are no questions");
  const outcome: Outcome =
    number % 100 < GAPS_IN_HUNDRED
      ? number % 3 === 0
        ? "clarify"
        : "no_answer"
      : (OUTCOMES[number % 23] ?? "answer");
  const nearest = question.accept[0] ?? null;
  const asked = {
    text: number % 4 === 0 ? `${question.text} ${String(number % 9)}` : question.text,
    language: question.lang,
    outcome,
    nearest,
    conversation: `conversation ${String(number % 20_000)}`,
    platform: PLATFORM_NAMES[number % PLATFORM_NAMES.length] ?? "web",
  } as const;
  return { asked, at: new Date(END.getTime() - ((number * 104_729) % (DAYS * DAY_MS))) };
}

async function addMessages(tx: Tx, first: number): Promise<void> {
  const gaps = [];
  for (let number = first; number < first + TOGETHER; number += 1) {
    const { asked, at } = messageNumber(number);
    await countTurn(tx, messageOf(asked), turnOf(asked), at);
    if (asked.outcome !== "no_answer" && asked.outcome !== "clarify") continue;
    const { text, language, outcome, nearest, conversation, platform } = asked;
    gaps.push({
      platform,
      person: `here/${conversation}`,
      lane: `${platform}/here/${conversation}`,
      answer: `answer ${String(number)}` as AnswerId,
      language,
      outcome,
      question: text,
      nearest: nearest ?? "",
      words_hash: wordsHash(language, text),
      wished_at: number % 50 === 0 ? at.getTime() : null,
      created_at: at.getTime(),
    });
  }
  await tx.insertInto("gap").values(gaps).execute();
}

async function addCase(tx: Tx, number: number): Promise<void> {
  const { asked, at } = messageNumber(number * 41);
  const topic = asked.nearest?.split("/")[0] ?? null;
  const opened = aCase(number, { language: asked.language, topic, openedAt: at, changedAt: at });
  await applyCaseChange(tx, opening(opened));
  if (number % 5 === 0) return;
  const taken = step(opened, TAKEN);
  await applyCaseChange(tx, taken);
  const answeredAt = new Date(at.getTime() + ((number * 7_919_000) % DAY_MS));
  await applyCaseChange(tx, step(taken.after, { type: "answered" }, { change: { answeredAt } }));
}

async function fill({ write }: Database): Promise<void> {
  for (let first = 0; first < MESSAGES; first += TOGETHER) {
    await write((tx) => addMessages(tx, first));
  }
  for (let first = 1; first <= CASES; first += TOGETHER) {
    await write(async (tx) => {
      for (let number = first; number < first + TOGETHER; number += 1) await addCase(tx, number);
    });
  }
}

const YEAR = "from=2025-11-27&to=2026-11-26";
const ROUTES = [
  "/numbers",
  "/numbers?by=topic",
  "/numbers?by=day",
  `/numbers?${YEAR}`,
  `/numbers.csv?by=day&${YEAR}`,
  "/numbers/centres/main?month=2026-11",
  "/numbers/centres/main.csv?month=2026-11",
  "/gaps",
  "/gaps?days=7",
  "/gaps?language=ru",
  "/calendar",
] as const;

interface Spread {
  readonly p50: number;
  readonly p95: number;
}

/** At the server: from the request to the last byte of the answer, on this machine. */
async function measure(run: () => Promise<{ readonly status: number }>): Promise<Spread> {
  const taken: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    const { status } = await run();
    taken.push(performance.now() - began);
    if (status !== 200) throw new Error(`a route answered ${String(status)}`);
  }
  taken.sort((a, b) => a - b);
  const at = (share: number): number =>
    Math.round((taken[Math.ceil(share * taken.length) - 1] ?? 0) * 10) / 10;
  return { p50: at(0.5), p95: at(0.95) };
}

async function gather(desk: TestConsole, database: Database): Promise<number> {
  const insight = insightOf(desk, database, desk.time);
  const waiting = async (): Promise<boolean> => {
    const rows = database.db.selectFrom("gap").select("id").where("group_id", "is", null).limit(1);
    return (await rows.executeTakeFirst()) !== undefined;
  };
  const began = performance.now();
  while (await waiting()) await insight.clock({ kind: GAP_CLOCK } as never);
  return performance.now() - began;
}

const results: Record<string, Record<string, number>> = {};
for (const openEngine of Object.values(ENGINES)) {
  const engine = await openEngine();
  const database = await freshDatabase(engine);
  const note = (title: string, what: string, value: number): void => {
    (results[title] ??= {})[`${engine.name} ${what}`] = value;
  };
  await fill(database);
  const desk = await startConsole({
    database,
    time: new FakeTime(END.toISOString()),
    more: (own, opened, time) => insightOf(own, opened, time).routes,
  });
  const admin = await desk.signIn(await desk.account({ role: "admin", centres: "all" }));
  const ms = await gather(desk, database);
  const { gaps } = await database.db
    .selectFrom("gap")
    .select(({ fn }) => fn.countAll<number | string>().as("gaps"))
    .executeTakeFirstOrThrow();
  const { groups } = await database.db
    .selectFrom("gap_group")
    .select(({ fn }) => fn.countAll<number | string>().as("groups"))
    .executeTakeFirstOrThrow();
  note("(a hundred questions put into groups)", "p50", Math.round((ms / Number(gaps)) * 100));
  note("(questions without an answer)", "p50", Number(gaps));
  note("(their groups)", "p50", Number(groups));
  for (const path of ROUTES) {
    const { p50, p95 } = await measure(() => desk.get(path, admin));
    note(path, "p50", p50);
    note(path, "p95", p95);
  }
  const [group] = await database.db.selectFrom("gap_group").select("id").limit(1).execute();
  const { p50, p95 } = await measure(() =>
    desk.post(`/gaps/${group?.id ?? ""}/settle`, { as: "not_ours" }, admin),
  );
  note("POST /gaps/:id/settle", "p50", p50);
  note("POST /gaps/:id/settle", "p95", p95);
  await desk.stop();
  await database.close();
  await engine.end();
}
console.log(
  `\nMilliseconds at the server, ${String(MESSAGES)} messages of ${String(DAYS)} days, ${String(CASES)} cases (target < 300)`,
);
console.table(results);
