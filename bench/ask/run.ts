import { readFileSync } from "node:fs";
import { buildSearch } from "../../src/app/search-index.ts";
import { createCore, loadContent } from "../../src/app/service.ts";
import { createAsk, type AskResult } from "../../src/app/commands/ask.ts";
import { systemClock } from "../../src/app/system-clock.ts";
import { parsePlainDate } from "../../src/domain/plain-date.ts";

const LANGUAGES = ["en", "zh", "ru"] as const;

interface MeasuredQuestion {
  readonly id: string;
  readonly text: string;
}

/** Prints how long one whole offline answer takes in this process, once every language is warm. */
export function benchAsk(): void {
  const content = loadContent(null);
  const asOf = parsePlainDate("2026-11-25");
  const started = performance.now();
  const core = createCore(content, buildSearch(content.knowledge, { bare: false }));
  const ask = createAsk(core, systemClock, asOf);
  const rows: (string | number)[][] = [];
  for (const language of LANGUAGES.filter((tag) => content.knowledge.languages.includes(tag))) {
    const questions = read(language);
    for (const { id, text } of questions) ask({ id, text });
    const latencies = questions.flatMap(({ id, text }) =>
      Array.from({ length: 5 }, (): AskResult => ask({ id, text })).map(
        ({ latencyMs }) => latencyMs,
      ),
    );
    latencies.sort((a, b) => a - b);
    rows.push([
      language,
      latencies.length,
      at(latencies, 0.5),
      at(latencies, 0.99),
      latencies.at(-1) ?? 0,
    ]);
  }
  console.log("\nOne whole offline answer, milliseconds (target: p99 < 10)");
  console.table(
    rows.map(([language, answers, p50, p99, max]) => ({ language, answers, p50, p99, max })),
  );
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

function at(sorted: readonly number[], quantile: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * quantile))] ?? 0;
}

if (import.meta.main) benchAsk();
