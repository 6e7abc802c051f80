import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
/** The file within it that says what a build was made from. */
export const STAMP = "built-from.txt";

/** Where the built chat page lies. */
export const PAGE_DIR = join(root, "build", "web");

/** Where the built web desk of the staff lies. */
export const CONSOLE_DIR = join(root, "build", "console");

/** A lock so old was left behind by a builder that was killed. */
const LOCK_STALE_MS = 60_000;

/** What the built pages are made from. */
const INPUTS = [
  "web",
  "locales/desk",
  // The desk has the names of topics from here.
  "locales/en.json",
  "locales/zh.json",
  "src/content/icu.ts",
  "src/domain/template.ts",
  "package-lock.json",
];

/**
 * Builds the chat page and the web desk where one is missing or older than its sources, and tells whether it did.
 *
 * Of several builders at the same time one builds and the others wait for it.
 */
export async function buildWeb(): Promise<boolean> {
  const stamp = hashOfInputs();
  if (isBuiltFrom(stamp)) return false;
  const unlock = await lock(`${PAGE_DIR}.lock`);
  try {
    if (isBuiltFrom(stamp)) return false;
    await build(stamp);
    return true;
  } finally {
    unlock();
  }
}

/** In a process of its own: a bundler takes some three hundred megabytes, which a service would go on holding. */
async function build(stamp: string): Promise<void> {
  const bundler = spawn(process.execPath, [join(root, "scripts", "bundle-web.ts"), stamp], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  const [code] = (await once(bundler, "exit")) as [number | null];
  if (code !== 0) throw new Error("The pages could not be built.");
}

function isBuiltFrom(stamp: string): boolean {
  return [PAGE_DIR, CONSOLE_DIR].every((folder) => stampOf(folder) === stamp);
}

async function lock(folder: string): Promise<() => void> {
  mkdirSync(dirname(folder), { recursive: true });
  while (!tryLock(folder)) await setTimeout(50);
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
}

function tryLock(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    const heldSince = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (Date.now() - heldSince > LOCK_STALE_MS) rmSync(folder, { recursive: true, force: true });
    return false;
  }
}

function hashOfInputs(): string {
  const hash = createHash("sha256");
  for (const path of INPUTS.flatMap((input) => filesAt(join(root, input)))) {
    hash.update(relative(root, path)).update("\0").update(readFileSync(path)).update("\0");
  }
  return hash.digest("hex");
}

/** A file itself, or all files below a folder. */
function filesAt(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function stampOf(folder: string): string | null {
  try {
    return readFileSync(join(folder, STAMP), "utf8");
  } catch {
    return null;
  }
}

if (import.meta.main) {
  const built = await buildWeb();
  console.error(built ? "The pages were built." : "The pages are up to date.");
}
