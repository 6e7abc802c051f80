import type { SecretSeal } from "../ports/secret-seal.ts";
import { openWith, sealWith } from "./sealing.ts";

/** Keys of 32 bytes; without the present one secrets are stored as they are. */
export interface SealKeys {
  readonly present: Buffer | null;
  /** Opens what was sealed before the key was changed. */
  readonly before: Buffer | null;
}

/** Of no secret in base32: so begins what is sealed, and how it is made. */
const BEGINNING = "sealed:1:";

/** The owner is authenticated with a secret, so that one account’s does not stand for another’s. */
export function createSecretSeal({ present, before }: SealKeys): SecretSeal {
  return {
    seal: (secret, owner) =>
      present === null ? secret : BEGINNING + sealWith(present, secret, owner),
    open: (stored, owner) => {
      if (!stored.startsWith(BEGINNING)) return { secret: stored, isCurrent: present === null };
      const now = present === null ? null : opened(present, stored, owner);
      if (now !== null) return { secret: now, isCurrent: true };
      const earlier = before === null ? null : opened(before, stored, owner);
      return earlier === null ? null : { secret: earlier, isCurrent: false };
    },
  };
}

function opened(key: Buffer, stored: string, owner: string): string | null {
  return openWith(key, stored.slice(BEGINNING.length), owner);
}

/** What is said where the keys are not those with which secrets of second factors were encrypted. */
export function unreadableNote(accounts: number): string {
  const whose = accounts === 1 ? "that of one account" : `those of ${String(accounts)} accounts`;
  return `Second factors: no key opens ${whose}, so that their codes are refused. Set SECOND_FACTOR_KEY to the key they were encrypted with, or reset them with yizhan user reset-second-factor.`;
}
