/**
 * The weights of a model as training packs them.
 *
 * @param base64 one signed byte a weight
 * @param step what one step of a byte stands for
 */
export function unpackWeights(base64: string, step: number): Float32Array {
  const bytes = Buffer.from(base64, "base64");
  // A counted loop: a model has millions of them, and a start waits.
  const weights = new Float32Array(bytes.length);
  for (let at = 0; at < bytes.length; at += 1) weights[at] = bytes.readInt8(at) * step;
  return weights;
}
