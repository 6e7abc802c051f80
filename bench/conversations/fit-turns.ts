import { claimsInConversation } from "../../src/services/turn-claims.ts";
import { TURN_SIGNALS } from "../../src/services/turn-signals.ts";
import { FOLDS, laterMessages, unrelatedMessages } from "./later-messages.ts";

/**
 * Fits `TURN_WEIGHTS` to the labelled conversations of the first half, and prints them, and what each threshold would do:
 *
 *     node bench/conversations/fit-turns.ts
 *
 * A later message is answered well where the four likeliest claims hold what it asks for. How much is held is told over five
 * folds of conversations, so that none tells of itself.
 */
interface Example {
  readonly fold: number;
  readonly values: readonly number[];
  readonly isHeld: boolean;
  /** A reply that says that nothing is known would be right. */
  readonly isNothing: boolean;
  /** It stands after a question that has nothing to do with it. */
  readonly isUnrelated: boolean;
}

const CLAIMS_TOLD = 4;
/** What a message counts that stands after an unrelated one: few do. */
const UNRELATED_SHARE = 0.5;
const PASSES = 3000;
const STEP = 0.5;
const SHRINK = 2e-3;

const examples = [laterMessages(), unrelatedMessages()].flatMap((messages, group) =>
  messages.map(({ turn, fold, searched, message, signals, isHeldBy }): Example => {
    const claims = claimsInConversation(searched, message);
    const told = claims.slice(0, CLAIMS_TOLD).map(({ article, claim }) => `${article}#${claim}`);
    const isNothing = turn.outcomes.includes("no_answer") || turn.outcomes.includes("out_of_scope");
    const values = TURN_SIGNALS.map((signal) => signals[signal]);
    return { fold, values, isHeld: isHeldBy(told), isNothing, isUnrelated: group === 1 };
  }),
);

function likelihood(weights: readonly number[], values: readonly number[]): number {
  const sum = values.reduce((total, value, i) => total + value * (weights[i] ?? 0), 0);
  return 1 / (1 + Math.exp(-sum));
}

function fitted(own: readonly Example[]): number[] {
  const weights = TURN_SIGNALS.map(() => 0);
  for (let pass = 0; pass < PASSES; pass += 1) {
    const gradient = weights.map((weight, i) => (i === 0 ? 0 : SHRINK * weight));
    for (const { values, isHeld, isUnrelated } of own) {
      const share = isUnrelated ? UNRELATED_SHARE : 1;
      const error = (share * (likelihood(weights, values) - (isHeld ? 1 : 0))) / own.length;
      values.forEach((value, i) => {
        gradient[i] = (gradient[i] ?? 0) + error * value;
      });
    }
    gradient.forEach((slope, i) => {
      weights[i] = (weights[i] ?? 0) - STEP * slope;
    });
  }
  return weights;
}

const rated = Array.from({ length: FOLDS }, (_, fold) => {
  const weights = fitted(examples.filter((one) => one.fold !== fold));
  return examples
    .filter((one) => one.fold === fold)
    .map((one) => ({ ...one, likely: likelihood(weights, one.values) }));
}).flat();

for (const isUnrelated of [false, true]) {
  const own = rated.filter((one) => one.isUnrelated === isUnrelated);
  const held = own.filter(({ isHeld }) => isHeld).length;
  console.log(
    `${String(own.length)} ${isUnrelated ? "unrelated" : "later"} messages, ${String(held)} held by ${String(CLAIMS_TOLD)} claims`,
  );
  for (const least of [0, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7]) {
    const told = own.filter(({ likely }) => likely >= least);
    const right = told.filter(({ isHeld }) => isHeld).length;
    const idle = told.filter(({ isNothing }) => isNothing).length;
    const silent = own.filter(({ likely, isNothing }) => likely < least && isNothing).length;
    const percent = (of: number, all: number): string => ((100 * of) / Math.max(1, all)).toFixed(1);
    console.log(
      `from ${least.toFixed(2)}: told ${percent(told.length, own.length)} %, of these held ${percent(right, told.length)} %, all well ${percent(right + silent, own.length)} %, told though nothing holds it ${String(idle)}`,
    );
  }
}
const weights = fitted(examples);
console.log(
  TURN_SIGNALS.map((signal, i) => `  ${signal}: ${(weights[i] ?? 0).toFixed(2)},`).join("\n"),
);
