import type { DocumentPath } from "../domain/document.ts";
import type { Folder } from "./folder.ts";

/**
 * A folder of documents that are in memory.
 *
 * @param top the part of each path that stands for the folder, such as `knowledge`; documents elsewhere are not in it
 */
export function documentFolder(
  documents: ReadonlyMap<DocumentPath, string>,
  top: "knowledge" | "prompts",
): Folder {
  const texts = new Map<string, string>();
  const files = new Map<string, string[]>();
  const folders = new Map<string, Set<string>>();
  for (const [path, text] of documents) {
    const [first, ...rest] = path.split("/");
    const name = rest.pop();
    if (first !== top || name === undefined) continue;
    const folder = rest.join("/");
    texts.set(folder === "" ? name : `${folder}/${name}`, text);
    listIn(files, folder).push(name);
    for (const [depth, sub] of rest.entries()) {
      const above = rest.slice(0, depth).join("/");
      folders.set(above, (folders.get(above) ?? new Set()).add(sub));
    }
  }
  return {
    read: (file) =>
      texts
        .get(file)
        ?.replace(/^\uFEFF/, "")
        .replaceAll("\r\n", "\n") ?? null,
    files: (folder) => (files.get(folder) ?? []).toSorted(),
    folders: (folder) => [...(folders.get(folder) ?? [])].sort(),
  };
}

function listIn(lists: Map<string, string[]>, key: string): string[] {
  const known = lists.get(key);
  if (known !== undefined) return known;
  const made: string[] = [];
  lists.set(key, made);
  return made;
}
