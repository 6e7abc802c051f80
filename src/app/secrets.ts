import { createHash, randomBytes } from "node:crypto";
import type { Secrets } from "../ports/secrets.ts";

/** The machine's own randomness. */
export const secrets: Secrets = {
  newToken: () => randomBytes(32).toString("base64url"),
  hashOf: (token) => createHash("sha256").update(token).digest("base64url"),
  newId: () => randomBytes(16).toString("base64url"),
};
