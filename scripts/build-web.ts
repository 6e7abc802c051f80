import { createHash } from "node:crypto";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const STAMP = "built-from.txt";

/** Where the built chat page lies. */
export const PAGE_DIR = join(root, "build", "web");

/** A lock so old was left behind by a builder that was killed. */
const LOCK_STALE_MS = 60_000;

/**
 * Builds the chat page where it is missing or older than its sources, and tells whether it did.
 *
 * Of several builders at the same time one builds and the others wait for it.
 */
export async function buildWeb(): Promise<boolean> {
  const stamp = hashOfInputs();
  if (stampOf(PAGE_DIR) === stamp) return false;
  const unlock = await lock(`${PAGE_DIR}.lock`);
  try {
    if (stampOf(PAGE_DIR) === stamp) return false;
    await build(stamp);
    return true;
  } finally {
    unlock();
  }
}

async function build(stamp: string): Promise<void> {
  // Vite is for building only; an installation that holds a finished build does without it.
  const [vite, { default: pageConfig, widgetConfig }] = await Promise.all([
    import("vite"),
    import("../web/vite.config.ts"),
  ]);
  const outDir = `${PAGE_DIR}.new`;
  for (const config of [pageConfig, widgetConfig]) {
    await vite.build({ ...config, configFile: false, build: { ...config.build, outDir } });
  }
  writeFileSync(join(outDir, STAMP), stamp);
  rmSync(PAGE_DIR, { recursive: true, force: true });
  renameSync(outDir, PAGE_DIR);
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
  for (const path of [...filesBelow(join(root, "web")), join(root, "package-lock.json")]) {
    hash.update(relative(root, path)).update("\0").update(readFileSync(path)).update("\0");
  }
  return hash.digest("hex");
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
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
  console.error(built ? "The chat page was built." : "The chat page is up to date.");
}
