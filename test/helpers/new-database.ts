import { mkdtempSync, rmSync } from "node:fs";
import { copyFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Database } from "../../src/store/database.ts";
import { openDatabase } from "../../src/store/open-database.ts";

let made = 0;
let template: { readonly folder: string; readonly file: Promise<string> } | null = null;

/** An empty SQLite database with today's tables, gone when it is closed. Making the tables takes longer than most tests. */
export async function newDatabase(): Promise<Database> {
  template ??= prepare();
  made += 1;
  const file = path.join(template.folder, `${String(made)}.db`);
  await copyFile(await template.file, file);
  const database = await openDatabase(`sqlite:${file}`, "server");
  return {
    ...database,
    close: async () => {
      await database.close();
      const files = ["", "-wal", "-shm", ".server"].map((ending) => `${file}${ending}`);
      await Promise.all(files.map((one) => rm(one, { force: true })));
    },
  };
}

function prepare(): NonNullable<typeof template> {
  const folder = mkdtempSync(path.join(tmpdir(), "yizhan-new-"));
  process.once("exit", () => {
    rmSync(folder, { recursive: true, force: true });
  });
  const file = path.join(folder, "template.db");
  const tables = async (): Promise<string> => {
    const database = await openDatabase(`sqlite:${file}`, "server");
    await database.close();
    return file;
  };
  return { folder, file: tables() };
}
