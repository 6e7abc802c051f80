import { AppError } from "../../domain/errors.ts";
import type { Database } from "../../store/database.ts";
import { isUsable, lookAtDatabase } from "../../store/look-at-database.ts";
import { openDatabase } from "../../store/open-database.ts";
import { databaseAddress } from "../database-address.ts";

/** Looks into the database where there is one that this version knows; what is wrong with it is told by itself. */
export async function withExistingDatabase<T>(
  url: string,
  look: (database: Database | null) => Promise<T>,
): Promise<T> {
  const database = await existing(url);
  try {
    return await look(database);
  } finally {
    await database?.close();
  }
}

async function existing(url: string): Promise<Database | null> {
  try {
    const address = databaseAddress(url);
    const { tables } = await lookAtDatabase(address);
    return isUsable(tables) ? await openDatabase(address, "command") : null;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
