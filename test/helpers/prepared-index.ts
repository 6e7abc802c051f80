import { keepTexts } from "../../src/app/kept-texts.ts";
import { openSearch } from "../../src/app/search-index.ts";
import { loadContent } from "../../src/app/loaded-content.ts";
import { keptLog } from "./fakes.ts";
import { learnFewArticles } from "./few-articles.ts";

/** Reads and learns the articles once for the whole run, as a start does; every test then takes up what was kept. */
export default async function prepareIndex(): Promise<void> {
  const { knowledge } = loadContent(null);
  const log = keptLog();
  keepTexts(log);
  await openSearch(knowledge, { bare: false }, log);
  await learnFewArticles();
}
