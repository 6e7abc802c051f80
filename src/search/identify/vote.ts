import type { LanguageTag } from "../../domain/locale.ts";
import type { ScriptModel } from "./model.ts";

/** A language and how likely it is, 0 to 1. */
export interface Chance {
  readonly tag: LanguageTag;
  readonly chance: number;
}

/** What is added to the log-likelihood of a language before the words speak. */
export type Bias = (tag: LanguageTag) => number;

/**
 * Weights of overlapping runs overstate what they know; with this factor, chances of short messages that nobody trained
 * on come out about as often as they say.
 */
const SCALE = 0.4;
/** Long messages are read in pieces that vote, so that one in two languages goes to the one with more words. */
const PIECE_WORDS = 8;

/**
 * Languages that are told apart by a few words only: they are weighed against others together, then the one that
 * Yizhan speaks is named unless the other is `clearly` (times) likelier. Croatian and Serbian share most sentences.
 */
const CLOSE: readonly Close[] = [
  { spoken: "ur", other: "hi", clearly: 4 },
  { spoken: "sr", other: "hr", clearly: 30 },
];

interface Close {
  readonly spoken: LanguageTag;
  readonly other: LanguageTag;
  readonly clearly: number;
}

/** The chances of all languages of a script, most likely first; from the bias alone where there are no words. */
export function vote(model: ScriptModel, words: readonly string[], bias: Bias): Chance[] {
  const { languages } = model;
  const biases = Float64Array.from(languages, bias);
  const sums = new Float64Array(languages.length);
  for (let start = 0; start === 0 || start < words.length; start += PIECE_WORDS) {
    const piece = words.slice(start, start + PIECE_WORDS);
    const own = chances(model.score(piece).scores, biases);
    const votes = Math.max(1, piece.length);
    for (let index = 0; index < sums.length; index += 1) {
      sums[index] = (sums[index] ?? 0) + (own[index] ?? 0) * votes;
    }
  }
  const weight = Math.max(1, words.length);
  const all = languages.map((tag, index) => ({ tag, chance: (sums[index] ?? 0) / weight }));
  return together(all).sort((a, b) => b.chance - a.chance);
}

/**
 * What a run of characters is worth on average in the likeliest language: below 2.6 in keys struck at random, above
 * 2.8 in every measured message.
 */
const LEAST_PER_RUN = 2.6;

/** Whether words look like any language of the script at all. */
export function looksLikeWords(model: ScriptModel, words: readonly string[]): boolean {
  const { scores, runs } = model.score(words);
  return scores.some((score) => score >= runs * LEAST_PER_RUN);
}

function chances(scores: Float64Array, biases: Float64Array): Float64Array {
  const logs = scores.map((score, index) => score * SCALE + (biases[index] ?? 0));
  let best = -Infinity;
  for (const log of logs) if (log > best) best = log;
  let sum = 0;
  for (let index = 0; index < logs.length; index += 1) {
    const odd = Math.exp((logs[index] ?? 0) - best);
    logs[index] = odd;
    sum += odd;
  }
  for (let index = 0; index < logs.length; index += 1) logs[index] = (logs[index] ?? 0) / sum;
  return logs;
}

function together(all: readonly Chance[]): Chance[] {
  let rest = [...all];
  for (const { spoken, other, clearly } of CLOSE) {
    const ours = rest.find(({ tag }) => tag === spoken);
    const theirs = rest.find(({ tag }) => tag === other);
    if (ours === undefined || theirs === undefined) continue;
    const tag = theirs.chance > ours.chance * clearly ? other : spoken;
    const both = { tag, chance: ours.chance + theirs.chance };
    rest = [...rest.filter((one) => one !== ours && one !== theirs), both];
  }
  return rest;
}
