import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { MEASURED_QUESTIONS } from "../../../src/app/paths.ts";
import { indexJobs } from "../../../src/app/search-index.ts";
import { buildQuickEngine } from "../../../src/search/index.ts";
import { projectContent } from "../../helpers/content.ts";

const LINE = z.object({ text: z.string(), accept: z.array(z.string()), kind: z.string() });

/** Whether an answer told outright is right; what the bot says about itself answers no question, and misleads nobody. */
function toldOutright(language: string, engine: ReturnType<typeof buildQuickEngine>): boolean[] {
  const file = path.join(MEASURED_QUESTIONS, `${language}.jsonl`);
  const lines = readFileSync(file, "utf8").split("\n");
  return lines
    .filter((line) => line !== "")
    .map((line) => LINE.parse(JSON.parse(line)))
    .flatMap(({ text, accept, kind }) => {
      const { hits, verdict } = engine.search(text, language, 1);
      const first = hits[0]?.id ?? "";
      if (verdict !== "sure") return [];
      if (kind !== "answerable" && first.startsWith("conversation/")) return [];
      return [accept.includes(first)];
    });
}

describe("the articles before they are learned", () => {
  const jobs = indexJobs(projectContent().knowledge, { bare: false });

  it.each(jobs.map((job) => [job.language, job] as const))(
    "are told outright in %s only where at least 95 of 100 such answers are right",
    (language, { documents, negatives }) => {
      const told = toldOutright(language, buildQuickEngine(documents, negatives));
      const right = told.filter((isRight) => isRight).length;
      expect(right / told.length).toBeGreaterThanOrEqual(0.95);
      // Whoever never answers is never wrong.
      expect(told.length).toBeGreaterThan(20);
    },
  );
});
