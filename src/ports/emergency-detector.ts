import type { LanguageTag } from "../domain/locale.ts";

/**
 * What kind of help is needed.
 *
 * `medical`: ill, hurt, poisoned, suicidal, in labour; `crime`: robbed, assaulted, defrauded, stalked, a person missing;
 * `threat`: threatened, blackmailed, followed; `detention`: held, questioned, locked in, passport taken away; `fire`:
 * fire, gas, explosion, disaster, trapped; `lostPassport`: lost or stolen now.
 */
export type EmergencyKind = "medical" | "crime" | "threat" | "detention" | "fire" | "lostPassport";

export interface Emergency {
  readonly kind: EmergencyKind;
  /** The language of the words that told it, also where they are romanised; `null` where no single words did. */
  readonly language: LanguageTag | null;
  /** 0 to 1; ranks messages by how rarely their words mean something else, and is no measured probability. */
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
