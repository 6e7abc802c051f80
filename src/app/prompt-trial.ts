import { plainText } from "../domain/block.ts";
import type { Prompts } from "../domain/prompt.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { VectorStore } from "../ports/vector-store.ts";
import type { TriedAnswer } from "../services/content/prompt-trial.ts";
import { createAssisted, type ModelAccess } from "./assistance.ts";
import { questionOf } from "./model-asking.ts";
import type { Core } from "./service.ts";
import { timers } from "./timers.ts";
import { todayOf } from "./today.ts";

export interface PromptTrialParts {
  readonly core: () => Core;
  readonly access: ModelAccess;
  readonly vectors: VectorStore;
  readonly clock: Clock;
  readonly log: Log;
}

/** Asks as people ask, with other prompts and without remembering anything of it; it counts against nobody’s allowance. */
export function createPromptTrial(
  parts: PromptTrialParts,
): (prompts: Prompts, question: string) => Promise<TriedAnswer> {
  const { core, access, clock } = parts;
  return async (prompts, text) => {
    const assisted = createAssisted(access, {
      ...parts,
      core: core(),
      prompts,
      cache: null,
      scheduler: timers,
      metrics: NOBODY_COUNTS,
    });
    const { reply } = await assisted.answer(questionOf(text, todayOf(clock)), null);
    assisted.semantic?.stop();
    return { outcome: reply.outcome, reply: plainText(reply.blocks) };
  };
}

const NOBODY_COUNTS = {
  helped: () => undefined,
  fault: () => undefined,
  refused: () => undefined,
};
