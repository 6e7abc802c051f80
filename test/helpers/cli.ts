import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { testModelEnvironment } from "./test-model.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

export interface CliRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line as a person would, in a process of its own. */
export function yizhan(
  args: readonly string[],
  input = "",
  env: Record<string, string> = {},
): CliRun {
  const run = spawnSync(
    process.execPath,
    ["--require", "./scripts/node-guard.cjs", "src/app/cli.ts", ...args],
    {
      cwd: ROOT,
      input,
      encoding: "utf8",
      env: { ...process.env, ...testModelEnvironment(), ...env },
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  return { status: run.status, stdout: run.stdout, stderr: run.stderr };
}

/** Each line of JSON that a command printed. */
export function jsonLines(text: string): Record<string, unknown>[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
