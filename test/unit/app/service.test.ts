import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { buildSearch, openSearch, openSearchAtOnce } from "../../../src/app/search-index.ts";
import { loadContent } from "../../../src/app/loaded-content.ts";
import { AppError } from "../../../src/domain/errors.ts";
import type { Knowledge } from "../../../src/domain/knowledge.ts";
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
    const folder = `${tempFolder({})}/search`;
    const first = keptLog();
    expect(found(await openSearch(small(), { bare: false }, first, folder))).toBe("visas/fees");
    // Whoever watches a first start is told what it waits for.
    expect(first.lines).toMatchObject([
      { event: "index.learning", fields: { languages: "en" } },
      { event: "index.learned", fields: { language: "en", left: "" } },
    ]);
    const log = keptLog();
    const written = statSync(`${folder}/en.bin`).mtimeMs;
    expect(found(await openSearch(small(), { bare: false }, log, folder))).toBe("visas/fees");
    expect(statSync(`${folder}/en.bin`).mtimeMs).toBe(written);
    expect(log.lines).toEqual([]);
  });

  it("is built anew when the kept one is damaged, and mended on the disk", async () => {
    const folder = tempFolder({});
    await openSearch(small(), { bare: false }, keptLog(), folder);
    const file = `${folder}/en.bin`;
    const sound = readFileSync(file);
    writeFileSync(file, sound.subarray(0, sound.length - 8));
    const log = keptLog();
    expect(found(await openSearch(small(), { bare: false }, log, folder))).toBe("visas/fees");
    expect(log.lines).toContainEqual(
      expect.objectContaining({
        event: "index_refused",
        fields: { language: "en", reason: "damaged" },
      }),
    );
    expect(readFileSync(file).equals(sound)).toBe(true);
  });

  it("is built anew for the language alone whose content has changed", async () => {
    const bilingual = (title: string): Knowledge => {
      const knowledge = small();
      const articles = new Map(
        [...knowledge.articles].map(([id, article]) => {
          const english = article.texts.get("en");
          if (english === undefined) throw new Error(`${id} has no English text`);
          const chinese = { ...english, language: "zh", title };
          return [id, { ...article, texts: new Map([...article.texts, ["zh", chinese]]) }];
        }),
      );
      return { ...knowledge, articles, languages: ["en", "zh"] };
    };
    const folder = tempFolder({});
    await openSearch(bilingual("甲"), { bare: false }, keptLog(), folder);
    const before = readFileSync(`${folder}/zh.bin`);
    const english = statSync(`${folder}/en.bin`).mtimeMs;
    await openSearch(bilingual("乙"), { bare: false }, keptLog(), folder);
    expect(readFileSync(`${folder}/zh.bin`).equals(before)).toBe(false);
    expect(statSync(`${folder}/en.bin`).mtimeMs).toBe(english);
  });

  it("answers before anything is learned, and has nothing to learn when it was", async () => {
    const folder = `${tempFolder({})}/search`;
    const log = keptLog();
    const opened = await openSearchAtOnce(small(), { bare: false }, log, folder);
    expect(found(opened.engine)).toBe("visas/fees");
    expect(existsSync(folder)).toBe(false);
    await opened.learn?.();
    expect(found(opened.engine)).toBe("visas/fees");
    expect(existsSync(`${folder}/en.bin`)).toBe(true);
    const again = await openSearchAtOnce(small(), { bare: false }, log, folder);
    expect(again.learn).toBeNull();
  });

  it("is learned first in the language in which somebody asked", async () => {
    const knowledge = small();
    const languages = ["en", "es", "fr", "zh"];
    const articles = [...knowledge.articles].map(([id, article]) => {
      const texts = languages.flatMap((language) =>
        [...article.texts.values()].map((text) => [language, { ...text, language }] as const),
      );
      return [id, { ...article, texts: new Map(texts) }] as const;
    });
    const log = keptLog();
    const { engine, learn } = await openSearchAtOnce(
      { ...knowledge, articles: new Map(articles), languages },
      { bare: false },
      log,
      `${tempFolder({})}/search`,
    );
    engine.search("question fees number i", "zh", 1);
    await learn?.();
    const [first] = log.lines.filter(({ event }) => event === "index.learned");
    // Two are learned at a time; those that nobody asked for wait.
    expect(first?.fields).not.toMatchObject({ left: expect.stringContaining("zh") as string });
    expect(log.lines.filter(({ event }) => event === "index.learned")).toHaveLength(4);
  });

  it("is read quickly for one question, and nothing of that is kept", () => {
    const folder = `${tempFolder({})}/search`;
    expect(found(buildSearch(small(), { bare: false }, folder, "quick"))).toBe("visas/fees");
    expect(existsSync(folder)).toBe(false);
  });

  it("costs time, not the start, where it cannot be kept", async () => {
    const folder = tempFolder({ taken: "a file where a folder is needed" });
    const log = keptLog();
    const engine = await openSearch(small(), { bare: false }, log, `${folder}/taken`);
    expect(found(engine)).toBe("visas/fees");
    const warned = log.lines.filter(({ level }) => level === "warn");
    expect(warned).toMatchObject([{ event: "index_not_stored" }]);
  });
});
