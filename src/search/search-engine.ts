import type { LanguageTag } from "../domain/locale.ts";
import type { Negatives, SearchDocument, SearchEngine } from "../ports/search.ts";
import {
  createLanguageSearch,
  learnLanguage,
  type LanguageModel,
  type LanguageSearch,
} from "./language-model.ts";
import { learnQuickly } from "./quick-model.ts";

/** A search engine whose languages are learned when they are first asked for. */
export interface PreparedSearchEngine extends SearchEngine {
  /** Learns these languages now, so that no question waits for it; unknown ones are passed over. */
  prepare(languages: readonly LanguageTag[]): void;
}

/** One that was learned whole, and can be kept. */
export interface LazySearchEngine extends PreparedSearchEngine {
  /** What was learned of a language, learning it now if need be; `null` for an unknown one. */
  modelOf(language: LanguageTag): LanguageModel | null;
  /** Sorted by id. */
  readonly documents: readonly SearchDocument[];
  readonly negatives: readonly Negatives[];
}

/**
 * Builds the engine for all languages of the documents; no language is learned yet.
 *
 * @param known models of some languages that were learned before from the same documents
 */
export function buildSearchEngine(
  documents: readonly SearchDocument[],
  negatives: readonly Negatives[],
  known: ReadonlyMap<LanguageTag, LanguageModel> = new Map(),
): LazySearchEngine {
  return lazyEngine(documents, negatives, known, learnLanguage);
}

/** Builds the engine that answers until the other is learned; nothing of it is kept. */
export function buildQuickEngine(
  documents: readonly SearchDocument[],
  negatives: readonly Negatives[],
): PreparedSearchEngine {
  return lazyEngine(documents, negatives, new Map(), learnQuickly);
}

function lazyEngine(
  documents: readonly SearchDocument[],
  negatives: readonly Negatives[],
  known: ReadonlyMap<LanguageTag, LanguageModel>,
  learn: typeof learnLanguage,
): LazySearchEngine {
  // In one order, so that the same content makes the same engine however it was read.
  const sorted = documents.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const shelves = Map.groupBy(sorted, ({ language }) => language);
  const models = new Map(known);
  const searches = new Map<LanguageTag, LanguageSearch>();

  const modelOf = (language: LanguageTag): LanguageModel | null => {
    const shelf = shelves.get(language);
    if (shelf === undefined) return null;
    const learned = models.get(language);
    if (learned !== undefined) return learned;
    const model = learn(
      language,
      shelf,
      negatives.filter((set) => set.language === language),
    );
    models.set(language, model);
    return model;
  };
  const searchOf = (language: LanguageTag): LanguageSearch | null => {
    const made = searches.get(language);
    if (made !== undefined) return made;
    const model = modelOf(language);
    if (model === null) return null;
    const search = createLanguageSearch(language, shelves.get(language) ?? [], model);
    searches.set(language, search);
    return search;
  };

  return {
    documents: sorted,
    negatives,
    languages: [...shelves.keys()].sort(),
    modelOf,
    prepare(languages) {
      for (const language of languages) searchOf(language);
    },
    search(text, language, top, context) {
      const search = searchOf(language);
      return search === null
        ? { hits: [], claims: [], confidence: 0, held: 0, verdict: "far" }
        : search(text, top, context);
    },
  };
}
