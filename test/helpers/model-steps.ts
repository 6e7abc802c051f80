import type { ModelStep } from "./scripted-model.ts";

/** Long enough that it never ends a test by itself. */
export const LONG_MS = 10_000;

/** The model answers with words. */
export const say = (content: string | null, finishReason?: string): ModelStep => ({
  does: "say",
  content,
  ...(finishReason === undefined ? {} : { finishReason }),
});
/** The endpoint answers with an error of HTTP. */
export const fail = (
  status: number,
  more: { code?: string; retryAfter?: string } = {},
): ModelStep => ({
  does: "fail",
  status,
  ...more,
});
/** The endpoint sends this body as it is. */
export const send = (body: string, type?: string): ModelStep => ({
  does: "send",
  body,
  ...(type === undefined ? {} : { type }),
});
