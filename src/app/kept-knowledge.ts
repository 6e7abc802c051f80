import { createHash } from "node:crypto";
import path from "node:path";
import type { Folder } from "../content/folder.ts";
import { isUnread } from "../domain/document.ts";
import type { Knowledge } from "../domain/knowledge.ts";
import type { Log } from "../ports/log.ts";
import { readKept, writeKept } from "./kept-file.ts";
import { INDEX_FOLDER } from "./paths.ts";

const FILE = "knowledge.bin";

/**
 * What an earlier start read of a folder that holds just the same; `null` where it has to be read. To read and check articles
 * takes a third of a command, and of content without a fault it comes to the same each time.
 */
export function recallKnowledge(folder: Folder, kept: string = INDEX_FOLDER): Knowledge | null {
  return readKept(path.join(kept, FILE), sumOf(folder)) as Knowledge | null;
}

/** Keeps what was read of a folder for the next start, unless there is anything to tell of it. */
export function keepKnowledge(
  folder: Folder,
  knowledge: Knowledge,
  log: Pick<Log, "warn">,
  kept: string = INDEX_FOLDER,
): void {
  const { leftOut, faults, warnings } = knowledge.heldBack;
  if (leftOut.size + faults.length + warnings.length > 0) return;
  // Files are refused with words that nobody has read, and what is in force is not.
  if ([...filesBelow(folder, "")].some(([, text]) => isUnread(text))) return;
  writeKept(path.join(kept, FILE), sumOf(folder), knowledge, log);
}

/** A checksum over all that can be read of a folder, and over the names of what is empty in it. */
function sumOf(folder: Folder): string {
  const hash = createHash("sha256");
  for (const [name, text] of filesBelow(folder, "")) {
    hash.update(`${name}\0${String(text.length)}\0`).update(text);
  }
  return hash.digest("base64");
}

/** All files, and the folders as files without words. */
function* filesBelow(folder: Folder, below: string): Generator<[name: string, text: string]> {
  yield [`${below}/`, ""];
  const at = (name: string): string => (below === "" ? name : `${below}/${name}`);
  for (const name of folder.files(below)) yield [at(name), folder.read(at(name)) ?? ""];
  for (const name of folder.folders(below)) yield* filesBelow(folder, at(name));
}
