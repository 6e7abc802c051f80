import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

// Runs the unit and contract tests that what changed since all of them passed can reach: by what they import, and by the names of pages
// that they read. A change of the content, which no test imports, runs all (`forceRerunTriggers` of vitest.config.ts). CI runs every test.
const root = fileURLToPath(new URL("..", import.meta.url));
const PASSED = path.join(root, "build", "cache", "tests-passed");
const TESTS = ["test/unit", "test/contract"];
const HELP = `Usage: npm run check:tests [-- --all]

Runs the unit and contract tests that reach a file changed since the last commit at which all of them passed.
  --all   runs all of them
`;

const { values: options } = parseArgs({
  options: { all: { type: "boolean" }, help: { type: "boolean" } },
});
if (options.help === true) process.stdout.write(HELP);
else process.exitCode = check();

function check(): number {
  const since = options.all === true ? null : passedAt();
  const chosen = since === null ? TESTS : testsReaching(since);
  if (since !== null) console.log(`${String(chosen.length)} test files reach what changed.`);
  const code = chosen.length === 0 ? 0 : vitest(["run", ...chosen]);
  // What passed with files that are in no commit says nothing about any commit.
  if (code === 0 && git("status", "--porcelain") === "") notePassed();
  return code;
}

/** The commit at which all tests passed; `null` where none is known that led to this one. */
function passedAt(): string | null {
  try {
    const commit = readFileSync(PASSED, "utf8").trim();
    git("merge-base", "--is-ancestor", commit, "HEAD");
    return commit;
  } catch {
    return null;
  }
}

function notePassed(): void {
  mkdirSync(path.dirname(PASSED), { recursive: true });
  writeFileSync(PASSED, `${git("rev-parse", "HEAD")}\n`);
}

function testsReaching(since: string): readonly string[] {
  const listed = path.join(root, "build", "cache", "tests-listed.json");
  vitest(["list", ...TESTS, "--filesOnly", "--changed", since, `--json=${listed}`]);
  const files = JSON.parse(readFileSync(listed, "utf8")) as readonly { readonly file: string }[];
  const reaching = files.map(({ file }) => path.relative(root, file));
  return [...new Set([...reaching, ...testsNaming(pagesChanged(since))])].sort();
}

/** The names of changed pages of the documentation. */
function pagesChanged(since: string): readonly string[] {
  const changed = git("diff", "--name-only", since, "--", "*.md").split("\n");
  return changed.filter((file) => /^(docs\/|[^/]+$)/.test(file)).map((file) => path.basename(file));
}

function testsNaming(pages: readonly string[]): readonly string[] {
  if (pages.length === 0) return [];
  const { stdout } = spawnSync(
    "git",
    ["grep", "-lF", ...pages.flatMap((page) => ["-e", page]), "--", ...TESTS],
    { cwd: root, encoding: "utf8" },
  );
  return stdout.split("\n").filter((file) => file.endsWith(".test.ts"));
}

/** The exit code. */
function vitest(args: readonly string[]): number {
  const guard = path.join(root, "scripts", "node-guard.cjs");
  const program = path.join(root, "node_modules", "vitest", "vitest.mjs");
  return (
    spawnSync(process.execPath, ["--require", guard, program, ...args], {
      cwd: root,
      stdio: "inherit",
    }).status ?? 1
  );
}

/** @throws Error where Git refuses, as outside a repository */
function git(...args: readonly string[]): string {
  return execFileSync("git", args, {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  }).trim();
}
