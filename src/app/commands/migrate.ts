import type { Command } from "commander";
import { Unavailable } from "../../domain/errors.ts";
import { lookAtTables, migrateDatabase } from "../../store/open-database.ts";
import { requireUsable } from "../../store/schema.ts";
import { readSettings } from "../config.ts";
import { databaseAddress } from "../database-address.ts";
import { tell, type JsonOption } from "./terminal.ts";

interface MigrateOptions extends JsonOption {
  readonly check?: true;
}

/** `migrate`: the tables are brought up to date apart from a start. */
export function registerMigrate(program: Command): void {
  program
    .command("migrate")
    .description(
      "bring the tables of the database up to date, as start does unless it is told not to",
    )
    .option("--check", "only tell what is missing, which ends with exit code 1; changes nothing")
    .option("--json", "print one JSON object")
    .action(async (options: MigrateOptions) => {
      const address = databaseAddress(readSettings(process.env).databaseUrl);
      await (options.check ? check(address, options) : migrate(address, options));
    });
}

async function migrate(address: string, options: JsonOption): Promise<void> {
  const applied = await migrateDatabase(address);
  const words =
    applied.length === 0
      ? "There was nothing to do: all migrations are applied."
      : `Applied ${counted(applied)}:\n${applied.join("\n")}`;
  tell(options, { applied }, words);
}

/** @throws Unavailable there is something to do, after it was listed; or it cannot be done by this version */
async function check(address: string, options: JsonOption): Promise<void> {
  const schema = await lookAtTables(address);
  const { state, missing } = schema;
  if (state === "incompatible") requireUsable(schema, "");
  const words =
    missing.length === 0
      ? "All migrations are applied."
      : `Not applied: ${counted(missing)}:\n${missing.join("\n")}`;
  tell(options, { missing }, words);
  if (missing.length > 0) throw new Unavailable("The tables are not up to date; run migrate.");
}

function counted({ length }: readonly string[]): string {
  return length === 1 ? "1 migration" : `${String(length)} migrations`;
}
