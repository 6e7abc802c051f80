import type { PackedNetwork, PackedRows } from "../../src/search/claims/packed-network.ts";
import type { TrainedNetwork } from "./learner.ts";

const MOST_LEVELS = 127;

/** A network as it ships. */
export function packed(network: TrainedNetwork): PackedNetwork {
  const { members, width, hiddenSize, classes } = network;
  return {
    ...{ members, width, hiddenSize, classes },
    terms: base64(network.terms),
    vectors: packedRows(network.vectors, members * width),
    gains: base64(network.gains),
    shifts: base64(network.shifts),
    layer: base64(network.layer),
    layerBiases: base64(network.layerBiases),
    outputs: packedRows(transposed(network.outputs, members * hiddenSize), members * hiddenSize),
    outputBiases: base64(network.outputBiases),
    held: { weights: base64(network.heldWeights), bias: network.heldBias },
  };
}

/** Rows as columns. */
function transposed(rows: Float32Array, count: number): Float32Array {
  const length = rows.length / count;
  return Float32Array.from(
    rows,
    (_, at) => rows[(at % count) * length + Math.floor(at / count)] ?? 0,
  );
}

function packedRows(weights: Float32Array, width: number): PackedRows {
  const bytes = new Int8Array(weights.length);
  const scales = new Float32Array(weights.length / width);
  scales.forEach((_, row) => {
    const own = weights.subarray(row * width, (row + 1) * width);
    const scale = own.reduce((most, one) => Math.max(most, Math.abs(one)), 1e-9) / MOST_LEVELS;
    scales[row] = scale;
    own.forEach((one, at) => {
      bytes[row * width + at] = Math.round(one / scale);
    });
  });
  return { bytes: base64(bytes), scales: base64(scales) };
}

export function base64({
  buffer,
  byteOffset,
  byteLength,
}: Uint32Array | Float32Array | Int8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString("base64");
}
