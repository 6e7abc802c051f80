import { documentFolder } from "../../src/content/document-folder.ts";
import { readDocumentFiles } from "../../src/content/document-files.ts";
import { readKnowledge } from "../../src/content/load.ts";
import { formatProblem } from "../../src/content/problem.ts";
import { loadTexts } from "../../src/content/texts.ts";
import { readDocumentPath, type DocumentPath } from "../../src/domain/document.ts";
import type { Knowledge } from "../../src/domain/knowledge.ts";
import type { Documents } from "../../src/ports/content-examiner.ts";
import type { Texts } from "../../src/ports/texts.ts";
import { questions, SMALL_KNOWLEDGE } from "./small-knowledge.ts";

/** A path that must be one. */
export function docPath(text: string): DocumentPath {
  const path = readDocumentPath(text);
  if (path === null) throw new Error(`${text} names no document`);
  return path;
}

export const FEES_EN = docPath("knowledge/visas/fees/en.md");
export const FEES_RU = docPath("knowledge/visas/fees/ru.md");
export const FREE_EN = docPath("knowledge/visas/free/en.md");
export const FACTS = docPath("knowledge/facts/visas.yaml");
export const SOURCES = docPath("knowledge/sources.yaml");

/** What `content check` would print for the English text of the fees. */
const FEES_HASH = "d75603262cbe";

const MORE: Readonly<Record<string, string>> = {
  "visas/fees/ru.md": `---
title: "Сборы"
translatedFrom: "${FEES_HASH}"
questions:
${questions("сборы")}
summary: ":claim[Сбор составляет {fee}.]{id=fee}"
---

- :claim[Оплатите на [этой странице]({page}).]{id=fee}
`,
  "culture/holidays/article.yaml": `claims:\n  state: { sources: [law] }\ntable: { name: holidays }\n`,
  "culture/holidays/en.md": `---\ntitle: "Holidays"\nquestions:\n${questions("holidays")}\nsummary: ":claim[The state names the days.]{id=state}"\n---\n`,
  "culture/centres/article.yaml": `claims:\n  advise: { sources: [law] }\ntable: { name: centres }\n`,
  "culture/centres/en.md": `---\ntitle: "Centres"\nquestions:\n${questions("centres")}\nsummary: ":claim[They advise.]{id=advise}"\n---\n`,
};

/** A small content without fault, with the prompts of the project. */
export function smallDocuments(change: Readonly<Record<string, string | null>> = {}): Documents {
  const documents = new Map(ownPrompts());
  for (const [name, text] of Object.entries({ ...SMALL_KNOWLEDGE, ...MORE, ...change })) {
    const path = docPath(name.startsWith("prompts/") ? name : `knowledge/${name}`);
    if (text === null) documents.delete(path);
    else documents.set(path, text);
  }
  return documents;
}

/** The words of one document of it, changed. */
export function changedText(path: DocumentPath, from: string, to: string): string {
  const text = smallDocuments().get(path) ?? "";
  if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
  return text.replace(from, to);
}

export function knowledgeOf(documents: Documents): Knowledge {
  const read = readKnowledge(documentFolder(documents, "knowledge"));
  if (!read.ok) throw new Error(read.problems.map(formatProblem).join("\n"));
  return read.knowledge;
}

let prompts: Documents | null = null;

function ownPrompts(): Documents {
  prompts ??= new Map(
    [...readDocumentFiles(root("."))].filter(([path]) => path.startsWith("prompts/")),
  );
  return prompts;
}

let texts: Texts | null = null;

export function ownTexts(): Texts {
  if (texts !== null) return texts;
  const said = loadTexts(root("locales"));
  if (!said.ok) throw new Error(said.problems.map(formatProblem).join("\n"));
  return (texts = said.texts);
}

function root(name: string): string {
  return new URL(`../../${name}`, import.meta.url).pathname;
}
