import type { Command } from "commander";
import { loadKnowledge } from "../../content/load.ts";
import { AppError } from "../../domain/errors.ts";
import type { Clock } from "../../ports/clock.ts";
import { takeUpTexts } from "../kept-texts.ts";
import { fromHere } from "../paths.ts";
import { checkContent, contentStatus, knowledgeFolder, statusText } from "./content.ts";
import { registerContentEditing } from "./content-editing.ts";
import { print } from "./terminal.ts";

/** `content`: looks after the articles. */
export function registerContent(program: Command, clock: Clock): void {
  const content = program.command("content").description("look after the articles");
  content
    .command("check")
    .description("name file and line of every fault in articles and sentences")
    .argument("[dir]", "another folder of articles, or one that content export wrote", fromHere)
    .action((dir: string | undefined) => {
      const { problems, warnings, articles, languages } = checkContent(dir ?? null);
      for (const problem of problems) print(problem);
      for (const warning of warnings) print(`warning: ${warning}`);
      if (problems.length > 0) {
        throw new AppError(
          "content_invalid",
          `The content has ${String(problems.length)} faults; see above.`,
        );
      }
      process.stdout.write(
        `The content is in order: ${String(articles)} articles in ${languages.join(", ")}.\n`,
      );
    });
  content
    .command("status")
    .description("show which article exists in which language, and what it rests on")
    .argument("[dir]", "another folder of articles, or one that content export wrote", fromHere)
    .option("--json", "print one JSON object")
    .action((dir: string | undefined, options: { readonly json?: true }) => {
      takeUpTexts();
      const loaded = loadKnowledge(knowledgeFolder(dir ?? null));
      if (!loaded.ok) {
        throw new AppError(
          "content_invalid",
          "The content has faults, so its status cannot be told: run content check.",
        );
      }
      const status = contentStatus(loaded, dir ?? null);
      process.stdout.write(options.json ? `${JSON.stringify(status)}\n` : statusText(status));
    });
  registerContentEditing(content, clock);
}
