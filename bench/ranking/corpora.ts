import path from "node:path";
import { loadKnowledge } from "../../src/content/load.ts";
import { readCorpus, type Corpus } from "../../src/search/index/corpus.ts";
import { searchDocuments } from "../../src/services/search-documents.ts";

/** Languages whose articles were written by people who know them; all others are translations. */
const FITTED_LANGUAGES = ["en", "zh"];

/** The corpora that shipped weights are fitted on, documents sorted by id as the engine does. */
export function fittedCorpora(folder: string | undefined): Corpus[] {
  const loaded = loadKnowledge(folder ?? path.resolve(import.meta.dirname, "../../knowledge"));
  if (!loaded.ok) throw new Error("the knowledge has faults; run the content check");
  const { knowledge } = loaded;
  const documents = searchDocuments(knowledge, { bare: false }).sort((a, b) =>
    a.id < b.id ? -1 : 1,
  );
  return FITTED_LANGUAGES.map((language) =>
    readCorpus(
      language,
      documents.filter((document) => document.language === language),
      knowledge.negatives.filter((set) => set.language === language),
    ),
  );
}
