import { z } from "zod";
import type { ArticleId } from "../domain/ids.ts";
import { bareLanguage, type LanguageTag } from "../domain/locale.ts";
import type { AnswerForm, AnswerForms } from "../ports/answer-forms.ts";

const MOST_PICKS = 8;
const MOST_FOLLOW_UPS = 2;
const MOST_WHICH = 3;
/** A message of a messenger may be longer, but a question is not. In UTF-16 units, as are the others. */
const LONGEST_QUESTION = 4_000;
/** What is translated is shorter, and no language needs so many letters more. */
const LONGEST_TRANSLATION = 10_000;
/** Of a piece of an article: as long as the English one may be, and no language needs so many letters more. */
const LONGEST_PIECE = 10_000;
/** More than any list may hold: what is longer was not meant. */
const LONGEST_LIST = 100;

/** Not every endpoint that enforces a schema knows these, and some refuse a schema that has one. */
const LIMITS = ["minLength", "maxLength", "minItems", "maxItems", "pattern"] as const;

/** Ids without repetition, the first so many. */
const ids = <T extends string>(id: z.ZodType<T>, most: number) =>
  z
    .array(id)
    .max(LONGEST_LIST)
    .transform((all): readonly T[] => [...new Set(all)].slice(0, most));

const idSchema = z.string().min(1).max(100);
const slugSchema = z.string().regex(/^[a-z0-9-]{1,100}$/);
const articleIdSchema: z.ZodType<ArticleId> = z.templateLiteral([slugSchema, "/", slugSchema]);
const questionSchema = z.string().trim().min(1).max(LONGEST_QUESTION);

/** Models write `zh-Hans` or `pt_BR` as readily as the bare language. */
const languageSchema = z.string().transform((tag, context): LanguageTag => {
  const language = bareLanguage(tag);
  if (language !== null) return language;
  context.addIssue({ code: "custom" });
  return z.NEVER;
});

const understandSchema = z.object({
  standalone: questionSchema,
  english: questionSchema,
  language: languageSchema,
  kind: z.enum(["question", "person", "other"]),
});

const selectSchema = z
  .object({
    verdict: z.enum(["answer", "none", "person", "which"]),
    picks: ids(idSchema, MOST_PICKS),
    followUps: ids(articleIdSchema, MOST_FOLLOW_UPS),
    which: ids(articleIdSchema, MOST_WHICH),
  })
  .refine(({ verdict, picks }) => verdict !== "answer" || picks.length > 0);

const translateSchema = z.object({ text: z.string().trim().min(1).max(LONGEST_TRANSLATION) });

const translateArticleSchema = z.object({
  pieces: z
    .array(z.object({ id: idSchema, text: z.string().trim().min(1).max(LONGEST_PIECE) }))
    .max(LONGEST_LIST),
});

const sameQuestionSchema = z
  .object({ verdict: z.enum(["same", "none", "unsure"]), id: idSchema.nullable() })
  .refine(({ verdict, id }) => (verdict === "same") === (id !== null));

/** The forms in which models answer the prompts of `prompts/`. */
export const answerForms: AnswerForms = {
  understand: formOf(understandSchema),
  select: formOf(selectSchema),
  translate: formOf(translateSchema),
  translateArticle: formOf(translateArticleSchema),
  sameQuestion: formOf(sameQuestionSchema),
};

function formOf<T>(schema: z.ZodType<T>): AnswerForm<T> {
  return {
    schema: jsonSchemaOf(schema),
    parse: (value) => {
      const result = schema.safeParse(value);
      return result.success ? result.data : null;
    },
  };
}

function jsonSchemaOf(schema: z.ZodType): Readonly<Record<string, unknown>> {
  const made = z.toJSONSchema(schema, {
    io: "input",
    override: ({ jsonSchema }) => {
      for (const limit of LIMITS) Reflect.deleteProperty(jsonSchema, limit);
      // Asked for by strict schemas; `parse` is more patient and leaves out what it does not know.
      if (jsonSchema.type === "object") jsonSchema.additionalProperties = false;
    },
  });
  return Object.fromEntries(Object.entries(made).filter(([key]) => key !== "$schema"));
}
