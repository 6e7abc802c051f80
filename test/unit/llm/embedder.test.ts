import { describe, expect, it, vi } from "vitest";
import { createEmbedder } from "../../../src/llm/embedder.ts";
import type { EmbedResult } from "../../../src/ports/language-model.ts";
import { FakeTime } from "../../helpers/fake-time.ts";
import {
  encoded,
  startScriptedModel,
  TOKENS_IN,
  vectorOf,
  type ModelStep,
} from "../../helpers/scripted-model.ts";
import { anEndpoint, KEY } from "./model-world.ts";

const LONG_MS = 10_000;

/** The vectors that came; `null` when none did. */
async function vectorsOf(asked: Promise<EmbedResult>): Promise<readonly Float32Array[] | null> {
  const result = await asked;
  return result.kind === "value" ? result.vectors : null;
}

const rounded = (vector: readonly number[]): Float32Array => Float32Array.from(vector);

/** Vectors as an endpoint might send them, wrong in one way. */
const WRONG: readonly { name: string; data: readonly unknown[] }[] = [
  { name: "one too few", data: [{ index: 0, embedding: [1, 2] }] },
  {
    name: "one too many",
    data: [0, 1, 2].map((index) => ({ index, embedding: [1, 2] })),
  },
  {
    name: "the same twice",
    data: [0, 0].map((index) => ({ index, embedding: [1, 2] })),
  },
  {
    name: "two lengths",
    data: [
      { index: 0, embedding: [1, 2] },
      { index: 1, embedding: [1, 2, 3] },
    ],
  },
  { name: "empty vectors", data: [0, 1].map((index) => ({ index, embedding: [] })) },
  { name: "words", data: [0, 1].map((index) => ({ index, embedding: ["a", "b"] })) },
  {
    name: "numbers beyond what a vector holds",
    data: [0, 1].map((index) => ({ index, embedding: [1e300, 1] })),
  },
  {
    name: "base64 that ends in the middle of a number",
    data: [0, 1].map((index) => ({ index, embedding: Buffer.alloc(6).toString("base64") })),
  },
  {
    name: "base64 that holds no numbers",
    data: [0, 1].map((index) => ({ index, embedding: encoded([Number.NaN, 1], "base64") })),
  },
  { name: "nothing", data: [null, null] },
];

describe("an embedder", () => {
  it("gives one vector for each text, in order, and tells what it cost", async () => {
    const server = await startScriptedModel();
    const endpoint = anEndpoint(server.baseUrl);
    const texts = ["visa fee", "住宿登记", "visa fee"];
    const vectors = await vectorsOf(createEmbedder(endpoint).embed(texts, LONG_MS));
    expect(vectors).toEqual(texts.map((text) => rounded(vectorOf(text))));
    expect(server.requests[0]).toMatchObject({
      path: "/v1/embeddings",
      body: { model: "a-model", input: texts, encoding_format: "base64" },
    });
    expect(endpoint.calls).toMatchObject([
      { prompt: "embed", fault: null, tokensIn: TOKENS_IN, tokensOut: null },
    ]);
    expect(JSON.stringify(endpoint.log.lines)).not.toMatch(new RegExp(`${KEY}|visa`));
  });

  it("asks nothing for no texts", async () => {
    const server = await startScriptedModel();
    expect(await vectorsOf(createEmbedder(anEndpoint(server.baseUrl)).embed([], LONG_MS))).toEqual(
      [],
    );
    expect(server.requests).toEqual([]);
  });

  it("takes numbers in lists as well, and asks for them where base64 is refused", async () => {
    const server = await startScriptedModel();
    const embedder = createEmbedder(anEndpoint(server.baseUrl));
    server.script({ does: "fail", status: 400, param: "encoding_format" });
    expect(await vectorsOf(embedder.embed(["a fee"], LONG_MS))).toEqual([
      rounded(vectorOf("a fee")),
    ]);
    expect(await vectorsOf(embedder.embed(["a visa"], LONG_MS))).toEqual([
      rounded(vectorOf("a visa")),
    ]);
    expect(server.requests.map(({ body }) => body["encoding_format"])).toEqual([
      "base64",
      "float",
      "float",
    ]);
  });

  it("puts vectors in the order of the texts, whatever the order in which they come", async () => {
    const server = await startScriptedModel();
    server.embed = (_, texts) =>
      texts.map((_text, index) => ({ index, embedding: [index, 1] })).reverse();
    const embedder = createEmbedder(anEndpoint(server.baseUrl));
    const vectors = await vectorsOf(embedder.embed(["a", "b", "c"], LONG_MS));
    expect(vectors?.map(([first]) => first)).toEqual([0, 1, 2]);
  });

  it("takes vectors without numbers in the order in which they come", async () => {
    const server = await startScriptedModel();
    server.embed = (_, texts) => texts.map((_text, at) => ({ embedding: [at, 1] }));
    const embedder = createEmbedder(anEndpoint(server.baseUrl));
    const vectors = await vectorsOf(embedder.embed(["a", "b"], LONG_MS));
    expect(vectors?.map(([first]) => first)).toEqual([0, 1]);
  });

  it("asks for at most 64 texts and some 8,000 tokens at once", async () => {
    const server = await startScriptedModel();
    const embedder = createEmbedder(anEndpoint(server.baseUrl));
    const many = Array.from({ length: 130 }, (_, at) => `text ${String(at)}`);
    const long = Array.from({ length: 3 }, (_, at) => `${String(at)} ${"签".repeat(5_000)}`);
    expect(await vectorsOf(embedder.embed(many, LONG_MS))).toEqual(
      many.map((text) => rounded(vectorOf(text))),
    );
    expect(await vectorsOf(embedder.embed(long, LONG_MS))).toHaveLength(3);
    expect(server.requests.map(({ body }) => (body["input"] as string[]).length)).toEqual([
      64, 64, 2, 2, 1,
    ]);
  });

  it.each(WRONG)("gives none for $name", async ({ data }) => {
    const server = await startScriptedModel();
    server.embed = () => [...data];
    const endpoint = anEndpoint(server.baseUrl);
    expect(await vectorsOf(createEmbedder(endpoint).embed(["a", "b"], LONG_MS))).toBeNull();
    expect(endpoint.calls).toMatchObject([{ fault: "malformed" }]);
  });

  it("gives none when batches differ in length", async () => {
    const server = await startScriptedModel();
    server.embed = (_, texts) => texts.map(() => ({ embedding: texts.map(() => 1) }));
    const texts = Array.from({ length: 65 }, () => "a");
    expect(
      await vectorsOf(createEmbedder(anEndpoint(server.baseUrl)).embed(texts, LONG_MS)),
    ).toBeNull();
  });

  const faults: readonly { fault: string; step: ModelStep }[] = [
    { fault: "unauthorized", step: { does: "fail", status: 401 } },
    { fault: "limited", step: { does: "fail", status: 429, retryAfter: "60" } },
    { fault: "malformed", step: { does: "send", body: "<p>", type: "text/html" } },
    { fault: "late", step: { does: "hang" } },
    { fault: "declined", step: { does: "fail", status: 413 } },
  ];
  it.each(faults)("says so when the endpoint is $fault", async ({ fault, step }) => {
    const server = await startScriptedModel();
    server.script(step);
    const endpoint = anEndpoint(server.baseUrl);
    expect(await createEmbedder(endpoint).embed(["a"], 200)).toEqual({ kind: "fault", fault });
    expect(endpoint.calls).toMatchObject([{ fault }]);
  });

  it("has one deadline for all batches together", async () => {
    const time = new FakeTime();
    const server = await startScriptedModel();
    const vectors = server.embed;
    server.embed = (request, texts) => {
      time.advance(2_000);
      server.script({ does: "hang" });
      return vectors(request, texts);
    };
    const endpoint = anEndpoint(server.baseUrl, { clock: time, scheduler: time });
    const texts = Array.from({ length: 200 }, () => "a");
    const embedded = createEmbedder(endpoint).embed(texts, 3_000);
    await vi.waitFor(() => {
      expect(server.requests).toHaveLength(2);
    });
    time.advance(999);
    expect(time.pending).toBe(1);
    time.advance(1);
    expect(time.pending).toBe(0);
    expect(await embedded).toEqual({ kind: "fault", fault: "late" });
    expect(endpoint.calls.map(({ fault, ms }) => ({ fault, ms }))).toEqual([
      { fault: null, ms: 2_000 },
      { fault: "late", ms: 1_000 },
    ]);
  });
});
