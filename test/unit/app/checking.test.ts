import { renameSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { openAsk, readCompared } from "../../../src/app/commands/asking.ts";
import { checkContent } from "../../../src/app/commands/content.ts";
import { measuredJson, measuredText } from "../../../src/app/commands/eval.ts";
import { fromHere, PROJECT_ROOT } from "../../../src/app/paths.ts";
import { buildSearch } from "../../../src/app/search-index.ts";
import { loadContent } from "../../../src/app/loaded-content.ts";
import { createCore } from "../../../src/app/service.ts";
import { SMALL_KNOWLEDGE } from "../../helpers/small-knowledge.ts";
import { tempFolder } from "../../helpers/temp-folder.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

function exported(files: Readonly<Record<string, string>>): string {
  return tempFolder(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`knowledge/${name}`, text])),
  );
}

describe("content check of a folder", () => {
  it("says how much it looked at", () => {
    const checked = checkContent(tempFolder(SMALL_KNOWLEDGE));
    expect(checked.problems).toEqual([]);
    expect(checked.articles).toBeGreaterThan(0);
    expect(checked.languages).toContain("en");
  });

  it("finds the articles of an export where they stand", () => {
    const file = "visas/free/en.md";
    const broken = { ...SMALL_KNOWLEDGE, [file]: "---\ntitle: x\n---\nStay for 99 days.\n" };
    const folder = exported(broken);
    const { problems } = checkContent(folder);
    expect(problems.join("\n")).toContain(path.join(folder, "knowledge", file));
    expect(checkContent(exported(SMALL_KNOWLEDGE)).problems).toEqual([]);
  });

  it("looks at the prompts beside them as well", () => {
    const folder = exported(SMALL_KNOWLEDGE);
    renameSync(tempFolder({ "select/en.md": "no prompt" }), path.join(folder, "prompts"));
    expect(checkContent(folder).problems.join("\n")).toContain(path.join(folder, "prompts"));
  });

  it("does not take a folder without articles for one in order", () => {
    const { problems } = checkContent(tempFolder({ "notes/today/readme.txt": "x" }));
    expect(problems.join("\n")).toContain("there are no articles");
  });
});

describe("an evaluation beside another", () => {
  it.each(["model:another", "prompts:/nowhere"])(
    "refuses %s where no model is set up",
    async (w) => {
      vi.stubEnv("OPENAI_API_KEY", "");
      vi.stubEnv("OPENAI_BASE_URL", "");
      vi.stubEnv("OPENAI_MODEL", "");
      const content = loadContent(tempFolder(SMALL_KNOWLEDGE));
      const core = createCore(content, buildSearch(content.knowledge, { bare: true }));
      await expect(openAsk({ core, asOf: null, ...readCompared(w) })).rejects.toMatchObject({
        code: "settings_invalid",
      });
    },
  );

  it("names above each table, and in JSON, what answered", () => {
    const measured = [
      { how: "without a model", evaluations: [], replayed: null },
      { how: "with a-model", evaluations: [], replayed: null },
    ];
    expect(measuredText(measured)).toMatch(/Answered without a model:\n[^]*Answered with a-model:/);
    expect(JSON.parse(measuredJson(measured))).toMatchObject({
      how: "without a model",
      comparedHow: "with a-model",
    });
  });
});

describe("a path on the command line", () => {
  it("is below the folder that somebody stands in, though npm runs the command in the project’s", () => {
    vi.spyOn(process, "cwd").mockReturnValue(PROJECT_ROOT);
    vi.stubEnv("INIT_CWD", "/somewhere/else");
    expect(fromHere("out")).toBe(path.resolve("/somewhere/else/out"));
    expect(fromHere("/absolute")).toBe(path.resolve("/absolute"));
  });

  it("is not moved for a command that was started elsewhere by hand", () => {
    vi.spyOn(process, "cwd").mockReturnValue("/by/hand");
    vi.stubEnv("INIT_CWD", "/somewhere/else");
    expect(fromHere("out")).toBe(path.resolve("/by/hand/out"));
  });
});
