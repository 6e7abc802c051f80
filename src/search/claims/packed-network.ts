import type { ClaimNetwork } from "./claim-network.ts";
import {
  createByteRows,
  createRows,
  sentRows,
  takeUpBytes,
  takeUpNumbers,
  type SentRows,
} from "./weighted-rows.ts";

/** A network as it ships; all but `classes` and numbers are base64. */
export interface PackedNetwork {
  readonly members: number;
  readonly width: number;
  readonly hiddenSize: number;
  readonly classes: readonly string[];
  /** Four bytes a term, sorted. */
  readonly terms: string;
  readonly vectors: PackedRows;
  readonly gains: string;
  readonly shifts: string;
  readonly layer: string;
  readonly layerBiases: string;
  /** A row a class. */
  readonly outputs: PackedRows;
  readonly outputBiases: string;
  readonly held: { readonly weights: string; readonly bias: number };
}

/** Rows of weights, a signed byte each; to be multiplied by the scale of its row. */
export interface PackedRows {
  readonly bytes: string;
  readonly scales: string;
}

export function unpacked(network: PackedNetwork): ClaimNetwork {
  const { members, width, hiddenSize, classes } = network;
  return {
    ...{ members, width, hiddenSize, classes },
    terms: new Uint32Array(bytesOf(network.terms)),
    vectors: vectorsOf(network),
    vectorScales: new Float32Array(bytesOf(network.vectors.scales)),
    gains: new Float32Array(bytesOf(network.gains)),
    shifts: new Float32Array(bytesOf(network.shifts)),
    layer: layerOf(network),
    layerBiases: new Float32Array(bytesOf(network.layerBiases)),
    outputs: unpackedColumns(network.outputs, members * hiddenSize),
    outputBiases: new Float32Array(bytesOf(network.outputBiases)),
    heldWeights: new Float32Array(bytesOf(network.held.weights)),
    heldBias: network.held.bias,
  };
}

/** A network as another thread can be sent it: the large ones of its matrices are not copied. */
export type SentNetwork = Omit<ClaimNetwork, "vectors" | "layer" | "outputs"> &
  Readonly<Record<"vectors" | "layer" | "outputs", SentRows>>;

export function sentNetwork(network: ClaimNetwork): SentNetwork {
  const { vectors, layer, outputs } = network;
  return {
    ...network,
    vectors: sentRows(vectors),
    layer: sentRows(layer),
    outputs: sentRows(outputs),
  };
}

export function takenUp(sent: SentNetwork): ClaimNetwork {
  return {
    ...sent,
    vectors: takeUpBytes(sent.vectors),
    layer: takeUpNumbers(sent.layer),
    outputs: takeUpNumbers(sent.outputs),
  };
}

function vectorsOf({ vectors, members, width }: PackedNetwork): Int8Array {
  const bytes = new Int8Array(bytesOf(vectors.bytes));
  const rows = createByteRows(bytes.length / (members * width), members * width);
  rows.set(bytes);
  return rows;
}

function layerOf({ layer, members, width, hiddenSize }: PackedNetwork): Float32Array {
  const rows = createRows(members * width, hiddenSize);
  rows.set(new Float32Array(bytesOf(layer)));
  return rows;
}

/** What was packed row by row, column by column. */
function unpackedColumns({ bytes, scales: packedScales }: PackedRows, width: number): Float32Array {
  const levels = new Int8Array(bytesOf(bytes));
  const scales = new Float32Array(bytesOf(packedScales));
  const columns = createRows(width, scales.length);
  scales.forEach((scale, row) => {
    for (let at = 0; at < width; at += 1) {
      columns[at * scales.length + row] = scale * (levels[row * width + at] ?? 0);
    }
  });
  return columns;
}

function bytesOf(text: string): ArrayBuffer {
  return Uint8Array.from(Buffer.from(text, "base64")).buffer;
}
