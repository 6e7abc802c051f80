import type { Edited } from "../../src/ports/document-editing.ts";

/** The words of a document after an edit that was not refused. */
export function textOf(edited: Edited): string {
  if (edited.kind === "refused") throw new Error(edited.why);
  return edited.text;
}

/** The lines that are others, of both. */
export function changedLines(before: string, after: string): [string[], string[]] {
  const [was, is] = [before.split("\n"), after.split("\n")];
  let head = 0;
  while (head < was.length && was[head] === is[head]) head += 1;
  let tail = 0;
  const most = Math.min(was.length, is.length) - head;
  while (tail < most && was.at(-1 - tail) === is.at(-1 - tail)) tail += 1;
  return [was.slice(head, was.length - tail), is.slice(head, is.length - tail)];
}
