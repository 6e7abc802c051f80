import { appendFileSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** Stands for a test file where code is run once for all of them, as a setup of the whole run does. */
export const FOR_ALL = "*";

/** Is set to `true` among the globals of the process that does so. */
export const RUNS_FOR_ALL = Symbol.for("yizhan.runs-for-all");

export interface WatchNotes {
  /** The test file that is run now. */
  readonly test: string;
  /** The places that were run, a line each: the number, and by which test file. */
  readonly ran: string;
}

/** Beside a tree, as processes of its own are started within it that know nothing but where their code lies. */
export function watchNotesOf(root: string): WatchNotes {
  return { test: path.join(root, "../test.txt"), ran: path.join(root, "../ran.txt") };
}

const notes = watchNotesOf(fileURLToPath(new URL("../..", import.meta.url)));
const noted = new Set<number>();
let test: string | null = null;

/**
 * Notes that a place is run; the probes that are written into a watched tree import it. While places are watched, each process or thread works for one test
 * file alone.
 *
 * @public
 */
export function ran(place: number): void {
  if (noted.has(place)) return;
  noted.add(place);
  test ??= Reflect.has(globalThis, RUNS_FOR_ALL) ? FOR_ALL : readFileSync(notes.test, "utf8");
  appendFileSync(notes.ran, `${String(place)} ${test}\n`);
}
