import { spawn, type ChildProcess } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/** What the configuration of a run is told. */
export interface SuiteSettings {
  readonly files: readonly string[];
  /** Where it writes what happens, a line each. */
  readonly events: string;
  /** The folder for what tests make, which is gone afterwards. */
  readonly temporary: string;
  /** `null`: as long as the project gives them. */
  readonly testTimeoutMs: number | null;
  /** Whether the index of all articles is learned first. */
  readonly learnsIndex: boolean;
  /** Whether each file is run by itself and to its end, so that it is known what it ran. */
  readonly watches: boolean;
}

export type SuiteEvent =
  | { readonly what: "begun" | "passed" | "ended"; readonly file: string }
  | {
      readonly what: "failed";
      readonly file: string;
      /** Empty where the file itself could not be run. */
      readonly test: string;
      readonly why: string;
    };

/** How a run of some test files ended. */
export type SuiteRun =
  | { readonly end: "passed" }
  /** @property file `null` where it failed outside of a test */
  | { readonly end: "failed"; readonly file: string | null; readonly why: string }
  /** @property stuckIn the file that had said nothing for long; `null` where it was merely slow */
  | { readonly end: "late"; readonly done: number; readonly stuckIn: string | null };

export interface SuiteOptions {
  readonly files: readonly string[];
  readonly limitMs: number;
  readonly learnsIndex?: boolean;
}

/** How many milliseconds test files took, by their names. */
export type Durations = ReadonlyMap<string, number>;

export interface Suite {
  run(options: SuiteOptions): Promise<SuiteRun>;
  /** Runs each file by itself and to its end; tells those of which all tests passed within the limit. */
  watch(options: Pick<SuiteOptions, "files" | "limitMs">): Promise<Durations>;
  /** Ends the run that is under way. */
  stop(): void;
}

/** A test that waits for ever fails within the limit of its run. */
const TEST_TIMEOUT_SHARE = 0.4;
/** A file that says nothing for this share of the limit hangs. */
const STUCK_SHARE = 0.5;
const LAST_WORDS_MS = 5_000;
const LOOK_EVERY_MS = 250;
/** As it stands in the notes. */
const FAILED = '"what":"failed"';

/**
 * Runs test files of one tree, one run at a time.
 *
 * @param folder for notes
 * @param temporary for what tests make
 */
export function suiteOf(root: string, folder: string, temporary: string): Suite {
  let running: ChildProcess | null = null;
  const settings = path.join(folder, "suite.json");
  const events = path.join(folder, "events.jsonl");
  const ended = async (
    asked: Omit<SuiteSettings, "events" | "temporary">,
    limitMs: number,
  ): Promise<Ended> => {
    writeFileSync(settings, JSON.stringify({ ...asked, events, temporary }));
    writeFileSync(events, "");
    mkdirSync(temporary, { recursive: true });
    // The server of a database, run by another account, finds its way through.
    chmodSync(temporary, 0o755);
    running = startVitest(root, settings, temporary);
    const end = await endOf(running, asked.watches ? null : events, limitMs);
    running = null;
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
    return end;
  };
  return {
    run: async ({ files, limitMs, learnsIndex = false }) => {
      const testTimeoutMs = TEST_TIMEOUT_SHARE * limitMs;
      const end = await ended({ files, testTimeoutMs, learnsIndex, watches: false }, limitMs);
      return told(eventsIn(events), end, limitMs);
    },
    watch: async ({ files, limitMs }) => {
      await ended({ files, testTimeoutMs: null, learnsIndex: false, watches: true }, limitMs);
      return passedIn(eventsIn(events));
    },
    stop: () => {
      if (running !== null) signal(running, "SIGKILL");
    },
  };
}

function startVitest(root: string, settings: string, temporary: string): ChildProcess {
  return spawn(
    process.execPath,
    [
      ...["node_modules/vitest/vitest.mjs", "run", "--root", "."],
      ...["--config", "bench/mutations/suite.config.ts"],
    ],
    {
      cwd: root,
      stdio: ["ignore", "ignore", "pipe"],
      // A group of its own, so that all that it starts ends with it.
      detached: true,
      env: { ...process.env, MUTATIONS_SUITE: settings, TMPDIR: temporary },
    },
  );
}

interface Ended {
  /** `null` where the limit ended it. */
  readonly status: number | null;
  readonly atMs: number;
  readonly said: string;
}

/** @param events where a failure is noted that ends it; `null` where it goes on */
async function endOf(child: ChildProcess, events: string | null, limitMs: number): Promise<Ended> {
  let said = "";
  let atMs = 0;
  let last: NodeJS.Timeout | undefined;
  child.stderr?.on("data", (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-2_000);
  });
  const limit = setTimeout(() => {
    atMs = Date.now();
    signal(child, "SIGTERM");
    last = setTimeout(() => {
      signal(child, "SIGKILL");
    }, LAST_WORDS_MS);
  }, limitMs);
  // One failure tells enough: whoever is at work in the same file is not waited for.
  const look = setInterval(() => {
    if (events !== null && readFileSync(events, "utf8").includes(FAILED)) signal(child, "SIGKILL");
  }, LOOK_EVERY_MS);
  const status = await new Promise<number | null>((resolve) => child.once("exit", resolve));
  clearInterval(look);
  clearTimeout(limit);
  clearTimeout(last);
  // Databases and browsers that it has left behind.
  signal(child, "SIGKILL");
  return { status: atMs === 0 ? (status ?? 1) : null, atMs, said };
}

function signal({ pid }: ChildProcess, name: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, name);
  } catch {
    // All of them have ended.
  }
}

interface Event {
  readonly event: SuiteEvent;
  readonly atMs: number;
}

function told(events: readonly Event[], { status, atMs, said }: Ended, limitMs: number): SuiteRun {
  const failed = events.map(({ event }) => event).find((event) => event.what === "failed");
  if (failed !== undefined) {
    return { end: "failed", file: failed.file, why: `${failed.test}: ${failed.why}` };
  }
  if (status === 0) return { end: "passed" };
  if (status !== null) return { end: "failed", file: null, why: said };
  const last = events.at(-1);
  const isStuck = last !== undefined && atMs - last.atMs >= STUCK_SHARE * limitMs;
  const inHand = last === undefined || last.event.what === "ended" ? null : last.event.file;
  const done = events.filter(({ event }) => event.what === "ended").length;
  return { end: "late", done, stuckIn: isStuck ? inHand : null };
}

function passedIn(events: readonly Event[]): Durations {
  const passed = new Map<string, number>();
  for (const [file, own] of Map.groupBy(events, ({ event }) => event.file)) {
    const begun = own.find(({ event }) => event.what === "begun");
    const ended = own.find(({ event }) => event.what === "ended");
    if (begun === undefined || ended === undefined) continue;
    if (own.some(({ event }) => event.what === "failed")) continue;
    passed.set(file, ended.atMs - begun.atMs);
  }
  return passed;
}

function eventsIn(file: string): Event[] {
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "");
  return lines.map((line) => JSON.parse(line) as Event);
}
