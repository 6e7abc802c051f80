import { randomInt } from "node:crypto";
import type { ReturnPin } from "../domain/web-return.ts";
import type { PasswordHasher } from "../ports/password-hasher.ts";

const DIGITS = 8;

/** Makes PINs, each of eight random digits, with their hashes. */
export function createReturnPins(hasher: Pick<PasswordHasher, "hash">): () => Promise<ReturnPin> {
  return async () => {
    const pin = String(randomInt(10 ** DIGITS)).padStart(DIGITS, "0");
    return { pin, hash: await hasher.hash(pin) };
  };
}
