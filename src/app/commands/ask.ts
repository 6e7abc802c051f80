import { z } from "zod";
import { toMarkdown } from "../../../adapters/shared/markdown.ts";
import type { Citation, Held } from "../../domain/answer.ts";
import { formatDate } from "../../domain/format.ts";
import { parsePlainDate, type PlainDate } from "../../domain/plain-date.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Texts } from "../../ports/texts.ts";
import type { Answered, Question } from "../../services/answering.ts";
import type { AssistedAnswering } from "../../services/assisted/assisted-answering.ts";
import { todayOf } from "../today.ts";
import type { Core } from "../service.ts";
import { explain, explainText, type Explained } from "./explain.ts";

const daySchema = z.string("write a day as YYYY-MM-DD").transform((text, context): PlainDate => {
  const day = parsePlainDate(text);
  if (day !== null) return day;
  context.addIssue({ code: "custom", message: `“${text}” is not a day; write YYYY-MM-DD` });
  return z.NEVER;
});

/** One question on standard input. */
export const askLineSchema = z.object({
  id: z.union([z.string(), z.number()], "each line has an id"),
  text: z.string("each line has a text"),
  context: z.array(z.string()).nullish(),
  localeHint: z.string().nullish(),
  asOf: daySchema.nullish(),
});
export type AskLine = z.infer<typeof askLineSchema>;

/** What `ask` prints for one question. */
export interface AskResult {
  readonly id: string | number;
  readonly text: string;
  readonly language: string;
  readonly detected: { readonly tag: string; readonly script: string; readonly confidence: number };
  readonly outcome: string;
  /** Of an answer: the very thing that was asked, or what is known of its subject, and said so. */
  readonly held?: Held;
  readonly validity: string | null;
  readonly asOf: string;
  readonly articles: readonly { readonly id: string; readonly score: number }[];
  readonly confidence: number;
  /** What is asserted, as `topic/slug#claim`, in the order in which it is said. */
  readonly claims: readonly string[];
  /** Markdown */
  readonly reply: string;
  readonly sources: readonly Citation[];
  /** Nobody has verified its article yet; without a conversation that is said each time. */
  readonly unverified: boolean;
  /** How numbers to call in need are shown: alone, in a line below the answer, or not at all. */
  readonly numbers: "card" | "line" | "none";
  readonly actions: readonly { readonly id: string; readonly label: string }[];
  readonly latencyMs: number;
  /** There where it was asked for. */
  readonly explain?: Explained;
}

/**
 * @param asOf the day that stands for today where a line names none; `null` for the clock's
 * @param explains with how each reply was decided
 */
export function createAsk(
  core: Core,
  clock: Clock,
  asOf: PlainDate | null,
  explains = false,
): (line: AskLine) => AskResult {
  return (line) => {
    const started = performance.now();
    const answered = core.answering.answer(questionOf(line, clock, asOf));
    return resultOf(line, answered, started, explains);
  };
}

/** The same with a model's help. */
export function createAssistedAsk(
  assisted: AssistedAnswering,
  clock: Clock,
  asOf: PlainDate | null,
  explains = false,
): (line: AskLine) => Promise<AskResult> {
  return async (line) => {
    const started = performance.now();
    const answered = await assisted.answer(questionOf(line, clock, asOf), null);
    return resultOf(line, answered, started, explains);
  };
}

function questionOf(line: AskLine, clock: Clock, asOf: PlainDate | null): Question {
  const now = todayOf(clock);
  return {
    text: line.text,
    earlier: line.context ?? [],
    localeHint: line.localeHint ?? null,
    conversationLanguage: null,
    languageChosen: false,
    today: line.asOf ?? asOf ?? now,
    now,
  };
}

function resultOf(
  line: AskLine,
  answered: Answered,
  started: number,
  explains: boolean,
): AskResult {
  const { reply, detected } = answered;
  return {
    id: line.id,
    text: line.text,
    language: reply.language,
    detected,
    outcome: reply.outcome,
    ...(reply.held === undefined ? {} : { held: reply.held }),
    validity: reply.validity,
    asOf: reply.asOf,
    articles: reply.articles.map(({ id, score }) => ({ id, score: round(score) })),
    confidence: round(reply.confidence),
    claims: reply.asserted.map(({ article, claim }) => `${article}#${claim}`),
    reply: toMarkdown(reply.blocks),
    sources: reply.citations,
    unverified: reply.unverified === true,
    numbers: answered.trace.emergency?.numbers ?? "none",
    actions: reply.actions,
    latencyMs: round(performance.now() - started),
    ...(explains ? { explain: explain(answered) } : {}),
  };
}

/** An answer for a person at a terminal: the words, then where they come from, then what may be asked next. */
export function askText(result: AskResult, texts: Texts): string {
  const { language } = result;
  const lines = [result.reply.trim()];
  if (result.sources.length > 0) {
    lines.push("", `${texts.say("source.heading", language)}:`);
    for (const source of result.sources) {
      const seen = texts.say("source.seenOn", language, {
        date: formatDate(source.seenOn, language),
      });
      lines.push(
        `- ${source.title} · ${source.publisher} · ${seen}${source.url === null ? "" : ` · ${source.url}`}`,
      );
    }
  }
  if (result.unverified) lines.push(texts.say("page.notVerified", language));
  if (result.actions.length > 0) {
    lines.push("", result.actions.map((action) => `[${action.label}]`).join(" "));
  }
  if (result.explain !== undefined) lines.push("", explainText(result.explain).trimEnd());
  return `${lines.join("\n")}\n`;
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
