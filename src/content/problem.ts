/** A fault in the files of `knowledge/` or `locales/`, named so that its author finds it. */
export interface Problem {
  /** Relative to the folder that was read, with `/`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** One sentence: what is wrong and, where it is not plain, what would be right. */
  readonly message: string;
}

/** From 1, or how to find it: most places hold no fault, and to look one up takes long. */
export type Line = number | (() => number);

/**
 * Collects faults; reading goes on after one, so that an author sees them all at once.
 *
 * A rule that came when content was in force already warns instead: whoever wrote that content could not know it, and it goes on
 * to answer. For the files of the project, and for the documents of a draft, a warning counts as a fault.
 */
export class Problems {
  readonly #all: Problem[] = [];
  readonly #warnings: Problem[] = [];

  add(file: string, line: Line, message: string): void {
    this.#all.push(problemAt(file, line, message));
  }

  addAll(faults: readonly Problem[]): void {
    this.#all.push(...faults);
  }

  /** Of a rule that came later; all that came with `add` holds whatever was written. */
  warn(file: string, line: Line, message: string): void {
    this.#warnings.push(problemAt(file, line, message));
  }

  /** The faults, in order of file and line. */
  all(): Problem[] {
    return inOrder(this.#all);
  }

  /** In the same order. */
  warnings(): Problem[] {
    return inOrder(this.#warnings);
  }

  get none(): boolean {
    return this.#all.length === 0;
  }
}

function problemAt(file: string, line: Line, message: string): Problem {
  return { file, line: typeof line === "number" ? line : line(), message };
}

function inOrder(problems: readonly Problem[]): Problem[] {
  return problems.toSorted(
    (a, b) =>
      a.file.localeCompare(b.file, "en") ||
      a.line - b.line ||
      a.message.localeCompare(b.message, "en"),
  );
}

/** `file:line: message`, as editors and terminals make it clickable. */
export function formatProblem(problem: Problem): string {
  return `${problem.file}:${String(problem.line)}: ${problem.message}`;
}
