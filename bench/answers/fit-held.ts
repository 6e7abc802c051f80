/**
 * Fits the weights that tell whether any article holds what is asked, `HELD_WEIGHTS` and `HELD_WEIGHTS_WITHOUT_NETWORK`, to the first
 * half of the labelled questions, and prints them:
 *
 *     node bench/answers/fit-held.ts
 *
 * What each threshold would do is told over five folds, so that no question tells of itself.
 */
import { indexJobs } from "../../src/app/search-index.ts";
import { loadContent } from "../../src/app/service.ts";
import { claimNetwork } from "../../src/search/claims/shipped-network.ts";
import type { ClaimNetwork } from "../../src/search/claims/claim-network.ts";
import { heldSignals } from "../../src/search/held/held.ts";
import {
  HELD_SIGNALS,
  NETWORK_SIGNALS,
  type HeldSignals,
} from "../../src/search/held/held-signals.ts";
import { createFinder, learnLanguage } from "../../src/search/language-model.ts";
import { linesOf } from "../conversations/later-messages.ts";

interface Labelled {
  readonly lang: string;
  readonly text: string;
  readonly holds: readonly (readonly string[])[];
}

interface Opened {
  readonly language: string;
  readonly turns: readonly {
    readonly text: string;
    readonly kind: string;
    readonly outcomes: readonly string[];
  }[];
}

interface Example {
  readonly signals: HeldSignals;
  readonly isHeld: boolean;
  readonly fold: number;
}

const FOLDS = 5;
const PASSES = 4000;
const STEP = 0.3;
const SHRINK = 1e-3;
const TOP = 5;

const questions = linesOf(new URL(".", import.meta.url), ".jsonl").map(
  (line) => JSON.parse(line) as Labelled,
);
/** What opens a conversation is more often a situation than a question. */
const openings = linesOf(new URL("../conversations/", import.meta.url), ".first.jsonl")
  .map((line) => JSON.parse(line) as Opened)
  .flatMap(({ language, turns: [first] }): Labelled[] => {
    const isAsked = first?.kind === "question" || first?.kind === "detail";
    return isAsked
      ? [{ lang: language, text: first.text, holds: first.outcomes.includes("answer") ? [[]] : [] }]
      : [];
  });

/** The same questions with the network and without. */
function examples(): { readonly with: readonly Example[]; readonly without: readonly Example[] } {
  const both: { with: Example[]; without: Example[] } = { with: [], without: [] };
  for (const { language, documents, negatives } of indexJobs(loadContent(null).knowledge, {
    bare: false,
  })) {
    const sorted = documents.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const read = (network: ClaimNetwork | null): Example[] => {
      const model = learnLanguage(language, sorted, negatives, () => network !== null);
      const find = createFinder(language, sorted, model, network);
      return [...questions, ...openings]
        .filter(({ lang }) => lang === language)
        .flatMap(({ text, holds }, place): Example[] => {
          const found = find(text, TOP);
          return found === null
            ? []
            : [{ signals: heldSignals(found), isHeld: holds.length > 0, fold: place % FOLDS }];
        });
    };
    both.with.push(...read(claimNetwork()));
    both.without.push(...read(null));
    process.stderr.write(`${language} `);
  }
  return both;
}

/** Gradient descent with all signals brought to one scale, and the weights back to theirs. */
function fitted(own: readonly Example[], isUsed: readonly boolean[]): readonly number[] {
  const size = HELD_SIGNALS.length;
  const mean = HELD_SIGNALS.map(
    (_, i) => own.reduce((sum, { signals }) => sum + (signals[i] ?? 0), 0) / own.length,
  );
  const spread = mean.map((middle, i) =>
    Math.sqrt(
      own.reduce((sum, { signals }) => sum + ((signals[i] ?? 0) - middle) ** 2, 0) / own.length +
        1e-9,
    ),
  );
  const scaled = own.map(({ signals }) =>
    Array.from(signals, (value, i) =>
      i === 0 ? 1 : isUsed[i] === true ? (value - (mean[i] ?? 0)) / (spread[i] ?? 1) : 0,
    ),
  );
  const weights = new Array<number>(size).fill(0);
  for (let pass = 0; pass < PASSES; pass += 1) {
    const slopes = weights.map((weight, i) => (i === 0 ? 0 : SHRINK * weight));
    scaled.forEach((values, at) => {
      const error = (shareOf(weights, values) - (own[at]?.isHeld === true ? 1 : 0)) / own.length;
      values.forEach((value, i) => (slopes[i] = (slopes[i] ?? 0) + error * value));
    });
    slopes.forEach((slope, i) => (weights[i] = (weights[i] ?? 0) - STEP * slope));
  }
  const back = weights.map((weight, i) =>
    i === 0 || isUsed[i] !== true ? 0 : weight / (spread[i] ?? 1),
  );
  back[0] = (weights[0] ?? 0) - back.reduce((sum, weight, i) => sum + weight * (mean[i] ?? 0), 0);
  return back;
}

function shareOf(weights: readonly number[], values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i += 1) sum += (weights[i] ?? 0) * (values[i] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}

function report(name: string, own: readonly Example[], isUsed: readonly boolean[]): void {
  const rated = Array.from({ length: FOLDS }, (_, fold) => {
    const weights = fitted(
      own.filter((one) => one.fold !== fold),
      isUsed,
    );
    return own
      .filter((one) => one.fold === fold)
      .map((one) => ({ ...one, share: shareOf(weights, one.signals) }));
  }).flat();
  console.log(`${name}: ${String(own.length)} questions`);
  for (const least of [
    0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.75, 0.8, 0.82, 0.84, 0.86, 0.88, 0.9, 0.92,
    0.94,
  ]) {
    const of = (isHeld: boolean): string => {
      const all = rated.filter((one) => one.isHeld === isHeld);
      return ((100 * all.filter(({ share }) => share >= least).length) / all.length).toFixed(1);
    };
    console.log(
      `  from ${least.toFixed(2)}: told ${of(true)} % of what is held, ${of(false)} % of what is not`,
    );
  }
  const weights = fitted(own, isUsed);
  console.log(
    HELD_SIGNALS.map((signal, i) => `  ${signal}: ${(weights[i] ?? 0).toFixed(3)},`).join("\n"),
  );
}

const both = examples();
const all = HELD_SIGNALS.map(() => true);
const own = HELD_SIGNALS.map((signal) => !(NETWORK_SIGNALS as readonly string[]).includes(signal));
report("HELD_WEIGHTS", both.with, all);
report("HELD_WEIGHTS_WITHOUT_NETWORK", both.without, own);
