import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { SearchDocument } from "../../src/ports/search.ts";

/** One question with the articles that answer it; none for those that nothing answers. */
export interface Question {
  readonly text: string;
  readonly accept: readonly string[];
  readonly kind: "answerable" | "near" | "far";
}

/** Questions to ask of documents. */
export interface QuestionSet {
  readonly name: string;
  readonly language: string;
  readonly documents: readonly SearchDocument[];
  readonly questions: readonly Question[];
}

const LINE = z.object({
  text: z.string(),
  accept: z.array(z.string()),
  kind: z.enum(["answerable", "near", "far"]),
});

/** Measured questions of a language: `<tag>.jsonl`, or `<tag>.second.jsonl` when the second half is asked for. */
export function measuredSets(
  folder: string,
  language: string,
  documents: readonly SearchDocument[],
  second: boolean,
): QuestionSet[] {
  return [second ? `${language}.second.jsonl` : `${language}.jsonl`].flatMap((name) => {
    const file = path.join(folder, name);
    if (!existsSync(file)) return [];
    const ids = new Set<string>(documents.map(({ id }) => id));
    const questions = readQuestions(file)
      // A question whose article is not written yet measures nothing.
      .filter(({ accept, kind }) => kind !== "answerable" || accept.some((id) => ids.has(id)));
    return [{ name, language, documents, questions }];
  });
}

/** Labelled questions, one a line; none where there is no file. */
export function readQuestions(file: string): readonly Question[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => LINE.parse(JSON.parse(line)));
}

/** Keeps some variants of each article, spread over its list, and asks the others. */
export function heldOutSet(
  language: string,
  documents: readonly SearchDocument[],
  kept: number,
): QuestionSet {
  const questions: Question[] = [];
  const fewer = documents.map((document) => {
    const step = Math.max(1, document.questions.length / kept);
    const chosen = new Set(Array.from({ length: kept }, (_, i) => Math.floor(i * step)));
    const stay = document.questions.filter((_, number) => chosen.has(number));
    for (const [number, text] of document.questions.entries()) {
      if (!chosen.has(number)) questions.push({ text, accept: [document.id], kind: "answerable" });
    }
    return { ...document, questions: stay };
  });
  return { name: `held out, ${kept} kept`, language, documents: fewer, questions };
}
