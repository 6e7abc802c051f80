import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { SecretSeal } from "../ports/secret-seal.ts";

/** Keys of 32 bytes; without the present one secrets are stored as they are. */
export interface SealKeys {
  readonly present: Buffer | null;
  /** Opens what was sealed before the key was changed. */
  readonly before: Buffer | null;
}

/** Of no secret in base32: so begins what is sealed, and how it is made. */
const BEGINNING = "sealed:1:";
const CIPHER = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM with a random IV each time; the owner is authenticated with it. */
export function createSecretSeal({ present, before }: SealKeys): SecretSeal {
  return {
    seal: (secret, owner) => (present === null ? secret : sealed(present, secret, owner)),
    open: (stored, owner) => {
      if (!stored.startsWith(BEGINNING)) return { secret: stored, isCurrent: present === null };
      const now = present === null ? null : opened(present, stored, owner);
      if (now !== null) return { secret: now, isCurrent: true };
      const earlier = before === null ? null : opened(before, stored, owner);
      return earlier === null ? null : { secret: earlier, isCurrent: false };
    },
  };
}

function sealed(key: Buffer, secret: string, owner: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(owner));
  const words = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return BEGINNING + Buffer.concat([iv, words, cipher.getAuthTag()]).toString("base64url");
}

function opened(key: Buffer, stored: string, owner: string): string | null {
  const bytes = Buffer.from(stored.slice(BEGINNING.length), "base64url");
  if (bytes.length < IV_BYTES + TAG_BYTES) return null;
  const cipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  });
  cipher.setAAD(Buffer.from(owner));
  cipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    const words = cipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES));
    return Buffer.concat([words, cipher.final()]).toString("utf8");
  } catch {
    // Another key, another owner, or not as it was written.
    return null;
  }
}

/** What is said where the keys are not those with which secrets of second factors were encrypted. */
export function unreadableNote(accounts: number): string {
  const whose = accounts === 1 ? "that of one account" : `those of ${String(accounts)} accounts`;
  return `Second factors: no key opens ${whose}, so that their codes are refused. Set SECOND_FACTOR_KEY to the key they were encrypted with, or reset them with yizhan user reset-second-factor.`;
}
