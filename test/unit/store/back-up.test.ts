import { existsSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { backUp } from "../../../src/store/back-up.ts";
import { createMessageStore } from "../../../src/store/message-store.ts";
import { openDatabase } from "../../../src/store/open-database.ts";
import { aMessage } from "../../helpers/builders.ts";
import { tempFolder } from "../../helpers/temp-folder.ts";

const NOW = new Date("2026-11-26T08:00:00Z");

async function accepted(file: string, ids: readonly string[]) {
  const database = await openDatabase(`sqlite:${file}`, "server");
  const store = createMessageStore(database, { erasers: [] });
  for (const id of ids) await store.accept(aMessage({ id, conversation: id }), NOW);
  return database;
}

async function waitingIn(file: string): Promise<number> {
  const database = await openDatabase(`sqlite:${file}`, "server");
  const { waitingMessages } = await createMessageStore(database, { erasers: [] }).status();
  await database.close();
  return waitingMessages;
}

describe("a copy of a SQLite database", () => {
  it("holds all that was acknowledged, the last of it too, while a server has the file open", async () => {
    const folder = tempFolder({});
    const file = path.join(folder, "yizhan.db");
    const server = await accepted(file, ["a", "b", "c"]);
    const copy = path.join(folder, "copy.db");
    const bytes = backUp(file, copy);
    expect(statSync(copy).size).toBe(bytes);
    expect(await waitingIn(copy)).toBe(3);
    await server.close();
  });

  it.skipIf(process.platform === "win32")("is read by its owner alone", async () => {
    const folder = tempFolder({});
    const server = await accepted(path.join(folder, "yizhan.db"), ["a"]);
    backUp(path.join(folder, "yizhan.db"), path.join(folder, "copy.db"));
    expect(statSync(path.join(folder, "copy.db")).mode & 0o777).toBe(0o600);
    await server.close();
  });

  it("takes the place of nothing, and says where it cannot be made", async () => {
    const folder = tempFolder({ "copy.db": "somebody’s" });
    const server = await accepted(path.join(folder, "yizhan.db"), ["a"]);
    for (const target of ["copy.db", "no-such-folder/copy.db"]) {
      expect(() => backUp(path.join(folder, "yizhan.db"), path.join(folder, target))).toThrow(
        expect.objectContaining({ code: "usage" }) as Error,
      );
    }
    expect(statSync(path.join(folder, "copy.db")).size).toBeLessThan(20);
    await server.close();
  });

  it("leaves nothing behind when the file is no database", () => {
    const folder = tempFolder({});
    const file = path.join(folder, "yizhan.db");
    writeFileSync(file, "x".repeat(10_000));
    const copy = path.join(folder, "copy.db");
    expect(() => backUp(file, copy)).toThrow(
      expect.objectContaining({ code: "unavailable" }) as Error,
    );
    expect(existsSync(copy)).toBe(false);
  });

  it("says that there is no database where there is none", () => {
    const folder = tempFolder({});
    expect(() => backUp(path.join(folder, "none.db"), path.join(folder, "copy.db"))).toThrow(
      expect.objectContaining({ code: "not_found" }) as Error,
    );
    expect(existsSync(path.join(folder, "copy.db"))).toBe(false);
  });
});
