import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const STAMP = "built-from.txt";

/** Where the built chat page lies. */
export const PAGE_DIR = join(root, "build", "web");

/**
 * Builds the chat page where it is missing or older than its sources, and tells whether it did.
 *
 * The new build takes the old one's place at once, so that two builders at the same time do no harm.
 */
export async function buildWeb(): Promise<boolean> {
  const stamp = hashOfInputs();
  if (stampOf(PAGE_DIR) === stamp) return false;
  // Vite is for building only; an installation that holds a finished build does without it.
  const [{ build }, { default: config }] = await Promise.all([
    import("vite"),
    import("../web/vite.config.ts"),
  ]);
  const outDir = `${PAGE_DIR}-${process.pid}-${Date.now()}`;
  await build({ ...config, configFile: false, build: { ...config.build, outDir } });
  writeFileSync(join(outDir, STAMP), stamp);
  replace(outDir, stamp);
  return true;
}

function replace(outDir: string, stamp: string): void {
  mkdirSync(join(root, "build"), { recursive: true });
  const old = `${outDir}-old`;
  try {
    if (existsSync(PAGE_DIR)) renameSync(PAGE_DIR, old);
    renameSync(outDir, PAGE_DIR);
  } catch (error) {
    rmSync(outDir, { recursive: true, force: true });
    if (stampOf(PAGE_DIR) !== stamp) throw error;
  }
  rmSync(old, { recursive: true, force: true });
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
