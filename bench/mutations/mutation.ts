/** The kinds of faults that are planted, with their names in the output. */
export type MutationKind =
  | "comparison"
  | "condition negated"
  | "and/or"
  | "plus/minus"
  | "number"
  | "exit removed"
  | "call removed"
  | "true/false"
  | "status"
  | "slice/filter removed";

/** One fault: what stands between two places of a file, and what takes its place. */
export interface Mutation {
  readonly kind: MutationKind;
  /** From the root of the project, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly after: string;
}

export function planted(text: string, { start, end, after }: Mutation): string {
  return text.slice(0, start) + after + text.slice(end);
}

/** The longest piece of code that fits beside its place. */
const MOST_SHOWN = 100;

/** "src/domain/share.ts:14, comparison: of === 0 -> of !== 0" */
export function writtenMutation({ file, line, kind, before, after }: Mutation): string {
  return `${file}:${line}, ${kind}: ${shown(before)} -> ${shown(after)}`;
}

function shown(code: string): string {
  const line = code.replace(/\s+/gu, " ");
  if (line === ";") return "nothing";
  return line.length <= MOST_SHOWN ? line : `${line.slice(0, MOST_SHOWN - 1)}…`;
}
