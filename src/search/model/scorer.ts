import {
  FIELD_COUNT,
  IMPACT_STEPS,
  QUESTION,
  SENTENCE,
  type LanguageIndex,
} from "../index/language-index.ts";
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
}

export interface Scorer {
  /** @param masked a document to treat as absent, or `null` */
  score(query: Query, masked: number | null): Scores;
}

/** A scorer with working memory of its own: not to be shared by threads. */
export function createScorer(index: LanguageIndex, classifier: Classifier | null): Scorer {
  const unitCount = index.documentOfUnit.length;
  const words = new Float64Array(unitCount);
  const grams = new Float64Array(unitCount);
  const logits = new Float64Array(classifier?.classCount ?? 0);
  const signals = new Float64Array(index.documentCount * SIGNAL_COUNT);

  return {
    score(query, masked) {
      signals.fill(0);
      addFields(index, query, signals);
      addUnits(index, query, words, grams);
      readUnits(index, query, words, grams, signals);
      const nothing =
        classifier === null
          ? 0
          : classSignals(index, classifier, query, logits, masked, signals);
      if (masked !== null) signals.fill(0, masked * SIGNAL_COUNT, (masked + 1) * SIGNAL_COUNT);
      return { signals, nothing };
    },
  };
}

/** Adds what each term of the question gives to each field, as a part of the whole question. */
function addFields(index: LanguageIndex, query: Query, signals: Float64Array): void {
  const { starts, columns } = index.documents;
  const { impacts, vocabulary } = index;
  for (let i = 0; i < query.terms.length; i += 1) {
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
      for (let field = 0; field < FIELD_COUNT; field += 1) {
        const impact = impacts[source + field] ?? 0;
        if (impact > 0) signals[target + field] = (signals[target + field] ?? 0) + weight * impact;
      }
    }
  }
}

/** The products of the question with every unit, by words (stems and pairs) and by n-grams. */
function addUnits(
  index: LanguageIndex,
  query: Query,
  words: Float64Array,
  grams: Float64Array,
): void {
  words.fill(0);
  grams.fill(0);
  const { starts, columns } = index.units;
  for (let i = 0; i < query.terms.length; i += 1) {
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

/** The best cosines of each document's units. */
function readUnits(
  index: LanguageIndex,
  query: Query,
  words: Float64Array,
  grams: Float64Array,
  signals: Float64Array,
): void {
  const wordNorm = Math.sqrt((query.squares[STEM] ?? 0) + (query.squares[PAIR] ?? 0));
  const gramNorm = Math.sqrt(query.squares[GRAM] ?? 0);
  const { documentOfUnit, kindOfUnit, normsOfUnit } = index;
  const top: Top = [0, 0, 0];
  let current = -1;
  for (let unit = 0; unit < documentOfUnit.length; unit += 1) {
    const document = documentOfUnit[unit] ?? 0;
    if (document !== current) {
      if (current >= 0) signals[current * SIGNAL_COUNT + AT.topUnits] = takeMean(top);
      current = document;
    }
    if (words[unit] === 0 && grams[unit] === 0) continue;
    const byWords = cosine(words[unit] ?? 0, wordNorm * (normsOfUnit[2 * unit] ?? 0));
    const byGrams = cosine(grams[unit] ?? 0, gramNorm * (normsOfUnit[2 * unit + 1] ?? 0));
    const both = (byWords + byGrams) / 2;
    const place = document * SIGNAL_COUNT;
    if (kindOfUnit[unit] === SENTENCE) {
      raise(signals, place + AT.bestSentence, both);
      continue;
    }
    raise(signals, place + AT.bestWords, byWords);
    raise(signals, place + AT.bestGrams, byGrams);
    raise(signals, place + AT.bestUnit, both);
    if (kindOfUnit[unit] === QUESTION) insert(top, both);
  }
  if (current >= 0) signals[current * SIGNAL_COUNT + AT.topUnits] = takeMean(top);
}

function cosine(product: number, norms: number): number {
  return norms === 0 ? 0 : product / norms;
}

function raise(values: Float64Array, place: number, value: number): void {
  if (value > (values[place] ?? 0)) values[place] = value;
}

/** The three highest values, highest first. */
type Top = [number, number, number];

function insert(top: Top, value: number): void {
  if (value > top[0]) {
    top[2] = top[1];
    top[1] = top[0];
    top[0] = value;
  } else if (value > top[1]) {
    top[2] = top[1];
    top[1] = value;
  } else if (value > top[2]) top[2] = value;
}

function takeMean(top: Top): number {
  const mean = (top[0] + top[1] + top[2]) / 3;
  top.fill(0);
  return mean;
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
