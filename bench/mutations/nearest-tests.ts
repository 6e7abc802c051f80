import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import { MOCKING } from "../../vitest.config.ts";
import type { Durations } from "./suite.ts";

/**
 * Which test files can run the code of a file, the nearest first.
 *
 * @param durations how many milliseconds a test file takes, where that is known
 */
export type NearestTests = (file: string, durations: Durations) => string[];

/** What is imported for its types alone is gone when it runs. */
const TYPES_ALONE = /^(?:import|export) type [^;]*;/gmu;
/** Imports, and files that a process or a worker of its own is started from. */
const NAMES_A_FILE = /"([^"\n]+\.tsx?)"/gu;

/** Reads once which file names which. */
export function readTests(root: string): NearestTests {
  const importers = importersOf(root);
  return (file, durations) => {
    const hops = hopsFrom(file, importers);
    // Those that replace modules find what another file has loaded before them, and fail for that.
    const tests = [...hops.keys()].filter(
      (name) => name.endsWith(".test.ts") && !MOCKING.includes(name),
    );
    const base = path.posix.basename(file, ".ts");
    const rank = (test: string): [number, number, number] => [
      path.posix.basename(test) === `${base}.test.ts` ? 0 : 1,
      hops.get(test) ?? 0,
      durations.get(test) ?? 0,
    ];
    const ranked = tests.sort().map((test) => ({ test, rank: rank(test) }));
    return ranked.sort((a, b) => order(a.rank, b.rank)).map(({ test }) => test);
  };
}

function order(a: readonly number[], b: readonly number[]): number {
  const differs = a.findIndex((value, index) => value !== b[index]);
  return differs === -1 ? 0 : (a[differs] ?? 0) - (b[differs] ?? 0);
}

function importersOf(root: string): Map<string, string[]> {
  const importers = new Map<string, string[]>();
  const files = globSync("{src,adapters,test}/**/*.ts", { cwd: root });
  for (const file of files.map((name) => name.replaceAll("\\", "/"))) {
    const text = readFileSync(path.join(root, file), "utf8").replaceAll(TYPES_ALONE, "");
    for (const [, name = ""] of text.matchAll(NAMES_A_FILE)) {
      const named = [path.posix.join(path.posix.dirname(file), name), name]
        .filter((one) => existsSync(path.join(root, one)))
        .at(0);
      if (named !== undefined) importers.set(named, [...(importers.get(named) ?? []), file]);
    }
  }
  return importers;
}

/** How far away every file is that imports this one, or imports one that does. */
function hopsFrom(file: string, importers: ReadonlyMap<string, string[]>): Map<string, number> {
  const hops = new Map([[file, 0]]);
  for (const [at, far] of hops) {
    for (const importer of importers.get(at) ?? []) {
      if (!hops.has(importer)) hops.set(importer, far + 1);
    }
  }
  return hops;
}
