import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Mutation } from "./mutation.ts";
import type { NearestTests } from "./nearest-tests.ts";
import { probed } from "./probe.ts";
import { FOR_ALL, watchNotesOf } from "./ran.ts";
import type { Suite } from "./suite.ts";
import type { Tree } from "./tree.ts";

/** What was seen of test files that ran without any fault. */
export interface Watched {
  /** Tells the code, so that another’s is not taken for it. */
  readonly stamp: string;
  /** How many milliseconds each of the test files took that passed. */
  readonly passed: Readonly<Record<string, number>>;
  /** The test files that run a place, by {@link placeOf}. */
  readonly places: Readonly<Record<string, readonly string[]>>;
}

export interface WatchDesk {
  readonly tree: Tree;
  readonly suite: Suite;
  readonly testsOf: NearestTests;
  /** For all test files together. */
  readonly watchMs: number;
}

/** Faults that are planted in the same place are run by the same tests. */
export function placeOf({ file, kind, start, end }: Mutation): string {
  return `${file}:${String(start)}-${String(end)}, ${kind}`;
}

/**
 * Runs once, without any fault, all test files that can run the places of these faults, and notes which of them does run which.
 * One that does not pass in time may have ended before it came there, and counts as if it did.
 *
 * @param before what was watched before: places that are in it are not watched again
 */
export async function watchPlaces(
  { tree, suite, testsOf, watchMs }: WatchDesk,
  mutations: readonly Mutation[],
  before: Watched,
): Promise<Watched> {
  const unknown = [...new Map(mutations.map((each) => [placeOf(each), each]))].filter(
    ([place]) => before.places[place] === undefined,
  );
  const places = unknown.map(([place, mutation], number) => {
    const { file, kind, start, end } = mutation;
    return { place, file, kind, start, end, number, tests: testsOf(file, new Map()) };
  });
  const files = nearestOf(places.map(({ tests }) => tests));
  if (files.length === 0) return before;
  console.log(`Watching: ${files.length} test files can run ${places.length} places.`);
  const notes = watchNotesOf(tree.root);
  writeFileSync(notes.ran, "");
  try {
    for (const [file, own] of Map.groupBy(places, (each) => each.file)) {
      tree.change(file, (text) => probed(text, file, own));
    }
    const passed = await suite.watch({ files, limitMs: watchMs });
    const ran = new Set(readFileSync(notes.ran, "utf8").split("\n"));
    const mayRun = (number: number, test: string): boolean =>
      !passed.has(test) || [test, FOR_ALL].some((by) => ran.has(`${String(number)} ${by}`));
    const seen = places.map(({ place, number, tests }) => [
      place,
      tests.filter((test) => mayRun(number, test)),
    ]);
    console.log(`${passed.size} of them pass in time.`);
    return {
      stamp: before.stamp,
      passed: { ...before.passed, ...Object.fromEntries(passed) },
      places: { ...before.places, ...(Object.fromEntries(seen) as Watched["places"]) },
    };
  } finally {
    tree.restore();
  }
}

/** The tests of all places, those first that are near to any of them. */
function nearestOf(places: readonly (readonly string[])[]): string[] {
  const first = new Map<string, number>();
  for (const tests of places) {
    for (const [at, test] of tests.entries()) {
      first.set(test, Math.min(at, first.get(test) ?? Infinity));
    }
  }
  return [...first].sort(([, a], [, b]) => a - b).map(([test]) => test);
}

/** What a file tells that was kept before; nothing where there is none, or it is of other code. */
export function readWatched(file: string | undefined, root: string): Watched {
  const nothing: Watched = { stamp: stampOf(root), passed: {}, places: {} };
  if (file === undefined || !existsSync(file)) return nothing;
  const kept = JSON.parse(readFileSync(file, "utf8")) as Watched;
  if (kept.stamp === nothing.stamp) return kept;
  console.log(`${file} is of other code or other tests: all places are watched again.`);
  return nothing;
}

function stampOf(root: string): string {
  const hash = createHash("sha256");
  const files = globSync("{src,adapters,test}/**/*.ts", { cwd: root });
  for (const file of files.sort()) hash.update(file).update(readFileSync(path.join(root, file)));
  return hash.digest("hex");
}
