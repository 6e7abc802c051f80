import type { Command } from "commander";
import type { PlainDate } from "../../domain/plain-date.ts";
import { fromHere, INDEX_FOLDER } from "../paths.ts";
import { buildSearch } from "../search-index.ts";
import { loadContent } from "../loaded-content.ts";
import { createCore, createCoreTools } from "../service.ts";
import { askLineSchema, askText } from "./ask.ts";
import { openAsk } from "./asking.ts";
import { eachJsonLine } from "./json-lines.ts";
import { readDay, usage } from "./reading-options.ts";

interface AskOptions {
  readonly json?: true;
  readonly jsonl?: true;
  readonly asOf?: PlainDate;
  readonly knowledge?: string;
  readonly bare?: true;
  readonly locale?: string;
  readonly offline?: true;
  readonly explain?: true;
}

/** `ask`: answers one question, or many. */
export function registerAsk(program: Command): void {
  program
    .command("ask")
    .description("answer one question, or JSON lines from standard input; writes nothing anywhere")
    .argument("[text]", "the question")
    .option("--json", "print one JSON object")
    .option(
      "--jsonl",
      "read {id, text, context?, localeHint?, asOf?} a line and print one object a line",
    )
    .option("--as-of <day>", "the day that stands for today, YYYY-MM-DD", readDay)
    .option("--knowledge <dir>", "answer from another folder of articles", fromHere)
    .option("--locale <tag>", "the language that the asker’s device is set to")
    .option("--bare", "without the conversation articles (greetings, thanks and the like)")
    .option("--offline", "never use a language model, even if one is set up")
    .option("--explain", "tell how each reply was decided, with --json and --jsonl as `explain`")
    .action(async (text: string | undefined, options: AskOptions) => {
      if (text === undefined && !options.jsonl)
        throw usage("ask needs a question, or --jsonl with questions on standard input");
      const content = loadContent(options.knowledge ?? null);
      const core = createCore(
        content,
        // Whoever asks one question waits for it: many are worth learning for.
        buildSearch(
          content.knowledge,
          { bare: options.bare ?? false },
          INDEX_FOLDER,
          options.jsonl ? "whole" : "quick",
        ),
        createCoreTools({ ahead: false }),
      );
      const { ask } = await openAsk({
        core,
        asOf: options.asOf ?? null,
        offline: options.offline ?? false,
        explains: options.explain ?? false,
      });
      if (options.jsonl || text === undefined) {
        await eachJsonLine(process.stdin, process.stdout, askLineSchema, ask);
        return;
      }
      const result = await ask({ id: 1, text, localeHint: options.locale });
      process.stdout.write(
        options.json ? `${JSON.stringify(result)}\n` : askText(result, content.texts),
      );
    });
}
