import path from "node:path";
import type { Command } from "commander";
import { formatProblem } from "../../content/problem.ts";
import { loadPrompts } from "../../content/prompts.ts";
import { AppError } from "../../domain/errors.ts";
import { fromHere, inProject } from "../paths.ts";

/** `prompts`: looks after what a language model is told. */
export function registerPrompts(program: Command): void {
  const prompts = program.command("prompts").description("look after what a model is told");
  prompts
    .command("check")
    .description("name file and line of every fault in the prompts")
    .argument("[dir]", "another folder of prompts", fromHere)
    .action((dir: string | undefined) => {
      const loaded = loadPrompts(dir ?? inProject("prompts"));
      if (loaded.ok) {
        process.stdout.write("The prompts are in order.\n");
        return;
      }
      const base = dir ?? "prompts";
      for (const problem of loaded.problems) {
        const file = path.join(base, problem.file);
        process.stdout.write(`${formatProblem({ ...problem, file })}\n`);
      }
      throw new AppError(
        "content_invalid",
        `The prompts have ${String(loaded.problems.length)} faults; see above.`,
      );
    });
}
