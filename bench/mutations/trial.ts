import { planted, type Mutation } from "./mutation.ts";
import type { Suite, SuiteRun } from "./suite.ts";
import type { Tree } from "./tree.ts";

/** What became of one planted fault. */
export interface Trial {
  readonly mutation: Mutation;
  readonly outcome: "found" | "survived" | "not in time";
  /** By which test and why, or how far the tests came. */
  readonly how: string;
  readonly seconds: number;
}

export interface TrialDesk {
  readonly tree: Tree;
  readonly suite: Suite;
  /** The test files that run the place of a fault, in the order in which they are tried. */
  readonly testsOf: (mutation: Mutation) => readonly string[];
  /** Test files that were run without any fault, with whether they pass; shared by all desks. */
  readonly passes: Map<string, boolean>;
  readonly limitMs: number;
}

/** Plants a fault, runs the tests that run its place, and takes it out again. */
export async function tryMutation(desk: TrialDesk, mutation: Mutation): Promise<Trial> {
  const beganMs = performance.now();
  for (;;) {
    const files = desk.testsOf(mutation).filter((file) => desk.passes.get(file) !== false);
    const { outcome, how, finder, isHang } = await runOn(desk, mutation, files);
    const otherwise = finder === null ? "passed" : await endOtherwise(desk, finder, isHang);
    // A test that fails anyway has found nothing: it is left out from then on.
    if (otherwise === "failed") continue;
    const seconds = Math.round((performance.now() - beganMs) / 1_000);
    // Where a test is as slow without the fault, the machine is to blame.
    if (isHang && otherwise === "late") return { mutation, outcome: "not in time", how, seconds };
    return { mutation, outcome, how, seconds };
  }
}

interface Verdict {
  readonly outcome: Trial["outcome"];
  readonly how: string;
  /** The test file that found it. */
  readonly finder: string | null;
  readonly isHang: boolean;
}

async function runOn(
  { tree, suite, limitMs }: TrialDesk,
  mutation: Mutation,
  files: readonly string[],
): Promise<Verdict> {
  const survived = (how: string): Verdict => {
    return { outcome: "survived", how, finder: null, isHang: false };
  };
  if (files.length === 0) return survived("no test runs it");
  tree.change(mutation.file, (text) => planted(text, mutation));
  try {
    const run = await suite.run({ files, limitMs });
    return run.end === "passed"
      ? survived(`${files.length} test files pass`)
      : verdictOn(run, files.length);
  } finally {
    tree.restore();
  }
}

function verdictOn(run: Exclude<SuiteRun, { end: "passed" }>, of: number): Verdict {
  if (run.end === "failed") {
    const [why = ""] = run.why.trim().split("\n");
    return {
      outcome: "found",
      how: `${run.file ?? "setup"}, ${why}`,
      finder: run.file,
      isHang: false,
    };
  }
  if (run.stuckIn !== null) {
    return { outcome: "found", how: `${run.stuckIn} hangs`, finder: run.stuckIn, isHang: true };
  }
  const how = `${run.done} of ${of} test files pass`;
  return { outcome: "not in time", how, finder: null, isHang: false };
}

/** How a test file ends without any fault: how quickly it does is asked anew, what came too late is asked again next time. */
async function endOtherwise(
  { suite, passes, limitMs }: TrialDesk,
  file: string,
  isHang: boolean,
): Promise<SuiteRun["end"]> {
  const known = passes.get(file);
  if (known !== undefined && !isHang) return known ? "passed" : "failed";
  const { end } = await suite.run({ files: [file], limitMs });
  if (end !== "late") passes.set(file, end === "passed");
  if (end === "failed") console.log(`${file} fails without any fault, and is left out.`);
  return end;
}
