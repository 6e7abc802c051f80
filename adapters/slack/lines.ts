import type { Inline } from "../../src/domain/block.ts";
import type { Direction } from "../../src/domain/locale.ts";
import { markFor } from "../shared/direction.ts";

/** A piece of literal text that looks one way throughout; it holds no line end. */
export interface Run {
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly code: boolean;
  /** Where it leads on the web; `null` when nowhere. */
  readonly url: string | null;
}

export type Line = readonly Run[];

type Style = Omit<Run, "text">;

const PLAIN: Style = { bold: false, italic: false, code: false, url: null };

/**
 * Inline text as lines of runs, none of them empty, in the form that Slack's several markups have in common.
 *
 * Slack draws each line in the direction of its first letter, so a line that would go astray begins with a mark.
 *
 * @param direction `null` leaves to each line that of its first letter
 */
export function linesOf(
  children: readonly Inline[],
  direction: Direction | null,
  style: Partial<Style> = {},
): Line[] {
  const lines: Run[][] = [[]];
  const add = (text: string, with_: Style): void => {
    for (const [index, piece] of literal(text).split("\n").entries()) {
      if (index > 0) lines.push([]);
      if (piece !== "") lines.at(-1)?.push({ ...with_, text: piece });
    }
  };
  addAll(children, { ...PLAIN, ...style }, add);
  return lines.map((line) =>
    direction === null ? joined(line) : directed(joined(line), direction),
  );
}

function addAll(
  children: readonly Inline[],
  style: Style,
  add: (text: string, style: Style) => void,
): void {
  for (const child of children) {
    switch (child.type) {
      case "text":
        add(child.text, style);
        break;
      case "code":
        add(child.text, { ...style, code: true });
        break;
      case "break":
        add("\n", style);
        break;
      case "strong":
        addAll(child.children, { ...style, bold: true }, add);
        break;
      case "emphasis":
        addAll(child.children, { ...style, italic: true }, add);
        break;
      case "link":
        addAll(child.children, { ...style, url: child.url }, add);
        break;
    }
  }
}

/** One kind of line end, no control characters, no half of a surrogate pair. */
function literal(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/[^\P{Cc}\t\n]/gu, "");
}

function joined(line: readonly Run[]): Run[] {
  const runs: Run[] = [];
  for (const run of line) {
    const last = runs.at(-1);
    if (last !== undefined && sameStyle(last, run)) {
      runs[runs.length - 1] = { ...last, text: last.text + run.text };
    } else runs.push(run);
  }
  return runs;
}

function sameStyle(one: Run, other: Run): boolean {
  return (
    one.bold === other.bold &&
    one.italic === other.italic &&
    one.code === other.code &&
    one.url === other.url
  );
}

function directed(line: Line, direction: Direction): Line {
  const mark = markFor(line.map(({ text }) => text).join(""), direction);
  return mark === "" ? line : [{ ...PLAIN, text: mark }, ...line];
}
