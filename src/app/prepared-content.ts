import { createFolder } from "../content/folder.ts";
import { loadKnowledge } from "../content/load.ts";
import type { Log } from "../ports/log.ts";
import { keepKnowledge, recallKnowledge } from "./kept-knowledge.ts";
import { keepTexts, takeUpTexts } from "./kept-texts.ts";
import { INDEX_FOLDER } from "./paths.ts";

/**
 * Reads the articles of a folder and keeps them, so that the first command and the first start need not. Articles with faults
 * are kept by nobody, and told of by whoever reads them next.
 *
 * @param kept where it is kept
 */
export function prepareContent(
  folder: string,
  log: Pick<Log, "warn">,
  kept: string = INDEX_FOLDER,
): void {
  takeUpTexts(kept);
  const read = loadKnowledge(folder);
  keepTexts(log, kept);
  const files = createFolder(folder);
  if (read.ok && recallKnowledge(files, kept) === null) {
    keepKnowledge(files, read.knowledge, log, kept);
  }
}
