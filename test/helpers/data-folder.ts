import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import SQLite from "better-sqlite3";

/** A folder for the database of a service that runs in another process. */
export class DataFolder {
  readonly path = mkdtempSync(join(tmpdir(), "yizhan-data-"));

  /** Whether words stand anywhere in its files, the database's log included. */
  holds(words: string): boolean {
    return readdirSync(this.path).some((name) =>
      readFileSync(join(this.path, name)).includes(words),
    );
  }

  /** Runs one statement beside the service, and returns the rows it gives. */
  query(sql: string, ...values: readonly unknown[]): unknown[] {
    const database = new SQLite(join(this.path, "yizhan.db"), { fileMustExist: true });
    try {
      const statement = database.prepare(sql);
      if (statement.reader) return statement.all(...values);
      statement.run(...values);
      return [];
    } finally {
      database.close();
    }
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
