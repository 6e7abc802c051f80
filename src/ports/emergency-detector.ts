/**
 * What kind of help is needed.
 *
 * `medical`: ill, hurt, poisoned, in labour; `suicide`: somebody
 * wants to end their life; `crime`: robbed, assaulted, defrauded, stalked, a person missing;
 * `threat`: threatened, blackmailed, followed; `detention`: held, questioned, locked in, passport taken away; `fire`:
 * fire, gas, explosion, disaster, trapped; `lostPassport`: lost or stolen now.
 */
export type EmergencyKind =
  "medical" | "suicide" | "crime" | "threat" | "detention" | "fire" | "lostPassport";

export interface Emergency {
  readonly kind: EmergencyKind;
  /**
   * How the numbers to call are shown: `card`: alone, since nothing else matters now; `line`: below the answer to what was asked,
   * since it may be no emergency.
   */
  readonly numbers: "card" | "line";
  /** 0 to 1; ranks messages, and is no measured probability. */
  readonly confidence: number;
}

export interface EmergencyDetector {
  /**
   * Tells whether somebody needs help now; `null` when nothing says so.
   *
   * All languages are tried, and any sentence of a long message may tell. Never throws. Text beyond 10,000 characters
   * is not read.
   */
  detect(text: string): Emergency | null;
}
