import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inProject } from "../../../src/app/paths.ts";
import { readDocumentFiles } from "../../../src/content/document-files.ts";
import { writeDocumentFiles } from "../../../src/content/export-files.ts";
import { IMPORT_LIMITS, readImportedFiles } from "../../../src/content/import-files.ts";
import { LONGEST_DOCUMENT } from "../../../src/domain/document.ts";
import { docPath, smallDocuments } from "../../helpers/small-content.ts";
import { tempFolder } from "../../helpers/temp-folder.ts";
import { runs } from "../../helpers/runs.ts";

const SOURCES = "knowledge/sources.yaml";

function refusal(root: string): string {
  try {
    readImportedFiles(root);
    return "nothing";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

describe("files that are imported", () => {
  it("are all documents below the two folders, and nothing beside them", () => {
    const root = tempFolder({
      [SOURCES]: "\ufeffa: 1\r\nb: 2\r\n",
      "prompts/select.md": "x",
      "knowledge/.DS_Store": "\u0000",
      "knowledge/.git/config": "x",
      "src/app/cli.ts": "x",
      "README.md": "x",
    });
    expect(readImportedFiles(root)).toEqual(
      new Map([
        [SOURCES, "a: 1\nb: 2\n"],
        ["prompts/select.md", "x"],
      ]),
    );
  });

  it("are those of the project, word for word", () => {
    expect(readImportedFiles(inProject("."))).toEqual(readDocumentFiles(inProject(".")));
  });

  it.each([
    ["knowledge/visas/Thing/en.md", '"knowledge/visas/Thing/en.md" names no document'],
    ["knowledge/notes.txt", '"knowledge/notes.txt" names no document'],
    ["prompts/a/b.md", '"prompts/a/b.md" names no document'],
    ["knowledge/a/b/c/en.md", '"knowledge/a/b/c" lies deeper than any document'],
    ["knowledge/all.zip", '"knowledge/all.zip" names no document'],
  ])("are no others: %s", (name, said) => {
    expect(refusal(tempFolder({ [SOURCES]: "a", [name]: "x" }))).toBe(
      `${said}; nothing was imported.`,
    );
  });

  it("lead nowhere else: links to files, to folders, to the outside and to themselves", () => {
    const outside = tempFolder({ "secret.yaml": "secret: 1", "facts/secret.yaml": "secret: 1" });
    const links: readonly [name: string, target: string][] = [
      ["knowledge/secret.yaml", path.join(outside, "secret.yaml")],
      ["knowledge/facts", path.join(outside, "facts")],
      ["knowledge/loop", "."],
      ["knowledge/none.yaml", "nowhere"],
      ["knowledge/own.yaml", "sources.yaml"],
    ];
    for (const [name, target] of links) {
      const root = tempFolder({ [SOURCES]: "a: 1" });
      symlinkSync(target, path.join(root, name));
      expect(refusal(root)).toBe(
        `${JSON.stringify(name)} is a link, which is not followed; nothing was imported.`,
      );
    }
    const root = tempFolder({ "prompts/select.md": "x" });
    symlinkSync(outside, path.join(root, "knowledge"));
    expect(refusal(root)).toContain('"knowledge" is a link');
  });

  it("are files: no pipe is waited for, no device is read", () => {
    const root = tempFolder({ [SOURCES]: "a: 1" });
    const pipe = path.join(root, "knowledge/pipe.yaml");
    const program = "mkfifo";
    expect(spawnSync(program, [pipe]).status).toBe(0);
    expect(refusal(root)).toBe(
      '"knowledge/pipe.yaml" is neither a file nor a folder; nothing was imported.',
    );
    for (const file of ["/dev/null", path.join(root, SOURCES)]) {
      expect(refusal(file)).toBe(
        `${JSON.stringify(file)} cannot be read as a folder of documents; nothing was imported.`,
      );
    }
    expect(refusal(tempFolder({ knowledge: "a file" }))).toContain("cannot be read as a folder");
  });

  it("are texts in UTF-8 without what no text holds", () => {
    const written = (bytes: Uint8Array): string => {
      const root = tempFolder({ [SOURCES]: "" });
      writeFileSync(path.join(root, SOURCES), bytes);
      return refusal(root);
    };
    const bytes = (...all: number[]): Uint8Array => Uint8Array.from(all);
    expect(written(bytes(0xff, 0xfe, 0x61, 0x00))).toContain("is not in UTF-8");
    expect(written(Buffer.from("größe", "latin1"))).toContain("is not in UTF-8");
    expect(written(bytes(0x61, 0x00))).toContain("holds a NUL");
    expect(written(bytes(0xc0, 0xae))).toContain("is not in UTF-8");
    expect(written(bytes(0xed, 0xa0, 0x80))).toContain("is not in UTF-8");
    expect(written(Buffer.from("größe"))).toBe("nothing");
  });

  it("are no longer than documents, and no more than a content has", () => {
    const root = tempFolder({ [SOURCES]: "x".repeat(LONGEST_DOCUMENT) });
    expect(refusal(root)).toBe("nothing");
    writeFileSync(path.join(root, SOURCES), "x".repeat(LONGEST_DOCUMENT + 1));
    expect(refusal(root)).toContain("is longer than a document may be");
    // A file full of holes has any size, and takes no room.
    truncateSync(path.join(root, SOURCES), 5_000_000_000);
    expect(refusal(root)).toContain("is longer than a document may be");
    const large = tempFolder({});
    mkdirSync(path.join(large, "knowledge"));
    for (let n = 0; n < 60; n += 1) {
      writeFileSync(
        path.join(large, `knowledge/b${String(n)}.yaml`),
        "語".repeat(LONGEST_DOCUMENT),
      );
    }
    expect(refusal(large)).toBe("The files have more than 64 MB; nothing was imported.");
    const many = tempFolder({});
    mkdirSync(path.join(many, "knowledge"));
    for (let n = 0; n <= IMPORT_LIMITS.entries; n += 1) {
      writeFileSync(path.join(many, `knowledge/.${String(n)}`), "");
    }
    expect(refusal(many)).toBe(
      `There are more than ${String(IMPORT_LIMITS.entries)} files; nothing was imported.`,
    );
  });

  it("are named without what would steer a terminal", () => {
    const root = tempFolder({ "knowledge/\u001b[31m\u202ered.yaml": "x" });
    expect(refusal(root)).toBe(
      '"knowledge/\\u001b[31m?red.yaml" names no document; nothing was imported.',
    );
  });

  it("are missed where there are none", () => {
    expect(refusal(tempFolder({ "a.zip": "x" }))).toContain("There are no documents");
    expect(refusal("/nowhere/at/all")).toContain("There are no documents");
  });

  it("cannot be read where somebody may not", () => {
    const root = tempFolder({ [SOURCES]: "a" });
    chmodSync(path.join(root, SOURCES), 0o000);
    // Whoever holds the machine reads everything.
    expect(["nothing", '"knowledge/sources.yaml" cannot be read; nothing was imported.']).toContain(
      refusal(root),
    );
  });
});

describe("documents that are exported", () => {
  it("are the files of the project, and what says the same is not touched", () => {
    const documents = readDocumentFiles(inProject("."));
    const root = path.join(tempFolder({}), "new");
    const first = writeDocumentFiles(root, documents, false);
    expect([first.written.length, first.left]).toEqual([documents.size, []]);
    for (const name of ["knowledge/sources.yaml", "prompts/select.md"]) {
      expect(readFileSync(path.join(root, name))).toEqual(readFileSync(inProject(name)));
    }
    const old = new Date("2020-01-01T00:00:00Z");
    utimesSync(path.join(root, SOURCES), old, old);
    const changed = new Map([...documents, [docPath("prompts/select.md"), "other\n"]]);
    expect(writeDocumentFiles(root, changed, false).written).toEqual(["prompts/select.md"]);
    expect(statSync(path.join(root, SOURCES)).mtime).toEqual(old);
    expect(readImportedFiles(root)).toEqual(changed);
  });

  it("leave files of documents that are gone, unless they are to be removed", () => {
    const root = tempFolder({
      "knowledge/facts/old.yaml": "a: 1",
      "knowledge/notes.txt": "mine",
      "README.md": "mine",
    });
    const documents = smallDocuments();
    expect(writeDocumentFiles(root, documents, false).left).toEqual(["knowledge/facts/old.yaml"]);
    expect(existsSync(path.join(root, "knowledge/facts/old.yaml"))).toBe(true);
    writeDocumentFiles(root, documents, true);
    expect(existsSync(path.join(root, "knowledge/facts/old.yaml"))).toBe(false);
    expect(readdirSync(root)).toContain("README.md");
    expect(existsSync(path.join(root, "knowledge/notes.txt"))).toBe(true);
  });

  it("are written nowhere else, whatever stands in the way", () => {
    const outside = tempFolder({ "sources.yaml": "mine" });
    const folder = tempFolder({});
    symlinkSync(outside, path.join(folder, "knowledge"));
    expect(() => writeDocumentFiles(folder, smallDocuments(), true)).toThrow(
      "Something else stands at knowledge; it was not exported.",
    );
    const file = tempFolder({ "knowledge/a.yaml": "x" });
    symlinkSync(path.join(outside, "sources.yaml"), path.join(file, SOURCES));
    expect(() => writeDocumentFiles(file, smallDocuments(), false)).toThrow(
      `Something else stands at ${SOURCES}; it was not exported.`,
    );
    expect(readFileSync(path.join(outside, "sources.yaml"), "utf8")).toBe("mine");
  });

  it("are read back as they were, whatever is in them", () => {
    const text = fc
      .string({ unit: "grapheme", maxLength: 200 })
      .filter(
        (words) => words.isWellFormed() && !/[\u0000\r]/.test(words) && !words.startsWith("\ufeff"),
      );
    const names = [SOURCES, "knowledge/facts/a.yaml", "knowledge/a/b/en.md", "prompts/select.md"];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), text, { minKeys: 1 }), (texts) => {
        const documents = new Map(
          Object.entries(texts).map(([name, each]) => [docPath(name), each]),
        );
        const root = tempFolder({});
        writeDocumentFiles(root, documents, false);
        expect(readImportedFiles(root)).toEqual(documents);
      }),
      { numRuns: runs(40) },
    );
  });
});
