import { goesOn, MESSAGE_KINDS, type MessageKind } from "../../domain/message-kind.ts";
import type { KindReader, ReadKind } from "../../ports/kind-reader.ts";
import { messageFeatures } from "../message-features.ts";
import { unpackWeights } from "../packed-weights.ts";

/** What training writes; see `scripts/train-kind-model.ts`. */
export interface PackedKindModel {
  /** Tags of the languages of the sentences that it was taught with. */
  readonly languages: readonly string[];
  /** Base64 of the known features, four bytes each, the lowest first. */
  readonly features: string;
  /** Base64 of one signed byte for each feature and kind, in the order of `MESSAGE_KINDS`. */
  readonly weights: string;
  /** What one step of a byte stands for. */
  readonly step: number;
}

/** The weights of every known feature. */
export interface KindWeights {
  readonly placeOf: ReadonlyMap<number, number>;
  /** One for each feature and kind. */
  readonly weights: Float32Array;
}

const KIND_COUNT = MESSAGE_KINDS.length;
/** These are about a subject; an article replies to each of the others. */
const ABOUT_A_SUBJECT: readonly MessageKind[] = ["question", "followUp", "detail"];
/** Added for what is no question; chosen with voices that were not heard, and with the first half of `bench/kinds`. */
const FOR_OTHERS = 2;
/** Whoever asks for a person and gets an article is helped worse than whoever asks a question and is passed on. */
const FOR_A_PERSON = 2.8;
/** Added for a detail where something was asked before; chosen with the first half of `bench/conversations`. */
const FOR_A_DETAIL = 1.2;

export function createKindReaderOf(packed: PackedKindModel): KindReader["read"] {
  const model = unpacked(packed);
  return (text) => {
    const likely = probabilities(model, messageFeatures(text));
    return (isGoingOn) => likeliest(likely, isGoingOn);
  };
}

/** The probability of each kind, in the order of `MESSAGE_KINDS`. Each feature counts alike, and a message as much as another. */
export function probabilities(
  { placeOf, weights }: KindWeights,
  features: readonly number[],
): readonly number[] {
  const scores = new Float64Array(KIND_COUNT);
  let known = 0;
  for (const feature of features) {
    const place = placeOf.get(feature);
    if (place === undefined) continue;
    known += 1;
    const first = place * KIND_COUNT;
    for (let kind = 0; kind < KIND_COUNT; kind += 1) {
      scores[kind] = (scores[kind] ?? 0) + (weights[first + kind] ?? 0);
    }
  }
  const share = 1 / Math.sqrt(Math.max(1, known));
  return softmax(Array.from(scores, (score) => score * share));
}

/** @param isGoingOn whether something was asked before */
export function likeliest(likely: readonly number[], isGoingOn: boolean): ReadKind {
  const scores = likely.map(
    (one, place) => Math.log(one + 1e-9) + leaning(MESSAGE_KINDS[place], isGoingOn),
  );
  const read = softmax(scores).map((share, place) => ({
    kind: MESSAGE_KINDS[place] ?? "question",
    share,
  }));
  const goingOn = sum(read.filter(({ kind }) => goesOn(kind)).map(({ share }) => share));
  const [best] = read
    .map(({ kind, share }) => ({ kind, share, confidence: goesOn(kind) ? goingOn : share }))
    .sort((a, b) => b.confidence - a.confidence || b.share - a.share);
  return best === undefined
    ? { kind: "question", confidence: 0 }
    : { kind: best.kind, confidence: best.confidence };
}

function leaning(kind: MessageKind | undefined, isGoingOn: boolean): number {
  if (kind === "person") return FOR_A_PERSON;
  if (kind === "detail" && isGoingOn) return FOR_A_DETAIL;
  return kind === undefined || ABOUT_A_SUBJECT.includes(kind) ? 0 : FOR_OTHERS;
}

export function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const raised = scores.map((score) => Math.exp(score - most));
  const all = sum(raised);
  return raised.map((one) => one / all);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, one) => total + one, 0);
}

function unpacked({ features, weights, step }: PackedKindModel): KindWeights {
  const bytes = Buffer.from(features, "base64");
  const count = bytes.length / 4;
  const unpackedWeights = unpackWeights(weights, step);
  if (unpackedWeights.length !== count * KIND_COUNT) {
    throw new Error("the model of kinds was trained for other kinds");
  }
  const placeOf = new Map<number, number>();
  for (let place = 0; place < count; place += 1) placeOf.set(bytes.readUInt32LE(4 * place), place);
  return { placeOf, weights: unpackedWeights };
}
