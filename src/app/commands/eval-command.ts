import type { Command } from "commander";
import type { PlainDate } from "../../domain/plain-date.ts";
import { fromHere } from "../paths.ts";
import { buildSearch } from "../search-index.ts";
import { loadContent } from "../loaded-content.ts";
import { createCore } from "../service.ts";
import { openAsk, readCompared } from "./asking.ts";
import { evaluate, measuredJson, measuredText, readQuestions, type Measured } from "./eval.ts";
import { readDay } from "./reading-options.ts";

interface EvalOptions {
  readonly knowledge?: string;
  readonly json?: true;
  readonly asOf?: PlainDate;
  readonly offline?: true;
  readonly compare?: string;
  readonly record?: string;
  readonly replay?: string;
}

/** `eval`: counts what came of labelled questions. */
export function registerEval(program: Command): void {
  program
    .command("eval")
    .description(
      "ask labelled questions and count what came of them, per language; writes nothing but what --record names",
    )
    .argument(
      "<files...>",
      "JSON lines {id, lang, text, accept: [articles], kind: answerable|near|far}",
    )
    .option("--knowledge <dir>", "answer from another folder of articles", fromHere)
    .option("--as-of <day>", "the day that stands for today, YYYY-MM-DD", readDay)
    .option("--json", "print one JSON object")
    .option("--offline", "never use a language model, even if one is set up")
    .option(
      "--compare <with>",
      "the same once more beside it: offline, model:NAME (behind the same endpoint) or prompts:DIR",
    )
    .option("--record <dir>", "keep what the model answers, to be replayed later", fromHere)
    .option("--replay <dir>", "answer from what was kept, without a model", fromHere)
    .action(async (files: readonly string[], options: EvalOptions) => {
      const questions = files.flatMap((file) => readQuestions(fromHere(file)));
      const content = loadContent(options.knowledge ?? null);
      const core = createCore(content, buildSearch(content.knowledge, { bare: false }));
      const asOf = options.asOf ?? null;
      const compared = options.compare === undefined ? null : readCompared(options.compare);
      const { offline = false, record, replay } = options;
      const records = { ...(record && { record }), ...(replay && { replay }) };
      const ways = [{ offline, ...records }, ...(compared === null ? [] : [compared])];
      // All are opened first, so that what is not set up is told before minutes of measuring.
      const asking = await Promise.all(ways.map((way) => openAsk({ core, asOf, ...way })));
      const measured: Measured[] = [];
      for (const { ask, how, replayed } of asking) {
        const evaluations = await evaluate(questions, ask);
        measured.push({ how, evaluations, replayed: replayed() });
      }
      process.stdout.write(options.json ? measuredJson(measured) : measuredText(measured));
    });
}
