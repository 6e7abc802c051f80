import path from "node:path";
import type { Mutation } from "./mutation.ts";

/** Where a fault may be planted, with the number under which it is noted when it is run. */
export interface Place extends Pick<Mutation, "kind" | "start" | "end"> {
  readonly number: number;
}

const STATEMENTS = new Set<Mutation["kind"]>(["exit removed", "call removed"]);
const NOTES = "ran$";
const NOTER = "bench/mutations/ran.ts";

interface Insertion {
  readonly at: number;
  readonly text: string;
  readonly isEnd: boolean;
  /** Where the other one of the two is. */
  readonly other: number;
}

/**
 * The text of a file that does what it did, and notes each of these places when it is run. Lines stay where they were.
 *
 * @param file from the root of the project
 */
export function probed(text: string, file: string, places: readonly Place[]): string {
  const insertions = places.flatMap(insertionsAt).sort(inTurn);
  let done = 0;
  let made = "";
  for (const { at, text: inserted } of insertions) {
    made += text.slice(done, at) + inserted;
    done = at;
  }
  const noter = path.posix.relative(path.posix.dirname(file), NOTER);
  return `import { ran as ${NOTES} } from "${noter}"; ${made}${text.slice(done)}`;
}

function insertionsAt(place: Place): Insertion[] {
  const note = `${NOTES}(${String(place.number)})`;
  if (STATEMENTS.has(place.kind)) return around(place, `{ ${note}; `, " }");
  return around(place, `(${note}, `, ")");
}

function around({ start, end }: Place, before: string, behind: string): Insertion[] {
  return [
    { at: start, text: before, isEnd: false, other: end },
    { at: end, text: behind, isEnd: true, other: start },
  ];
}

/** What begins first ends last, as one place may lie within another. */
function inTurn(a: Insertion, b: Insertion): number {
  return a.at - b.at || Number(b.isEnd) - Number(a.isEnd) || b.other - a.other;
}
