import { readdirSync } from "node:fs";
import path from "node:path";
import { AppError } from "../domain/errors.ts";
import type { ArticleId } from "../domain/knowledge.ts";
import type { LabelledQuestion } from "../services/content/gate.ts";
import { readQuestions } from "./commands/eval.ts";

/**
 * All measured questions, both halves of each language: whoever edits content never sees them, so that none is used up.
 *
 * @throws AppError `usage` one of the files cannot be used
 */
export function readMeasuredQuestions(folder: string): readonly LabelledQuestion[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".jsonl"));
  return files.sort().flatMap((name) =>
    readQuestions(path.join(folder, name)).map(({ lang, text, accept, kind }) => ({
      language: lang,
      text,
      accept: accept as ArticleId[],
      kind,
    })),
  );
}

/**
 * Looks at a folder that somebody set up, before a draft is measured with it.
 *
 * @throws AppError `settings_invalid` it cannot be read, or holds no question
 */
export function requireQuestions(folder: string): void {
  const problem = problemOf(folder);
  if (problem === null) return;
  throw new AppError(
    "settings_invalid",
    `The setting QUESTIONS_FOLDER cannot be used: ${problem}.`,
  );
}

function problemOf(folder: string): string | null {
  try {
    return readMeasuredQuestions(folder).length === 0 ? "no question stands in it" : null;
  } catch (error) {
    return error instanceof AppError ? error.message.replace(/\.$/, "") : "it cannot be read";
  }
}
