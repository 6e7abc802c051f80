import { createHash } from "node:crypto";
import type { AnswerCache } from "../ports/answer-cache.ts";
import type { Clock } from "../ports/clock.ts";
import type { Database } from "./database.ts";
import { keyvOver } from "./entries.ts";

/** The day is part of what is asked, so an older answer would not be found. */
const KEPT_MS = 24 * 60 * 60 * 1_000;

/** Over the application's database. */
export function createAnswerCache({ db }: Database, clock: Clock): AnswerCache {
  const now = (): number => clock.now().getTime();
  return {
    get: async (key) => {
      try {
        const kept = await keyvOver<unknown>(db, "model", now).get(hashOf(key));
        return kept ?? null;
      } catch {
        return null;
      }
    },
    set: async (key, value) => {
      try {
        await keyvOver<unknown>(db, "model", now, now() + KEPT_MS).set(hashOf(key), value);
      } catch {
        // Asked again next time.
      }
    },
  };
}

function hashOf(key: string): string {
  return createHash("sha256").update(key).digest("base64url");
}
