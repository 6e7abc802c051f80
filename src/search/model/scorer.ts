import {
  FIELD_COUNT,
  IMPACT_STEPS,
  inverseRoot,
  QUESTION,
  SENTENCE,
  type LanguageIndex,
} from "../index/language-index.ts";
import type { Postings } from "../index/postings.ts";
import { GRAM, PAIR, STEM } from "../text/terms.ts";
import { addLogits, vectorOf, type Classifier } from "./classifier.ts";
import type { Query } from "./query.ts";

/**
 * What is known of a document for a question. The first eight say how much of the question each field covers, by stems
 * and by n-grams; `best…` and `topUnits` are cosines to single titles and questions; the last two are the classifier's.
 */
export const SIGNALS = [
  "titleStems",
  "questionStems",
  "summaryStems",
  "bodyStems",
  "titleGrams",
  "questionGrams",
  "summaryGrams",
  "bodyGrams",
  "bestWords",
  "bestGrams",
  "bestUnit",
  "topUnits",
  "bestSentence",
  "logit",
  "probability",
] as const;
export type Signal = (typeof SIGNALS)[number];
export const SIGNAL_COUNT = SIGNALS.length;

/** Where a signal stands among those of a document. */
export function placeOf(signal: Signal): number {
  return SIGNALS.indexOf(signal);
}

const AT = {
  grams: placeOf("titleGrams"),
  bestWords: placeOf("bestWords"),
  bestGrams: placeOf("bestGrams"),
  bestUnit: placeOf("bestUnit"),
  topUnits: placeOf("topUnits"),
  bestSentence: placeOf("bestSentence"),
  logit: placeOf("logit"),
  probability: placeOf("probability"),
};

export interface Scores {
  /** `SIGNAL_COUNT` numbers a document; valid until the next call. */
  readonly signals: Float64Array;
  /** Probability that the classifier gives to "no article"; 0 without negatives. */
  readonly nothing: number;
  /** How near a title, a question or a sentence is to the question, 0 to 1; of this question until the next call. */
  readonly cosineOf: (unit: number) => number;
}

export interface Scorer {
  /** @param masked a document to treat as absent, or `null` */
  score(query: Query, masked: number | null): Scores;
}

/** A scorer with working memory of its own: not to be shared by threads. */
export function createScorer(index: LanguageIndex, classifier: Classifier | null): Scorer {
  const unitCount = index.kindOfUnit.length;
  const words = new Float32Array(unitCount);
  const grams = new Float32Array(unitCount);
  const logits = new Float64Array(classifier?.classCount ?? 0);
  const signals = new Float64Array(index.documentCount * SIGNAL_COUNT);

  return {
    score(query, masked) {
      signals.fill(0);
      const rarest = rarestFirst(query);
      addFields(index, query, affordable(rarest, query, index.documents, MOST_DOCUMENTS), signals);
      addUnits(index, query, affordable(rarest, query, index.units, MOST_UNITS), words, grams);
      readUnits(index, query, words, grams, signals);
      const nothing =
        classifier === null ? 0 : classSignals(index, classifier, query, logits, masked, signals);
      if (masked !== null) signals.fill(0, masked * SIGNAL_COUNT, (masked + 1) * SIGNAL_COUNT);
      return { signals, nothing, cosineOf: cosines(index, query, words, grams) };
    },
  };
}

/**
 * Postings that one question may walk through. Most questions get there: what stands in most articles costs most and tells least, and
 * replies were the same with twice as many.
 */
const MOST_DOCUMENTS = 12_000;
const MOST_UNITS = 30_000;
/** Weights that are nearer than a step are as good as the same. */
const WEIGHT_STEPS = 1e6;

/** The places of the terms of a question, the rarest first. */
function rarestFirst({ weights }: Query): Uint32Array {
  // Numbers by themselves are sorted in a fraction of the time: each is a weight in steps, and its place.
  const keys = Float64Array.from(
    weights,
    (weight, i) => i - Math.round(weight * WEIGHT_STEPS) * weights.length,
  ).sort();
  return Uint32Array.from(keys, (key) => {
    const place = key % weights.length;
    return place < 0 ? place + weights.length : place;
  });
}

/** Of these places those that are looked up, as many as may be walked through. */
function affordable(
  places: Uint32Array,
  { terms }: Query,
  { starts }: Postings,
  most: number,
): Uint32Array {
  let spent = 0;
  for (let at = 0; at < places.length; at += 1) {
    const term = terms[places[at] ?? 0] ?? 0;
    spent += (starts[term + 1] ?? 0) - (starts[term] ?? 0);
    if (spent > most) return places.subarray(0, at);
  }
  return places;
}

/** Adds what each term of the question gives to each field, as a part of the whole question. */
function addFields(
  index: LanguageIndex,
  query: Query,
  places: Uint32Array,
  signals: Float64Array,
): void {
  const { starts, columns } = index.documents;
  const { impacts, vocabulary } = index;
  for (const i of places) {
    const term = query.terms[i] ?? 0;
    const channel = vocabulary.channels[term] ?? 0;
    const mass = query.mass[channel] ?? 0;
    const weight = (query.weights[i] ?? 0) / (mass * IMPACT_STEPS);
    if (channel === PAIR || mass === 0 || weight === 0) continue;
    const first = channel === STEM ? 0 : AT.grams;
    const end = starts[term + 1] ?? 0;
    for (let place = starts[term] ?? 0; place < end; place += 1) {
      const target = (columns[place] ?? 0) * SIGNAL_COUNT + first;
      const source = place * FIELD_COUNT;
      // Adding nothing costs less than asking whether there is something to add.
      for (let field = 0; field < FIELD_COUNT; field += 1) {
        const impact = impacts[source + field] ?? 0;
        signals[target + field] = (signals[target + field] ?? 0) + weight * impact;
      }
    }
  }
}

/** The products of the question with every unit, by words (stems and pairs) and by n-grams. */
function addUnits(
  index: LanguageIndex,
  query: Query,
  places: Uint32Array,
  words: Float32Array,
  grams: Float32Array,
): void {
  words.fill(0);
  grams.fill(0);
  const { starts, columns } = index.units;
  for (const i of places) {
    const term = query.terms[i] ?? 0;
    const weight = (query.weights[i] ?? 0) ** 2;
    if (weight === 0) continue;
    const scores = index.vocabulary.channels[term] === GRAM ? grams : words;
    const end = starts[term + 1] ?? 0;
    for (let place = starts[term] ?? 0; place < end; place += 1) {
      const unit = columns[place] ?? 0;
      scores[unit] = (scores[unit] ?? 0) + weight;
    }
  }
}

function cosines(
  { scalesOfUnit }: LanguageIndex,
  query: Query,
  words: Float32Array,
  grams: Float32Array,
): (unit: number) => number {
  const wordScale = inverseRoot((query.squares[STEM] ?? 0) + (query.squares[PAIR] ?? 0));
  const gramScale = inverseRoot(query.squares[GRAM] ?? 0);
  return (unit) =>
    ((words[unit] ?? 0) * wordScale * (scalesOfUnit[2 * unit] ?? 0) +
      (grams[unit] ?? 0) * gramScale * (scalesOfUnit[2 * unit + 1] ?? 0)) /
    2;
}

/** The best cosines of each document's units. */
function readUnits(
  index: LanguageIndex,
  query: Query,
  words: Float32Array,
  grams: Float32Array,
  signals: Float64Array,
): void {
  const wordScale = inverseRoot((query.squares[STEM] ?? 0) + (query.squares[PAIR] ?? 0));
  const gramScale = inverseRoot(query.squares[GRAM] ?? 0);
  const { firstUnits, kindOfUnit, scalesOfUnit } = index;
  for (let document = 0; document < index.documentCount; document += 1) {
    let bestWords = 0;
    let bestGrams = 0;
    let bestUnit = 0;
    let bestSentence = 0;
    let second = 0;
    let third = 0;
    let first = 0;
    const end = firstUnits[document + 1] ?? 0;
    for (let unit = firstUnits[document] ?? 0; unit < end; unit += 1) {
      // Nearly every unit shares something: to skip the others costs more than to weigh them.
      const byWords = (words[unit] ?? 0) * wordScale * (scalesOfUnit[2 * unit] ?? 0);
      const byGrams = (grams[unit] ?? 0) * gramScale * (scalesOfUnit[2 * unit + 1] ?? 0);
      const both = (byWords + byGrams) / 2;
      const kind = kindOfUnit[unit];
      if (kind === SENTENCE) {
        if (both > bestSentence) bestSentence = both;
        continue;
      }
      if (byWords > bestWords) bestWords = byWords;
      if (byGrams > bestGrams) bestGrams = byGrams;
      if (both > bestUnit) bestUnit = both;
      if (kind !== QUESTION || both <= third) continue;
      third = Math.min(both, second);
      second = Math.min(Math.max(both, second), first);
      first = Math.max(both, first);
    }
    const place = document * SIGNAL_COUNT;
    signals[place + AT.bestWords] = bestWords;
    signals[place + AT.bestGrams] = bestGrams;
    signals[place + AT.bestUnit] = bestUnit;
    signals[place + AT.topUnits] = (first + second + third) / 3;
    signals[place + AT.bestSentence] = bestSentence;
  }
}

/** Adds the classifier's view and returns the probability of "no article". */
function classSignals(
  index: LanguageIndex,
  classifier: Classifier,
  query: Query,
  logits: Float64Array,
  masked: number | null,
  signals: Float64Array,
): number {
  logits.set(classifier.biases);
  addLogits(classifier, query.terms, vectorOf(query, index.vocabulary.channels), logits);
  if (masked !== null) logits[masked] = -Infinity;
  let highest = -Infinity;
  for (const logit of logits) if (logit > highest) highest = logit;
  let sum = 0;
  for (const logit of logits) sum += Math.exp(logit - highest);
  for (let document = 0; document < index.documentCount; document += 1) {
    const logit = (logits[document] ?? 0) - highest;
    signals[document * SIGNAL_COUNT + AT.logit] = Math.max(0, 1 + logit / 10);
    signals[document * SIGNAL_COUNT + AT.probability] = Math.exp(logit) / sum;
  }
  const last = logits[index.documentCount];
  return last === undefined ? 0 : Math.exp(last - highest) / sum;
}
