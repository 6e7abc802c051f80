import { keepKnowledge, recallKnowledge } from "../../src/app/kept-knowledge.ts";
import { keepTexts, takeUpTexts } from "../../src/app/kept-texts.ts";
import { inProject } from "../../src/app/paths.ts";
import { openSearch } from "../../src/app/search-index.ts";
import { loadContent } from "../../src/app/loaded-content.ts";
import { createFolder } from "../../src/content/folder.ts";
import { loadKnowledge } from "../../src/content/load.ts";
import { keptLog } from "./fakes.ts";
import { learnFewArticles } from "./few-articles.ts";

/** Reads and learns the articles once for the whole run, as a start does; every test then takes up what was kept. */
export default async function prepareIndex(): Promise<void> {
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
}
