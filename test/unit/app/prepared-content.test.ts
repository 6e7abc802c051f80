import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { recallKnowledge } from "../../../src/app/kept-knowledge.ts";
import { prepareContent } from "../../../src/app/prepared-content.ts";
import { createFolder } from "../../../src/content/folder.ts";
import { keptLog } from "../../helpers/fakes.ts";
import { SMALL_KNOWLEDGE } from "../../helpers/small-knowledge.ts";
import { tempFolder } from "../../helpers/temp-folder.ts";

describe("content that is prepared while the project is installed", () => {
  it("is known to the first command, as whole as it is read", () => {
    const [files, kept] = [tempFolder(SMALL_KNOWLEDGE), tempFolder({})];
    prepareContent(files, keptLog(), kept);
    const known = recallKnowledge(createFolder(files), kept);
    expect([...(known?.articles.keys() ?? [])].sort()).toEqual(["visas/fees", "visas/free"]);
  });

  it("is not known where it has a fault, so that whoever reads it is told", () => {
    const [files, kept] = [tempFolder(SMALL_KNOWLEDGE), tempFolder({})];
    writeFileSync(path.join(files, "visas", "fees", "en.md"), "no head");
    prepareContent(files, keptLog(), kept);
    expect(recallKnowledge(createFolder(files), kept)).toBeNull();
  });

  it("costs time and nothing else where it cannot be kept", () => {
    const [files, log] = [tempFolder({ ...SMALL_KNOWLEDGE, kept: "a file" }), keptLog()];
    prepareContent(files, log, path.join(files, "kept", "below"));
    expect(log.lines.map(({ event }) => event)).toContain("texts.not_kept");
  });
});
