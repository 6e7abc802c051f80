import { readFileSync, statSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { openSearch } from "../../../src/app/search-index.ts";
import { loadContent } from "../../../src/app/service.ts";
import { AppError } from "../../../src/domain/errors.ts";
import { keptLog } from "../../helpers/fakes.ts";
import { SMALL_KNOWLEDGE } from "../../helpers/small-knowledge.ts";
import { tempFolder } from "../../helpers/temp-folder.ts";

describe("content with a fault", () => {
  it("is not served by halves: loading it names every file and line, and gives nothing", () => {
    const dir = tempFolder({
      ...SMALL_KNOWLEDGE,
      "visas/fees/article.yaml": "claims:\n  fee: { sources: [lore] }\n",
      "facts/more.yaml": "stay: { type: count, value: 1, source: law }\n",
    });
    let thrown: unknown = null;
    try {
      loadContent(dir);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(AppError);
    expect(thrown).toMatchObject({ code: "content_invalid" });
    const { message } = thrown as AppError;
    expect(message).toContain("has 2 faults, so nothing of it is served");
    expect(message).toContain("knowledge/facts/visas.yaml:1: ");
    expect(message).toContain("knowledge/visas/fees/article.yaml:2: ");
  });
});

describe("the search index of a start", () => {
  const small = () => loadContent(tempFolder(SMALL_KNOWLEDGE)).knowledge;
  const found = (engine: {
    search: (text: string, language: string, top: number) => { hits: readonly { id: string }[] };
  }) => engine.search("question fees number i", "en", 1).hits[0]?.id;

  it("is built, kept, and taken up again while the content is the same", async () => {
    const file = `${tempFolder({})}/search/index.bin`;
    const log = keptLog();
    expect(found(await openSearch(small(), { bare: false }, log, file))).toBe("visas/fees");
    const written = statSync(file).mtimeMs;
    expect(found(await openSearch(small(), { bare: false }, log, file))).toBe("visas/fees");
    expect(statSync(file).mtimeMs).toBe(written);
    expect(log.lines).toEqual([]);
  });

  it("is built anew when the kept one is damaged, and mended on the disk", async () => {
    const file = `${tempFolder({})}/index.bin`;
    await openSearch(small(), { bare: false }, keptLog(), file);
    const sound = readFileSync(file);
    writeFileSync(file, sound.subarray(0, sound.length - 8));
    const log = keptLog();
    expect(found(await openSearch(small(), { bare: false }, log, file))).toBe("visas/fees");
    expect(log.lines).toMatchObject([{ event: "index_refused", fields: { reason: "damaged" } }]);
    expect(readFileSync(file).equals(sound)).toBe(true);
  });

  it("costs time, not the start, where it cannot be kept", async () => {
    const folder = tempFolder({ taken: "a file where a folder is needed" });
    const log = keptLog();
    const engine = await openSearch(small(), { bare: false }, log, `${folder}/taken/index.bin`);
    expect(found(engine)).toBe("visas/fees");
    expect(log.lines).toMatchObject([{ level: "warn", event: "index_not_stored" }]);
  });
});
