import { z } from "zod";
import { OUTCOMES } from "../domain/answer.ts";
import type { FactValue, DurationUnit } from "../domain/fact.ts";
import { MESSAGE_KINDS } from "../domain/message-kind.ts";
import { HOLIDAYS } from "../domain/work-calendar.ts";
import { parsePlainDate, type PlainDate } from "../domain/plain-date.ts";

/** A calendar day; YAML leaves it as text. */
export const daySchema = z
  .string("write a day as YYYY-MM-DD")
  .transform((text, context): PlainDate => {
    const day = parsePlainDate(text);
    if (day !== null) return day;
    context.addIssue({ code: "custom", message: `“${text}” is not a day; write YYYY-MM-DD` });
    return z.NEVER;
  });

export const confidenceSchema = z.enum(["high", "medium", "low-medium", "low"], {
  error: "confidence is one of high, medium, low-medium, low",
});

const httpsSchema = z.url({ protocol: /^https$/, error: "a web address begins with https://" });

export const idSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "an id is lower-case words joined by hyphens");

export const factNameSchema = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*$/, "the name of a fact is camelCase, without dots or hyphens");

export const sourceSchema = z.strictObject({
  title: z.string().min(1),
  publisher: z.string().min(1),
  citing: z.string().min(1).optional(),
  url: httpsSchema.optional(),
  seenOn: daySchema,
  confidence: confidenceSchema,
});

const UNITS: Readonly<Record<string, DurationUnit>> = {
  minute: "minute",
  minutes: "minute",
  hour: "hour",
  hours: "hour",
  day: "day",
  days: "day",
  week: "week",
  weeks: "week",
  month: "month",
  months: "month",
  year: "year",
  years: "year",
};

const sourced = {
  source: idSchema.optional(),
  sources: z.array(idSchema).min(1).optional(),
  from: daySchema.optional(),
  until: daySchema.optional(),
};

/** `type` decides how `value` is read; the reading itself is `readFactValue`. */
export const factEntrySchema = z
  .strictObject({
    type: z.enum(
      [
        "count",
        "date",
        "duration",
        "money",
        "percent",
        "phone",
        "identifier",
        "url",
        "range",
        "countries",
      ],
      { error: "this type of fact is not known" },
    ),
    value: z.union([z.string(), z.number(), z.array(z.string())]),
    ...sourced,
  })
  .transform((raw, context) => {
    const value = readFactValue(raw.type, raw.value);
    if (typeof value === "string") {
      context.addIssue({ code: "custom", path: ["value"], message: value });
      return z.NEVER;
    }
    const sources = [...(raw.source === undefined ? [] : [raw.source]), ...(raw.sources ?? [])];
    if (sources.length === 0) {
      context.addIssue({ code: "custom", path: ["type"], message: "a fact names its source" });
      return z.NEVER;
    }
    return { value, sources, period: { from: raw.from ?? null, until: raw.until ?? null } };
  });

/** The last day of something: written, or by the name of the fact that holds it, so that one edit moves all that name it. */
const lastDaySchema = z
  .string("write a day as YYYY-MM-DD, or name a date fact")
  .refine((text) => parsePlainDate(text) !== null || factNameSchema.safeParse(text).success, {
    error: ({ input }) => `“${String(input)}” is neither a day nor the name of a date fact`,
  });

const countrySchema = z.string().regex(/^[A-Z]{2}$/, "a country is two capital letters (ISO 3166)");

/** For whom alone a claim holds. */
const audienceSchema = z
  .strictObject({
    nationality: z.array(countrySchema).default([]),
    place: z.array(idSchema).default([]),
  })
  .refine(
    ({ nationality, place }) => nationality.length + place.length > 0,
    "a claim is for a nationality or a place; one for everybody has no for",
  );

export const claimSchema = z.strictObject({
  sources: z.array(idSchema).min(1, "a claim names its sources"),
  for: audienceSchema.optional(),
  after: z.string().min(1).optional(),
  from: z.string().optional(),
  until: z.string().optional(),
  confidence: confidenceSchema.optional(),
});

export const articleIdSchema = z
  .string()
  .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, "an article is named topic/slug")
  .transform((id) => id as `${string}/${string}`);

export const articleSchema = z.strictObject({
  audience: z.array(z.enum(["researcher", "family", "host", "staff"])).optional(),
  owner: z.string().min(1).optional(),
  outcome: z
    .enum(OUTCOMES, { error: `outcome is one of ${OUTCOMES.join(", ")}` })
    .default("answer"),
  repliesTo: z
    .enum(MESSAGE_KINDS, { error: `repliesTo is one of ${MESSAGE_KINDS.join(", ")}` })
    .nullable()
    .default(null),
  verifiedOn: daySchema.nullable().default(null),
  reviewBy: daySchema.nullable().default(null),
  confirmAt: z.array(idSchema).default([]),
  claims: z
    .record(
      z.string().regex(/^[a-zA-Z][A-Za-z0-9-]*$/, "a claim’s id is letters and digits"),
      claimSchema,
    )
    .nullish()
    .transform((claims) => claims ?? {}),
  related: z.array(articleIdSchema).default([]),
  table: z
    .discriminatedUnion(
      "name",
      [
        z.strictObject({
          name: z.literal("visa-free"),
          scheme: z.enum(["unilateral", "mutual", "transit-240h", "hainan", "none"]),
        }),
        z.strictObject({ name: z.literal("holidays") }),
        z.strictObject({ name: z.literal("centres") }),
      ],
      { error: "a table is visa-free (with its scheme), holidays or centres" },
    )
    .nullable()
    .default(null),
  besideTable: z.array(z.string()).default([]),
});

export const frontMatterSchema = z.strictObject({
  title: z.string("an article has a title").min(1, "an article has a title"),
  translatedFrom: z
    .string()
    .regex(/^[0-9a-f]{12}$/, "translatedFrom is the twelve-digit hash that `content check` prints")
    .optional(),
  unread: z.literal("model", "unread says whose words nobody has read yet: model").optional(),
  questions: z.array(z.string().trim().min(1)).default([]),
  summary: z.string().default(""),
});

/** Ways of asking by what they ask for; a group may be empty while it is written. */
export const askedSchema = z.record(
  z.string(),
  z
    .array(z.string("a way of asking is text").trim().min(1), "ways of asking are a list")
    .nullable()
    .transform((ways) => ways ?? []),
  "ways of asking stand below what they ask for",
);

export const foreignFrontMatterSchema = z.object({
  title: z.coerce.string().min(1, "an article has a title"),
  questions: z.array(z.coerce.string()).nullish(),
  summary: z.coerce.string().nullish(),
});

export const contactSchema = z.strictObject({
  names: z.record(z.string(), z.string().min(1)),
  phone: factNameSchema.optional(),
  url: factNameSchema.optional(),
  sources: z.array(idSchema).default([]),
});

export const entryRowSchema = z
  .strictObject({
    country: countrySchema,
    scheme: z.enum(["unilateral", "mutual", "transit-240h", "hainan", "none"], {
      error: "this scheme is not known",
    }),
    days: z.int().positive().optional(),
    window: z
      .string()
      .regex(/^\d+\/(?:180|year)$/, "a window is written 90/180 or 90/year")
      .optional(),
    from: daySchema.optional(),
    until: lastDaySchema.optional(),
    sources: z.array(idSchema).min(1, "a row names its sources"),
    confidence: confidenceSchema,
    doubt: z.enum(["stay", "inForce", "exists", "endDate", "recent"]).optional(),
    plannedDays: z.int().positive().optional(),
    verifiedOn: daySchema.optional(),
  })
  .refine((row) => row.scheme === "none" || row.days !== undefined, {
    path: ["scheme"],
    error: "a way to enter without a visa states its days",
  });

export const entryTableSchema = z.strictObject({
  elsewhere: z.partialRecord(z.enum(["work", "study", "journalism"]), articleIdSchema).default({}),
  rows: z.array(z.unknown()),
});

export const holidayRowSchema = z.strictObject({
  holiday: z.enum(HOLIDAYS, { error: `holiday is one of ${HOLIDAYS.join(", ")}` }),
  from: z.string(),
  until: z.string(),
  worked: z.array(z.string()).default([]),
  provisional: z.boolean().default(false),
  sources: z.array(idSchema).min(1, "a row names its sources"),
});

export const rowsSchema = z.strictObject({ rows: z.array(z.unknown()) });

export const placeSchema = z.strictObject({
  names: z.record(z.string(), z.string().min(1)),
  aliases: z.array(z.string().min(1)).default([]),
});

export const centreSchema = z.strictObject({
  place: idSchema,
  names: z.record(z.string(), z.string().min(1)),
  address: factNameSchema.optional(),
  phone: factNameSchema.optional(),
  sources: z.array(idSchema).min(1, "a centre names its sources"),
});

export const programmeSchema = z.strictObject({
  names: z.array(z.string().min(1)).min(1, "a programme has a name"),
  article: articleIdSchema.optional(),
  sources: z.array(idSchema).default([]),
});

export const negativesSchema = z.strictObject({
  near: z.array(z.string().min(1)),
  far: z.array(z.string().min(1)),
});

/** The value, or a sentence that says what is wrong with it. */
function readFactValue(
  type: FactValue["type"],
  raw: string | number | string[],
): FactValue | string {
  const text = typeof raw === "string" ? raw.trim() : "";
  switch (type) {
    case "count":
    case "percent":
      return typeof raw === "number" && Number.isFinite(raw) && raw >= 0
        ? { type, value: raw }
        : `a ${type} is a number`;
    case "date": {
      const day = parsePlainDate(text);
      return day === null
        ? `“${String(raw)}” is not a day; write YYYY-MM-DD`
        : { type, value: day };
    }
    case "duration": {
      const [, amount, word] = /^(\d+(?:\.\d+)?) ([a-z]+)$/.exec(text) ?? [];
      const unit = UNITS[word ?? ""];
      return amount === undefined || unit === undefined
        ? "a duration is written like “30 days”"
        : { type, value: Number(amount), unit };
    }
    case "money": {
      const [, amount, currency] = /^(\d+(?:\.\d+)?) ([A-Z]{3})$/.exec(text) ?? [];
      return amount === undefined || currency === undefined
        ? "money is written like “2000 CNY”"
        : { type, value: Number(amount), currency };
    }
    case "phone":
      return /^\+?[\d -]{3,20}$/.test(String(raw))
        ? { type, value: String(raw) }
        : "a phone is digits, spaces and hyphens";
    case "identifier":
      return text === "" ? "an identifier is a text" : { type, value: text };
    case "url":
      return httpsSchema.safeParse(text).success
        ? { type, value: text }
        : "a web address begins with https://";
    case "range": {
      const [, from, to, word] =
        /^(\d+(?:\.\d+)?)\s*[-–]\s*(\d+(?:\.\d+)?)(?: ([a-z]+))?$/.exec(text) ?? [];
      const unit = word === undefined ? null : UNITS[word];
      return from === undefined ||
        to === undefined ||
        unit === undefined ||
        Number(from) >= Number(to)
        ? "a range is written like “3-4 days”, the smaller first"
        : { type, from: Number(from), to: Number(to), unit };
    }
    case "countries":
      return Array.isArray(raw) &&
        raw.length > 0 &&
        raw.every((code) => countrySchema.safeParse(code).success)
        ? { type, value: raw }
        : "countries is a list of two-letter codes";
  }
}
