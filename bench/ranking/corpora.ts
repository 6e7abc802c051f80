import path from "node:path";
import { loadKnowledge } from "../../src/content/load.ts";
import { readCorpus, type Corpus } from "../../src/search/index/corpus.ts";
import { readQuestions, type Question } from "./sets.ts";
import { searchDocuments } from "../../src/services/search-documents.ts";

/** Questions to tune search by, written by somebody who read no article; never those that are measured. */
export function practiceQuestions(language: string): readonly Question[] {
  const folder = path.resolve(import.meta.dirname, "../practice");
  return readQuestions(path.join(folder, `${language}.jsonl`));
}

/** The corpus of each complete language that has negatives, its documents sorted by id as the engine does. */
export function ownCorpora(folder: string | undefined): Corpus[] {
  const loaded = loadKnowledge(folder ?? path.resolve(import.meta.dirname, "../../knowledge"));
  if (!loaded.ok) throw new Error("the knowledge has faults; run the content check");
  const { knowledge } = loaded;
  const documents = searchDocuments(knowledge, { bare: false }).sort((a, b) =>
    a.id < b.id ? -1 : 1,
  );
  return knowledge.negatives
    .filter(({ language }) => knowledge.languages.includes(language))
    .map((negatives) =>
      readCorpus(
        negatives.language,
        documents.filter(({ language }) => language === negatives.language),
        [negatives],
      ),
    );
}
