import type { Command } from "commander";
import { backUp } from "../../store/back-up.ts";
import { readSettings } from "../config.ts";
import { databaseAddress, sqliteFile } from "../database-address.ts";
import { fromHere } from "../paths.ts";
import { tell, type JsonOption } from "./terminal.ts";

/** `backup`: a copy of the database to be kept elsewhere. */
export function registerBackup(program: Command): void {
  program
    .command("backup")
    .description("copy the database of SQLite to a file, beside a running server too")
    .argument("<file>", "where the copy goes; one that is there is left alone", fromHere)
    .option("--json", "print one JSON object")
    .action((target: string, options: JsonOption) => {
      const { databaseUrl } = readSettings(process.env);
      const bytes = backUp(
        sqliteFile(databaseAddress(databaseUrl), "copy PostgreSQL with pg_dump"),
        target,
      );
      const size = (bytes / 1024 ** 2).toFixed(1);
      tell(options, { file: target, bytes }, `The database was copied to ${target}, ${size} MB.`);
    });
}
