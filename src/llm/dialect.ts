import type OpenAI from "openai";
import type { ModelCall } from "../ports/language-model.ts";

/** How an endpoint likes to be asked. Every one of them is "OpenAI-compatible". */
export interface Dialect {
  /** `schema`: the form of the answer is enforced; `object`: any JSON object; `text`: it is only asked for in words. */
  readonly format: "schema" | "object" | "text";
  /** Newer models of OpenAI know only the second, many other endpoints only the first. */
  readonly limit: "max_tokens" | "max_completion_tokens";
  /** Models that reason refuse to be given one. */
  readonly hasTemperature: boolean;
}

export const FIRST_DIALECT: Dialect = {
  format: "schema",
  limit: "max_tokens",
  hasTemperature: true,
};

const SIMPLER_FORMAT = { schema: "object", object: "text", text: null } as const;

/**
 * What to try after an endpoint refused a form; `null` when nothing is left.
 *
 * @param param the part of the request that it named; `null` when it named none
 */
export function nextDialect(dialect: Dialect, param: string | null): Dialect | null {
  if (param === "max_tokens" && dialect.limit === "max_tokens") {
    return { ...dialect, limit: "max_completion_tokens" };
  }
  if (param === "temperature" && dialect.hasTemperature) {
    return { ...dialect, hasTemperature: false };
  }
  const format = SIMPLER_FORMAT[dialect.format];
  return format === null ? null : { ...dialect, format };
}

export type CompletionBody = OpenAI.Chat.Completions.ChatCompletionCreateParamsNonStreaming;

/** The request for a call. Where no schema is enforced, the instructions end with it. */
export function completionBody(model: string, call: ModelCall, dialect: Dialect): CompletionBody {
  const { format, limit, hasTemperature } = dialect;
  const instructions =
    format === "schema"
      ? call.instructions
      : `${call.instructions}\n\nAnswer with one JSON object and nothing else. It follows this JSON Schema:\n${JSON.stringify(call.schema)}`;
  return {
    model,
    messages: [
      { role: "system", content: instructions },
      { role: "user", content: call.input },
    ],
    [limit]: call.maxTokens,
    ...(hasTemperature ? { temperature: call.temperature } : {}),
    ...responseFormat(call, format),
  };
}

function responseFormat(
  { prompt, schema }: ModelCall,
  format: Dialect["format"],
): Pick<CompletionBody, "response_format"> {
  switch (format) {
    case "schema":
      return {
        response_format: {
          type: "json_schema",
          json_schema: { name: prompt, strict: true, schema: { ...schema } },
        },
      };
    case "object":
      return { response_format: { type: "json_object" } };
    case "text":
      return {};
  }
}
