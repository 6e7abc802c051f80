import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * A file that browsers load, in memory. The request and response are those of the service's Express application.
 */
export interface PageFile {
  /** Sends it packed where the browser takes it so; as it is while it is still being packed. */
  send(request: IncomingMessage, response: ServerResponse, cacheControl: string): void;
}

/** A built page in memory: no path of a request ever reaches the disk. */
export interface PageFiles {
  /** The words of a file that was named when the page was read. */
  text(name: string): string;
  /** Sends a built file, to be kept for ever as its name changes with its content; false when there is none so named. */
  send(name: string, request: IncomingMessage, response: ServerResponse): boolean;
}

/** Keeps in memory, and packs beside all other work, what browsers load. */
export interface PagePacker {
  /**
   * Reads a folder that a build made: files whose names change with their content in `assets`, and the named ones beside.
   *
   * @throws Unavailable the folder is not there or not whole
   */
  read(folder: string, names: readonly string[]): PageFiles;
  /** @param type the end of a file's name, such as `.js` */
  pack(type: string, bytes: Uint8Array): PageFile;
}
