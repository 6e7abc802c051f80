import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inProject } from "../../../src/app/paths.ts";
import { readDocumentFiles } from "../../../src/content/document-files.ts";
import { documentFolder } from "../../../src/content/document-folder.ts";
import { loadKnowledge, readKnowledge } from "../../../src/content/load.ts";
import { loadPrompts, readPrompts } from "../../../src/content/prompts.ts";
import {
  articleOf,
  documentKind,
  languageOf,
  readDocumentPath,
  type DocumentPath,
} from "../../../src/domain/document.ts";

const documents = readDocumentFiles(inProject("."));

function read(path: string): DocumentPath {
  const document = readDocumentPath(path);
  if (document === null) throw new Error(`${path} names no document`);
  return document;
}

describe("the path of a document", () => {
  it.each([
    ["knowledge/sources.yaml", "list", null, null],
    ["knowledge/negatives/ru.yaml", "list", null, null],
    ["knowledge/facts/green-channels.yaml", "facts", null, null],
    ["knowledge/tables/visa-free.yaml", "table", null, null],
    ["knowledge/visas/transit-240h/article.yaml", "article", "visas/transit-240h", null],
    ["knowledge/visas/transit-240h/ru.md", "text", "visas/transit-240h", "ru"],
    ["prompts/select.md", "prompt", null, null],
  ])("tells of %s what it is", (path, kind, article, language) => {
    const document = read(path);
    expect([documentKind(document), articleOf(document), languageOf(document)]).toEqual([
      kind,
      article,
      language,
    ]);
  });

  it.each([
    "",
    "knowledge",
    "knowledge/visas/transit-240h/../../../etc/passwd",
    "knowledge/../prompts/select.md",
    "/knowledge/sources.yaml",
    "knowledge//sources.yaml",
    "knowledge\\sources.yaml",
    "knowledge/visas/transit-240h/ru.md\n",
    "knowledge/visas/transit-240h/ru.md\u0000",
    "knowledge/visas/transit-240h/ru.html",
    "knowledge/facts/visas/ru.md",
    "locales/en.json",
    "src/app/cli.ts",
    `knowledge/visas/${"a".repeat(300)}/ru.md`,
  ])("is none: %j", (path) => {
    expect(readDocumentPath(path)).toBeNull();
  });

  it("never leads out of the two folders", () => {
    const part = fc.constantFrom(
      "knowledge",
      "prompts",
      "..",
      ".",
      "",
      "visas",
      "a-b",
      "ru.md",
      "~",
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const path = readDocumentPath(parts.join("/"));
        if (path === null) return;
        expect(path.split("/")).not.toContain("..");
        expect(path).toMatch(/^(?:knowledge|prompts)\//);
      }),
    );
  });
});

describe("documents in memory", () => {
  it("are all the files of the project’s content, word for word", () => {
    expect(documents.size).toBeGreaterThan(400);
    for (const [path, text] of documents) {
      expect(text).toBe(readFileSync(inProject(path), "utf8"));
    }
  });

  it("are read as the files are", () => {
    const fromFiles = loadKnowledge(inProject("knowledge"));
    const fromMemory = readKnowledge(documentFolder(documents, "knowledge"));
    if (!fromFiles.ok || !fromMemory.ok) throw new Error("the project’s content has faults");
    expect(fromMemory.knowledge).toEqual(fromFiles.knowledge);
    expect(readPrompts(documentFolder(documents, "prompts"))).toEqual(
      loadPrompts(inProject("prompts")),
    );
  });

  it("have the faults that files would have, at their place", () => {
    const broken = new Map(documents);
    const file = read("knowledge/visas/transit-240h/ru.md");
    broken.set(file, "no front matter");
    const result = readKnowledge(documentFolder(broken, "knowledge"));
    expect(result.ok ? [] : result.problems).toContainEqual(
      expect.objectContaining({ file: "visas/transit-240h/ru.md", line: 1 }),
    );
  });
});
