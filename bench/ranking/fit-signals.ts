/**
 * Fits the weights of the ranker's signals on all complete languages that have negatives and prints them; copy them to
 * `src/search/model/signal-weights.ts`, raise `FORMAT_VERSION` and fit the confidence anew.
 */
import { parseArgs } from "node:util";
import { FIVE_ROUNDS, NO_QUESTIONS, type Round } from "./cross-fit.ts";
import { ALL_QUESTIONS, buildIndex } from "../../src/search/index/build-index.ts";
import type { Corpus } from "../../src/search/index/corpus.ts";
import { learnClasses } from "../../src/search/model/examples.ts";
import { readBag, readQuery } from "../../src/search/model/query.ts";
import { createScorer, SIGNAL_COUNT, SIGNALS } from "../../src/search/model/scorer.ts";
import { ownCorpora, practiceQuestions } from "./corpora.ts";

/** One question: the signals of all documents, and which of them are right. */
interface Group {
  readonly signals: Float64Array;
  readonly right: readonly number[];
  /** How much it counts beside the others. */
  readonly weight: number;
}

const STEPS = 300;
const RATE = 0.15;
const SHRINK = 2;
/** Articles about subjects count in full; of the others and of questions without variants every so many does. */
const CONVERSATION_EVERY = 12;
const WITHOUT_QUESTIONS_EVERY = 40;
const SUBJECTS_EVERY = 6;
const PRACTICE_WEIGHT = 4;

function groupsOf(corpus: Corpus, rounds: readonly Round[], conversation: boolean): Group[] {
  return rounds.flatMap(({ asksQuestion, asksNegative }) => {
    const included = (_: number, question: number): boolean => !asksQuestion(question);
    const index = buildIndex(corpus, included);
    const near = corpus.near.filter((_, number) => !asksNegative(number));
    const far = corpus.far.filter((_, number) => !asksNegative(number));
    const scorer = createScorer(index, learnClasses({ ...corpus, near, far }, index, included));
    return corpus.documents.flatMap(({ id, questions }, right) =>
      id.startsWith("conversation/") !== conversation
        ? []
        : questions
            .filter((_, question) => asksQuestion(question))
            .map((bag) => ({
              signals: scorer.score(readBag(bag, index, null), null).signals.slice(),
              right: [right],
              weight: 1,
            })),
    );
  });
}

/** Practice questions, which are asked as people ask: held-out variants were made as unlike the others as could be. */
function practiceGroups(corpus: Corpus): Group[] {
  const index = buildIndex(corpus, ALL_QUESTIONS);
  const scorer = createScorer(index, learnClasses(corpus, index, ALL_QUESTIONS));
  return practiceQuestions(corpus.language).flatMap(({ text, accept }) => {
    const right = corpus.documents.flatMap(({ id }, number) =>
      accept.includes(id) ? [number] : [],
    );
    if (right.length === 0) return [];
    const query = readQuery(text, corpus.language, index);
    return [{ signals: scorer.score(query, null).signals.slice(), right, weight: PRACTICE_WEIGHT }];
  });
}

/** Softmax over the documents of each question; weights stay at or above zero. */
function fit(groups: readonly Group[]): Float64Array {
  const weights = new Float64Array(SIGNAL_COUNT).fill(0.5);
  const first = new Float64Array(SIGNAL_COUNT);
  const second = new Float64Array(SIGNAL_COUNT);
  for (let step = 1; step <= STEPS; step += 1) {
    const gradient = weights.map((weight) => SHRINK * weight);
    for (const group of groups) addGradient(group, weights, gradient);
    for (let k = 0; k < SIGNAL_COUNT; k += 1) {
      const slope = (gradient[k] ?? 0) / groups.length;
      const mean = 0.9 * (first[k] ?? 0) + 0.1 * slope;
      const square = 0.99 * (second[k] ?? 0) + 0.01 * slope * slope;
      first[k] = mean;
      second[k] = square;
      const move = mean / (1 - 0.9 ** step) / (Math.sqrt(square / (1 - 0.99 ** step)) + 1e-8);
      weights[k] = Math.max(0, (weights[k] ?? 0) - RATE * (1 - step / (STEPS + 1)) * move);
    }
  }
  return weights;
}

function addGradient(
  { signals, right, weight }: Group,
  weights: Float64Array,
  gradient: Float64Array,
): void {
  const odds = scoresOf(signals, weights);
  const highest = Math.max(...odds);
  let total = 0;
  odds.forEach((score, document) => {
    const value = Math.exp(score - highest);
    odds[document] = value;
    total += value;
  });
  const accepted = right.reduce((sum, document) => sum + (odds[document] ?? 0), 0) || 1e-300;
  odds.forEach((value, document) => {
    const error = weight * (value / total - (right.includes(document) ? value / accepted : 0));
    for (let k = 0; k < SIGNAL_COUNT; k += 1) {
      gradient[k] = (gradient[k] ?? 0) + error * (signals[document * SIGNAL_COUNT + k] ?? 0);
    }
  });
}

function scoresOf(signals: Float64Array, weights: Float64Array): Float64Array {
  return new Float64Array(signals.length / SIGNAL_COUNT).map((_, document) =>
    weights.reduce(
      (sum, weight, k) => sum + weight * (signals[document * SIGNAL_COUNT + k] ?? 0),
      0,
    ),
  );
}

function firstHits(groups: readonly Group[], weights: Float64Array): string {
  const hits = groups.filter(({ signals, right }) => {
    const scores = scoresOf(signals, weights);
    return right.includes(scores.indexOf(Math.max(...scores)));
  });
  return `${((100 * hits.length) / groups.length).toFixed(1)} % of ${groups.length}`;
}

const { values } = parseArgs({ options: { knowledge: { type: "string" } } });
const corpora = ownCorpora(values.knowledge);
const all = (rounds: readonly Round[], conversation: boolean): Group[] =>
  corpora.flatMap((corpus) => groupsOf(corpus, rounds, conversation));
const every = (groups: readonly Group[], step: number): Group[] =>
  groups.filter((_, number) => number % step === 0);

const subjects = every(all(FIVE_ROUNDS, false), SUBJECTS_EVERY);
const practice = corpora.flatMap(practiceGroups);
const weights = fit([
  ...practice,
  ...subjects,
  ...every(all(FIVE_ROUNDS, true), CONVERSATION_EVERY),
  ...every(all(NO_QUESTIONS, false), WITHOUT_QUESTIONS_EVERY),
]);
console.log(SIGNALS.map((signal, k) => `  ${signal}: ${(weights[k] ?? 0).toFixed(1)},`).join("\n"));
console.log(`first hit of practice questions: ${firstHits(practice, weights)}`);
console.log(`first hit of held-out variants about subjects: ${firstHits(subjects, weights)}`);
