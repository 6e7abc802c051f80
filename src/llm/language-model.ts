import type OpenAI from "openai";
import { z } from "zod";
import type { LanguageModel, ModelCall, ModelResult } from "../ports/language-model.ts";
import { createCaller, type EndpointOptions, type Usage } from "./caller.ts";
import { completionBody, FIRST_DIALECT, nextDialect, type Dialect } from "./dialect.ts";
import { extractJson } from "./extract-json.ts";
import { Declined, isFormRefused } from "./failure.ts";
import { UnfitResponse } from "./guarded-fetch.ts";

/** What of a completion is read. Many endpoints leave out or add this and that. */
const completionSchema = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
});

const countSchema = z.int().nonnegative();
const usageSchema = z.object({
  usage: z.object({ prompt_tokens: countSchema, completion_tokens: countSchema }),
});

/**
 * A model behind any OpenAI-compatible endpoint, by chat completions without streaming: an answer is checked as a whole
 * before anything of it is shown, so that nothing is won by having its beginning earlier.
 *
 * A form of request that the endpoint refuses is given up for a simpler one, and what it takes is remembered for each prompt
 * until the process ends.
 */
export function createLanguageModel(options: EndpointOptions): LanguageModel {
  const { model, log } = options;
  const caller = createCaller(options);
  const taken = new Map<string, Dialect>();

  const ask = async (client: OpenAI, call: ModelCall, signal: AbortSignal): Promise<unknown> => {
    const known = taken.get(call.prompt);
    let dialect = known ?? FIRST_DIALECT;
    for (;;) {
      try {
        const body = completionBody(model, call, dialect);
        const completion: unknown = await client.chat.completions.create(body, { signal });
        taken.set(call.prompt, dialect);
        return completion;
      } catch (error) {
        // What was taken before is refused for what it says, not for its form.
        const next =
          known === undefined && isFormRefused(error)
            ? nextDialect(dialect, error.param ?? null)
            : null;
        if (next === null) throw error;
        dialect = next;
        log.info("model.form", { prompt: call.prompt, ...dialect });
      }
    }
  };

  return {
    name: model,
    isResting: (prompt) => caller.isResting(prompt),
    complete: (call, deadlineMs): Promise<ModelResult> =>
      caller.call(call.prompt, deadlineMs, async (client, signal, usage) => {
        const completion = await ask(client, call, signal);
        count(completion, usage);
        return readCompletion(completion);
      }),
  };
}

function count(completion: unknown, usage: Usage): void {
  const counted = usageSchema.safeParse(completion);
  if (!counted.success) return;
  const { prompt_tokens: tokensIn, completion_tokens: tokensOut } = counted.data.usage;
  usage.tokensIn = (usage.tokensIn ?? 0) + tokensIn;
  usage.tokensOut = (usage.tokensOut ?? 0) + tokensOut;
}

function readCompletion(completion: unknown): unknown {
  const read = completionSchema.safeParse(completion);
  const [choice] = read.data?.choices ?? [];
  if (choice === undefined) throw new UnfitResponse("The response is not a completion.");
  const { finish_reason: reason, message } = choice;
  if (reason === "content_filter" || (message.refusal ?? "") !== "") {
    throw new Declined("The model declined.");
  }
  if (reason === "length") throw new UnfitResponse("The answer is cut off at its longest length.");
  const value = extractJson(message.content ?? "");
  if (value === undefined) throw new UnfitResponse("The answer is not JSON.");
  return value;
}
