/** Weights with what Adam remembers of them. */
export interface Parameter {
  readonly weights: Float32Array;
  readonly gradient: Float32Array;
  readonly first: Float32Array;
  readonly second: Float32Array;
}

export function parameter(weights: Float32Array): Parameter {
  const { length } = weights;
  return {
    weights,
    gradient: new Float32Array(length),
    first: new Float32Array(length),
    second: new Float32Array(length),
  };
}

const BETA_1 = 0.9;
const BETA_2 = 0.999;

/** What a step needs to know beside the gradients. */
export interface Step {
  readonly rate: number;
  /** Of how many examples the gradients are the sum. */
  readonly count: number;
  /** Counted from 1. */
  readonly number: number;
}

/** One step of Adam for the weights from `start` on. */
export function move(
  { weights, first, second }: Parameter,
  start: number,
  gradient: Float32Array,
  { rate, count, number }: Step,
): void {
  const firstScale = 1 / (1 - BETA_1 ** number);
  const secondScale = 1 / (1 - BETA_2 ** number);
  for (let i = 0; i < gradient.length; i += 1) {
    const at = start + i;
    const own = (gradient[i] ?? 0) / count;
    const one = BETA_1 * (first[at] ?? 0) + (1 - BETA_1) * own;
    const two = BETA_2 * (second[at] ?? 0) + (1 - BETA_2) * own * own;
    first[at] = one;
    second[at] = two;
    weights[at] =
      (weights[at] ?? 0) - (rate * one * firstScale) / (Math.sqrt(two * secondScale) + 1e-8);
  }
}
