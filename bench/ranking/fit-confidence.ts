/**
 * Fits the confidence that ships, on the English and Chinese articles, and prints the file that holds it:
 *
 *     node bench/ranking/fit-confidence.ts > src/search/confidence/shipped-weights.ts
 */
import { parseArgs } from "node:util";
import { sureFrom } from "../../src/search/confidence/calibration.ts";
import {
  crossFit,
  FIVE_FOLDS,
  MIX,
  MIX_WITHOUT_QUESTIONS,
  NO_QUESTIONS,
  type Fold,
  type Mix,
} from "../../src/search/confidence/cross-fit.ts";
import { EVIDENCE_COUNT } from "../../src/search/confidence/evidence.ts";
import { fitOutcomes, OUTCOME_COUNT } from "../../src/search/confidence/outcome-model.ts";
import { fittedCorpora } from "./corpora.ts";

/** Keeps weights small where the samples do not ask for more. */
const STRENGTH = 5;

const { values } = parseArgs({ options: { knowledge: { type: "string" } } });
const corpora = fittedCorpora(values.knowledge);

function fitted(folds: readonly Fold[], mix: Mix): string {
  const fits = corpora.map((corpus) => crossFit(corpus, folds, mix));
  const samples = fits.flatMap((fit) => fit.samples);
  const nearWeight = fits.reduce((sum, fit) => sum + fit.nearWeight, 0);
  const model = fitOutcomes(samples, new Float64Array(OUTCOME_COUNT * EVIDENCE_COUNT), STRENGTH);
  const rows = Array.from({ length: OUTCOME_COUNT }, (_, outcome) =>
    Array.from(model.slice(outcome * EVIDENCE_COUNT, (outcome + 1) * EVIDENCE_COUNT), (weight) =>
      weight.toFixed(2),
    ).join(", "),
  );
  return `{\n  sureFrom: ${sureFrom({ samples, nearWeight }, model).toFixed(2)},\n  weights: [\n    ${rows.join(",\n    ")},\n  ],\n}`;
}

console.log(`/** Written by bench/ranking/fit-confidence.ts; a row an outcome, a column a piece of evidence. */
export const WITH_QUESTIONS = ${fitted(FIVE_FOLDS, MIX)};

export const WITHOUT_QUESTIONS = ${fitted(NO_QUESTIONS, MIX_WITHOUT_QUESTIONS)};`);
