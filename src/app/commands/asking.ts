import { AppError } from "../../domain/errors.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import type { Log } from "../../ports/log.ts";
import { readAskSettings } from "../config.ts";
import type { ModelSettings } from "../model-settings.ts";
import { fromHere } from "../paths.ts";
import type { Core } from "../service.ts";
import { systemClock } from "../system-clock.ts";
import { commandTimers } from "../timers.ts";
import { createAsk, createAssistedAsk, type AskLine, type AskResult } from "./ask.ts";

export type Ask = (line: AskLine) => AskResult | Promise<AskResult>;

export interface Asking {
  readonly ask: Ask;
  /** What answers, in words. */
  readonly how: string;
}

export interface AskingOptions {
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
 * @throws AppError `settings_invalid` when another model or other prompts are to be used and none is set up
 */
export async function openAsk(options: AskingOptions): Promise<Asking> {
  const { core, asOf, explains } = options;
  const unassisted = { ask: createAsk(core, systemClock, asOf, explains), how: "without a model" };
  if (options.offline) return unassisted;
  const { model, proxyUrl } = readAskSettings(process.env);
  if (model === null) {
    if (options.model === undefined && options.promptsDir === undefined) {
      return unassisted;
    }
    throw new AppError("settings_invalid", "No model is set up, so there is none to compare with.");
  }
  // Without a model there is nothing to load them for, and they take as long as an answer.
  const { createAssistance } = await import("../assistance.ts");
  const { createOutbound } = await import("../outbound.ts");
  const settings: ModelSettings = {
    ...model,
    model: options.model ?? model.model,
    // A command ends before the vectors of all articles would be there, and keeps none.
    embeddingModel: null,
    callsPerPerson: Number.MAX_SAFE_INTEGER,
  };
  const assisted = await createAssistance({
    settings,
    core,
    ...(options.promptsDir === undefined ? {} : { promptsDir: options.promptsDir }),
    fetch: createOutbound(proxyUrl).fetch,
    cache: null,
    vectors: { read: () => Promise.resolve(new Map()), write: () => Promise.resolve() },
    clock: systemClock,
    scheduler: commandTimers,
    log: silent,
    metrics: uncounted,
  });
  const prompts =
    options.promptsDir === undefined ? "" : ` and the prompts of ${options.promptsDir}`;
  return {
    ask: createAssistedAsk(assisted, systemClock, asOf, explains),
    how: `with ${settings.model}${prompts}`,
  };
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
