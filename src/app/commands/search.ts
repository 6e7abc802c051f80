import type { Command } from "commander";
import { z } from "zod";
import { fromHere } from "../paths.ts";
import { buildSearch } from "../search-index.ts";
import { loadContent } from "../loaded-content.ts";
import { eachJsonLine } from "./json-lines.ts";
import { readCount, usage } from "./reading-options.ts";

const searchLineSchema = z.object({
  id: z.union([z.string(), z.number()], "each line has an id"),
  text: z.string("each line has a text"),
  lang: z.string("each line has a lang"),
});

interface SearchOptions {
  readonly jsonl?: true;
  readonly knowledge?: string;
  readonly top: number;
}

/** `search`: ranks articles. */
export function registerSearch(program: Command): void {
  program
    .command("search")
    .description("rank articles for JSON lines from standard input; ranking only")
    .option("--jsonl", "read {id, text, lang} a line and print one object a line")
    .option("--knowledge <dir>", "rank another folder of articles", fromHere)
    .option("--top <count>", "how many articles", readCount, 5)
    .action(async (options: SearchOptions) => {
      if (!options.jsonl) throw usage("search reads questions from standard input: add --jsonl");
      const { knowledge } = loadContent(options.knowledge ?? null);
      const engine = buildSearch(knowledge, { bare: true });
      await eachJsonLine(process.stdin, process.stdout, searchLineSchema, (line) => {
        const started = performance.now();
        const result = engine.search(line.text, line.lang, options.top);
        const latencyMs = performance.now() - started;
        return { id: line.id, hits: result.hits, confidence: result.confidence, latencyMs };
      });
    });
}
