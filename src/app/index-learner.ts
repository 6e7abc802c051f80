import type { LanguageTag } from "../domain/locale.ts";
import type { Negatives, SearchDocument } from "../ports/search.ts";
import { buildSearchEngine, serializeIndex } from "../search/index.ts";

/** The content of one language, from which the learner builds its index. */
export interface IndexJob {
  readonly language: LanguageTag;
  readonly documents: readonly SearchDocument[];
  readonly negatives: readonly Negatives[];
}

/** A program of its own: it is given one job, sends back the bytes of its index, and ends. */
process.once("message", ({ documents, negatives }: IndexJob) => {
  const bytes = serializeIndex(buildSearchEngine(documents, negatives));
  process.send?.(bytes, () => {
    // The channel is closed already when the service ended meanwhile.
    if (process.connected) process.disconnect();
  });
});
// Ctrl+C in a terminal reaches the whole group, and it is the service that decides when all ends.
process.on("SIGINT", () => undefined);
