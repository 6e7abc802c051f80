/**
 * Plants faults in the code, one at a time in a copy of the project, and counts how many of them the tests find. Before that all
 * tests that can run any of the places are run once without a fault, to see which do run which: a fault is tried on these alone.
 *
 *     node bench/mutations/run.ts [--count 100] [--seed 1] [--only src/domain] [--list] [--workers 1] [--limit 90]
 *         [--watched FILE] [--watch-limit 7200] [--suite FOLDER]
 *
 * `--list` only shows the faults. `--limit` is in seconds for each fault, `--watch-limit` for seeing which tests run which place:
 * those that are not seen in time are tried like those that run it. `--watched` keeps what was seen in a file, and takes from
 * there what is known already as long as code and tests are the same. `--suite` runs the tests of another checkout on this code.
 * Ctrl+C ends it with the table so far.
 */
import { accessSync, chmodSync, constants, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { writtenMutation } from "./mutation.ts";
import { readTests, type NearestTests } from "./nearest-tests.ts";
import { pickMutations } from "./pick.ts";
import { openProgram } from "./program.ts";
import { suiteOf } from "./suite.ts";
import { writtenSummary } from "./summary.ts";
import { copyTree } from "./tree.ts";
import { tryMutation, type Trial, type TrialDesk } from "./trial.ts";
import { placeOf, readWatched, watchPlaces, type WatchDesk, type Watched } from "./watch.ts";

const FOLDERS = ["src/domain", "src/services", "src/store"];
const MOST = 200;
/** Learning all articles takes minutes on a busy machine. */
const PREPARATION_MS = 600_000;
const project = path.resolve(import.meta.dirname, "../..");

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "100" },
    seed: { type: "string", default: "1" },
    only: { type: "string" },
    list: { type: "boolean", default: false },
    workers: { type: "string", default: "1" },
    limit: { type: "string", default: "90" },
    watched: { type: "string" },
    "watch-limit": { type: "string", default: "7200" },
    suite: { type: "string", default: project },
  },
});
const folders = values.only === undefined ? FOLDERS : [values.only.replace(/\/$/u, "")];
const count = Math.min(MOST, wholeNumber("count", values.count));
const seed = wholeNumber("seed", values.seed);
const mutations = pickMutations(openProgram(project, folders), count, seed);

if (values.list) {
  for (const mutation of mutations) console.log(writtenMutation(mutation));
} else {
  await tryAll();
}

async function tryAll(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "yizhan-mutations-"));
  const temporary = mkdtempSync(path.join(inMemory(), "yizhan-mutated-"));
  chmodSync(temporary, 0o755);
  const trials: Trial[] = [];
  const desks: WatchDesk[] = [];
  const stop = new AbortController();
  const isStopped = (): boolean => stop.signal.aborted;
  process.once("SIGINT", () => {
    stop.abort();
    for (const { suite } of desks) suite.stop();
  });
  try {
    const first = await openDesks(desks, folder, temporary);
    const { passes, testsOf } = await watch(first, isStopped);
    const limitMs = 1_000 * wholeNumber("limit", values.limit);
    const left = [...mutations];
    const work = async (desk: WatchDesk): Promise<void> => {
      const own: TrialDesk = { ...desk, passes, limitMs, testsOf };
      for (let next = left.shift(); next !== undefined && !isStopped(); next = left.shift()) {
        const trial = await tryMutation(own, next);
        if (isStopped()) return;
        trials.push(trial);
        report(trial, trials.length);
      }
    };
    await Promise.all(desks.map(work));
    console.log(`\nseed ${seed}\n${writtenSummary(trials, folders)}`);
  } finally {
    for (const made of [folder, temporary]) rmSync(made, { recursive: true, force: true });
  }
}

/** A copy of the project for each worker, with all that can be learned of the articles; returns the first. */
async function openDesks(
  desks: WatchDesk[],
  folder: string,
  temporary: string,
): Promise<WatchDesk> {
  for (let number = 1; number <= wholeNumber("workers", values.workers); number += 1) {
    const own = path.join(folder, String(number));
    const tree = copyTree(project, path.resolve(values.suite), own);
    const suite = suiteOf(tree.root, own, path.join(temporary, String(number)));
    const watchMs = 1_000 * wholeNumber("watch-limit", values["watch-limit"]);
    const desk = { tree, suite, testsOf: readTests(tree.root), watchMs };
    desks.push(desk);
    const [first = desk] = desks;
    if (first === desk) await learnIndex(desk);
    tree.keepBuild(first.tree);
  }
  const [first] = desks;
  if (first === undefined) throw new Error("There is no worker.");
  return first;
}

/** Learned once here, it need not be learned or read again for each fault. */
async function learnIndex({ suite, testsOf }: WatchDesk): Promise<void> {
  const [test] = mutations.flatMap(({ file }) => testsOf(file, new Map()));
  if (test === undefined) throw new Error("No test runs any of these files.");
  console.log("Preparing: the search index of all articles is brought up to date.");
  const run = await suite.run({ files: [test], limitMs: PREPARATION_MS, learnsIndex: true });
  if (run.end === "failed" && run.file === null) throw new Error(run.why);
  if (run.end === "late") throw new Error(`${test} did not end in ${PREPARATION_MS / 1_000} s.`);
}

/** Which tests run which place, and what they are known to do without a fault. */
async function watch(
  desk: WatchDesk,
  isStopped: () => boolean,
): Promise<Pick<TrialDesk, "passes" | "testsOf">> {
  const { watched: file } = values;
  const seen = await watchPlaces(desk, mutations, readWatched(file, desk.tree.root));
  if (file !== undefined && !isStopped()) writeFileSync(file, JSON.stringify(seen));
  const passes = new Map(Object.keys(seen.passed).map((test) => [test, true]));
  return { passes, testsOf: testsIn(seen, desk.testsOf) };
}

/** The nearest first, and of those that are as near the quickest. */
function testsIn({ places, passed }: Watched, near: NearestTests): TrialDesk["testsOf"] {
  const durations = new Map(Object.entries(passed));
  return (mutation) => {
    const run = new Set(places[placeOf(mutation)]);
    return near(mutation.file, durations).filter((test) => run.has(test));
  };
}

function report({ mutation, outcome, how, seconds }: Trial, number: number): void {
  console.log(
    `${number}/${mutations.length} ${outcome}, ${seconds} s, ${writtenMutation(mutation)}`,
  );
  console.log(`    ${how}`);
}

/** Tests make hundreds of databases, which in memory wait for no disk. */
function inMemory(): string {
  try {
    accessSync("/dev/shm", constants.W_OK | constants.X_OK);
    return "/dev/shm";
  } catch {
    return tmpdir();
  }
}

function wholeNumber(option: string, said: string): number {
  const number = Number(said);
  if (!Number.isInteger(number) || number < 1)
    throw new Error(`--${option} is a whole number from 1.`);
  return number;
}
