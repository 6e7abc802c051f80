import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the project. */
export const PROJECT_ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "..");

/** A path below the project’s folder. */
export function inProject(...parts: readonly string[]): string {
  return path.join(PROJECT_ROOT, ...parts);
}

/**
 * The folder of the measured questions, a file a language. Nobody who edits content may read them: what is written for them
 * is not measured by them.
 */
export const MEASURED_QUESTIONS = inProject("questions");
