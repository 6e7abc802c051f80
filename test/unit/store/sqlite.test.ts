import { mkdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { Unavailable } from "../../../src/domain/errors.ts";
import { openDatabase } from "../../../src/store/open-database.ts";
import { tempFolder } from "../../helpers/temp-folder.ts";

const modeOf = (file: string): string => (statSync(file).mode & 0o777).toString(8);

describe("a database file", () => {
  it.skipIf(process.platform === "win32")("is made for its owner alone", async () => {
    const folder = path.join(tempFolder({}), "made");
    const file = path.join(folder, "yizhan.db");
    const database = await openDatabase(`sqlite:${file}`, "server");
    expect(modeOf(folder)).toBe("700");
    for (const end of ["", "-wal", "-shm", ".server"]) expect(modeOf(file + end)).toBe("600");
    await database.close();
  });

  it("says that it cannot be had where its folder cannot be made", async () => {
    const folder = tempFolder({});
    writeFileSync(path.join(folder, "file"), "");
    const opening = openDatabase(`sqlite:${folder}/file/yizhan.db`, "server");
    await expect(opening).rejects.toBeInstanceOf(Unavailable);
  });

  it("says that it cannot be had where its lock cannot be opened", async () => {
    const folder = tempFolder({});
    mkdirSync(path.join(folder, "yizhan.db.server"));
    const opening = openDatabase(`sqlite:${folder}/yizhan.db`, "server");
    await expect(opening).rejects.toBeInstanceOf(Unavailable);
  });
});
