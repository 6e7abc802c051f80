import { readFileSync } from "node:fs";
import { buildSearch } from "../../src/app/search-index.ts";
import { createCore, loadContent } from "../../src/app/service.ts";
import { createAsk, type AskResult } from "../../src/app/commands/ask.ts";
import { systemClock } from "../../src/app/system-clock.ts";
import { parsePlainDate } from "../../src/domain/plain-date.ts";

const LANGUAGES = ["en", "zh", "ru", "fr", "ar", "es"] as const;

interface MeasuredQuestion {
  readonly id: string;
  readonly text: string;
}

/** How often each question is asked. */
const TIMES = 5;

/**
 * Prints how long one whole offline answer takes in this process, once every language is warm. What a message takes typically, the median of its
 * times, tells its own cost apart from what other programs on the machine add.
 */
export function benchAsk(): void {
  const content = loadContent(null);
  const asOf = parsePlainDate("2026-11-25");
  const started = performance.now();
  const core = createCore(content, buildSearch(content.knowledge, { bare: false }));
  const ask = createAsk(core, systemClock, asOf);
  const rows: Record<string, string | number>[] = [];
  for (const language of LANGUAGES.filter((tag) => content.knowledge.languages.includes(tag))) {
    const questions = read(language);
    for (const { id, text } of questions) ask({ id, text });
    const byQuestion = questions.map(({ id, text }) =>
      Array.from({ length: TIMES }, (): AskResult => ask({ id, text })).map(
        ({ latencyMs }) => latencyMs,
      ),
    );
    const latencies = ascending(byQuestion.flat());
    const typical = ascending(byQuestion.map((own) => at(ascending(own), 0.5)));
    rows.push({
      language,
      answers: latencies.length,
      p50: at(latencies, 0.5),
      p99: at(latencies, 0.99),
      "p99 of typical": at(typical, 0.99),
      max: latencies.at(-1) ?? 0,
    });
  }
  console.log("\nOne whole offline answer, milliseconds (target: p99 < 10)");
  console.table(rows);
  const seconds = (performance.now() - started) / 1000;
  const megabytes = process.memoryUsage().rss / 1024 / 1024;
  console.log(
    `learning and measuring took ${seconds.toFixed(1)} s; ${megabytes.toFixed(0)} MB resident`,
  );
}

function read(language: string): MeasuredQuestion[] {
  const file = new URL(`../../questions/${language}.jsonl`, import.meta.url);
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as MeasuredQuestion);
}

function ascending(values: readonly number[]): number[] {
  return values.toSorted((a, b) => a - b);
}

function at(sorted: readonly number[], quantile: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * quantile))] ?? 0;
}

if (import.meta.main) benchAsk();
