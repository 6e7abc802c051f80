import { InvalidArgumentError, type Command } from "commander";
import { z } from "zod";
import { AppError } from "../../domain/errors.ts";
import { parsePlainDate, type PlainDate } from "../../domain/plain-date.ts";
import { loadKnowledge } from "../../content/load.ts";
import { createLanguageIdentifier } from "../../search/identify/language-identifier.ts";
import { readSettings } from "../config.ts";
import { takeUpTexts } from "../kept-texts.ts";
import { fromHere } from "../paths.ts";
import { buildSearch, INDEX_FOLDER } from "../search-index.ts";
import { createCore, loadContent } from "../service.ts";
import { startServer } from "../start.ts";
import { systemClock } from "../system-clock.ts";
import { askLineSchema, askText } from "./ask.ts";
import { openAsk, readCompared } from "./asking.ts";
import { registerBackup } from "./backup.ts";
import { registerCentres } from "./centres.ts";
import { registerCases } from "./cases.ts";
import { checkContent, contentStatus, knowledgeFolder, statusText } from "./content.ts";
import { registerContentEditing } from "./content-editing.ts";
import { doctorText, examine } from "./doctor.ts";
import { evaluate, measuredJson, measuredText, readQuestions, type Measured } from "./eval.ts";
import { eachJsonLine } from "./json-lines.ts";
import { registerPrompts } from "./prompts.ts";
import { registerQueue } from "./queue.ts";
import { registerTeams } from "./teams.ts";
import { print } from "./terminal.ts";
import { registerUsers } from "./users.ts";

/** Adds every command to the program. */
export function registerCommands(program: Command): void {
  registerStart(program);
  registerAsk(program);
  registerSearch(program);
  registerIdentify(program);
  registerEval(program);
  registerContentEditing(registerContent(program), systemClock);
  registerPrompts(program);
  registerQueue(program, systemClock);
  registerTeams(program);
  registerUsers(program, systemClock);
  registerCentres(program, systemClock);
  registerCases(program, systemClock);
  registerBackup(program);
  registerDoctor(program);
}

function registerStart(program: Command): void {
  program
    .command("start")
    .description("start the server with the chat page and every platform that is set up")
    .action(async () => {
      await startServer(readSettings(process.env));
    });
}

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

function registerAsk(program: Command): void {
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
      );
      const { ask } = await openAsk({
        core,
        asOf: options.asOf ?? null,
        offline: options.offline ?? false,
        explains: options.explain ?? false,
      });
      if (options.jsonl) {
        await eachJsonLine(process.stdin, process.stdout, askLineSchema, ask);
        return;
      }
      if (text === undefined)
        throw usage("ask needs a question, or --jsonl with questions on standard input");
      const result = await ask({ id: 1, text, localeHint: options.locale });
      process.stdout.write(
        options.json ? `${JSON.stringify(result)}\n` : askText(result, content.texts),
      );
    });
}

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

function registerSearch(program: Command): void {
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

const identifyLineSchema = z.object({
  id: z.union([z.string(), z.number()], "each line has an id"),
  text: z.string("each line has a text"),
  localeHint: z.string().nullish(),
});

function registerIdentify(program: Command): void {
  program
    .command("identify")
    .description("tell the language of a text, or of JSON lines from standard input")
    .argument("[text]", "the text")
    .option("--jsonl", "read {id, text, localeHint?} a line and print one object a line")
    .action(async (text: string | undefined, options: { readonly jsonl?: true }) => {
      const identifier = createLanguageIdentifier();
      const identify = (line: z.infer<typeof identifyLineSchema>): unknown => ({
        id: line.id,
        ...identifier.identify(line.text, {
          localeHint: line.localeHint ?? null,
          conversation: null,
        }),
      });
      if (options.jsonl) {
        await eachJsonLine(process.stdin, process.stdout, identifyLineSchema, identify);
        return;
      }
      if (text === undefined)
        throw usage("identify needs a text, or --jsonl with texts on standard input");
      process.stdout.write(`${JSON.stringify(identify({ id: 1, text }))}\n`);
    });
}

interface EvalOptions {
  readonly knowledge?: string;
  readonly json?: true;
  readonly asOf?: PlainDate;
  readonly offline?: true;
  readonly compare?: string;
}

function registerEval(program: Command): void {
  program
    .command("eval")
    .description(
      "ask labelled questions and count what came of them, per language; writes nothing anywhere",
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
    .action(async (files: readonly string[], options: EvalOptions) => {
      const questions = files.flatMap((file) => readQuestions(fromHere(file)));
      const content = loadContent(options.knowledge ?? null);
      const core = createCore(content, buildSearch(content.knowledge, { bare: false }));
      const asOf = options.asOf ?? null;
      const compared = options.compare === undefined ? null : readCompared(options.compare);
      const offline = options.offline ?? false;
      const ways = [{ offline }, ...(compared === null ? [] : [compared])];
      // All are opened first, so that what is not set up is told before minutes of measuring.
      const asking = await Promise.all(ways.map((way) => openAsk({ core, asOf, ...way })));
      const measured: Measured[] = [];
      for (const { ask, how } of asking) {
        measured.push({ how, evaluations: await evaluate(questions, ask) });
      }
      process.stdout.write(options.json ? measuredJson(measured) : measuredText(measured));
    });
}

function registerContent(program: Command): Command {
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
  return content;
}

function registerDoctor(program: Command): void {
  program
    .command("doctor")
    .description("tell what is set up and what is missing")
    .option("--json", "print one JSON object")
    .action(async (options: { readonly json?: true }) => {
      const findings = await examine(process.env);
      process.stdout.write(
        options.json ? `${JSON.stringify({ findings })}\n` : doctorText(findings),
      );
      if (findings.some((finding) => finding.state === "broken")) {
        throw new AppError("settings_invalid", "Something needs attention; see above.");
      }
    });
}

function readDay(text: string): PlainDate {
  const day = parsePlainDate(text);
  if (day === null) throw new InvalidArgumentError("write a day as YYYY-MM-DD.");
  return day;
}

function readCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 100) {
    throw new InvalidArgumentError("write a whole number from 1 to 100.");
  }
  return count;
}

function usage(sentence: string): AppError {
  return new AppError("usage", `${sentence}.`);
}
