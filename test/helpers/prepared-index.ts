import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { INDEX_FOLDER, inProject } from "../../src/app/paths.ts";
import { prepareContent } from "../../src/app/prepared-content.ts";
import { openSearch } from "../../src/app/search-index.ts";
import { loadContent } from "../../src/app/loaded-content.ts";
import { keptLog } from "./fakes.ts";
import { learnFewArticles, LEARNED } from "./few-articles.ts";

/** What the index and the articles that were read depend on. */
const READ = [
  "knowledge",
  "locales",
  "package-lock.json",
  "src/app",
  "src/content",
  "src/domain",
  "src/ports",
  "src/search",
  "src/services/search-documents.ts",
  "test/helpers/few-articles.ts",
  "test/helpers/prepared-index.ts",
];
/** What was made of that; a service may have put its own in their place meanwhile. */
const MADE = [INDEX_FOLDER, LEARNED];
/** Tests add to it. */
const GROWING = "texts.bin";
/** Where it is noted how all of these stood at the end. */
const NOTE = inProject("build", "prepared-index");

/**
 * Reads and learns the articles once for the whole run, as a start does; every test then takes up what was kept. Where no file has
 * changed since the last run it does nothing.
 */
export default async function prepareIndex(): Promise<void> {
  if (noted() === stamp()) return;
  const log = keptLog();
  prepareContent(inProject("knowledge"), log);
  const { knowledge } = loadContent(null);
  await openSearch(knowledge, { bare: false }, log);
  await learnFewArticles();
  mkdirSync(path.dirname(NOTE), { recursive: true });
  writeFileSync(NOTE, stamp());
}

function noted(): string {
  try {
    return readFileSync(NOTE, "utf8");
  } catch {
    return "";
  }
}

/** Changes when a file comes, goes, or is written. */
function stamp(): string {
  const hash = createHash("sha256").update(process.version);
  for (const place of [...READ.map((name) => inProject(name)), ...MADE]) {
    for (const file of filesIn(place)) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${file} ${String(size)} ${String(mtimeMs)}\n`);
    }
  }
  return hash.digest("hex");
}

function filesIn(place: string): readonly string[] {
  if (!existsSync(place)) return [];
  if (!statSync(place).isDirectory()) return [place];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== GROWING)
    .map(({ parentPath, name }) => path.join(parentPath, name))
    .sort();
}
