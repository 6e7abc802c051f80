import { FIELD_COUNT, inverseFrequency, type LanguageIndex } from "../index/language-index.ts";
import type { Query } from "../model/query.ts";
import type { Ranked } from "../model/ranker.ts";
import { placeOf, SIGNAL_COUNT, type Scores } from "../model/scorer.ts";
import { GRAM, PAIR, STEM } from "../text/terms.ts";
import { placeIn } from "../index/postings.ts";

/** What speaks for and against the first hit of a question; each about between -3 and 3. */
export const EVIDENCE = [
  "score",
  "lead",
  "bestWords",
  "bestGrams",
  "bestUnit",
  "bestUnitLead",
  "bestUnitElsewhere",
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
  "missingStems",
  "missingGrams",
  "missingPairs",
  "rarestMissing",
  "unaskedStems",
  "rarestUnasked",
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
export function evidenceOf(
  index: LanguageIndex,
  query: Query,
  scores: Scores,
  ranked: readonly Ranked[],
): Float64Array {
  const [first = { document: 0, score: 0 }, second = { document: -1, score: 0 }] = ranked;
  const of = (place: number): number => scores.signals[first.document * SIGNAL_COUNT + place] ?? 0;
  const probability = of(PLACE.probability);
  const others = highestOf(scores.signals, first.document);
  const missing = missingFrom(index, query, first.document);
  const agrees = probability >= others.probability && of(PLACE.unit) >= others.unit;
  return Float64Array.of(
    first.score / 8,
    Math.min(2, (first.score - second.score) / 2),
    2 * of(PLACE.words),
    2 * of(PLACE.grams),
    2 * of(PLACE.unit),
    3 * (of(PLACE.unit) - others.unit),
    2 * others.unit,
    2 * of(PLACE.sentence),
    2 * of(PLACE.top),
    2 * of(PLACE.questionStems),
    2 * of(PLACE.questionGrams),
    2 * of(PLACE.bodyStems),
    2 * of(PLACE.bodyGrams),
    2 * probability,
    Math.max(-3, Math.log10(probability + 1e-6) / 2),
    logit(scores.nothing) / 3,
    agrees ? 1 : 0,
    2 * share(query.unknownMass[STEM], query.mass[STEM]),
    2 * share(query.unknownMass[GRAM], query.mass[GRAM]),
    ...missing,
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

/**
 * What of the question stands nowhere in a document: the shares of stems, n-grams and pairs, the rarity of the rarest
 * such stem, and share and rarity of the stems that neither its title nor its variants have.
 */
function missingFrom(index: LanguageIndex, query: Query, document: number): readonly number[] {
  const missing = query.unknownMass.slice();
  const rarity = inverseFrequency(0, index.documentCount);
  let rarest = (missing[STEM] ?? 0) > 0 ? rarity : 0;
  let unasked = missing[STEM] ?? 0;
  let rarestUnasked = rarest;
  for (let i = 0; i < query.terms.length; i += 1) {
    const weight = query.weights[i] ?? 0;
    if (weight === 0) continue;
    const term = query.terms[i] ?? 0;
    const channel = index.vocabulary.channels[term] ?? 0;
    const place = placeIn(index.documents, term, document);
    if (place === null) missing[channel] = (missing[channel] ?? 0) + weight;
    if (channel !== STEM) continue;
    if (place === null) rarest = Math.max(rarest, weight);
    if (place !== null && isAsked(index.impacts, place)) continue;
    unasked += weight;
    rarestUnasked = Math.max(rarestUnasked, weight);
  }
  return [
    2 * share(missing[STEM], query.mass[STEM]),
    2 * share(missing[GRAM], query.mass[GRAM]),
    2 * share(missing[PAIR], query.mass[PAIR]),
    Math.min(1, rarest / rarity),
    2 * share(unasked, query.mass[STEM]),
    Math.min(1, rarestUnasked / rarity),
  ];
}

/** Whether a posting stands in the title or a variant, the first two fields. */
function isAsked(impacts: Uint8Array, place: number): boolean {
  return (impacts[FIELD_COUNT * place] ?? 0) > 0 || (impacts[FIELD_COUNT * place + 1] ?? 0) > 0;
}

function share(part: number | undefined, whole: number | undefined): number {
  return whole === undefined || whole === 0 ? 0 : (part ?? 0) / whole;
}

function logit(probability: number): number {
  const bounded = Math.min(0.999, Math.max(0.001, probability));
  return Math.log(bounded / (1 - bounded));
}
