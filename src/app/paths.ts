import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the project. */
export const PROJECT_ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "..");

/** A path below the project’s folder. */
export function inProject(...parts: readonly string[]): string {
  return path.join(PROJECT_ROOT, ...parts);
}

/** Where the server keeps what it learned of unchanged content, a file a language. */
export const INDEX_FOLDER = inProject("build", "search");

/**
 * A path that somebody wrote on the command line: below the folder that they stand in, also where npm runs the command in the
 * project’s own.
 */
export function fromHere(written: string): string {
  const here = process.cwd();
  const stood = path.relative(here, PROJECT_ROOT) === "" ? process.env["INIT_CWD"] : undefined;
  return path.resolve(stood ?? here, written);
}

/**
 * The folder of the measured questions, a file a language. Nobody who edits content may read them: what is written for them
 * is not measured by them.
 */
export const MEASURED_QUESTIONS = inProject("questions");
