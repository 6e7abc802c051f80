import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text as readText } from "node:stream/consumers";
import { onTestFinished } from "vitest";

/** One request that the model was sent. */
export interface ModelRequest {
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: Readonly<Record<string, unknown>>;
  /** The name of the schema; `null` where none is enforced. */
  readonly prompt: string | null;
  readonly instructions: string;
  readonly input: string;
  /** Which of `schema`, `object` and `text` is asked for. */
  readonly format: "schema" | "object" | "text";
}

/** What the model does with one request. */
export type ModelStep =
  /** Answers with a value as JSON. */
  | { readonly does: "value"; readonly value: unknown }
  /** Answers with words; also broken JSON, JSON in Markdown, or a megabyte. */
  | { readonly does: "say"; readonly content: string | null; readonly finishReason?: string }
  | { readonly does: "refuse"; readonly words: string }
  /** Sends this body as it is. */
  | {
      readonly does: "send";
      readonly body: string;
      readonly type?: string;
      readonly status?: number;
    }
  /** An error of HTTP, as OpenAI words it. */
  | {
      readonly does: "fail";
      readonly status: number;
      readonly retryAfter?: string;
      readonly code?: string;
      readonly param?: string;
    }
  /** Closes the connection without a word. */
  | { readonly does: "hangUp" }
  /** Closes the connection in the middle of the body. */
  | { readonly does: "cut" }
  /** Says nothing at all. */
  | { readonly does: "hang" }
  /** Sends one byte every so often, without end. */
  | { readonly does: "drip"; readonly everyMs: number };

export interface ScriptedModel {
  /** For the setting `OPENAI_BASE_URL`. */
  readonly baseUrl: string;
  /** All that it was sent, in order. */
  readonly requests: readonly ModelRequest[];
  /** What is done with the next requests, one after another, before `otherwise` counts. */
  script(...steps: readonly ModelStep[]): void;
  /** What is done with every request that no script is left for. */
  otherwise: (request: ModelRequest) => ModelStep;
  /** What is sent as vectors; by default one for each text, from its words alone. */
  embed: (request: ModelRequest, texts: readonly string[]) => unknown[];
  close(): Promise<void>;
}

/** What every answer claims to have cost. */
export const TOKENS_IN = 120;
export const TOKENS_OUT = 30;

/** An OpenAI-compatible endpoint on this machine that does what a test says. Ends with the test, if there is one. */
export async function startScriptedModel(
  otherwise: ScriptedModel["otherwise"] = () => ({ does: "value", value: {} }),
): Promise<ScriptedModel> {
  const requests: ModelRequest[] = [];
  const steps: ModelStep[] = [];
  const server = createServer((incoming, response) => {
    void answer(incoming, response);
  });
  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = await readRequest(incoming);
    requests.push(request);
    const scripted = steps.shift();
    if (scripted === undefined && request.path.endsWith("/embeddings")) {
      const data = model.embed(request, textsOf(request));
      sendJson(response, { object: "list", data, usage: { prompt_tokens: TOKENS_IN } });
    } else {
      perform(scripted ?? model.otherwise(request), response);
    }
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const model: ScriptedModel = {
    baseUrl: `http://127.0.0.1:${String(port)}/v1`,
    requests,
    script: (...more) => {
      steps.push(...more);
    },
    otherwise,
    embed: embeddings,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
  try {
    onTestFinished(() => model.close());
  } catch {
    // Started before all tests of a file: closed by whoever started it.
  }
  return model;
}

async function readRequest(incoming: IncomingMessage): Promise<ModelRequest> {
  const body = JSON.parse(await readText(incoming)) as Record<string, unknown>;
  const messages = (body["messages"] ?? []) as { role: string; content: string }[];
  const format = body["response_format"] as
    { type: string; json_schema?: { name: string } } | undefined;
  const said = (role: string): string =>
    messages.find((message) => message.role === role)?.content ?? "";
  return {
    path: incoming.url ?? "",
    headers: incoming.headers,
    body,
    prompt: format?.json_schema?.name ?? null,
    instructions: said("system"),
    input: said("user"),
    format: format === undefined ? "text" : format.type === "json_schema" ? "schema" : "object",
  };
}

function perform(step: ModelStep, response: ServerResponse): void {
  switch (step.does) {
    case "value":
      sendJson(response, completion({ content: JSON.stringify(step.value) }, "stop"));
      break;
    case "say":
      sendJson(response, completion({ content: step.content }, step.finishReason ?? "stop"));
      break;
    case "refuse":
      sendJson(response, completion({ content: null, refusal: step.words }, "stop"));
      break;
    case "send":
      response.writeHead(step.status ?? 200, { "Content-Type": step.type ?? "application/json" });
      response.end(step.body);
      break;
    case "fail":
      fail(step, response);
      break;
    case "hangUp":
      response.destroy();
      break;
    case "cut":
      response.writeHead(200, { "Content-Type": "application/json", "Content-Length": "500" });
      response.write('{"choices": [', () => response.destroy());
      break;
    case "hang":
      break;
    case "drip":
      drip(step.everyMs, response);
      break;
  }
}

function completion(message: object, finishReason: string): unknown {
  return {
    id: "chatcmpl-1",
    object: "chat.completion",
    choices: [
      { index: 0, message: { role: "assistant", ...message }, finish_reason: finishReason },
    ],
    usage: { prompt_tokens: TOKENS_IN, completion_tokens: TOKENS_OUT, total_tokens: 150 },
  };
}

function fail(step: Extract<ModelStep, { does: "fail" }>, response: ServerResponse): void {
  response.writeHead(step.status, {
    "Content-Type": "application/json",
    ...(step.retryAfter === undefined ? {} : { "Retry-After": step.retryAfter }),
  });
  const { code = null, param = null } = step;
  response.end(JSON.stringify({ error: { message: "No.", type: "error", code, param } }));
}

function drip(everyMs: number, response: ServerResponse): void {
  response.writeHead(200, { "Content-Type": "application/json" });
  const timer = setInterval(() => response.write(" "), everyMs);
  response.once("close", () => {
    clearInterval(timer);
  });
}

function sendJson(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { "Content-Type": "application/json; charset=utf-8" });
  response.end(JSON.stringify(body));
}

function textsOf({ body }: ModelRequest): string[] {
  const input = body["input"];
  return Array.isArray(input) ? input.map(String) : [String(input)];
}

function embeddings(request: ModelRequest, texts: readonly string[]): unknown[] {
  return texts.map((text, index) => ({
    object: "embedding",
    index,
    embedding: encoded(vectorOf(text), String(request.body["encoding_format"])),
  }));
}

const DIMENSIONS = 64;

/** The same for the same words; texts that share words are near each other. Has length 1. */
export function vectorOf(text: string): number[] {
  const vector = Array.from({ length: DIMENSIONS }, () => 0);
  for (const word of text.toLowerCase().match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? [text]) {
    const hash = createHash("sha256").update(word).digest();
    const at = hash.readUInt16LE(0) % DIMENSIONS;
    vector[at] = (vector[at] ?? 0) + ((hash[2] ?? 0) % 2 === 0 ? 1 : -1);
  }
  const length = Math.hypot(...vector);
  return vector.map((value) => (length === 0 ? 0 : value / length));
}

/** As `encoding_format` asks for it. */
export function encoded(vector: readonly number[], encoding: string): unknown {
  return encoding === "base64"
    ? Buffer.from(Float32Array.from(vector).buffer).toString("base64")
    : [...vector];
}
