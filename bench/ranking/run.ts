/**
 * Measures the ranking; see docs/ranking.md.
 *
 *     node --expose-gc bench/ranking/run.ts [--languages en,zh] [--only measured|held-out|cost] [--without-nlpjs]
 *
 * nlp.js is installed into bench/peers the first time; it takes some minutes to learn all languages.
 */
import path from "node:path";
import { parseArgs } from "node:util";
import { loadKnowledge } from "../../src/content/load.ts";
import { searchDocuments, searchNegatives } from "../../src/services/search-documents.ts";
import { COST_HEAD, measureCost } from "./cost.ts";
import { miniSearch, nlpJs, ours, type MakeRanker } from "./engines.ts";
import { generatedDocuments } from "./generated.ts";
import { textTable } from "../../src/app/commands/text-table.ts";
import { measure, pooled, QUALITY_HEAD, rowOf, type Counts } from "./quality.ts";
import { heldOutSet, measuredSets, type QuestionSet } from "./sets.ts";

const KEPT_VARIANTS = [3, 8];
const GENERATED_TEXTS = 3500;
const root = path.resolve(import.meta.dirname, "../..");

const { values } = parseArgs({
  options: {
    languages: { type: "string" },
    only: { type: "string" },
    "without-nlpjs": { type: "boolean", default: false },
    second: { type: "boolean", default: false },
    knowledge: { type: "string", default: path.join(root, "knowledge") },
  },
});

const loaded = loadKnowledge(values.knowledge);
if (!loaded.ok) {
  const [first] = loaded.problems;
  throw new Error(
    `knowledge has ${loaded.problems.length} faults, such as ${JSON.stringify(first)}`,
  );
}
const { knowledge } = loaded;
const documents = searchDocuments(knowledge, { bare: false });
const languages = values.languages?.split(",") ?? knowledge.languages;
const engines: MakeRanker[] = [ours, miniSearch];
if (!values["without-nlpjs"]) engines.push(nlpJs());

const wanted = (part: string): boolean => values.only === undefined || values.only === part;

const measured: Counts[] = [];

for (const language of languages) {
  const own = documents.filter((document) => document.language === language);
  const negatives = searchNegatives(knowledge).filter((set) => set.language === language);
  const rows: string[][] = [];
  const ask = async (set: QuestionSet): Promise<Counts[]> => {
    const all: Counts[] = [];
    for (const make of engines) all.push(await measure(set, make, negatives));
    rows.push(...all.map((counts) => rowOf(set.name, counts)));
    return all;
  };
  if (wanted("measured")) {
    for (const set of measuredSets(path.join(root, "questions"), language, own, values.second)) {
      measured.push(...(await ask(set)));
    }
  }
  if (wanted("held-out")) {
    for (const kept of KEPT_VARIANTS) await ask(heldOutSet(language, own, kept));
  }
  if (rows.length > 0) {
    console.log(`\n${language}, ${own.length} articles\n${textTable(QUALITY_HEAD, rows)}`);
  }
}

if (measured.length > 0) {
  const names = new Set(measured.map(({ engine }) => engine));
  const rows = Array.from(names, (name) => rowOf("all measured", pooled(name, measured)));
  console.log(`\n${textTable(QUALITY_HEAD, rows)}`);
}

if (wanted("cost")) {
  const first = documents.filter(({ language }) => language === languages[0]);
  const rows = [
    measureCost("today", documents, searchNegatives(knowledge)),
    measureCost("generated, one language", generatedDocuments(first, GENERATED_TEXTS), []),
  ];
  console.log(`\n${textTable(COST_HEAD, rows)}`);
}
