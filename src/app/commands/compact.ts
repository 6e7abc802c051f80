import type { Command } from "commander";
import { AppError } from "../../domain/errors.ts";
import { isThere } from "../../store/back-up.ts";
import { compactDatabase } from "../../store/open-database.ts";
import { readSettings } from "../config.ts";
import { databaseAddress, sqliteFile } from "../database-address.ts";
import { tell, type JsonOption } from "./terminal.ts";

/** `compact`: the file of a database of SQLite without what is free in it. */
export function registerCompact(program: Command): void {
  program
    .command("compact")
    .description("shrink the database of SQLite to what it holds, while no server uses it")
    .option("--json", "print one JSON object")
    .action(async (options: JsonOption) => {
      const address = databaseAddress(readSettings(process.env).databaseUrl);
      const file = sqliteFile(address, "autovacuum of PostgreSQL does this by itself");
      if (!isThere(file)) throw new AppError("not_found", `There is no database in ${file}.`);
      const { before, after } = await compactDatabase(address);
      const words = `${file} had ${megabytes(before)} MB and has ${megabytes(after)} MB now.`;
      tell(options, { file, before, after }, words);
    });
}

function megabytes(bytes: number): string {
  return (bytes / 1024 ** 2).toFixed(1);
}
