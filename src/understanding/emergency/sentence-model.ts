import type { Emergency, EmergencyKind } from "../../ports/emergency-detector.ts";
import { unpackWeights } from "../packed-weights.ts";
import { piecesOf, SLOTS, type Piece } from "../message-features.ts";

/** What training writes; see `scripts/train-emergency-model.ts`. */
export interface PackedSentenceModel {
  /** Base64 of one signed byte a slot. */
  readonly urgency: string;
  /** What one step of a byte of `urgency` stands for. */
  readonly urgencyStep: number;
  /** Base64 of one signed byte a slot and kind. */
  readonly kinds: Readonly<Record<EmergencyKind, string>>;
  readonly kindStep: number;
  /** Tags of the languages of the messages that it was taught with. */
  readonly languages: readonly string[];
  /** The least score of what may be an emergency. */
  readonly threshold: number;
  /** The least score of what is taken for nothing else. */
  readonly sureFrom: number;
}

/** A kind is told by fewer features than urgency. */
export const KIND_SLOTS = 1 << 14;

/** Those in which a life is at stake come first. */
export const KINDS: readonly EmergencyKind[] = [
  "medical",
  "fire",
  "suicide",
  "crime",
  "threat",
  "detention",
  "lostPassport",
];

export interface SentenceModel {
  /**
   * Weighs a message by its most urgent sentence.
   *
   * @returns `null` when it is no emergency
   */
  weigh(text: string): Emergency | null;
}

export function createSentenceModel(packed: PackedSentenceModel): SentenceModel {
  const urgency = unpack(packed.urgency, packed.urgencyStep, SLOTS);
  const kinds = KINDS.map((kind) => ({
    kind,
    weights: unpack(packed.kinds[kind], packed.kindStep, KIND_SLOTS),
  }));
  return {
    weigh: (text) => {
      const pieces = piecesOf(text).map((piece) => ({ piece, score: dot(urgency, piece) }));
      const most = Math.max(...pieces.map(({ score }) => score));
      if (most < packed.threshold) return null;
      const bar = Math.min(most, packed.sureFrom);
      const told = new Set(
        pieces.filter(({ score }) => score >= bar).map(({ piece }) => kindOf(kinds, piece)),
      );
      const kind = KINDS.find((one) => told.has(one)) ?? "medical";
      return {
        kind,
        // Whoever may want to die is answered with nothing else, however unsure it is.
        numbers: most >= packed.sureFrom || kind === "suicide" ? "card" : "line",
        confidence: 1 / (1 + Math.exp(-most)),
      };
    },
  };
}

function kindOf(
  kinds: readonly { readonly kind: EmergencyKind; readonly weights: Float32Array }[],
  piece: Piece,
): EmergencyKind {
  const [likeliest] = kinds
    .map(({ kind, weights }) => ({ kind, score: dot(weights, piece) }))
    .sort((a, b) => b.score - a.score);
  return likeliest?.kind ?? "medical";
}

/** The weighted sum of a piece's features; slots beyond the weights are folded into them. */
export function dot(weights: Float32Array, { slots, values }: Piece): number {
  const mask = weights.length - 1;
  let sum = 0;
  for (let at = 0; at < slots.length; at += 1) {
    sum += (weights[(slots[at] ?? 0) & mask] ?? 0) * (values[at] ?? 0);
  }
  return sum;
}

function unpack(base64: string, step: number, slots: number): Float32Array {
  const weights = unpackWeights(base64, step);
  if (weights.length !== slots)
    throw new Error("the emergency model was trained for other features");
  return weights;
}
