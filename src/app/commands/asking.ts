import { AppError } from "../../domain/errors.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import type { LanguageModel } from "../../ports/language-model.ts";
import type { Log } from "../../ports/log.ts";
import { UNBOUNDED_BUDGET } from "../../services/model-budget.ts";
import type { ModelAccess } from "../assistance.ts";
import { readAskSettings } from "../config.ts";
import type { ModelSettings } from "../model-settings.ts";
import { recordedModel, replayedModel, type ReplayFigures } from "../model-records.ts";
import { fromHere, inProject } from "../paths.ts";
import { promptsOf } from "../served-prompts.ts";
import type { Core } from "../service.ts";
import { systemClock } from "../system-clock.ts";
import { commandTimers } from "../timers.ts";
import { createAsk, createAssistedAsk, type AskLine, type AskResult } from "./ask.ts";

export type Ask = (line: AskLine) => AskResult | Promise<AskResult>;

export interface Asking {
  readonly ask: Ask;
  /** What answers, in words. */
  readonly how: string;
  /** What became of the calls so far that were answered from records; `null` where none are. */
  readonly replayed: () => ReplayFigures | null;
}

/** Folders of {@link ../model-records.ts}; at most one of them. */
export interface RecordOptions {
  /** Keeps what the model answers. */
  readonly record?: string;
  /** Answers from what was kept, without a model. */
  readonly replay?: string;
}

export interface AskingOptions extends RecordOptions {
  readonly core: Core;
  readonly asOf: PlainDate | null;
  /** Never asks a model, even if one is set up. */
  readonly offline: boolean;
  /** Another model behind the same endpoint, or another folder of prompts. */
  readonly model?: string;
  readonly promptsDir?: string;
  /** Each answer tells how it was decided. */
  readonly explains?: boolean;
}

/** Commands tell of their answers, not of the calls behind them, and remember nothing. */
const silent: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
const uncounted = {
  helped: () => undefined,
  fault: () => undefined,
  refused: () => undefined,
  called: () => undefined,
};

/**
 * How the commands ask: with the model of the settings, where there is one.
 *
 * @throws AppError `settings_invalid` when another model, other prompts or records are to be used and none is set up; `usage` for
 *   options that exclude each other, and for folders of records that cannot be used
 */
export async function openAsk(options: AskingOptions): Promise<Asking> {
  const { core, asOf, explains, promptsDir } = options;
  if ([options.record, options.replay, options.offline || undefined].filter(Boolean).length > 1) {
    throw new AppError("usage", "--record, --replay and --offline exclude each other.");
  }
  const opened = options.offline ? null : await openModelOf(options);
  if (opened === null) {
    const ask = createAsk(core, systemClock, asOf, explains);
    return { ask, how: "without a model", replayed: () => null };
  }
  // Without a model there is nothing to load them for, and they take as long as an answer.
  const { createAssisted } = await import("../assistance.ts");
  const assisted = createAssisted(opened.access, {
    core,
    prompts: promptsOf(promptsDir ?? inProject("prompts")),
    cache: null,
    vectors: { read: () => Promise.resolve(new Map()), write: () => Promise.resolve() },
    clock: systemClock,
    scheduler: commandTimers,
    log: silent,
    metrics: uncounted,
  });
  const prompts = promptsDir === undefined ? "" : ` and the prompts of ${promptsDir}`;
  return {
    ask: createAssistedAsk(assisted, systemClock, asOf, explains),
    how: `with ${opened.how}${prompts}`,
    replayed: opened.replayed,
  };
}

interface OpenedModel {
  readonly access: ModelAccess;
  readonly how: string;
  readonly replayed: Asking["replayed"];
}

/** `null` where none is set up and none was asked for. */
async function openModelOf(options: AskingOptions): Promise<OpenedModel | null> {
  const { record, replay } = options;
  if (replay !== undefined) {
    const { model, figures } = replayedModel(replay);
    const how = `${model.name}, replayed from ${replay}`;
    return { access: await replayedAccess(model), how, replayed: figures };
  }
  const { model, proxyUrl } = readAskSettings(process.env);
  if (model === null) {
    if ([options.model, options.promptsDir, record].every((one) => one === undefined)) return null;
    throw new AppError("settings_invalid", "No model is set up that could be asked.");
  }
  const settings: ModelSettings = {
    ...model,
    model: options.model ?? model.model,
    // A command ends before the vectors of all articles would be there, and keeps none.
    embeddingModel: null,
    callsPerPerson: Number.MAX_SAFE_INTEGER,
  };
  const { openModel } = await import("../assistance.ts");
  const { createOutbound } = await import("../outbound.ts");
  const access = await openModel({
    settings,
    fetch: createOutbound(proxyUrl).fetch,
    clock: systemClock,
    scheduler: commandTimers,
    log: silent,
    metrics: uncounted,
  });
  return {
    access:
      record === undefined ? access : { ...access, model: recordedModel(access.model, record) },
    how: settings.model,
    replayed: () => null,
  };
}

/** What was answered once costs nothing again. */
async function replayedAccess(model: LanguageModel): Promise<ModelAccess> {
  const { answerForms: forms } = await import("../../llm/answers.ts");
  const budgets = {
    people: UNBOUNDED_BUDGET,
    cases: UNBOUNDED_BUDGET,
    content: UNBOUNDED_BUDGET,
  };
  return { model, measuring: model, embedder: null, budgets, forms };
}

/**
 * What stands beside an evaluation: `offline`, `model:NAME` or `prompts:DIR`.
 *
 * @throws AppError `usage` for anything else
 */
export function readCompared(
  text: string,
): Pick<AskingOptions, "offline"> & { readonly model?: string; readonly promptsDir?: string } {
  if (text === "offline") return { offline: true };
  const [, kind, value] = /^(model|prompts):(.+)$/.exec(text) ?? [];
  if (kind === "model" && value !== undefined) return { offline: false, model: value };
  if (kind === "prompts" && value !== undefined)
    return { offline: false, promptsDir: fromHere(value) };
  throw new AppError("usage", "--compare takes offline, model:NAME or prompts:DIR");
}
