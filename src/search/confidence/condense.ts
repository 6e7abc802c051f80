import { EVIDENCE_COUNT } from "./evidence.ts";

/** How many features the evidence is condensed to, the constant included. */
export const FEATURE_COUNT = 13;
const HIDDEN = FEATURE_COUNT - 1;

/**
 * Turns evidence into features whose weighted sum tells outcomes apart: pieces of evidence mean more together than each
 * alone. `HIDDEN` rows of a weight a piece and one more, learned offline over several languages.
 */
export type Condenser = Float64Array;

export const CONDENSER_SIZE = HIDDEN * (EVIDENCE_COUNT + 1);

export function condense(condenser: Condenser, evidence: Float64Array): Float64Array {
  const features = new Float64Array(FEATURE_COUNT);
  features[0] = 1;
  for (let row = 0; row < HIDDEN; row += 1) {
    const start = row * (EVIDENCE_COUNT + 1);
    let sum = condenser[start + EVIDENCE_COUNT] ?? 0;
    for (let i = 0; i < EVIDENCE_COUNT; i += 1) {
      sum += (condenser[start + i] ?? 0) * (evidence[i] ?? 0);
    }
    features[row + 1] = Math.tanh(sum);
  }
  return features;
}
