import { readReference, type CaseReference } from "./case.ts";
import { foldedSign } from "./mask.ts";
import type { TryLimit } from "./tries.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * How many wrong tries there may be to come back to a conversation: by one visitor with one reference, by all with one
 * reference, by one visitor, and by everybody together. References count up, so anybody can name one: a stranger uses up
 * their own tries with it long before those of its person. Where many strangers do use up those of all, the right PIN waits
 * for twenty minutes at most after they stop.
 *
 * Of a hundred million PINs, 60 an hour with one reference are 525,600 a year: one in 190, had the case been open for so long.
 */
export const RETURN_TRIES = {
  own: { most: 5, withinMs: HOUR_MS },
  reference: { most: 20, withinMs: 20 * MINUTE_MS },
  visitor: { most: 10, withinMs: HOUR_MS },
  everybody: { most: 100, withinMs: 20 * MINUTE_MS },
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
