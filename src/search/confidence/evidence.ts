import type { Query } from "../model/query.ts";
import type { Ranked } from "../model/ranker.ts";
import { placeOf, SIGNAL_COUNT, type Scores } from "../model/scorer.ts";
import { GRAM, STEM } from "../text/terms.ts";

/** What speaks for and against the first hit of a question; each about between -3 and 3. */
export const EVIDENCE = [
  "constant",
  "score",
  "lead",
  "bestWords",
  "bestGrams",
  "bestUnit",
  "bestUnitLead",
  "bestSentence",
  "topUnits",
  "questionStems",
  "questionGrams",
  "bodyStems",
  "bodyGrams",
  "probability",
  "surprise",
  "nothing",
  "agreement",
  "unknownStems",
  "unknownGrams",
  "length",
] as const;
export const EVIDENCE_COUNT = EVIDENCE.length;

const PLACE = {
  words: placeOf("bestWords"),
  grams: placeOf("bestGrams"),
  unit: placeOf("bestUnit"),
  top: placeOf("topUnits"),
  sentence: placeOf("bestSentence"),
  questionStems: placeOf("questionStems"),
  questionGrams: placeOf("questionGrams"),
  bodyStems: placeOf("bodyStems"),
  bodyGrams: placeOf("bodyGrams"),
  probability: placeOf("probability"),
};

/** The evidence of a ranking; `ranked` must hold at least one hit, and should hold two. */
export function evidenceOf(query: Query, scores: Scores, ranked: readonly Ranked[]): Float64Array {
  const [first = { document: 0, score: 0 }, second = { document: -1, score: 0 }] = ranked;
  const of = (document: number, place: number): number =>
    document < 0 ? 0 : (scores.signals[document * SIGNAL_COUNT + place] ?? 0);
  const probability = of(first.document, PLACE.probability);
  const highest = highestOf(scores.signals, first.document);
  return Float64Array.of(
    1,
    first.score / 8,
    Math.min(2, (first.score - second.score) / 2),
    2 * of(first.document, PLACE.words),
    2 * of(first.document, PLACE.grams),
    2 * of(first.document, PLACE.unit),
    3 * (of(first.document, PLACE.unit) - highest.unit),
    2 * of(first.document, PLACE.sentence),
    2 * of(first.document, PLACE.top),
    2 * of(first.document, PLACE.questionStems),
    2 * of(first.document, PLACE.questionGrams),
    2 * of(first.document, PLACE.bodyStems),
    2 * of(first.document, PLACE.bodyGrams),
    2 * probability,
    Math.max(-3, Math.log10(probability + 1e-6) / 2),
    logit(scores.nothing) / 3,
    probability >= highest.probability && of(first.document, PLACE.unit) >= highest.unit ? 1 : 0,
    2 * unknownShare(query, STEM),
    2 * unknownShare(query, GRAM),
    Math.log1p(query.wordCount) - 1.8,
  );
}

/** The highest values among all other documents. */
function highestOf(
  signals: Float64Array,
  except: number,
): { readonly unit: number; readonly probability: number } {
  let unit = 0;
  let probability = 0;
  const count = signals.length / SIGNAL_COUNT;
  for (let document = 0; document < count; document += 1) {
    if (document === except) continue;
    unit = Math.max(unit, signals[document * SIGNAL_COUNT + PLACE.unit] ?? 0);
    probability = Math.max(probability, signals[document * SIGNAL_COUNT + PLACE.probability] ?? 0);
  }
  return { unit, probability };
}

function share(part: number | undefined, whole: number | undefined): number {
  return whole === undefined || whole === 0 ? 0 : (part ?? 0) / whole;
}

function unknownShare(query: Query, channel: number): number {
  return share(query.unknownMass[channel], query.mass[channel]);
}

function logit(probability: number): number {
  const bounded = Math.min(0.999, Math.max(0.001, probability));
  return Math.log(bounded / (1 - bounded));
}
