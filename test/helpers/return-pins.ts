import type { ReturnPin } from "../../src/domain/web-return.ts";
import type { PasswordHasher } from "../../src/ports/password-hasher.ts";

/** Hashes at once and without any secrecy; notes what it was asked to compare with. */
export class PlainHasher implements PasswordHasher {
  readonly comparedWith: (string | null)[] = [];

  hash(password: string): Promise<string> {
    return Promise.resolve(`plain hash of ${password}`);
  }

  verify(password: string, hash: string | null): Promise<boolean> {
    this.comparedWith.push(hash);
    return Promise.resolve(hash === `plain hash of ${password}`);
  }
}

/** PINs in their order: 0000 0001, 0000 0002 and so on. */
export function countedPins(): () => Promise<ReturnPin> {
  const hasher = new PlainHasher();
  let last = 0;
  return async () => {
    last += 1;
    const pin = String(last).padStart(8, "0");
    return { pin, hash: await hasher.hash(pin) };
  };
}
