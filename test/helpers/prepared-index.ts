import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { keepKnowledge, recallKnowledge } from "../../src/app/kept-knowledge.ts";
import { keepTexts, takeUpTexts } from "../../src/app/kept-texts.ts";
import { INDEX_FOLDER, inProject } from "../../src/app/paths.ts";
import { openSearch } from "../../src/app/search-index.ts";
import { loadContent } from "../../src/app/loaded-content.ts";
import { createFolder } from "../../src/content/folder.ts";
import { loadKnowledge } from "../../src/content/load.ts";
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
/** Where it is noted of what the last ones were made. */
const NOTE = inProject("build", "prepared-index");

/**
 * Reads and learns the articles once for the whole run, as a start does; every test then takes up what was kept. Where no file has
 * changed since the last run it does nothing.
 */
export default async function prepareIndex(): Promise<void> {
  const files = stampOf(READ.map((name) => inProject(name)));
  if (noted() === files && existsSync(INDEX_FOLDER) && existsSync(LEARNED)) return;
  const log = keptLog();
  takeUpTexts();
  const folder = inProject("knowledge");
  const read = loadKnowledge(folder);
  keepTexts(log);
  if (read.ok && recallKnowledge(createFolder(folder)) === null) {
    keepKnowledge(createFolder(folder), read.knowledge, log);
  }
  const { knowledge } = loadContent(null);
  await openSearch(knowledge, { bare: false }, log);
  await learnFewArticles();
  mkdirSync(path.dirname(NOTE), { recursive: true });
  writeFileSync(NOTE, files);
}

function noted(): string {
  try {
    return readFileSync(NOTE, "utf8");
  } catch {
    return "";
  }
}

/** Changes when a file comes, goes, or is written. */
function stampOf(places: readonly string[]): string {
  const stamp = createHash("sha256").update(process.version);
  const add = (place: string): void => {
    const { size, mtimeMs } = statSync(place);
    stamp.update(`${place} ${String(size)} ${String(mtimeMs)}\n`);
  };
  for (const place of places) {
    add(place);
    if (!statSync(place).isDirectory()) continue;
    for (const name of readdirSync(place, { recursive: true, encoding: "utf8" }).sort()) {
      add(path.join(place, name));
    }
  }
  return stamp.digest("hex");
}
