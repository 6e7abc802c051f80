import { TURN_CLAIM_SIGNALS } from "../../src/services/turn-claim-signals.ts";
import { turnClaims } from "../../src/services/turn-claims.ts";
import { FOLDS, laterMessages } from "./later-messages.ts";

/**
 * Fits `TURN_CLAIM_WEIGHTS` and `TURN_LIKELIHOOD` to the labelled conversations of the first half, and prints them:
 *
 *     node bench/conversations/fit-claims.ts
 *
 * What a message asks for is to have the highest sums among all that was found for it. How often the four highest hold it is told
 * over five folds of conversations.
 */
interface Example {
  readonly fold: number;
  readonly keys: readonly string[];
  /** Of each claim, in the order of `TURN_CLAIM_SIGNALS`. */
  readonly values: readonly Float64Array[];
  readonly isWanted: readonly boolean[];
  readonly isHeldBy: (claims: readonly string[]) => boolean;
}

const CLAIMS_TOLD = 4;
const PASSES = 400;
const STEP = 0.3;
const SHRINK = 3e-3;

const examples = laterMessages()
  .filter(({ turn }) => turn.holds.length > 0)
  .map(({ fold, searched, message, isWanted, isHeldBy }): Example => {
    const claims = turnClaims(searched, message);
    const keys = claims.map(({ found }) => `${found.article}#${found.claim}`);
    const values = claims.map(({ signals }) =>
      Float64Array.from(TURN_CLAIM_SIGNALS, (signal) => signals[signal]),
    );
    return { fold, keys, values, isWanted: keys.map(isWanted), isHeldBy };
  });

/** The weights with which those that are wanted are likeliest to be first, by AdaGrad. */
function fitted(heard: readonly Example[]): readonly number[] {
  const told = heard.filter(({ isWanted }) => isWanted.includes(true));
  const weights = TURN_CLAIM_SIGNALS.map(() => 0);
  const squares = weights.map(() => 1e-6);
  for (let pass = 0; pass < PASSES; pass += 1) {
    const slopes = weights.map((weight) => SHRINK * weight);
    for (const { values, isWanted } of told) {
      const shares = sharesOf(values.map((own) => sumOf(own, weights)));
      const count = isWanted.filter((is) => is).length;
      values.forEach((own, claim) => {
        const error = (shares[claim] ?? 0) - (isWanted[claim] === true ? 1 / count : 0);
        for (let i = 0; i < own.length; i += 1) {
          slopes[i] = (slopes[i] ?? 0) + (error * (own[i] ?? 0)) / told.length;
        }
      });
    }
    slopes.forEach((slope, i) => {
      squares[i] = (squares[i] ?? 0) + slope * slope;
      weights[i] = (weights[i] ?? 0) - (STEP * slope) / Math.sqrt(squares[i] ?? 1);
    });
  }
  return weights;
}

function sumOf(values: Float64Array, weights: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += (values[i] ?? 0) * (weights[i] ?? 0);
  return sum;
}

function sharesOf(weights: readonly number[]): number[] {
  const highest = Math.max(...weights);
  const odds = weights.map((weight) => Math.exp(weight - highest));
  const sum = odds.reduce((total, one) => total + one, 0);
  return odds.map((one) => one / sum);
}

function isHeldWith(weights: readonly number[], { keys, values, isHeldBy }: Example): boolean {
  const order = values
    .map((own, claim) => ({ key: keys[claim] ?? "", sum: sumOf(own, weights) }))
    .sort((a, b) => b.sum - a.sum);
  return isHeldBy(order.slice(0, CLAIMS_TOLD).map(({ key }) => key));
}

/** From sums to log odds, by Newton’s method. */
function likelihoodOf(weights: readonly number[]): { readonly at: number; readonly per: number } {
  const points = examples.flatMap(({ values, isWanted }) =>
    values.map((own, claim) => ({
      sum: sumOf(own, weights),
      target: isWanted[claim] === true ? 1 : 0,
    })),
  );
  let [at, per] = [0, 1];
  for (let round = 0; round < 25; round += 1) {
    const totals = { at: 0, per: 0, atAt: 0, atPer: 0, perPer: 0 };
    for (const { sum, target } of points) {
      const share = 1 / (1 + Math.exp(-at - per * sum));
      const spread = share * (1 - share);
      totals.at += share - target;
      totals.per += (share - target) * sum;
      totals.atAt += spread;
      totals.atPer += spread * sum;
      totals.perPer += spread * sum * sum;
    }
    const { atAt, atPer, perPer } = totals;
    const scale = atAt * perPer - atPer * atPer;
    at -= (perPer * totals.at - atPer * totals.per) / scale;
    per -= (atAt * totals.per - atPer * totals.at) / scale;
  }
  return { at, per };
}

const unheard = Array.from({ length: FOLDS }, (_, fold) => {
  const weights = fitted(examples.filter((one) => one.fold !== fold));
  return examples.filter((one) => one.fold === fold && isHeldWith(weights, one)).length;
}).reduce((total, one) => total + one, 0);
const weights = fitted(examples);
const { at, per } = likelihoodOf(weights);
const percent = ((100 * unheard) / examples.length).toFixed(1);
console.log(
  `${String(examples.length)} later messages, in ${percent} % the ${String(CLAIMS_TOLD)} likeliest claims hold what is asked`,
);
console.log(
  TURN_CLAIM_SIGNALS.map((signal, i) => `  ${signal}: ${(weights[i] ?? 0).toFixed(2)},`).join("\n"),
);
console.log(`{ at: ${at.toFixed(2)}, per: ${per.toFixed(2)} }`);
