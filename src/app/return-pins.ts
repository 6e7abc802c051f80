import { randomInt } from "node:crypto";
import type { ReturnPin } from "../domain/web-return.ts";
import type { PasswordHasher } from "../ports/password-hasher.ts";
import { createPasswordHasher } from "./password-hasher.ts";

const DIGITS = 8;

/** Makes PINs, each of eight random digits, with their hashes. */
export function createReturnPins(hasher: Pick<PasswordHasher, "hash">): () => Promise<ReturnPin> {
  return async () => {
    const pin = String(randomInt(10 ** DIGITS)).padStart(DIGITS, "0");
    return { pin, hash: await hasher.hash(pin) };
  };
}

/** What makes PINs, and what compares those that somebody tries. */
export interface ReturnPinLanes {
  readonly newPin: () => Promise<ReturnPin>;
  readonly checker: Pick<PasswordHasher, "verify">;
}

/**
 * Each waits for its own alone: strangers who try PINs keep nobody from getting a new one. Neither is that of the staff, who
 * sign in whatever strangers do.
 */
export function createReturnPinLanes(): ReturnPinLanes {
  return { newPin: createReturnPins(createPasswordHasher()), checker: createPasswordHasher() };
}
