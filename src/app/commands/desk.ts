import { readSettings } from "../config.ts";
import { databaseAddress } from "../database-address.ts";
import { createDeskAccounts, type DeskAccounts } from "../desk-accounts.ts";
import { AppError } from "../../domain/errors.ts";
import { REFUSALS } from "../../http/console/refusals.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Refused } from "../../services/staff/deps.ts";
import type { Database } from "../../store/database.ts";
import { openDatabase } from "../../store/open-database.ts";

/** What a command that looks after the web desk works with. */
export interface DeskCommand extends DeskAccounts {
  readonly database: Database;
  /** Where people reach the service. */
  readonly base: string;
  /** As it was set; `null` when nobody said. */
  readonly publicUrl: string | null;
  /** Whoever wrote a change of the content may bring it into force. */
  readonly onePerson: boolean;
}

/** Opens the database of the settings beside a server that may be running. */
export async function withDesk(
  clock: Clock,
  work: (desk: DeskCommand) => Promise<void>,
): Promise<void> {
  const settings = readSettings(process.env);
  const {
    databaseUrl,
    publicUrl,
    host,
    port,
    contentOnePerson: onePerson,
    secondFactor,
    secondFactorKeys,
  } = settings;
  const database = await openDatabase(databaseAddress(databaseUrl), "command");
  try {
    const base = publicUrl ?? `http://${host.includes(":") ? `[${host}]` : host}:${String(port)}`;
    await work({
      ...createDeskAccounts(database, clock, { secondFactor, secondFactorKeys }),
      database,
      base,
      publicUrl,
      onePerson,
    });
  } finally {
    await database.close();
  }
}

/** @throws AppError in the words of the refusal */
export function requireDone<Result extends { readonly kind: string }>(
  result: Result | Refused,
): Exclude<Result, Refused> {
  if (!isRefused(result)) return result as Exclude<Result, Refused>;
  const { code, message } = REFUSALS[result.reason];
  throw new AppError(code, result.detail ?? message);
}

function isRefused(result: { readonly kind: string }): result is Refused {
  return result.kind === "refused";
}
