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
  /** What found by meaning in the state of the content before this one; `null` for none. */
  readonly before: Pick<SemanticSearch, "known"> | null;
  readonly scheduler: Scheduler;
  readonly log: Log;
}

/** Finds articles by meaning, in whichever language they and the question are. */
export interface SemanticSearch {
  /**
   * Best first; nothing until the articles’ vectors are there, or when the question’s cannot be had: in time, or of what
   * the person may spend. What was found in the state of the content before is found at once, and what is new when its
   * vectors are there.
   */
  search(text: string, top: number, asker: Asker): Promise<readonly SearchHit[]>;
  /** Fetches the vectors that are missing, in the background, and tries again when that fails. */
  prepare(): void;
  /** Fetches nothing more. Whoever has begun with it may end with it. */
  stop(): void;
  /** Vectors of length one by the articles’ words; none until all are there, or those of the state before. */
  readonly known: () => ReadonlyMap<string, Float32Array>;
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
  const { embedder, budget, documents, scheduler, log } = deps;
  const words = new Map(documents.map((document) => [document, wordsOf(document)]));
  const wanted = new Set(words.values());
  const own = embedsWithinBudget(embedder, budget, null);
  let known: ReadonlyMap<string, Float32Array> = new Map(
    [...(deps.before?.known() ?? [])].filter(([text]) => wanted.has(text)),
  );
  let placed = place(words, known);
  let isStopped = false;
  let callOff = (): void => undefined;

  const prepare = (): void => {
    void fetchMissing({ ...deps, own, isStopped: () => isStopped }, wanted, known).then((all) => {
      if (isStopped) return;
      if (all === null) {
        log.warn("vectors.later", { waitMs: AGAIN_MS });
        callOff = scheduler.after(AGAIN_MS, prepare);
        return;
      }
      known = all;
      placed = place(words, known);
    });
  };

  return {
    prepare,
    stop: () => {
      isStopped = true;
      callOff();
    },
    known: () => known,
    search: async (text, top, { person, withinMs }) => {
      if (placed.length === 0) return [];
      const asking = embedsWithinBudget(embedder, budget, person);
      const question = text.slice(0, LONGEST_QUESTION);
      const result = await asking.embed([question], Math.min(QUESTION_MS, withinMs));
      const [asked] = result.kind === "fault" ? [] : result.vectors;
      if (asked === undefined) return [];
      const meant = ofLengthOne(asked);
      const best = new Map<ArticleId, number>();
      for (const { id, vector } of placed) {
        const score = similarity(meant, vector);
        if (score > (best.get(id) ?? -1)) best.set(id, score);
      }
      return [...best]
        .map(([id, score]) => ({ id, score }))
        .sort((a, b) => b.score - a.score)
        .slice(0, top);
    },
  };
}

interface Fetching extends Pick<SemanticSearchDeps, "embedder" | "vectors" | "log"> {
  /** Asks the endpoint on the account of the service. */
  readonly own: Pick<Embedder, "embed">;
  readonly isStopped: () => boolean;
}

/** All that is wanted, those that are known among them; `null` when some cannot be had. */
async function fetchMissing(
  { embedder, vectors, log, own, isStopped }: Fetching,
  wanted: ReadonlySet<string>,
  known: ReadonlyMap<string, Float32Array>,
): Promise<ReadonlyMap<string, Float32Array> | null> {
  const all = new Map(known);
  const add = (some: ReadonlyMap<string, Float32Array>): void => {
    for (const [text, vector] of some) all.set(text, ofLengthOne(vector));
  };
  const lacking = (): string[] => [...wanted].filter((text) => !all.has(text));
  add(await vectors.read(embedder.name, lacking()));
  const missing = lacking();
  for (let at = 0; at < missing.length; at += BATCH) {
    if (isStopped()) return null;
    const batch = missing.slice(at, at + BATCH);
    const fetched = await own.embed(batch, ARTICLES_MS);
    if (fetched.kind === "fault") return null;
    const fresh = new Map(
      batch.map((text, index) => [text, fetched.vectors[index] ?? new Float32Array()]),
    );
    await vectors.write(embedder.name, fresh);
    add(fresh);
  }
  log.info("vectors.ready", { texts: wanted.size, fetched: missing.length });
  return all;
}

/** Those whose vectors are there. */
function place(
  words: ReadonlyMap<SearchDocument, string>,
  known: ReadonlyMap<string, Float32Array>,
): readonly Placed[] {
  return [...words].flatMap(([{ id }, text]) => {
    const vector = known.get(text);
    return vector === undefined ? [] : [{ id, vector }];
  });
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
