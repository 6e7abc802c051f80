import { readdirSync } from "node:fs";
import path from "node:path";
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
