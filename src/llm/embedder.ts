import type OpenAI from "openai";
import { z } from "zod";
import { estimateTokens } from "../domain/model-tokens.ts";
import type { Embedder } from "../ports/language-model.ts";
import { createCaller, type EndpointOptions } from "./caller.ts";
import { isFormRefused } from "./failure.ts";
import { UnfitResponse } from "./guarded-fetch.ts";

/** As large as common endpoints take; some take no more than 64 texts. */
const MOST_TEXTS = 64;
/** Estimated; OpenAI takes 8,192 for one text. */
const MOST_TOKENS = 8_000;

type Encoding = "base64" | "float";

const embeddingsSchema = z.object({
  data: z.array(
    z.object({
      index: z.int().nonnegative().optional(),
      embedding: z.union([z.string().min(1), z.array(z.number()).min(1)]),
    }),
  ),
  usage: z.object({ prompt_tokens: z.int().nonnegative() }).nullish().catch(null),
});

/**
 * Vectors from any OpenAI-compatible endpoint, in batches one after another; the deadline is for all of them together.
 *
 * A text that is by itself longer than the endpoint takes makes a fault of all of them: who asks cuts it first.
 */
export function createEmbedder(options: EndpointOptions): Embedder {
  const { model, log, clock } = options;
  const caller = createCaller(options);
  let encoding: Encoding = "base64";

  const ask = async (
    client: OpenAI,
    input: readonly string[],
    signal: AbortSignal,
  ): Promise<unknown> => {
    const request = (as: Encoding): Promise<unknown> =>
      client.embeddings.create({ model, input: [...input], encoding_format: as }, { signal });
    try {
      return await request(encoding);
    } catch (error) {
      if (encoding === "float" || !isFormRefused(error)) throw error;
      const response = await request("float");
      encoding = "float";
      log.info("model.form", { prompt: "embed", encoding });
      return response;
    }
  };

  return {
    name: model,
    embed: async (texts, deadlineMs) => {
      const endsMs = clock.now().getTime() + deadlineMs;
      const vectors: Float32Array[] = [];
      for (const batch of batches(texts)) {
        const leftMs = endsMs - clock.now().getTime();
        const called = await caller.call("embed", leftMs, async (client, signal, usage) => {
          const response = embeddingsSchema.safeParse(await ask(client, batch, signal));
          if (!response.success) throw new UnfitResponse("The response holds no vectors.");
          const tokens = response.data.usage?.prompt_tokens;
          if (tokens !== undefined) usage.tokensIn = (usage.tokensIn ?? 0) + tokens;
          return readVectors(response.data.data, batch.length);
        });
        if (called.kind === "fault") return { kind: "fault", fault: called.fault };
        vectors.push(...called.value);
      }
      const length = vectors[0]?.length ?? 0;
      return vectors.every((vector) => vector.length === length)
        ? { kind: "value", vectors }
        : { kind: "fault", fault: "malformed" };
    },
  };
}

function* batches(texts: readonly string[]): Generator<string[]> {
  let batch: string[] = [];
  let tokens = 0;
  for (const text of texts) {
    const own = estimateTokens(text);
    if (batch.length === MOST_TEXTS || (batch.length > 0 && tokens + own > MOST_TOKENS)) {
      yield batch;
      batch = [];
      tokens = 0;
    }
    batch.push(text);
    tokens += own;
  }
  if (batch.length > 0) yield batch;
}

/** One vector for each text, in the order of the texts, whatever the order of the response. */
function readVectors(
  data: z.infer<typeof embeddingsSchema>["data"],
  count: number,
): readonly Float32Array[] {
  const byIndex = new Map(
    data.map(({ index, embedding }, at) => [index ?? at, readVector(embedding)]),
  );
  const vectors = Array.from({ length: count }, (_, at) => byIndex.get(at) ?? null);
  const [first] = vectors;
  const isWhole = data.length === count && vectors.every((v) => v?.length === first?.length);
  const known = vectors.filter((vector) => vector !== null);
  if (!isWhole || known.length !== count) {
    throw new UnfitResponse("The response does not hold one vector for each text.");
  }
  return known;
}

const FLOAT_BYTES = 4;

/** `null` when it is no vector of finite numbers. Base64 holds 32-bit floats, the low byte first. */
function readVector(embedding: string | readonly number[]): Float32Array | null {
  if (typeof embedding !== "string") return finite(Float32Array.from(embedding));
  const bytes = Buffer.from(embedding, "base64");
  if (bytes.length === 0 || bytes.length % FLOAT_BYTES !== 0) return null;
  const vector = new Float32Array(bytes.length / FLOAT_BYTES);
  for (let at = 0; at < vector.length; at += 1) vector[at] = bytes.readFloatLE(at * FLOAT_BYTES);
  return finite(vector);
}

function finite(vector: Float32Array): Float32Array | null {
  return vector.every(Number.isFinite) ? vector : null;
}
