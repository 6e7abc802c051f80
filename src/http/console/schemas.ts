import { z } from "zod";
import { PROMISE_DAYS } from "../../domain/centre.ts";
import { SURFACE_PLATFORMS } from "../../domain/staff-surface.ts";
import { DESK_LANGUAGES, readCentreId, ROLES, type CentreId } from "../../domain/staff.ts";
import { isTimeZone } from "../../domain/time-zone.ts";

const MOST_LISTED = 100;

export const nothing = z.strictObject({});
export const token = z.string().min(1).max(200);
/** What is too long to be a password is told so where one is chosen. */
export const password = z.string().min(1).max(1_000);
/** Of an app, or a recovery code. */
export const code = z.string().min(1).max(60);
export const email = z.string().min(1).max(320);
export const personName = z.string().trim().min(1).max(100);
export const role = z.enum(ROLES);

export const centreId = z.string().transform((text, context): CentreId => {
  const id = readCentreId(text);
  if (id !== null) return id;
  context.addIssue("must be lower-case letters, digits and hyphens");
  return z.NEVER;
});

export const centres = z.union([z.literal("all"), listOf(centreId)]);

const slug = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/, "must be lower-case letters and hyphens");
const languageTag = z.string().regex(/^[a-z]{2,3}$/, "must be a language such as ru");
const centreName = z.string().trim().min(1).max(200);

export const centreNames = z.strictObject({ en: centreName, zh: centreName });

/** What may be changed of a centre; whether hours are hours is asked separately. */
export const centreFields = {
  names: centreNames.optional(),
  place: slug.nullable().optional(),
  languages: z.union([z.literal("all"), listOf(languageTag)]).optional(),
  topics: z.union([z.literal("all"), listOf(slug)]).optional(),
  timeZone: z
    .string()
    .max(64)
    .refine(isTimeZone, "must be a time zone of the IANA list")
    .optional(),
  hours: z.unknown().optional(),
  promiseDays: z.int().min(PROMISE_DAYS.least).max(PROMISE_DAYS.most).optional(),
  deskLanguage: z.enum(DESK_LANGUAGES).optional(),
  directSending: z.boolean().optional(),
  destinations: z
    .array(
      z.strictObject({
        platform: z.enum(SURFACE_PLATFORMS),
        channel: z.string().trim().min(1).max(200),
      }),
    )
    .max(MOST_LISTED)
    .optional(),
};

/** Each once, in order. */
function listOf<Item extends z.ZodType<string>>(item: Item) {
  return z
    .array(item)
    .max(MOST_LISTED)
    .transform((items) => [...new Set(items)].sort());
}
