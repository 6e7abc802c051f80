/** Those of the network, which are 0 where it does not know the first hit. */
export const NETWORK_SIGNALS = [
  /** That no article is about it, that the first hit is, that the likeliest article is; and, 0 or 1, whether these two are one. */
  "nothing",
  "firstHit",
  "likeliest",
  "agrees",
  /** That the first hit is asked about as a whole, if it is asked about. */
  "general",
  /** Log odds that something of ours holds it, by what the network makes of its words alone. */
  "heldByNetwork",
] as const;

/** What tells whether any article holds what is asked; logarithms of shares but where said otherwise. */
export const HELD_SIGNALS = [
  "bias",
  /** How likely the likeliest claim is said, 0 to 1, and the log odds of that; then how likely the second is. */
  "firstClaim",
  "firstClaimOdds",
  "secondClaim",
  /** That the first hit is right or wrong, that no article is right, and that the question is about something else altogether. */
  "right",
  "wrong",
  "none",
  "far",
  ...NETWORK_SIGNALS,
] as const;
export type HeldSignal = (typeof HELD_SIGNALS)[number];
/** In the order of `HELD_SIGNALS`. */
export type HeldSignals = Float64Array;
