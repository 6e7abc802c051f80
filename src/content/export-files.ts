import { lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { DocumentPath } from "../domain/document.ts";
import { AppError } from "../domain/errors.ts";
import { readDocumentFiles } from "./document-files.ts";

export interface ExportedFiles {
  readonly written: readonly DocumentPath[];
  /** Files of documents that are not in force any more. */
  readonly left: readonly DocumentPath[];
}

/**
 * Writes documents below a folder as the project keeps them, and touches no file that says the same already.
 *
 * @param prune removes the files of documents that are not among them
 * @throws AppError `rejected` something else stands where a file or folder would have to be; some may be written then
 */
export function writeDocumentFiles(
  root: string,
  documents: ReadonlyMap<DocumentPath, string>,
  prune: boolean,
): ExportedFiles {
  const written = [...documents.keys()].sort().filter((name) => {
    const text = documents.get(name) ?? "";
    makeFolders(root, name);
    const place = path.join(root, name);
    const found = lstatSync(place, { throwIfNoEntry: false });
    if (found !== undefined && !found.isFile()) throw inTheWay(name);
    if (found !== undefined && readFileSync(place, "utf8") === text) return false;
    writeFileSync(place, text);
    return true;
  });
  const left = [...readDocumentFiles(root).keys()].filter((name) => !documents.has(name)).sort();
  if (prune) for (const name of left) rmSync(path.join(root, name));
  return { written, left };
}

/** No link is followed, so that nothing outside of the folder is written. */
function makeFolders(root: string, name: DocumentPath): void {
  mkdirSync(root, { recursive: true });
  const folders = name.split("/").slice(0, -1);
  for (const depth of folders.keys()) {
    const folder = path.join(root, ...folders.slice(0, depth + 1));
    const found = lstatSync(folder, { throwIfNoEntry: false });
    if (found === undefined) mkdirSync(folder);
    else if (!found.isDirectory()) throw inTheWay(folders.slice(0, depth + 1).join("/"));
  }
}

function inTheWay(name: string): AppError {
  return new AppError("rejected", `Something else stands at ${name}; it was not exported.`);
}
