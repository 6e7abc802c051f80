import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import MiniSearch from "minisearch";
import { z } from "zod";
import type { Negatives, SearchDocument, SearchVerdict } from "../../src/ports/search.ts";
import { buildSearchEngine } from "../../src/search/index.ts";

/** What an engine makes of one question. */
export interface Found {
  /** Best first. */
  readonly ids: readonly string[];
  /** `null` for an engine that only ranks. */
  readonly verdict: SearchVerdict | null;
}

export interface Ranker {
  readonly name: string;
  readonly find: (text: string) => Found | Promise<Found>;
}

/** Makes a ranker of the documents of one language. */
export type MakeRanker = (
  language: string,
  documents: readonly SearchDocument[],
  negatives: readonly Negatives[],
) => Promise<Ranker>;

const TOP = 5;

export const ours: MakeRanker = (language, documents, negatives) => {
  const engine = buildSearchEngine(documents, negatives);
  engine.prepare([language]);
  return Promise.resolve({
    name: "yizhan",
    find(text) {
      const { hits, verdict } = engine.search(text, language, TOP);
      return { ids: hits.map(({ id }) => id), verdict };
    },
  });
};

/** MiniSearch as good as it gets here: words cut by `Intl.Segmenter`, no fuzzy or prefix matching (both lower it). */
export const miniSearch: MakeRanker = (language, documents) => {
  const segmenter = new Intl.Segmenter(language, { granularity: "word" });
  const index = new MiniSearch({
    fields: ["title", "questions", "body"],
    tokenize: (text) =>
      Array.from(segmenter.segment(text))
        .filter(({ isWordLike }) => isWordLike === true)
        .map(({ segment }) => segment),
  });
  index.addAll(
    documents.map(({ id, title, questions, summary, body }) => ({
      id,
      title,
      questions: questions.join("\n"),
      body: `${summary}\n${body}`,
    })),
  );
  return Promise.resolve({
    name: "MiniSearch",
    find(text) {
      const hits = index.search(text, { boost: { title: 2, questions: 2 } });
      return { ids: hits.slice(0, TOP).map(({ id }) => String(id)), verdict: null };
    },
  });
};

const PROCESSED = z.object({
  classifications: z.array(z.object({ intent: z.string(), score: z.number() })),
});

interface NlpManager {
  addLanguage(language: string): void;
  addDocument(language: string, text: string, intent: string): void;
  train(): Promise<void>;
  process(language: string, text: string): Promise<unknown>;
}

/** Installed apart from the project, since it brings more packages than the project has. */
const PEERS = path.resolve(import.meta.dirname, "../peers");

/** nlp.js, trained on titles and variants; it has no place for bodies. Installs it where it is not yet. */
export function nlpJs(): MakeRanker {
  if (!existsSync(path.join(PEERS, "node_modules"))) {
    const npm = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], {
      cwd: PEERS,
      stdio: "inherit",
    });
    if (npm.status !== 0) throw new Error("nlp.js could not be installed; try --without-nlpjs");
  }
  const load = createRequire(path.join(PEERS, "package.json"));
  return async (language, documents) => {
    const { NlpManager } = load("node-nlp") as {
      NlpManager: new (settings: object) => NlpManager;
    };
    const manager = new NlpManager({ languages: [language], nlu: { log: false }, autoSave: false });
    for (const { id, title, questions } of documents) {
      for (const text of [title, ...questions]) manager.addDocument(language, text, id);
    }
    await manager.train();
    return {
      name: "nlp.js",
      async find(text) {
        const { classifications } = PROCESSED.parse(await manager.process(language, text));
        const ids = classifications.map(({ intent }) => intent).filter((id) => id !== "None");
        return { ids: ids.slice(0, TOP), verdict: null };
      },
    };
  };
}
