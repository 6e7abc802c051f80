import { describe, expect, it } from "vitest";
import { loadKnowledge, type LoadResult } from "../../../src/content/load.ts";
import { documentEditing } from "../../../src/content/document-editing.ts";
import { silentArticle } from "../../../src/content/silent-article.ts";
import { createFolder } from "../../../src/content/folder.ts";
import { questions, SMALL_KNOWLEDGE } from "../../helpers/small-knowledge.ts";
import { tempFolder } from "../../helpers/temp-folder.ts";

const EN = "visas/free/en.md";
const ASKED = "visas/free/en.asked.yaml";
const WORDS = (SMALL_KNOWLEDGE[EN] ?? "").replace(`questions:\n${questions("free")}\n`, "");
const GROUPS = `general:
  - visa free entry
exemption noWork:
  - may i stay and work
noWork:
${questions("free")}
unsorted:
`;

function loaded(files: Readonly<Record<string, string | null>>): LoadResult {
  return loadKnowledge(tempFolder({ ...SMALL_KNOWLEDGE, [EN]: WORDS, [ASKED]: GROUPS, ...files }));
}

function askedFor(files: Readonly<Record<string, string | null>> = {}) {
  const read = loaded(files);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const text = read.knowledge.articles.get("visas/free")?.texts.get("en");
  return text?.questions.map((question, at) => [question, text.wanted[at]] as const) ?? [];
}

function faultsOf(files: Readonly<Record<string, string | null>>) {
  const read = loaded(files);
  return read.ok ? [] : read.problems;
}

describe("ways of asking in a document of their own", () => {
  it("ask for the claims by whose names they stand, or for the subject as a whole", () => {
    const asked = askedFor();
    expect(asked.slice(0, 3)).toEqual([
      ["visa free entry", []],
      ["may i stay and work", ["exemption", "noWork"]],
      ["question free number i", ["noWork"]],
    ]);
    expect(asked).toHaveLength(10);
    expect(askedFor({ [ASKED]: `unsorted:\n${questions("free")}\n` })[0]).toEqual([
      "question free number i",
      null,
    ]);
  });

  it("stand beside those in the head of the text, each once and for what it asks there", () => {
    const asked = askedFor({
      [EN]: WORDS.replace(
        "summary:",
        "questions:\n  - Question FREE number i? {#exemption}\n  - a way of its own {#exemption}\nsummary:",
      ),
    });
    expect(asked[0]).toEqual(["a way of its own", ["exemption"]]);
    expect(asked.filter(([question]) => /^question free number i\W*$/i.test(question))).toEqual([
      ["question free number i", ["noWork"]],
    ]);
  });

  it("are those of the text as the desk reads them", () => {
    const ways = documentEditing.ways({ text: WORDS, asked: GROUPS });
    expect(ways.map(({ question, wanted }) => [question, wanted])).toEqual(askedFor());
  });

  it("change no word of the text, whose translations stay current", () => {
    const hashOf = (files: Readonly<Record<string, string | null>>): string | undefined => {
      const read = loaded(files);
      return read.ok
        ? read.articles.find(({ article }) => article.id === "visas/free")?.texts[0]?.hash
        : undefined;
    };
    const apart = hashOf({});
    expect(apart).toMatch(/^[0-9a-f]{12}$/);
    expect(hashOf({ [EN]: SMALL_KNOWLEDGE[EN] ?? "", [ASKED]: null })).toBe(apart);
  });

  it("draw questions to an article that is left out for its faults", () => {
    const folder = createFolder(
      tempFolder({
        ...SMALL_KNOWLEDGE,
        [EN]: WORDS,
        [ASKED]: GROUPS,
        "visas/free/article.yaml": "",
      }),
    );
    const { article } = silentArticle(folder, "visas/free");
    expect(article.texts.get("en")?.questions).toContain("may i stay and work");
  });

  it.each([
    ["a claim that has no words", "\nnoWork:", "\nnoMoney:", 6, "the claim “noMoney”"],
    ["no name of a claim", "\nnoWork:", "\nno_work!:", 5, "“no_work!” is not what is asked for"],
    ["what is no list", "general:\n  - visa free entry", "general: free", 1, "are a list"],
    ["an empty way", "  - visa free entry", '  - " "', 2, "a way of asking is text"],
    ["a mark", "visa free entry", "visa free entry {#noWork}", 2, "not a mark"],
    ["a way twice", "may i stay and work", "Visa free entry!", 4, "stands in visas/free/en.asked"],
    ["no YAML", "general:", "general: [", 2, "the YAML cannot be read"],
  ])("are refused with %s, by file and line", (_what, find, put, line, says) => {
    expect(GROUPS).toContain(find);
    expect(faultsOf({ [ASKED]: GROUPS.replace(find, put) })).toContainEqual({
      file: ASKED,
      line,
      message: expect.stringContaining(says) as string,
    });
  });

  it("are refused where another article has one of them, in whichever form", () => {
    const fees = "visas/fees/en.md";
    const twice = (SMALL_KNOWLEDGE[fees] ?? "").replace(
      "question fees number i\n",
      "visa free entry\n",
    );
    expect(faultsOf({ [fees]: twice })).toEqual([
      {
        file: ASKED,
        line: 2,
        message: "the question “visa free entry” stands in visas/fees/en.md already",
      },
    ]);
  });

  it("need a text that is asked for, and eight of them", () => {
    expect(faultsOf({ "visas/free/ru.asked.yaml": "general: [x]\n" })).toEqual([
      {
        file: "visas/free/ru.asked.yaml",
        line: 1,
        message: expect.stringContaining("there is no text visas/free/ru.md") as string,
      },
    ]);
    expect(faultsOf({ [ASKED]: "general: [a free visa]\n" })).toEqual([
      { file: ASKED, line: 1, message: expect.stringContaining("has 1 questions") as string },
    ]);
    expect(faultsOf({ [ASKED]: null })).toEqual([
      {
        file: EN,
        line: expect.any(Number) as number,
        message: expect.stringContaining("0") as string,
      },
    ]);
  });
});
