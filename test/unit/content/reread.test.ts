import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentFolder } from "../../../src/content/document-folder.ts";
import { readKnowledge } from "../../../src/content/load.ts";
import { rereadKnowledge } from "../../../src/content/reread.ts";
import { readDocumentPath, type DocumentPath } from "../../../src/domain/document.ts";
import type { Knowledge } from "../../../src/domain/knowledge.ts";
import { questions, SMALL_KNOWLEDGE } from "../../helpers/small-knowledge.ts";
import { runs } from "../../helpers/runs.ts";

type Documents = ReadonlyMap<DocumentPath, string>;

const SMALL = documentsOf(SMALL_KNOWLEDGE);
const NEW_ARTICLE = {
  "work/new/article.yaml": "confirmAt: [hotline]\nclaims:\n  one: { sources: [law] }\n",
  "work/new/en.md": `---\ntitle: "New"\nquestions:\n${questions("new")}\nsummary: ":claim[It is new.]{id=one}"\n---\n`,
};

/** Changes of all kinds of documents; each leaves the whole in order, alone and with any of the others. */
const CHANGES: readonly ((files: Map<string, string>) => void)[] = [
  replace("facts/visas.yaml", "value: 30 days", "value: 15 days"),
  replace("facts/visas.yaml", "value: 2026-12-31", "value: 2027-06-30"),
  replace("sources.yaml", "confidence: high", "confidence: medium"),
  replace("tables/visa-free.yaml", "days: 30", "days: 15"),
  replace("tables/holidays.yaml", "until: 2026-01-03", "until: 2026-01-02"),
  replace("tables/places.yaml", "aliases: [Peking]", "aliases: [Peking, Pekin]"),
  replace("tables/programmes.yaml", "[Another Fund]", "[Some Other Fund]"),
  replace("negatives/en.yaml", "visa for mars", "visa for the moon"),
  replace("visas/fees/article.yaml", "confirmAt: [hotline]", "confirmAt: []"),
  replace("visas/free/en.md", "You may not work.", "You may not work at all."),
  replace("visas/fees/en.md", "number i\n", "number one\n"),
  (files) => {
    for (const [file, text] of Object.entries(NEW_ARTICLE)) files.set(file, text);
  },
];

describe("knowledge that is read again after some documents were changed", () => {
  it("is the same as if all of it had been read", async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray([...CHANGES]), fc.subarray([...CHANGES]), async (one, other) => {
        const before = changed(one);
        const after = changed(other);
        const result = await rereadKnowledge({ knowledge: whole(before), before, after, pause });
        expect(result).toEqual({ ok: true, knowledge: whole(after) });
      }),
      { numRuns: runs(60) },
    );
  });

  it("leaves the articles alone that nothing touched", async () => {
    const after = changed([replace("visas/fees/en.md", "The fee is", "The price is")]);
    const knowledge = whole(SMALL);
    const result = await rereadKnowledge({ knowledge, before: SMALL, after, pause });
    const article = result.ok ? result.knowledge.articles.get("visas/free") : undefined;
    expect(article).toBe(knowledge.articles.get("visas/free"));
  });

  it("is none when a document has a fault, and the fault is told", async () => {
    const after = changed([replace("visas/fees/en.md", "{fee}", "{free}")]);
    const result = await rereadKnowledge({ knowledge: whole(SMALL), before: SMALL, after, pause });
    expect(result).toMatchObject({ ok: false, problems: [{ file: "visas/fees/en.md" }] });
  });
});

describe("an article that is not there in a language yet", () => {
  it("does not take the language away from all others", () => {
    const speech = {
      "conversation/hello/article.yaml": "outcome: smalltalk\n",
      "conversation/hello/en.md": `---\ntitle: "Hello"\nquestions:\n${questions("hello")}\nsummary: "Good day."\n---\n`,
    };
    const english = whole(documentsOf({ ...SMALL_KNOWLEDGE, ...speech }));
    expect(english.languages).toEqual(["en"]);
    const zh = speech["conversation/hello/en.md"].replace(
      "questions:",
      'translatedFrom: "000000000000"\nquestions:',
    );
    const both = whole(
      documentsOf({
        ...SMALL_KNOWLEDGE,
        ...speech,
        "conversation/hello/zh.md": zh.replaceAll("question hello", "问题"),
      }),
    );
    expect(both.languages).toEqual(["en", "zh"]);
    expect(both.articles.get("visas/fees")?.texts.has("zh")).toBe(false);
  });
});

function pause(): Promise<void> {
  return Promise.resolve();
}

function replace(file: string, from: string, to: string): (files: Map<string, string>) => void {
  return (files) => {
    const text = files.get(file) ?? "";
    if (!text.includes(from)) throw new Error(`${file} does not say ${from}`);
    files.set(file, text.replace(from, to));
  };
}

function changed(changes: readonly ((files: Map<string, string>) => void)[]): Documents {
  const files = new Map(Object.entries(SMALL_KNOWLEDGE));
  for (const change of changes) change(files);
  return documentsOf(Object.fromEntries(files));
}

function documentsOf(files: Readonly<Record<string, string>>): Documents {
  return new Map(
    Object.entries(files).map(([file, text]) => {
      const path = readDocumentPath(`knowledge/${file}`);
      if (path === null) throw new Error(`${file} names no document`);
      return [path, text];
    }),
  );
}

function whole(documents: Documents): Knowledge {
  const result = readKnowledge(documentFolder(documents, "knowledge"));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.knowledge;
}
