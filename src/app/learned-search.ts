import { createHash } from "node:crypto";
import type { Knowledge } from "../domain/knowledge.ts";
import { Latest } from "../domain/latest.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { SearchEngine } from "../ports/search.ts";
import type { IndexJob } from "./index-learner.ts";
import { byLanguage, indexJobs, learnBeside, loadLearned } from "./search-index.ts";

/** What was learned of several contents, a language of the same words once. */
export interface LearnedSearch {
  /** Learns a language when it is first asked for, unless somebody has. */
  engine(knowledge: Knowledge): SearchEngine;
  /** What has to be learned yet of a content, each to be called once. */
  lessons(knowledge: Knowledge): readonly (() => void)[];
}

/** Two contents of all languages; an engine takes about ten megabytes. */
const MOST_ENGINES = 14;

export function createLearnedSearch(folder: string): LearnedSearch {
  const engines = new Latest<string, SearchEngine>(MOST_ENGINES);
  const keep = (key: string, engine: SearchEngine): SearchEngine => {
    engines.set(key, engine);
    return engine;
  };
  const known = (key: string, job: IndexJob): SearchEngine | null => {
    const engine = engines.get(key) ?? loadLearned(job, folder);
    return engine === null ? null : keep(key, engine);
  };
  const learned = (key: string, job: IndexJob): SearchEngine =>
    known(key, job) ?? keep(key, learnBeside(job, folder));
  const jobsOf = (knowledge: Knowledge): readonly [string, IndexJob][] =>
    indexJobs(knowledge, { bare: false }).map((job) => [keyOf(job), job]);

  return {
    engine: (knowledge) => {
      const own = new Map<LanguageTag, SearchEngine>();
      for (const [key, job] of jobsOf(knowledge))
        own.set(
          job.language,
          lazy(() => learned(key, job)),
        );
      return byLanguage(own);
    },
    lessons: (knowledge) => {
      const missing = jobsOf(knowledge).filter(([key, job]) => known(key, job) === null);
      return missing.map(
        ([key, job]) =>
          () =>
            void learned(key, job),
      );
    },
  };
}

/** The same for the same words. */
function keyOf(job: IndexJob): string {
  return createHash("sha256").update(JSON.stringify(job)).digest("base64");
}

/** The engine of one language, made when it is first asked. */
function lazy(make: () => SearchEngine): SearchEngine {
  let made: SearchEngine | null = null;
  return {
    get languages() {
      made ??= make();
      return made.languages;
    },
    search: (text, language, top, context) => {
      made ??= make();
      return made.search(text, language, top, context);
    },
  };
}
