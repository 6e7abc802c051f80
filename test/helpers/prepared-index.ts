import { openSearch } from "../../src/app/search-index.ts";
import { loadContent } from "../../src/app/service.ts";
import { keptLog } from "./fakes.ts";

/** Learns the articles once for the whole run, as a start does; every test then takes the stored index up. */
export default async function prepareIndex(): Promise<void> {
  const { knowledge } = loadContent(null);
  await openSearch(knowledge, { bare: false }, keptLog());
}
