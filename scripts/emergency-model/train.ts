import { piecesOf, SLOTS, type Piece } from "../../src/understanding/message-features.ts";
import { dot, KIND_SLOTS, KINDS } from "../../src/understanding/emergency/sentence-model.ts";
import type { EmergencyKind } from "../../src/ports/emergency-detector.ts";
import { randomNumbers, shuffled } from "../message-models/random-order.ts";

/** One labelled message. */
export interface Example {
  readonly language: string;
  readonly text: string;
  /** `null` when nobody is in need now. */
  readonly kind: EmergencyKind | "unknown" | null;
  readonly weight: number;
}

/** A message taken apart once for all rounds. */
export interface Bag {
  readonly example: Example;
  readonly pieces: readonly Piece[];
}

export interface Weights {
  readonly urgency: Float32Array;
  readonly kinds: ReadonlyMap<EmergencyKind, Float32Array>;
}

const ROUNDS = 12;
const RATE = 0.3;
/** Kinds are taught only from pieces that the finished urgency weights choose. */
const KIND_ROUNDS = 8;

export function bagsOf(examples: readonly Example[]): Bag[] {
  return examples.map((example) => ({ example, pieces: piecesOf(example.text) }));
}

/** How urgent a message is: as its most urgent piece. */
export function scoreOf(urgency: Float32Array, bag: Bag): number {
  return Math.max(...bag.pieces.map((piece) => dot(urgency, piece)));
}

/**
 * Logistic regression over pieces, where an emergency has at least one urgent piece and a harmless message has none
 * (multiple-instance learning): each round teaches the most urgent piece of an emergency, and every piece of the others.
 * The weights of the second half of the rounds are averaged.
 */
export function train(bags: readonly Bag[]): Weights {
  const urgency = learn(SLOTS, ROUNDS, bags, (weights, { example, pieces }, teach) => {
    const wanted = example.kind === null ? 0 : 1;
    const taught = wanted === 1 ? [mostUrgent(weights, pieces)] : pieces;
    for (const piece of taught) {
      const share = example.weight / (wanted === 1 ? 1 : Math.sqrt(pieces.length));
      teach(piece, (sigmoid(dot(weights, piece)) - wanted) * share);
    }
  });
  const told = bags.filter(({ example }) => isKind(example.kind));
  const kinds = new Map(
    KINDS.map((kind) => [
      kind,
      learn(KIND_SLOTS, KIND_ROUNDS, told, (weights, { example, pieces }, teach) => {
        const piece = mostUrgent(urgency, pieces);
        teach(piece, sigmoid(dot(weights, piece)) - Number(example.kind === kind));
      }),
    ]),
  );
  return { urgency, kinds };
}

type Teach = (piece: Piece, gradient: number) => void;

/** AdaGrad with a fixed order of examples, so that the same examples always give the same weights. */
function learn(
  slots: number,
  rounds: number,
  bags: readonly Bag[],
  lesson: (weights: Float32Array, bag: Bag, teach: Teach) => void,
): Float32Array {
  const weights = new Float32Array(slots);
  const squares = new Float32Array(slots).fill(1e-3);
  const sum = new Float32Array(slots);
  const teach: Teach = (piece, gradient) => {
    for (const [at, slot] of piece.slots.entries()) {
      const place = slot & (slots - 1);
      const step = gradient * (piece.values[at] ?? 0);
      squares[place] = (squares[place] ?? 0) + step * step;
      weights[place] = (weights[place] ?? 0) - (RATE * step) / Math.sqrt(squares[place] ?? 1);
    }
  };
  const random = randomNumbers();
  let order = [...bags];
  let averaged = 0;
  for (let round = 0; round < rounds; round += 1) {
    order = shuffled(order, random);
    for (const bag of order) lesson(weights, bag, teach);
    if (round < rounds / 2) continue;
    averaged += 1;
    for (let slot = 0; slot < slots; slot += 1) sum[slot] = (sum[slot] ?? 0) + (weights[slot] ?? 0);
  }
  return sum.map((total) => total / averaged);
}

function mostUrgent(urgency: Float32Array, pieces: readonly Piece[]): Piece {
  const [first, ...rest] = pieces;
  if (first === undefined) throw new Error("a message has at least one piece");
  let most = first;
  for (const piece of rest) if (dot(urgency, piece) > dot(urgency, most)) most = piece;
  return most;
}

function isKind(kind: Example["kind"]): kind is EmergencyKind {
  return kind !== null && kind !== "unknown";
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
