import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  opendirSync,
  readSync,
  type Dirent,
} from "node:fs";
import path from "node:path";
import { LONGEST_DOCUMENT, readDocumentPath, type DocumentPath } from "../domain/document.ts";
import { AppError } from "../domain/errors.ts";

/** What a folder may hold; the content of today has a tenth of it. */
export const IMPORT_LIMITS = {
  /** Files and folders, those that are passed by included. */
  entries: 5_000,
  /** Folders below one another: a topic and an article. */
  depth: 2,
  /** A document in UTF-8 has at most so many. */
  fileBytes: 4 * LONGEST_DOCUMENT,
  bytes: 64 * 1024 * 1024,
} as const;

const TOPS = ["knowledge", "prompts"] as const;

/**
 * Reads documents from a folder that somebody else may have made: all of them or none. Only what stands below `knowledge` and
 * `prompts` is looked at, no link is followed, and names that begin with a dot are passed by.
 *
 * @throws AppError `content_invalid` naming the first thing that is not as it should be
 */
export function readImportedFiles(root: string): ReadonlyMap<DocumentPath, string> {
  const documents = new Map<DocumentPath, string>();
  const room: Walk["room"] = { entries: IMPORT_LIMITS.entries, bytes: IMPORT_LIMITS.bytes };
  try {
    for (const top of TOPS) {
      const kind = kindAt(path.join(root, top), top);
      if (kind !== "none") readFolder({ root, room, documents }, top, 0);
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw refused(`${shown(root)} cannot be read as a folder of documents`);
  }
  if (documents.size > 0) return documents;
  throw refused(`There are no documents below knowledge or prompts in ${shown(root)}`);
}

interface Walk {
  readonly root: string;
  /** What may come yet. */
  readonly room: { entries: number; bytes: number };
  readonly documents: Map<DocumentPath, string>;
}

function readFolder(walk: Walk, name: string, depth: number): void {
  for (const entry of entriesOf(walk, name)) {
    if (entry.name.startsWith(".")) continue;
    const below = `${name}/${entry.name}`;
    const kind = kindAt(path.join(walk.root, below), below);
    if (kind === "file") {
      const document = readDocumentPath(below);
      if (document === null) throw refused(`${shown(below)} names no document`);
      walk.documents.set(document, readText(walk, below));
    } else if (depth < IMPORT_LIMITS.depth) readFolder(walk, below, depth + 1);
    else throw refused(`${shown(below)} lies deeper than any document`);
  }
}

/** One by one, for a folder may have more entries than memory. */
function entriesOf({ root, room }: Walk, name: string): Dirent[] {
  const entries: Dirent[] = [];
  const folder = opendirSync(path.join(root, name));
  try {
    for (let entry = folder.readSync(); entry !== null; entry = folder.readSync()) {
      room.entries -= 1;
      if (room.entries < 0)
        throw refused(`There are more than ${String(IMPORT_LIMITS.entries)} files`);
      entries.push(entry);
    }
  } finally {
    folder.closeSync();
  }
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function kindAt(place: string, name: string): "file" | "folder" | "none" {
  const found = lstatSync(place, { throwIfNoEntry: false });
  if (found === undefined) return "none";
  if (found.isSymbolicLink()) throw refused(`${shown(name)} is a link, which is not followed`);
  if (found.isDirectory()) return "folder";
  if (found.isFile()) return "file";
  throw refused(`${shown(name)} is neither a file nor a folder`);
}

/** Something else may stand there since it was looked at: what is opened is looked at again. */
const OPENED = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

function readText({ root, room }: Walk, name: string): string {
  const bytes = readBytes(path.join(root, name), name);
  room.bytes -= bytes.length;
  if (room.bytes < 0) {
    throw refused(`The files have more than ${String(IMPORT_LIMITS.bytes / 1024 / 1024)} MB`);
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw refused(`${shown(name)} is not in UTF-8`);
  }
  if (text.includes("\u0000")) throw refused(`${shown(name)} holds a NUL, as no text does`);
  if (text.length > LONGEST_DOCUMENT) throw tooLong(name);
  return text.replaceAll("\r\n", "\n");
}

function readBytes(place: string, name: string): Uint8Array {
  let file: number;
  try {
    file = openSync(place, OPENED);
  } catch {
    throw refused(`${shown(name)} cannot be read`);
  }
  try {
    if (!fstatSync(file).isFile()) throw refused(`${shown(name)} is neither a file nor a folder`);
    const bytes = new Uint8Array(IMPORT_LIMITS.fileBytes + 1);
    let length = 0;
    for (;;) {
      const read = readSync(file, bytes, length, bytes.length - length, null);
      length += read;
      if (length > IMPORT_LIMITS.fileBytes) throw tooLong(name);
      if (read === 0) return bytes.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}

function tooLong(name: string): AppError {
  return refused(`${shown(name)} is longer than a document may be`);
}

/** A name may hold signs that steer a terminal. */
function shown(name: string): string {
  return JSON.stringify(name).replaceAll(/[\u007f-\u009f\u200b-\u206f\ufeff]/gu, "?");
}

function refused(what: string): AppError {
  return new AppError("content_invalid", `${what}; nothing was imported.`);
}
