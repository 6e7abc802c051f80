import { readdirSync, readFileSync } from "node:fs";
import { createAssisted, openModel } from "../../src/app/assistance.ts";
import { promptsOf } from "../../src/app/served-prompts.ts";
import { timers } from "../../src/app/timers.ts";
import { plainText } from "../../src/domain/block.ts";
import type { PersonRef } from "../../src/domain/message.ts";
import type { PlainDate } from "../../src/domain/plain-date.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Scheduler } from "../../src/ports/scheduler.ts";
import type { VectorStore } from "../../src/ports/vector-store.ts";
import type { GuardFault } from "../../src/ports/guard.ts";
import type { ModelFault } from "../../src/ports/language-model.ts";
import type { Reply } from "../../src/domain/answer.ts";
import type { Question } from "../../src/services/answering.ts";
import type { Translator } from "../../src/ports/translator.ts";
import type { Core } from "../../src/app/service.ts";
import { keptLog } from "./fakes.ts";
import { startScriptedModel, type ModelRequest, type ScriptedModel } from "./scripted-model.ts";
import { tempFolder } from "./temp-folder.ts";

/** The real answering, guard and client, with a model on this machine that does as a test says. */
export interface AssistedWorld {
  readonly model: ScriptedModel;
  /** What was counted, as `fault late` or `refused number`. */
  readonly counted: readonly string[];
  /** Whether articles can be found by meaning. */
  ready(): boolean;
  ask(text: string, more?: Partial<Question>): Promise<Reply>;
  readonly translate: Translator["translate"];
}

export const TODAY = "2026-11-26" as PlainDate;
export const NO_VECTORS: VectorStore = {
  read: () => Promise.resolve(new Map()),
  write: () => Promise.resolve(),
};
/** So that a test of a model that hangs need not last. */
const DEADLINE_MS = 500;

export interface AssistedWorldParts {
  readonly person?: PersonRef;
  /** Articles are found by meaning as well where there is a store for their vectors. */
  readonly vectors?: VectorStore;
  readonly callsPerPerson?: number;
  /** A fifth of it is for staff at work on cases, a tenth for the content. */
  readonly tokensPerDay?: number;
  readonly clock?: Clock;
  /** Time that stands still gives a model as long as it needs, on a busy machine too. */
  readonly scheduler?: Scheduler;
}

export async function assistedWorld(
  core: Core,
  parts: AssistedWorldParts = {},
): Promise<AssistedWorld> {
  const { person = null, vectors } = parts;
  const model = await startScriptedModel();
  const counted: string[] = [];
  const log = keptLog();
  const given = {
    settings: {
      apiKey: "a key",
      baseUrl: model.baseUrl,
      model: "scripted",
      embeddingModel: vectors === undefined ? null : "vectors",
      callsPerPerson: parts.callsPerPerson ?? 1_000,
      tokensPerDay: parts.tokensPerDay ?? 100_000_000,
      casesShare: 0.2,
      contentShare: 0.1,
      gateTokensPerDay: 1,
    },
    core,
    prompts: promptsOf(hurriedPrompts()),
    fetch: globalThis.fetch,
    cache: null,
    vectors: vectors ?? NO_VECTORS,
    clock: parts.clock ?? { now: () => new Date() },
    scheduler: parts.scheduler ?? timers,
    log,
    metrics: {
      helped: () => counted.push("helped"),
      fault: (fault: ModelFault) => counted.push(`fault ${fault}`),
      refused: (fault: GuardFault) => counted.push(`refused ${fault}`),
      called: () => undefined,
    },
  };
  const assisted = createAssisted(await openModel(given), given);
  return {
    model,
    counted,
    ready: () => log.lines.some(({ event }) => event === "vectors.ready"),
    translate: (...words) => assisted.translator.translate(...words),
    ask: async (text, more = {}) => {
      const { reply } = await assisted.answer(aQuestion(text, more), person);
      return reply;
    },
  };
}

export function aQuestion(text: string, more: Partial<Question> = {}): Question {
  return {
    text,
    earlier: [],
    localeHint: null,
    conversationLanguage: null,
    languageChosen: false,
    today: TODAY,
    now: TODAY,
    ...more,
  };
}

/** The project's prompts with a short deadline. */
function hurriedPrompts(): string {
  const folder = new URL("../../prompts/", import.meta.url);
  const files = readdirSync(folder).map((name) => {
    const text = readFileSync(new URL(name, folder), "utf8");
    return [name, text.replace(/deadlineMs: \d+/, `deadlineMs: ${String(DEADLINE_MS)}`)] as const;
  });
  return tempFolder(Object.fromEntries(files));
}

/** The reviewed sentences that a model was given, by their ids. */
export function candidatesIn(request: ModelRequest): { id: string; text: string }[] {
  const line = request.input.split("\n").findLast((one) => one.startsWith("["));
  return JSON.parse(line ?? "[]") as { id: string; text: string }[];
}

/** Every figure in what a person is shown, and the words of one reply. */
export function wordsOf(reply: Reply): string {
  return plainText(reply.blocks);
}
