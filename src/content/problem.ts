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

/** Collects faults; reading goes on after one, so that an author sees them all at once. */
export class Problems {
  readonly #all: Problem[] = [];

  add(file: string, line: Line, message: string): void {
    this.#all.push({ file, line: typeof line === "number" ? line : line(), message });
  }

  /** In order of file and line. */
  all(): Problem[] {
    return this.#all.toSorted(
      (a, b) =>
        a.file.localeCompare(b.file, "en") ||
        a.line - b.line ||
        a.message.localeCompare(b.message, "en"),
    );
  }

  get none(): boolean {
    return this.#all.length === 0;
  }
}

/** `file:line: message`, as editors and terminals make it clickable. */
export function formatProblem(problem: Problem): string {
  return `${problem.file}:${String(problem.line)}: ${problem.message}`;
}
