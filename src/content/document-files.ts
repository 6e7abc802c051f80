import path from "node:path";
import { readDocumentPath, type DocumentPath } from "../domain/document.ts";
import { createFolder, type Folder } from "./folder.ts";

/** Reads every document below `knowledge` and `prompts` of a folder; other files there are passed by. */
export function readDocumentFiles(root: string): ReadonlyMap<DocumentPath, string> {
  const documents = new Map<DocumentPath, string>();
  for (const top of ["knowledge", "prompts"]) {
    const folder = createFolder(path.join(root, top));
    for (const file of filesBelow(folder, "")) {
      const name = readDocumentPath(`${top}/${file}`);
      const text = name === null ? null : folder.read(file);
      if (name !== null && text !== null) documents.set(name, text);
    }
  }
  return documents;
}

function* filesBelow(folder: Folder, below: string): Generator<string> {
  const at = (name: string): string => (below === "" ? name : `${below}/${name}`);
  for (const name of folder.files(below)) yield at(name);
  for (const name of folder.folders(below)) yield* filesBelow(folder, at(name));
}
