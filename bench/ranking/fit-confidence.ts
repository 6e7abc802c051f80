/**
 * Fits the confidence that ships, on all complete languages that have negatives, and prints the file that holds it:
 *
 *     node bench/ranking/fit-confidence.ts > src/search/confidence/shipped-weights.ts
 */
import { parseArgs } from "node:util";
import { sureFrom } from "../../src/search/confidence/calibration.ts";
import { condense, FEATURE_COUNT } from "../../src/search/confidence/condense.ts";
import {
  crossFit,
  FIVE_ROUNDS,
  MIX,
  MIX_WITHOUT_QUESTIONS,
  NO_QUESTIONS,
  type Mix,
  type Round,
} from "../../src/search/confidence/cross-fit.ts";
import { fitOutcomes, OUTCOME_COUNT } from "../../src/search/confidence/outcome-model.ts";
import { ownCorpora } from "./corpora.ts";
import { learnCondenser } from "./learn-condenser.ts";

/** Keeps weights small where the samples do not ask for more. */
const STRENGTH = 5;
const COLUMNS = 12;

const { values } = parseArgs({ options: { knowledge: { type: "string" } } });
const corpora = ownCorpora(values.knowledge);

function fitted(rounds: readonly Round[], mix: Mix): string {
  const fits = corpora.map((corpus) => crossFit(corpus, rounds, mix));
  const judged = fits.flatMap((fit) => fit.samples);
  const nearWeight = fits.reduce((sum, fit) => sum + fit.nearWeight, 0);
  const condenser = learnCondenser(judged);
  const samples = judged.map(({ evidence, outcome, weight }) => ({
    features: condense(condenser, evidence),
    outcome,
    weight,
  }));
  const model = fitOutcomes(samples, new Float64Array(OUTCOME_COUNT * FEATURE_COUNT), STRENGTH);
  return [
    "{",
    `  sureFrom: ${sureFrom(samples, nearWeight, model).toFixed(2)},`,
    `  condenser: ${numbers(condenser)},`,
    `  weights: ${numbers(model)},`,
    "}",
  ].join("\n");
}

function numbers(list: Float64Array): string {
  const cells = Array.from(list, (value) => value.toFixed(2));
  const rows = Array.from({ length: Math.ceil(cells.length / COLUMNS) }, (_, row) =>
    cells.slice(row * COLUMNS, (row + 1) * COLUMNS).join(", "),
  );
  return `[\n    ${rows.join(",\n    ")},\n  ]`;
}

console.log(`/** Written by bench/ranking/fit-confidence.ts. */
export const WITH_QUESTIONS = ${fitted(FIVE_ROUNDS, MIX)};

export const WITHOUT_QUESTIONS = ${fitted(NO_QUESTIONS, MIX_WITHOUT_QUESTIONS)};`);
