import { MESSAGE_KINDS, type MessageKind } from "../../src/domain/message-kind.ts";
import { messageFeatures } from "../../src/understanding/message-features.ts";
import { probabilities, type KindWeights } from "../../src/understanding/kinds/kind-model.ts";
import { randomNumbers, shuffled } from "../message-models/random-order.ts";

/** One labelled message. */
export interface Example {
  readonly language: string;
  readonly text: string;
  readonly kind: MessageKind;
  /** Which person wrote it, within its language and kind. */
  readonly voice: number;
  readonly weight: number;
}

const KIND_COUNT = MESSAGE_KINDS.length;
const ROUNDS = 8;
const RATE = 0.5;
/** What stands in fewer messages is chance. */
const LEAST_MESSAGES = 3;

/**
 * Multinomial logistic regression by AdaGrad: the same examples always give the same weights.
 *
 * @param written by people
 * @param joined put together from those, so that what is known stands in them already
 */
export function train(written: readonly Example[], joined: readonly Example[]): KindWeights {
  const examples = [...written, ...joined];
  const read = examples.map(({ text }) => messageFeatures(text));
  const placeOf = knownFeatures(read.slice(0, written.length));
  const weights = new Float32Array(placeOf.size * KIND_COUNT);
  const squares = new Float32Array(weights.length).fill(1e-3);
  const model = { placeOf, weights };
  const random = randomNumbers();
  let order = Array.from(examples.keys());
  for (let round = 0; round < ROUNDS; round += 1) {
    order = shuffled(order, random);
    for (const number of order) {
      const example = examples[number];
      if (example !== undefined) teach(model, squares, read[number] ?? [], example);
    }
  }
  return model;
}

function teach(
  { placeOf, weights }: KindWeights,
  squares: Float32Array,
  features: readonly number[],
  { kind, weight }: Example,
): void {
  const places = features.flatMap((feature) => placeOf.get(feature) ?? []);
  const share = weight / Math.sqrt(Math.max(1, places.length));
  probabilities({ placeOf, weights }, features).forEach((likely, number) => {
    const step = (likely - Number(MESSAGE_KINDS[number] === kind)) * share;
    if (Math.abs(step) < 1e-5) return;
    for (const place of places) {
      const at = place * KIND_COUNT + number;
      const seen = (squares[at] ?? 0) + step * step;
      squares[at] = seen;
      weights[at] = (weights[at] ?? 0) - (RATE * step) / Math.sqrt(seen);
    }
  });
}

function knownFeatures(read: readonly (readonly number[])[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const features of read) {
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  }
  const known = [...counts].filter(([, count]) => count >= LEAST_MESSAGES).map(([one]) => one);
  return new Map(known.sort((a, b) => a - b).map((feature, place) => [feature, place]));
}
