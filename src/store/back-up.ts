import { closeSync, existsSync, fsyncSync, openSync, rmSync, statSync } from "node:fs";
import SQLite from "better-sqlite3";
import { AppError, Unavailable } from "../domain/errors.ts";

/** Waiting for a server that is writing. */
const BUSY_MS = 10_000;

/**
 * Copies a database of SQLite as it is at one moment, beside a server that goes on writing to it. Copying the file alone would
 * leave out what still stands in the log beside it. The copy is for nobody else on the machine, and has reached the disk.
 *
 * @param file the database
 * @param target where the copy goes; a file that is there is left alone
 * @returns how long the copy is, in bytes
 * @throws AppError `not_found` there is no such database; `usage` the copy cannot be made there
 * @throws Unavailable the database cannot be read, or the disk is full: nothing of the copy is left
 */
export function backUp(file: string, target: string): number {
  const database = openExisting(file);
  try {
    makeEmpty(target);
    try {
      database.prepare("vacuum into ?").run(target);
      return settled(target);
    } catch (error) {
      rmSync(target, { force: true });
      throw new Unavailable(`The database could not be copied to ${target}.`, error);
    }
  } finally {
    database.close();
  }
}

/** Whether there is a file of that name. */
export function isThere(file: string): boolean {
  return existsSync(file);
}

function openExisting(file: string): SQLite.Database {
  try {
    return new SQLite(file, { fileMustExist: true, timeout: BUSY_MS });
  } catch (error) {
    throw new AppError("not_found", `There is no database in ${file}.`, { cause: error });
  }
}

function makeEmpty(target: string): void {
  try {
    closeSync(openSync(target, "wx", 0o600));
  } catch (error) {
    const why = "choose a file that is not there yet, in a folder that can be written";
    throw new AppError("usage", `Cannot write ${target}: ${why}.`, { cause: error });
  }
}

function settled(target: string): number {
  const copy = openSync(target, "r+");
  try {
    fsyncSync(copy);
  } finally {
    closeSync(copy);
  }
  return statSync(target).size;
}
