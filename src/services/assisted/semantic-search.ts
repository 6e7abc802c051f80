import type { ArticleId } from "../../domain/ids.ts";
import type { Asker } from "../../ports/answer-model.ts";
import type { Embedder } from "../../ports/language-model.ts";
import type { Log } from "../../ports/log.ts";
import type { Scheduler } from "../../ports/scheduler.ts";
import type { SearchDocument, SearchHit } from "../../ports/search.ts";
import type { VectorStore } from "../../ports/vector-store.ts";
import { embedsWithinBudget, type ModelBudget } from "../model-budget.ts";

export interface SemanticSearchDeps {
  readonly embedder: Embedder;
  readonly budget: ModelBudget;
  readonly vectors: VectorStore;
  readonly documents: readonly SearchDocument[];
  readonly scheduler: Scheduler;
  readonly log: Log;
}

/** Finds articles by meaning, in whichever language they and the question are. */
export interface SemanticSearch {
  /**
   * Best first; nothing until the articles’ vectors are there, or when the question’s cannot be had: in time, or of what
   * the person may spend.
   */
  search(text: string, top: number, asker: Asker): Promise<readonly SearchHit[]>;
  /** Fetches the vectors that are missing, in the background, and tries again when that fails. */
  prepare(): void;
}

/** The longest that a question’s vector is waited for. */
export const QUESTION_MS = 2_000;
/** In UTF-16 units; what is longer would be refused. */
const LONGEST_QUESTION = 4_000;
const ARTICLES_MS = 60_000;
const AGAIN_MS = 5 * 60 * 1_000;
/** Texts asked for at a time, so that one failure costs little. */
const BATCH = 64;

interface Placed {
  readonly id: ArticleId;
  readonly vector: Float32Array;
}

export function createSemanticSearch(deps: SemanticSearchDeps): SemanticSearch {
  const { embedder, budget, vectors, documents, scheduler, log } = deps;
  const texts = new Map(documents.map((document) => [document, wordsOf(document)]));
  let placed: readonly Placed[] = [];

  const own = embedsWithinBudget(embedder, budget, null);
  const fetchAll = async (): Promise<boolean> => {
    const known = new Map(await vectors.read(embedder.name, [...new Set(texts.values())]));
    const missing = [...new Set(texts.values())].filter((text) => !known.has(text));
    for (let at = 0; at < missing.length; at += BATCH) {
      const batch = missing.slice(at, at + BATCH);
      const fetched = await own.embed(batch, ARTICLES_MS);
      if (fetched.kind === "fault") return false;
      const fresh = new Map(
        batch.map((text, index) => [text, fetched.vectors[index] ?? new Float32Array()]),
      );
      await vectors.write(embedder.name, fresh);
      for (const [text, vector] of fresh) known.set(text, vector);
    }
    placed = [...texts].flatMap(([{ id }, text]) => {
      const vector = known.get(text);
      return vector === undefined ? [] : [{ id, vector: ofLengthOne(vector) }];
    });
    log.info("vectors.ready", { texts: texts.size, fetched: missing.length });
    return true;
  };

  const prepare = (): void => {
    void fetchAll().then((done) => {
      if (done) return;
      log.warn("vectors.later", { waitMs: AGAIN_MS });
      scheduler.after(AGAIN_MS, prepare);
    });
  };

  return {
    prepare,
    search: async (text, top, { person, withinMs }) => {
      if (placed.length === 0) return [];
      const asking = embedsWithinBudget(embedder, budget, person);
      const words = text.slice(0, LONGEST_QUESTION);
      const result = await asking.embed([words], Math.min(QUESTION_MS, withinMs));
      const [asked] = result.kind === "fault" ? [] : result.vectors;
      if (asked === undefined) return [];
      const question = ofLengthOne(asked);
      const best = new Map<ArticleId, number>();
      for (const { id, vector } of placed) {
        const score = similarity(question, vector);
        if (score > (best.get(id) ?? -1)) best.set(id, score);
      }
      return [...best]
        .map(([id, score]) => ({ id, score }))
        .sort((a, b) => b.score - a.score)
        .slice(0, top);
    },
  };
}

function wordsOf({ title, summary }: SearchDocument): string {
  return `${title}\n${summary}`;
}

function ofLengthOne(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return length === 0 ? vector : vector.map((value) => value / length);
}

/** The cosine of two vectors of length one; of different sizes they have nothing to do with each other. */
function similarity(one: Float32Array, other: Float32Array): number {
  if (one.length !== other.length) return 0;
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}
