import { spawn } from "node:child_process";

/**
 * Runs the checks that need no test, two at a time, and prints each as it ends. A check that fails does not keep the others from
 * running: one run says everything that is wrong.
 */
/** The longest first, so that both ends are reached at about the same time. */
const CHECKS = [
  "lint:product",
  "lint:test",
  "types",
  "types:web",
  "unused",
  "imports",
  "content",
  "format",
];
const AT_ONCE = 2;

const failed: string[] = [];
const waiting = [...CHECKS];

async function runNext(): Promise<void> {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const started = performance.now();
    const { code, said } = await run(`check:${name}`);
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    if (code !== 0) {
      failed.push(name);
      process.stdout.write(said);
    }
    console.log(`${code === 0 ? "✓" : "✗"} ${name} (${seconds} s)`);
  }
}

function run(script: string): Promise<{ readonly code: number | null; readonly said: string }> {
  return new Promise((resolve) => {
    const child = spawn("npm", ["run", "--silent", script], { stdio: ["ignore", "pipe", "pipe"] });
    const parts: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (part: string) => parts.push(part));
    }
    child.once("close", (code) => {
      resolve({ code, said: parts.join("") });
    });
  });
}

await Promise.all(Array.from({ length: AT_ONCE }, runNext));
if (failed.length > 0) console.log(`Failed: ${failed.join(", ")}.`);
process.exitCode = failed.length > 0 ? 1 : 0;
