import type { ClaimMeaning } from "../../ports/search.ts";
import type { ClaimNetwork } from "./claim-network.ts";

const known = new WeakMap<ClaimNetwork, (name: string) => ClaimMeaning | null>();

/**
 * What a network learned of each class: the weights by which it tells it from the others. Those that are asked for in the same words point
 * the same way.
 *
 * @returns by the name of a class; `null` for one that the network does not know
 */
export function claimMeanings(network: ClaimNetwork): (name: string) => ClaimMeaning | null {
  const made = known.get(network) ?? readMeanings(network);
  known.set(network, made);
  return made;
}

function readMeanings({ classes, outputs }: ClaimNetwork) {
  const count = classes.length;
  const units = outputs.length / count;
  const numberOf = new Map(classes.map((name, number) => [name, number]));
  const mean = Float32Array.from({ length: units }, (_, unit) => {
    let sum = 0;
    for (let c = 0; c < count; c += 1) sum += outputs[unit * count + c] ?? 0;
    return sum / count;
  });
  const read = new Map<string, ClaimMeaning>();
  return (name: string): ClaimMeaning | null => {
    const before = read.get(name);
    if (before !== undefined) return before;
    const c = numberOf.get(name);
    if (c === undefined) return null;
    const own = mean.map((one, unit) => (outputs[unit * count + c] ?? 0) - one);
    const length = Math.hypot(...own);
    const meaning = own.map((one) => (length === 0 ? 0 : one / length));
    read.set(name, meaning);
    return meaning;
  };
}
