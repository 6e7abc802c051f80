import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { keepKnowledge, recallKnowledge } from "../../../src/app/kept-knowledge.ts";
import { documentFolder } from "../../../src/content/document-folder.ts";
import { readDocumentFiles } from "../../../src/content/document-files.ts";
import { createFolder } from "../../../src/content/folder.ts";
import { loadKnowledge } from "../../../src/content/load.ts";
import type { Knowledge } from "../../../src/domain/knowledge.ts";
import { keptLog } from "../../helpers/fakes.ts";
import { SMALL_KNOWLEDGE } from "../../helpers/small-knowledge.ts";
import { tempFolder } from "../../helpers/temp-folder.ts";

/** A project with small articles, and what was kept of them. */
function world() {
  const root = tempFolder(
    Object.fromEntries(
      Object.entries(SMALL_KNOWLEDGE).map(([name, text]) => [`knowledge/${name}`, text]),
    ),
  );
  const files = path.join(root, "knowledge");
  const kept = tempFolder({});
  const knowledge = read(files);
  const log = keptLog();
  keepKnowledge(createFolder(files), knowledge, log, kept);
  const recall = () => recallKnowledge(createFolder(files), kept);
  return { root, files, kept, knowledge, log, recall };
}

function read(files: string): Knowledge {
  const loaded = loadKnowledge(files);
  if (!loaded.ok) throw new Error("the small articles have faults");
  return loaded.knowledge;
}

describe("knowledge that is kept for the next start", () => {
  it("is recalled as it was read", () => {
    const { knowledge, recall } = world();
    expect(recall()).toEqual(knowledge);
  });

  it("is the same for documents that are in force as for the files that they came from", () => {
    const { root, kept, knowledge } = world();
    const inForce = documentFolder(readDocumentFiles(root), "knowledge");
    expect(recallKnowledge(inForce, kept)).toEqual(knowledge);
  });

  it("is read again once a word, a file or a folder is another", () => {
    const { files, recall } = world();
    const english = path.join(files, "visas/fees/en.md");
    const before = readFileSync(english, "utf8");
    writeFileSync(english, `${before}\n`);
    expect(recall()).toBeNull();
    writeFileSync(english, before);
    expect(recall()).not.toBeNull();
    const stray = path.join(files, "visas/fees/notes.txt");
    writeFileSync(stray, "");
    expect(recall()).toBeNull();
    rmSync(stray);
    mkdirSync(path.join(files, "visas/empty"));
    expect(recall()).toBeNull();
  });

  it("is read again where its file was cut short or altered", () => {
    const { kept, recall } = world();
    const file = path.join(kept, "knowledge.bin");
    const bytes = readFileSync(file);
    for (const broken of [bytes.subarray(0, 40), Buffer.from(bytes).fill(7, 50, 60)]) {
      writeFileSync(file, broken);
      expect(recall()).toBeNull();
    }
  });

  it("is not kept where something is to be told of it at each start", () => {
    const { files, knowledge } = world();
    const faults = [{ path: "knowledge/visas/fees/en.md", line: 1, message: "a fault" }];
    for (const some of [{ faults }, { warnings: faults }, { leftOut: new Set(["a/b"] as const) }]) {
      const kept = tempFolder({});
      const told = { ...knowledge, heldBack: { ...knowledge.heldBack, ...some } };
      keepKnowledge(createFolder(files), told, keptLog(), kept);
      expect(recallKnowledge(createFolder(files), kept)).toBeNull();
    }
  });

  it("is not kept with words of a model that nobody has read, which files are refused for", () => {
    const { files, knowledge } = world();
    const english = path.join(files, "visas/fees/en.md");
    writeFileSync(english, readFileSync(english, "utf8").replace("---\n", "---\nunread: model\n"));
    const kept = tempFolder({});
    keepKnowledge(createFolder(files), knowledge, keptLog(), kept);
    expect(recallKnowledge(createFolder(files), kept)).toBeNull();
  });
});
