import { createHash } from "node:crypto";
import type { Clock } from "../ports/clock.ts";
import type { VectorStore } from "../ports/vector-store.ts";
import type { Database } from "./database.ts";
import { keyvOver } from "./entries.ts";

/** Texts change; a vector that nobody has needed for so long is of one that is gone. */
const KEPT_MS = 180 * 24 * 60 * 60 * 1_000;

/** By the hash of model and text, over the application's database. */
export function createVectorStore({ db }: Database, clock: Clock): VectorStore {
  const now = (): number => clock.now().getTime();
  return {
    read: async (model, texts) => {
      const found = new Map<string, Float32Array>();
      try {
        const entries = keyvOver<string>(db, "vector", now);
        for (const text of texts) {
          const kept = await entries.get(keyOf(model, text));
          if (kept !== undefined) found.set(text, decode(kept));
        }
      } catch {
        // What could not be read is asked for again.
      }
      return found;
    },
    write: async (model, vectors) => {
      try {
        const entries = keyvOver<string>(db, "vector", now, now() + KEPT_MS);
        for (const [text, vector] of vectors) await entries.set(keyOf(model, text), encode(vector));
      } catch {
        // Asked for again at the next start.
      }
    },
  };
}

function keyOf(model: string, text: string): string {
  return createHash("sha256").update(`${model}\n${text}`).digest("base64url");
}

function encode(vector: Float32Array): string {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString("base64");
}

/** Copied, since the bytes of a buffer need not stand where floats may. */
function decode(text: string): Float32Array {
  const bytes = Uint8Array.from(Buffer.from(text, "base64"));
  return new Float32Array(bytes.buffer);
}
