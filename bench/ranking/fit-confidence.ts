/**
 * Fits the confidence that ships, on all complete languages that have negatives, and prints the file that holds it:
 *
 *     node bench/ranking/fit-confidence.ts > src/search/confidence/shipped-weights.ts
 */
import { parseArgs } from "node:util";
import { sureFrom } from "./sure-from.ts";
import { condense, FEATURE_COUNT } from "../../src/search/confidence/condense.ts";
import {
  crossFit,
  MIX,
  MIX_WITHOUT_QUESTIONS,
  NO_QUESTIONS,
  TWO_ROUNDS,
  weighed,
  type CrossFit,
  type Finding,
  type Mix,
  type Round,
} from "./cross-fit.ts";
import { OUTCOME_COUNT } from "../../src/search/confidence/outcome-model.ts";
import { fitOutcomes } from "./fit-outcomes.ts";
import { evidenceOf } from "../../src/search/confidence/evidence.ts";
import { ALL_QUESTIONS, buildIndex } from "../../src/search/index/build-index.ts";
import type { Corpus } from "../../src/search/index/corpus.ts";
import { learnClasses } from "../../src/search/model/examples.ts";
import { readQuery } from "../../src/search/model/query.ts";
import { rank } from "../../src/search/model/ranker.ts";
import { createScorer } from "../../src/search/model/scorer.ts";
import { ownCorpora, practiceQuestions } from "./corpora.ts";
import { learnCondenser } from "./learn-condenser.ts";

/** Keeps weights small where the samples do not ask for more. */
const STRENGTH = 5;
const COLUMNS = 12;
/** What practice questions weigh beside held-out variants. */
const PRACTICE_SHARE = 2;

const { values } = parseArgs({ options: { knowledge: { type: "string" } } });
const corpora = ownCorpora(values.knowledge);

/**
 * Practice questions are asked as people ask; held-out variants were made as unlike the others as could be, so that
 * confidence learned from them alone would be too low.
 */
function practice(corpus: Corpus): CrossFit {
  const index = buildIndex(corpus, ALL_QUESTIONS);
  const scorer = createScorer(index, learnClasses(corpus, index, ALL_QUESTIONS));
  const questions = practiceQuestions(corpus.language);
  return weighed(
    questions.flatMap(({ text, accept, kind }): Finding[] => {
      const query = readQuery(text, corpus.language, index);
      const scores = scorer.score(query, null);
      const ranked = rank(scores, 2, null);
      const first = corpus.documents[ranked[0]?.document ?? -1]?.id;
      if (first === undefined) return [];
      if (kind === "answerable") {
        const evidence = evidenceOf(index, query, scores, ranked);
        return [{ kind: accept.includes(first) ? "right" : "wrong", evidence }];
      }
      const harmless = first.startsWith("conversation/");
      return [{ kind, evidence: harmless ? null : evidenceOf(index, query, scores, ranked) }];
    }),
    MIX,
  );
}

/** Makes samples count so many times over. */
function times(factor: number, { samples, nearWeight }: CrossFit): CrossFit {
  return {
    samples: samples.map((sample) => ({ ...sample, weight: factor * sample.weight })),
    nearWeight: factor * nearWeight,
  };
}

function fitted(rounds: readonly Round[], mix: Mix, own: readonly CrossFit[]): string {
  const heldOut = corpora.map((corpus) => crossFit(corpus, rounds, mix));
  const heldOutWeight = totalOf(heldOut);
  const ownWeight = totalOf(own);
  const factor = ownWeight === 0 ? 0 : (PRACTICE_SHARE * heldOutWeight) / ownWeight;
  const fits = [...heldOut, ...own.map((fit) => times(factor, fit))];
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

function totalOf(fits: readonly CrossFit[]): number {
  return fits.reduce(
    (sum, { samples }) => sum + samples.reduce((whole, { weight }) => whole + weight, 0),
    0,
  );
}

function numbers(list: Float64Array): string {
  const cells = Array.from(list, (value) => value.toFixed(2));
  const rows = Array.from({ length: Math.ceil(cells.length / COLUMNS) }, (_, row) =>
    cells.slice(row * COLUMNS, (row + 1) * COLUMNS).join(", "),
  );
  return `[\n    ${rows.join(",\n    ")},\n  ]`;
}

console.log(`/** Written by bench/ranking/fit-confidence.ts. */
export const WITH_QUESTIONS = ${fitted(TWO_ROUNDS, MIX, corpora.map(practice))};

export const WITHOUT_QUESTIONS = ${fitted(NO_QUESTIONS, MIX_WITHOUT_QUESTIONS, [])};`);
