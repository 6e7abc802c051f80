import { z } from "zod";
import { AppError } from "../../src/domain/errors.ts";
import { bareLanguage } from "../../src/domain/locale.ts";
import { isTimeZone } from "../../src/domain/time-zone.ts";
import { LIMITS } from "./limits.ts";

const conversationBody = z.object({
  // Browsers differ in how they name languages: what cannot be read is no reason to refuse a person.
  locale: z
    .string()
    .max(LIMITS.idLength)
    .nullish()
    .transform((tag) => (tag != null && bareLanguage(tag) !== null ? tag : null)),
  timeZone: z
    .string()
    .max(LIMITS.idLength)
    .refine(isTimeZone, "must be a time zone of the IANA list")
    .nullish()
    .transform((name) => name ?? null),
});

const id = z
  .string()
  .min(1, "must not be empty")
  .max(LIMITS.idLength, `must have at most ${LIMITS.idLength} characters`)
  .regex(/^[\x21-\x7e]+$/, "must be printable ASCII without spaces");

const text = z
  .string()
  .refine((value) => value.trim() !== "", "must not be empty")
  .refine(
    (value) => characters(value) <= LIMITS.textCharacters,
    `must have at most ${LIMITS.textCharacters} characters`,
  );

const action = z
  .string()
  .min(1, "must not be empty")
  .max(LIMITS.actionLength, `must have at most ${LIMITS.actionLength} characters`);

const messageBody = z
  .object({ id, text: text.optional(), action: action.optional() })
  .transform(({ id, text, action }, context): MessageBody => {
    if (text !== undefined && action === undefined) return { id, kind: "text", text };
    if (action !== undefined && text === undefined) return { id, kind: "action", action };
    context.addIssue("it must hold either text or action");
    return z.NEVER;
  });

/** What people type is read later: who mistypes is told no more than who guesses. */
const typed = z.string().max(LIMITS.idLength, `must have at most ${LIMITS.idLength} characters`);

const returnBody = z.object({ reference: typed, pin: typed });

export type ConversationBody = z.infer<typeof conversationBody>;

export type MessageBody =
  | { readonly id: string; readonly kind: "text"; readonly text: string }
  | { readonly id: string; readonly kind: "action"; readonly action: string };

/** @throws AppError `bad_request` naming what is wrong, without quoting it */
export function readConversationBody(body: unknown): ConversationBody {
  return read(conversationBody, body ?? {});
}

/** @throws AppError `bad_request` naming what is wrong, without quoting it */
export function readMessageBody(body: unknown): MessageBody {
  return read(messageBody, body);
}

/** @throws AppError `bad_request` naming what is wrong, without quoting it */
export function readReturnBody(body: unknown): z.infer<typeof returnBody> {
  return read(returnBody, body);
}

function read<Body>(schema: z.ZodType<Body>, body: unknown): Body {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const place = issue?.path.join(".") ?? "";
  const what = `${place === "" ? "" : `${place}: `}${issue?.message ?? "unknown fault"}`;
  throw new AppError("bad_request", `The body is not as it should be: ${what}.`);
}

/** Unicode characters, so that an emoji counts as one. */
function characters(value: string): number {
  return Array.from(value).length;
}
