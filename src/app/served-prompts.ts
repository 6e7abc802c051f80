import { documentFolder } from "../content/document-folder.ts";
import { formatProblem } from "../content/problem.ts";
import { loadPrompts, readPrompts, type PromptsResult } from "../content/prompts.ts";
import { AppError } from "../domain/errors.ts";
import type { Prompts } from "../domain/prompt.ts";
import type { Documents } from "../ports/content-examiner.ts";

/** @throws AppError `content_invalid` with every fault */
export function promptsIn(documents: Documents): Prompts {
  return faultless(readPrompts(documentFolder(documents, "prompts")));
}

/** @throws AppError `content_invalid` with every fault */
export function promptsOf(folder: string): Prompts {
  return faultless(loadPrompts(folder));
}

function faultless(read: PromptsResult): Prompts {
  if (read.ok) return read.prompts;
  const lines = read.problems.map((problem) => `  prompts/${formatProblem(problem)}`);
  throw new AppError("content_invalid", ["The prompts have faults:", ...lines].join("\n"));
}
