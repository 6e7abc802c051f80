import { documentFolder } from "../content/document-folder.ts";
import { createFolder } from "../content/folder.ts";
import { formatProblem } from "../content/problem.ts";
import { loadPrompts, readPrompts, type PromptsResult } from "../content/prompts.ts";
import { readDocumentPath, type DocumentPath } from "../domain/document.ts";
import { AppError } from "../domain/errors.ts";
import type { Prompts } from "../domain/prompt.ts";
import type { Documents } from "../ports/content-examiner.ts";
import { inProject } from "./paths.ts";

/** Documents with the program’s own prompts in place of those that they do not have yet, as where people are answered. */
export function withShippedPrompts(documents: Documents): Documents {
  return new Map([...shippedPrompts(), ...documents]);
}

/** @throws AppError `content_invalid` with every fault */
export function promptsIn(documents: Documents): Prompts {
  return faultless(readPrompts(documentFolder(documents, "prompts")));
}

let shipped: Documents | null = null;

function shippedPrompts(): Documents {
  if (shipped !== null) return shipped;
  const folder = createFolder(inProject("prompts"));
  const found = new Map<DocumentPath, string>();
  for (const file of folder.files("")) {
    const path = readDocumentPath(`prompts/${file}`);
    const text = folder.read(file);
    if (path !== null && text !== null) found.set(path, text);
  }
  return (shipped = found);
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
