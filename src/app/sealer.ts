import { hkdfSync } from "node:crypto";
import type { Sealer } from "../ports/sealer.ts";
import { openWith, sealWith } from "./sealing.ts";

const KEY_BYTES = 32;

/** @param secret from which the key is derived with HKDF-SHA-256; with another one nothing sealed before can be opened */
export function createSealer(secret: string): Sealer {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "yizhan sealed texts", KEY_BYTES));
  return {
    seal: (text, purpose) => sealWith(key, text, purpose),
    open: (sealed, purpose) => openWith(key, sealed, purpose),
  };
}
