import type { Emergency, EmergencyKind } from "../../ports/emergency-detector.ts";
import type { CueReading } from "./cue-detector.ts";
import { piecesOf, slotOf, SLOTS, type Piece } from "./sentence-features.ts";

/** What training writes; see `scripts/train-emergency-model.ts`. */
export interface PackedSentenceModel {
  /** Base64 of one signed byte a slot. */
  readonly urgency: string;
  /** What one step of a byte of `urgency` stands for. */
  readonly urgencyStep: number;
  /** Base64 of one signed byte a slot and kind. */
  readonly kinds: Readonly<Record<EmergencyKind, string>>;
  readonly kindStep: number;
  /** The least score of an emergency. */
  readonly threshold: number;
}

/** In a message of so few sentences, what speaks for or against a cue speaks of it. */
const FEW_PIECES = 3;
const DISMISSED_BAR = 3;
const SURE = 0.9;

/** A kind is told by fewer features than urgency. */
export const KIND_SLOTS = 1 << 14;

export const KINDS: readonly EmergencyKind[] = [
  "medical",
  "crime",
  "threat",
  "detention",
  "fire",
  "lostPassport",
];

export interface SentenceModel {
  /**
   * Weighs a message, with what the cues say of it.
   *
   * @returns `null` when it is no emergency
   */
  weigh(text: string, cues: CueReading): Pick<Emergency, "kind" | "confidence"> | null;
}

export function createSentenceModel(packed: PackedSentenceModel): SentenceModel {
  const urgency = unpack(packed.urgency, packed.urgencyStep, SLOTS);
  const kinds = KINDS.map((kind) => ({
    kind,
    weights: unpack(packed.kinds[kind], packed.kindStep, KIND_SLOTS),
  }));
  return {
    weigh: (text, cues) => {
      const said = dot(urgency, cuePiece(cues));
      const pieces = piecesOf(text).map((piece) => ({ piece, score: dot(urgency, piece) + said }));
      const [most] = pieces.sort((a, b) => b.score - a.score);
      if (most === undefined || most.score < packed.threshold + bar(cues, pieces.length))
        return null;
      const [likeliest] = kinds
        .map(({ kind, weights }) => ({ kind, score: dot(weights, most.piece) }))
        .sort((a, b) => b.score - a.score);
      const confidence = 1 / (1 + Math.exp(-most.score));
      return { kind: cues.emergency?.kind ?? likeliest?.kind ?? "medical", confidence };
    },
  };
}

/**
 * What must be added to the least score. A message that is nothing but a cry for help counts whatever the model makes of
 * it. Else what the cues say is a feature that training weighed; beyond that only a
 * dismissal in a short message counts, since it speaks of the one thing that the message is about: "I lost my passport,
 * but I found it again".
 */
function bar({ dismissed, isCry }: CueReading, pieceCount: number): number {
  if (isCry) return -Infinity;
  return dismissed && pieceCount <= FEW_PIECES ? DISMISSED_BAR : 0;
}

/** What the cues of a message say of each of its pieces. */
export function cuePiece({ emergency, dismissed }: CueReading): Piece {
  if (emergency === null) return piece([[dismissed ? "dismissed cue" : "no cue", CUE.plain]]);
  const { kind, confidence } = emergency;
  const strength = confidence > SURE ? "sure" : confidence >= 0.75 ? "likely" : "hint";
  return piece([
    ["cue", CUE.plain],
    [`cue ${strength}`, CUE.plain],
    [`cue ${kind}`, CUE.kind],
  ]);
}

/** Small beside the words, so that training does not rely on cues alone. */
const CUE = { plain: 0.045, kind: 0.015 };

function piece(features: readonly (readonly [name: string, value: number])[]): Piece {
  return {
    slots: Int32Array.from(features, ([name]) => slotOf(name)),
    values: Float32Array.from(features, ([, value]) => value),
  };
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
  const bytes = Int8Array.from(Buffer.from(base64, "base64"));
  if (bytes.length !== slots) throw new Error("the emergency model was trained for other features");
  return Float32Array.from(bytes, (level) => level * step);
}
