import { z } from "zod";
import { LONGEST_DOCUMENT, readDocumentPath, type DocumentPath } from "../../../domain/document.ts";
import { NATURES } from "../../../domain/editing.ts";
import type { RowId } from "../../../domain/ids.ts";
import { parsePlainDate, type PlainDate } from "../../../domain/plain-date.ts";
import { DRAFT_LIMITS } from "../../../services/content/drafts.ts";

/** Longest body with the words of a document in it. */
export const DOCUMENT_BYTES = 1024 * 1024;

const LONGEST_NOTE = 500;
const LONGEST_VALUE = 2_000;
/** Longer ones are stories that nobody tells again in the same words. */
const LONGEST_QUESTION = 300;

export const title = z.string().trim().min(1).max(LONGEST_NOTE);
export const reason = z.string().trim().min(1).max(LONGEST_NOTE);
export const nature = z.enum(NATURES);
export const version = z.int().min(1);
export const revision = z.int().min(1);

export const path = z.string().transform((text, context): DocumentPath => {
  const read = readDocumentPath(text);
  if (read !== null) return read;
  context.addIssue("must name a document of the content");
  return z.NEVER;
});

/** A day, `YYYY-MM-DD`. */
export const day = z.string().transform((text, context): PlainDate => {
  const read = parsePlainDate(text);
  if (read !== null) return read;
  context.addIssue("must be a day such as 2026-12-31");
  return z.NEVER;
});

export const documentText = z.string().max(LONGEST_DOCUMENT);

/** On one line, for what stands on one line of a document. */
const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}\u2028\u2029]*$/u, "must be one line");

export const name = line(100);
export const value = line(LONGEST_VALUE);
/** People write on several lines; as a way of asking it is one. */
export const question = z
  .string()
  .transform((text) => text.replaceAll(/\s+/gu, " "))
  .pipe(line(LONGEST_QUESTION));
export const articleId = z.string().regex(/^[a-z0-9-]{1,80}\/[a-z0-9-]{1,80}$/);
export const claimId = z.string().regex(/^[a-zA-Z][A-Za-z0-9-]{0,99}$/);
export const rowId = z
  .string()
  .max(200)
  .regex(/^row:[^\s/]+\/[A-Za-z\d-]*$/)
  .transform((id) => id as RowId);
export const language = z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}$/);

export const edits = z
  .array(z.strictObject({ path, text: documentText.nullable(), base: revision.nullable() }))
  .max(DRAFT_LIMITS.edits);
/** Each with the revision in force that was shown. */
export const seen = z
  .array(z.strictObject({ path, seen: revision.nullable() }))
  .max(DRAFT_LIMITS.edits);
export const paths = z.array(path).max(DRAFT_LIMITS.edits);
