import { readdirSync, readFileSync } from "node:fs";
import { OUTCOMES, type Outcome } from "../../src/domain/answer.ts";
import type { ArticleId } from "../../src/domain/ids.ts";
import { PLATFORM_NAMES } from "../../src/domain/message.ts";
import type { AnswerId } from "../../src/domain/turn.ts";
import { applyCaseChange } from "../../src/store/cases-change.ts";
import type { Database, Tx } from "../../src/store/database.ts";
import { wordsHash } from "../../src/store/gaps-new.ts";
import { countTurn } from "../../src/store/numbers-count.ts";
import { TAKEN } from "../../test/helpers/case-store-world.ts";
import { aCase, opening, step } from "../../test/helpers/case-steps.ts";
import { messageOf, turnOf } from "../../test/helpers/insight-world.ts";

export const MESSAGES = 100_000;
export const CASES = 2_000;
export const DAYS = 30;
const TOGETHER = 500;
const DAY_MS = 24 * 60 * 60 * 1_000;
export const END = new Date("2026-11-26T08:00:00Z");
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

/** Fills a database with messages, their questions without an answer, and cases. */
export async function fillMessages({ write }: Database): Promise<void> {
  for (let first = 0; first < MESSAGES; first += TOGETHER) {
    await write((tx) => addMessages(tx, first));
  }
  for (let first = 1; first <= CASES; first += TOGETHER) {
    await write(async (tx) => {
      for (let number = first; number < first + TOGETHER; number += 1) await addCase(tx, number);
    });
  }
}
