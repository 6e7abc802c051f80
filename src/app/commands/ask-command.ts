import type { Command } from "commander";
import type { PlainDate } from "../../domain/plain-date.ts";
import { fromHere, INDEX_FOLDER } from "../paths.ts";
import { buildSearch } from "../search-index.ts";
import { loadContent } from "../loaded-content.ts";
import { createCore, createCoreTools } from "../service.ts";
import { askLineSchema, askText } from "./ask.ts";
import { openAsk } from "./asking.ts";
import { replayedText } from "./eval.ts";
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
  readonly record?: string;
  readonly replay?: string;
}

/** `ask`: answers one question, or many. */
export function registerAsk(program: Command): void {
  program
    .command("ask")
    .description(
      "answer one question, or JSON lines from standard input; writes nothing but what --record names",
    )
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
    .option("--record <dir>", "keep what the model answers, to be replayed later", fromHere)
    .option("--replay <dir>", "answer from what was kept, without a model", fromHere)
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
      const { record, replay } = options;
      const { ask, replayed } = await openAsk({
        core,
        asOf: options.asOf ?? null,
        offline: options.offline ?? false,
        explains: options.explain ?? false,
        ...(record && { record }),
        ...(replay && { replay }),
      });
      if (options.jsonl || text === undefined) {
        await eachJsonLine(process.stdin, process.stdout, askLineSchema, ask);
      } else {
        const result = await ask({ id: 1, text, localeHint: options.locale });
        process.stdout.write(
          options.json ? `${JSON.stringify(result)}\n` : askText(result, content.texts),
        );
      }
      const figures = replayed();
      if (figures !== null) process.stderr.write(replayedText(figures));
    });
}
