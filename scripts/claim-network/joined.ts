import type { TrainedNetwork } from "./learner.ts";

/**
 * One network of several that learned the same: its scores are the mean of theirs.
 *
 * @param networks of one member each, with the same terms and classes
 */
export function joined(networks: readonly TrainedNetwork[]): TrainedNetwork {
  const [first] = networks;
  if (first === undefined) throw new Error("There is no network to join.");
  const members = networks.length;
  const { width } = first;
  const inTurn = (pick: (one: TrainedNetwork) => Float32Array): Float32Array =>
    Float32Array.from(networks.flatMap((one) => [...pick(one)]));
  const vectors = new Float32Array(members * first.vectors.length);
  networks.forEach((one, member) => {
    for (let term = 0; term < first.terms.length; term += 1) {
      const own = one.vectors.subarray(term * width, (term + 1) * width);
      vectors.set(own, (term * members + member) * width);
    }
  });
  return {
    ...first,
    members,
    vectors,
    gains: inTurn(({ gains }) => gains),
    shifts: inTurn(({ shifts }) => shifts),
    layer: inTurn(({ layer }) => layer),
    layerBiases: inTurn(({ layerBiases }) => layerBiases),
    outputs: inTurn(({ outputs }) => outputs).map((one) => one / members),
    outputBiases: first.outputBiases.map(
      (_, c) => networks.reduce((sum, one) => sum + (one.outputBiases[c] ?? 0), 0) / members,
    ),
    heldWeights: inTurn(({ heldWeights }) => heldWeights),
  };
}
