import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Reads the files of one folder, by names relative to it, in a fixed order. */
export interface Folder {
  /** `null` when there is no such file. */
  read(file: string): string | null;
  /** Names of the files of a sub-folder, sorted; empty when it is missing. */
  files(folder: string): string[];
  /** Names of the sub-folders of a sub-folder, sorted; empty when it is missing. */
  folders(folder: string): string[];
}

export function createFolder(root: string): Folder {
  const entries = (folder: string, directories: boolean): string[] => {
    try {
      return readdirSync(path.join(root, folder), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() === directories && !entry.name.startsWith("."))
        .map((entry) => entry.name)
        .sort();
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  };
  return {
    read: (file) => {
      try {
        return readFileSync(path.join(root, file), "utf8")
          .replace(/^\uFEFF/, "")
          .replaceAll("\r\n", "\n");
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    files: (folder) => entries(folder, false),
    folders: (folder) => entries(folder, true),
  };
}

function isMissing(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    (error.code === "ENOENT" || error.code === "ENOTDIR")
  );
}
