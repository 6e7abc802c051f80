import { z } from "zod";
import { isSafeAddress, readPlatform, type Given } from "../../adapters/shared/settings.ts";
import { AppError } from "../domain/errors.ts";

/** Which model helps, and how much of it may be used in a day. */
export interface ModelSettings {
  readonly apiKey: string;
  /** Up to and with the version. */
  readonly baseUrl: string;
  readonly model: string;
  /** `null` finds articles by their words alone. */
  readonly embeddingModel: string | null;
  /** Calls for one person, and tokens for all, in one day. */
  readonly callsPerPerson: number;
  readonly tokensPerDay: number;
  /** Of those tokens, what is set apart for staff at work on cases, and for those who look after the content; 0 to 1. */
  readonly casesShare: number;
  readonly contentShare: number;
  /** Tokens for measuring drafts in one day, beside those. */
  readonly gateTokensPerDay: number;
}

/** Of each of the two shares: together they leave a fifth to people who ask. */
const MOST_PERCENT = 40;

const amount = (usual: number) =>
  z.coerce.number("write a number").int("write a whole number").min(1).default(usual);

const percent = (usual: number) =>
  z.coerce
    .number("write a number")
    .int("write a whole number")
    .min(0)
    .max(MOST_PERCENT, `write at most ${String(MOST_PERCENT)}, so that people who ask have a share`)
    .default(usual);

const shape = {
  OPENAI_API_KEY: z.string(),
  OPENAI_BASE_URL: z
    .string()
    .refine(isSafeAddress, "write an https address, or plain http on this machine")
    .transform((text) => text.replace(/\/+$/, ""))
    .default("https://api.openai.com/v1"),
  OPENAI_MODEL: z.string(),
  OPENAI_EMBEDDING_MODEL: z.string().optional(),
  MODEL_CALLS_PER_PERSON: amount(100),
  MODEL_TOKENS_PER_DAY: amount(5_000_000),
  MODEL_CASES_PERCENT: percent(20),
  MODEL_CONTENT_PERCENT: percent(10),
  MODEL_GATE_TOKENS_PER_DAY: amount(5_000_000),
};

/**
 * @returns null when no setting of a model is there: every answer is made without one
 * @throws AppError `settings_invalid`, naming the variable and the remedy, never its value
 */
export function readModelSettings(given: Given): ModelSettings | null {
  refuseOtherModes(given);
  const data = readPlatform("The model", shape, z.object(shape), given);
  return data === null
    ? null
    : {
        apiKey: data.OPENAI_API_KEY,
        baseUrl: data.OPENAI_BASE_URL,
        model: data.OPENAI_MODEL,
        embeddingModel: data.OPENAI_EMBEDDING_MODEL ?? null,
        callsPerPerson: data.MODEL_CALLS_PER_PERSON,
        tokensPerDay: data.MODEL_TOKENS_PER_DAY,
        casesShare: data.MODEL_CASES_PERCENT / 100,
        contentShare: data.MODEL_CONTENT_PERCENT / 100,
        gateTokensPerDay: data.MODEL_GATE_TOKENS_PER_DAY,
      };
}

/** Whoever set the mode that is gone is told, rather than answered for otherwise than they meant. */
function refuseOtherModes(given: Given): void {
  if (["", "select"].includes(given["ANSWER_MODE"] ?? "")) return;
  throw new AppError(
    "settings_invalid",
    "The mode compose is gone and a model only selects reviewed sentences: remove ANSWER_MODE.",
  );
}
