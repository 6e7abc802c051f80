import { readFileSync } from "node:fs";
import { z } from "zod";
import { AppError } from "../../domain/errors.ts";
import type { ReplayFigures } from "../model-records.ts";
import { shareOf, writtenShare, type Share } from "../../domain/share.ts";
import type { AskLine, AskResult } from "./ask.ts";
import { textTable } from "./text-table.ts";

const questionSchema = z.object({
  id: z.union([z.string(), z.number()]),
  lang: z.string(),
  text: z.string(),
  accept: z.array(z.string()),
  kind: z.enum(["answerable", "near", "far"]),
});
export type LabelledQuestion = z.infer<typeof questionSchema>;

/** What a set of questions showed in one language. */
export interface Evaluation {
  readonly language: string;
  readonly questions: number;
  /** Of the answerable ones: the first article is right. */
  readonly firstHit: Share;
  /** Of the answerable ones: answered outright. */
  readonly answered: Share;
  /** Of the answerable ones: told of the subject, as what may not be exactly what was asked. */
  readonly doubted: Share;
  /** Of all outright answers: with the right article. */
  readonly precision: Share;
  /** Of the answerable ones: asked back with a choice. */
  readonly clarified: Share;
  /** Of the answerable ones: answered rightly, or the right article among the three choices. */
  readonly helped: Share;
  /** Of the near misses and of the far questions: answered outright, though nothing answers them. */
  readonly nearAnswered: Share;
  readonly farAnswered: Share;
  /** Of all: the language was told rightly. */
  readonly languageTold: Share;
}

/**
 * Reads labelled questions, one JSON object a line.
 *
 * @throws AppError `usage` naming the line that cannot be used
 */
export function readQuestions(file: string): LabelledQuestion[] {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw new AppError("usage", `The file ${file} cannot be read.`);
  }
  return text.split("\n").flatMap((line, index) => {
    if (line.trim() === "") return [];
    const result = questionSchema.safeParse(parse(line));
    if (result.success) return [result.data];
    throw new AppError("usage", `Line ${String(index + 1)} of ${file} is no labelled question.`);
  });
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** How many articles a person is offered to choose from. */
const CHOICES = 3;

/** Asks every question as a person would and counts what came of it, language by language. */
export async function evaluate(
  questions: readonly LabelledQuestion[],
  ask: (line: AskLine) => AskResult | Promise<AskResult>,
): Promise<Evaluation[]> {
  const asked: Asked[] = [];
  for (const question of questions) {
    asked.push({ question, result: await ask({ id: question.id, text: question.text }) });
  }
  return summed(asked);
}

function summed(all: readonly Asked[]): Evaluation[] {
  const byLanguage = Map.groupBy(all, ({ question }) => question.lang);
  return [...byLanguage].map(([language, asked]) => {
    const of = (kind: LabelledQuestion["kind"]) =>
      asked.filter(({ question }) => question.kind === kind);
    const answerable = of("answerable");
    const outright = asked.filter(isOutright);
    const count = (list: typeof asked, test: (entry: (typeof asked)[number]) => boolean): Share =>
      shareOf(list.filter(test).length, list.length);
    return {
      language,
      questions: asked.length,
      firstHit: count(answerable, isRight),
      answered: count(answerable, isOutright),
      doubted: count(answerable, (one) => one.result.outcome === "answer" && !isOutright(one)),
      precision: count(outright, isRight),
      clarified: count(answerable, ({ result }) => result.outcome === "clarify"),
      helped: count(answerable, isHelped),
      nearAnswered: count(of("near"), isOutright),
      farAnswered: count(of("far"), isOutright),
      languageTold: count(asked, ({ question, result }) => result.detected.tag === question.lang),
    };
  });
}

interface Asked {
  readonly question: LabelledQuestion;
  readonly result: AskResult;
}

/** Not told as what may not be exactly what was asked. */
function isOutright({ result }: Asked): boolean {
  return result.outcome === "answer" && result.held !== "article";
}

function isRight({ question, result }: Asked): boolean {
  const [first] = result.articles;
  return first !== undefined && question.accept.includes(first.id);
}

function isHelped(asked: Asked): boolean {
  const { question, result } = asked;
  if (result.outcome === "answer") return isRight(asked);
  if (result.outcome !== "clarify") return false;
  return result.articles.slice(0, CHOICES).some(({ id }) => question.accept.includes(id));
}

const HEAD = [
  "language",
  "questions",
  "first hit",
  "answered",
  "doubted",
  "precision",
  "clarify",
  "answered or in three",
  "near answered",
  "far answered",
  "language right",
] as const;

/** The figures as a table, in percent with Wilson 95 % intervals. */
export function evaluationText(evaluations: readonly Evaluation[]): string {
  const rows = evaluations.map((evaluation) => [
    evaluation.language,
    String(evaluation.questions),
    writtenShare(evaluation.firstHit),
    writtenShare(evaluation.answered),
    writtenShare(evaluation.doubted),
    writtenShare(evaluation.precision),
    writtenShare(evaluation.clarified),
    writtenShare(evaluation.helped),
    writtenShare(evaluation.nearAnswered),
    writtenShare(evaluation.farAnswered),
    writtenShare(evaluation.languageTold),
  ]);
  return `${textTable(HEAD, rows)}\n`;
}

/** The same questions, asked in one way. */
export interface Measured {
  /** What answered, in words. */
  readonly how: string;
  readonly evaluations: readonly Evaluation[];
  /** `null` where nothing was answered from records. */
  readonly replayed: ReplayFigures | null;
}

/** Each way with its table. */
export function measuredText(measured: readonly Measured[]): string {
  return measured
    .map(
      ({ how, evaluations, replayed }) =>
        `Answered ${how}:\n${evaluationText(evaluations)}${replayed === null ? "" : replayedText(replayed)}`,
    )
    .join("\n");
}

/** What became of the calls that were answered from records, as a sentence. */
export function replayedText({ replayed, stale, missing }: ReplayFigures): string {
  const old =
    stale === 0
      ? ""
      : ` ${String(stale)} of them are stale: the prompt or the articles have changed since.`;
  return `${String(replayed)} calls answered from records, ${String(missing)} without a record.${old}\n`;
}

/** The first way, and beside it what it was compared with. */
export function measuredJson([first, compared]: readonly Measured[]): string {
  const beside =
    compared === undefined ? {} : { compared: compared.evaluations, comparedHow: compared.how };
  const replayed = (first?.replayed ?? null) === null ? {} : { replayed: first?.replayed };
  return `${JSON.stringify({ evaluations: first?.evaluations ?? [], how: first?.how, ...replayed, ...beside })}\n`;
}
