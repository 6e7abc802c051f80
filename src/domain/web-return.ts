import { readReference, type CaseReference } from "./case.ts";
import { foldedSign } from "./mask.ts";
import type { TryLimit } from "./tries.ts";

const HOUR_MS = 60 * 60_000;

/**
 * How many wrong tries there may be to come back to a conversation: with one reference, by one visitor, and by everybody
 * together. References count up, so anybody can name one; of a hundred million PINs these let fewer than two million be
 * tried in a year.
 */
export const RETURN_TRIES = {
  reference: { most: 5, withinMs: HOUR_MS },
  visitor: { most: 20, withinMs: HOUR_MS },
  everybody: { most: 200, withinMs: HOUR_MS },
} as const satisfies Record<string, TryLimit>;

/** What, with the reference of a case, opens its conversation in another browser. */
export interface ReturnPin {
  /** Eight digits. Told to the person once, in the receipt. */
  readonly pin: string;
  /** All that is kept of it. */
  readonly hash: string;
}

const PIN = /^\d{8}$/;
/** The parts of a reference, with or without what stands between them. */
const PARTS = /^YZ-?(\d{4})-?(\d{1,9})$/;

/** A PIN as people read and copy it: two groups that no line break parts. */
export function shownPin(pin: string): string {
  return `${pin.slice(0, 4)}\u00a0${pin.slice(4)}`;
}

/** Reads eight digits of any script, blanks and hyphens between them or not; `null` when it is anything else. */
export function readReturnPin(typed: string): string | null {
  const digits = squeezed(typed).replaceAll("-", "");
  return PIN.test(digits) ? digits : null;
}

/** Reads a reference as people type it, such as `yz 2026 42` for `YZ-2026-0042`; `null` when it is none. */
export function readTypedReference(typed: string): CaseReference | null {
  const [, year = "", number = ""] = PARTS.exec(squeezed(typed).toUpperCase()) ?? [];
  return readReference(`YZ-${year}-${number.replace(/^0+(?=\d{4})/, "").padStart(4, "0")}`);
}

/** Without blanks and marks of direction, and with the digits, hyphens and wide letters of any script as ASCII. */
function squeezed(typed: string): string {
  return Array.from(typed, foldedSign).join("").replaceAll(/\s/g, "");
}
