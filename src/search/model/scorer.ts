import { CHANNELS, GRAM } from "../text/terms.ts";
import { QUESTION, SENTENCE, IMPACT_STEPS, type LanguageIndex } from "../index/language-index.ts";
import { addLogits, vectorOf, type Classifier } from "./classifier.ts";
import type { Query } from "./query.ts";

/** What is known of a document for a question, in the order of {@link SIGNALS}. */
export const SIGNALS = [
  "stemShare",
  "pairShare",
  "gramShare",
  "stemCover",
  "gramCover",
  "bestWords",
  "bestGrams",
  "bestUnit",
  "topUnits",
  "bestSentence",
  "logit",
  "probability",
] as const;
export const SIGNAL_COUNT = SIGNALS.length;

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
  const count = index.documentCount;
  const channels = CHANNELS.map(() => new Float64Array(count));
  const unitWords = new Float64Array(index.documentOfUnit.length);
  const unitGrams = new Float64Array(index.documentOfUnit.length);
  const logits = new Float64Array(classifier?.classCount ?? 0);
  const signals = new Float64Array(count * SIGNAL_COUNT);

  return {
    score(query, masked) {
      signals.fill(0);
      addDocuments(index, query, channels);
      shareSignals(query, channels, masked, signals);
      addUnits(index, query, unitWords, unitGrams);
      unitSignals(index, query, unitWords, unitGrams, signals);
      const nothing =
        classifier === null ? 0 : classSignals(index, classifier, query, logits, masked, signals);
      if (masked !== null) signals.fill(0, masked * SIGNAL_COUNT, (masked + 1) * SIGNAL_COUNT);
      return { signals, nothing };
    },
  };
}

function addDocuments(index: LanguageIndex, query: Query, channels: readonly Float64Array[]): void {
  for (const scores of channels) scores.fill(0);
  const { starts, columns } = index.documents;
  const { impacts } = index;
  query.terms.forEach((term, i) => {
    const weight = (query.weights[i] ?? 0) / IMPACT_STEPS;
    const scores = channels[index.vocabulary.channels[term] ?? 0];
    if (weight === 0 || scores === undefined) return;
    const end = starts[term + 1] ?? 0;
    for (let place = starts[term] ?? 0; place < end; place += 1) {
      const document = columns[place] ?? 0;
      scores[document] = (scores[document] ?? 0) + weight * (impacts[place] ?? 0);
    }
  });
}

function shareSignals(
  query: Query,
  channels: readonly Float64Array[],
  masked: number | null,
  signals: Float64Array,
): void {
  channels.forEach((scores, channel) => {
    let highest = 0;
    scores.forEach((score, document) => {
      if (score > highest && document !== masked) highest = score;
    });
    if (highest === 0) return;
    const mass = query.mass[channel] ?? 0;
    const cover = channel === 0 ? 3 : channel === GRAM ? 4 : null;
    scores.forEach((score, document) => {
      const place = document * SIGNAL_COUNT;
      signals[place + channel] = score / highest;
      if (cover !== null) signals[place + cover] = score / mass;
    });
  });
}

function addUnits(
  index: LanguageIndex,
  query: Query,
  words: Float64Array,
  grams: Float64Array,
): void {
  words.fill(0);
  grams.fill(0);
  const { starts, columns } = index.units;
  query.terms.forEach((term, i) => {
    const weight = (query.weights[i] ?? 0) ** 2;
    if (weight === 0) return;
    const scores = index.vocabulary.channels[term] === GRAM ? grams : words;
    const end = starts[term + 1] ?? 0;
    for (let place = starts[term] ?? 0; place < end; place += 1) {
      const unit = columns[place] ?? 0;
      scores[unit] = (scores[unit] ?? 0) + weight;
    }
  });
}

function unitSignals(
  index: LanguageIndex,
  query: Query,
  words: Float64Array,
  grams: Float64Array,
  signals: Float64Array,
): void {
  const wordNorm = Math.sqrt((query.squares[0] ?? 0) + (query.squares[1] ?? 0));
  const gramNorm = Math.sqrt(query.squares[GRAM] ?? 0);
  const { documentOfUnit, kindOfUnit, normsOfUnit } = index;
  const top: [number, number, number] = [0, 0, 0];
  let current = -1;
  const finish = (): void => {
    if (current < 0) return;
    signals[current * SIGNAL_COUNT + 8] = (top[0] + top[1] + top[2]) / 3;
    top.fill(0);
  };
  for (let unit = 0; unit < documentOfUnit.length; unit += 1) {
    const document = documentOfUnit[unit] ?? 0;
    if (document !== current) {
      finish();
      current = document;
    }
    if (words[unit] === 0 && grams[unit] === 0) continue;
    const byWords = cosine(words[unit] ?? 0, wordNorm * (normsOfUnit[2 * unit] ?? 0));
    const byGrams = cosine(grams[unit] ?? 0, gramNorm * (normsOfUnit[2 * unit + 1] ?? 0));
    const both = (byWords + byGrams) / 2;
    const place = document * SIGNAL_COUNT;
    if (kindOfUnit[unit] === SENTENCE) {
      raise(signals, place + 9, both);
      continue;
    }
    raise(signals, place + 5, byWords);
    raise(signals, place + 6, byGrams);
    raise(signals, place + 7, both);
    if (kindOfUnit[unit] === QUESTION) insert(top, both);
  }
  finish();
}

function cosine(product: number, norms: number): number {
  return norms === 0 ? 0 : product / norms;
}

function raise(values: Float64Array, place: number, value: number): void {
  if (value > (values[place] ?? 0)) values[place] = value;
}

function insert(top: [number, number, number], value: number): void {
  if (value > top[0]) {
    top[2] = top[1];
    top[1] = top[0];
    top[0] = value;
  } else if (value > top[1]) {
    top[2] = top[1];
    top[1] = value;
  } else if (value > top[2]) top[2] = value;
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
    signals[document * SIGNAL_COUNT + 10] = Math.max(0, 1 + logit / 10);
    signals[document * SIGNAL_COUNT + 11] = Math.exp(logit) / sum;
  }
  const last = logits[index.documentCount];
  return last === undefined ? 0 : Math.exp(last - highest) / sum;
}
