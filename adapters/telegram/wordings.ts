import { createHash } from "node:crypto";

export interface Wordings {
  /** Whether a message had these words when it was last accepted; false for one that is not remembered. */
  same(message: string, words: string): boolean;
  keep(message: string, words: string): void;
}

/**
 * Remembers the words of recent messages as hashes, and only while the process runs: Telegram tells of an edit also when
 * nothing but a preview has changed, and such a one is no new question.
 */
export function createWordings(most: number): Wordings {
  const kept = new Map<string, string>();
  const hashOf = (words: string): string =>
    createHash("sha256").update(words).digest("base64").slice(0, 16);
  return {
    same: (message, words) => kept.get(message) === hashOf(words),
    keep: (message, words) => {
      kept.delete(message);
      kept.set(message, hashOf(words));
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break;
        kept.delete(oldest);
      }
    },
  };
}
