import { describe, expect, it } from "vitest";
import { createFolder } from "../../../src/content/folder.ts";
import { loadKnowledge, readKnowledge } from "../../../src/content/load.ts";
import { SMALL_KNOWLEDGE } from "../../helpers/small-knowledge.ts";
import { tempFolder } from "../../helpers/temp-folder.ts";
import { EN } from "../../helpers/content-faults.ts";

const META = "visas/free/article.yaml";

describe("content check", () => {
  it("finds nothing in knowledge without a fault", () => {
    const loaded = loadKnowledge(tempFolder(SMALL_KNOWLEDGE));
    expect(loaded.ok ? [] : loaded.problems).toEqual([]);
  });

  it("holds a translation to the claims and placeholders of the English text it was made from", () => {
    const english = loadKnowledge(tempFolder(SMALL_KNOWLEDGE));
    const hash = english.ok
      ? english.articles.find(({ file }) => file === META)?.texts[0]?.hash
      : "";
    const translated = (SMALL_KNOWLEDGE[EN] ?? "")
      .replace("questions:", `translatedFrom: "${hash ?? ""}"\nquestions:`)
      .replace("{stay}", "{fee}")
      .replace(":claim[You may not work.]{id=noWork}", "");
    const loaded = loadKnowledge(
      tempFolder({ ...SMALL_KNOWLEDGE, "visas/free/zh.md": translated }),
    );

    const messages = loaded.ok ? [] : loaded.problems.map(({ message }) => message);
    expect(messages).toContain("the claim “noWork” of the English text has no words here");
    expect(messages).toContain("the claim “exemption” lacks {stay} of the English text");
    expect(messages).toContain("{fee} is not in the claim “exemption” of the English text");
  });

  it("lets no words of a model that nobody read stand among files, and reads them in a draft", () => {
    const unread = (SMALL_KNOWLEDGE[EN] ?? "").replace("questions:", "unread: model\nquestions:");
    const files = { ...SMALL_KNOWLEDGE, [EN]: unread };
    const loaded = loadKnowledge(tempFolder(files));
    expect(loaded.ok ? [] : loaded.problems).toEqual([
      { file: EN, line: 3, message: "a model wrote this, and nobody has read it" },
    ]);
    expect(readKnowledge(createFolder(tempFolder(files))).ok).toBe(true);
    const other = { ...files, [EN]: unread.replace("unread: model", "unread: false") };
    const refused = loadKnowledge(tempFolder(other));
    expect(refused.ok ? [] : refused.problems).toContainEqual({
      file: EN,
      line: 3,
      message: expect.stringContaining("unread") as string,
    });
  });

  it("says that a folder has no articles instead of serving none", () => {
    const loaded = loadKnowledge(tempFolder({ "notes.txt": "x" }));
    expect(loaded).toMatchObject({
      ok: false,
      problems: [{ message: expect.stringContaining("no folder with articles") as string }],
    });
  });
});

describe("a folder of foreign articles", () => {
  it("needs no more than a title", () => {
    const root = tempFolder({
      "any/thing/en.md":
        "---\ntitle: Opening hours\n---\nWe open at 9:30, say {nothing} & <b>more</b>.\n",
      "any/thing/readme.txt": "no article",
    });
    const loaded = loadKnowledge(root);
    expect(loaded.ok && loaded.knowledge.languages).toEqual(["en"]);
    const article = loaded.ok ? loaded.knowledge.articles.get("any/thing") : undefined;
    expect(article?.texts.get("en")?.title).toBe("Opening hours");
    expect(article?.claims.get("text")?.sources).toEqual(["any/thing"]);
  });
});
