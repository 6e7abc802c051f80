import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createOutbound } from "../../../src/app/outbound.ts";
import { createLanguageModel } from "../../../src/llm/language-model.ts";
import type { ModelFault } from "../../../src/ports/language-model.ts";
import {
  startScriptedModel,
  TOKENS_IN,
  TOKENS_OUT,
  type ModelStep,
} from "../../helpers/scripted-model.ts";
import { aCall, anEndpoint, KEY, WORDS } from "./model-world.ts";
import { fail, LONG_MS, say, send } from "../../helpers/model-steps.ts";

interface Case {
  readonly name: string;
  readonly step: ModelStep;
  readonly fault: ModelFault;
  /** How often the endpoint is asked. */
  readonly requests: number;
}

const CASES: readonly Case[] = [
  { name: "words that are no JSON", step: say("Gladly!"), fault: "malformed", requests: 1 },
  { name: "broken JSON", step: say('{"a": [1, 2'), fault: "malformed", requests: 1 },
  { name: "an empty answer", step: say(""), fault: "malformed", requests: 1 },
  { name: "no answer at all", step: say(null), fault: "malformed", requests: 1 },
  { name: "an answer cut off", step: say('{"a": 1}', "length"), fault: "malformed", requests: 1 },
  { name: "an empty body", step: send(""), fault: "malformed", requests: 1 },
  { name: "a broken body", step: send('{"choices": ['), fault: "malformed", requests: 1 },
  { name: "a body of null", step: send("null"), fault: "malformed", requests: 1 },
  {
    name: "a body without choices",
    step: send('{"choices": []}'),
    fault: "malformed",
    requests: 1,
  },
  {
    name: "a page instead of JSON",
    step: send("<html>Log in</html>", "text/html"),
    fault: "malformed",
    requests: 1,
  },
  {
    name: "JSON that is called a page",
    step: send('{"choices": [{"message": {"content": "{}"}}]}', "text/html"),
    fault: "malformed",
    requests: 1,
  },
  {
    name: "a body beyond 1 MB",
    step: say(JSON.stringify({ a: "x".repeat(1024 * 1024) })),
    fault: "malformed",
    requests: 1,
  },
  {
    name: "a refusal",
    step: { does: "refuse", words: "I cannot." },
    fault: "declined",
    requests: 1,
  },
  { name: "a content filter", step: say("{}", "content_filter"), fault: "declined", requests: 1 },
  {
    name: "a request that is filtered",
    step: fail(400, { code: "content_filter" }),
    fault: "declined",
    requests: 1,
  },
  { name: "a request too large", step: fail(413), fault: "declined", requests: 1 },
  { name: "a request refused in every form", step: fail(400), fault: "declined", requests: 3 },
  { name: "a key refused", step: fail(401), fault: "unauthorized", requests: 1 },
  { name: "a key without rights", step: fail(403), fault: "unauthorized", requests: 1 },
  { name: "an unknown model", step: fail(404), fault: "unavailable", requests: 1 },
  { name: "an endpoint in trouble", step: fail(500), fault: "unavailable", requests: 2 },
  { name: "a proxy in trouble", step: fail(502), fault: "unavailable", requests: 2 },
  { name: "too many requests", step: fail(429), fault: "limited", requests: 2 },
  {
    name: "an account that is used up",
    step: fail(429, { code: "insufficient_quota" }),
    fault: "limited",
    requests: 1,
  },
  { name: "a connection hung up", step: { does: "hangUp" }, fault: "unavailable", requests: 2 },
  { name: "a body that is cut", step: { does: "cut" }, fault: "unavailable", requests: 2 },
];

describe("a language model", () => {
  it("gives the value, and tells what it cost", async () => {
    const server = await startScriptedModel(() => ({ does: "value", value: { a: ["ж", 1] } }));
    const endpoint = anEndpoint(server.baseUrl);
    const result = await createLanguageModel(endpoint).complete(aCall(), LONG_MS);
    expect(result).toMatchObject({ kind: "value", value: { a: ["ж", 1] } });
    expect(result.ms).toBeLessThan(LONG_MS);
    expect(endpoint.calls).toEqual([
      {
        prompt: "understand",
        ms: result.ms,
        fault: null,
        tokensIn: TOKENS_IN,
        tokensOut: TOKENS_OUT,
      },
    ]);
    expect(endpoint.log.lines.map(({ event, fields }) => ({ event, fields }))).toEqual([
      { event: "model.call", fields: endpoint.calls[0] },
    ]);
  });

  it("sends what it is told, with the schema enforced and the key as a header", async () => {
    const server = await startScriptedModel();
    const call = aCall({ temperature: 0.3, maxTokens: 77 });
    await createLanguageModel(anEndpoint(server.baseUrl)).complete(call, LONG_MS);
    const [request] = server.requests;
    expect(request?.path).toBe("/v1/chat/completions");
    expect(request?.headers.authorization).toBe(`Bearer ${KEY}`);
    expect(request?.body).toEqual({
      model: "a-model",
      messages: [
        { role: "system", content: call.instructions },
        { role: "user", content: WORDS },
      ],
      temperature: 0.3,
      max_tokens: 77,
      response_format: {
        type: "json_schema",
        json_schema: { name: "understand", strict: true, schema: call.schema },
      },
    });
  });

  it.each(CASES)("$name: $fault", async ({ step, fault, requests }) => {
    const server = await startScriptedModel(() => step);
    const endpoint = anEndpoint(server.baseUrl);
    const result = await createLanguageModel(endpoint).complete(aCall(), LONG_MS);
    expect(result).toMatchObject({ kind: "fault", fault });
    expect(server.requests).toHaveLength(requests);
    expect(endpoint.calls).toMatchObject([{ prompt: "understand", fault }]);
  });

  it("is unavailable where nobody listens, and says why in a code", async () => {
    const server = await startScriptedModel();
    await server.close();
    const endpoint = anEndpoint(server.baseUrl);
    const result = await createLanguageModel(endpoint).complete(aCall(), LONG_MS);
    expect(result).toMatchObject({ kind: "fault", fault: "unavailable" });
    expect(endpoint.log.lines.at(-1)).toMatchObject({
      level: "warn",
      fields: { fault: "unavailable", status: null, cause: "ECONNREFUSED" },
    });
  });

  it("follows no redirect, so that the key goes nowhere else", async () => {
    const elsewhere = await startScriptedModel();
    const server = createServer((_, response) => {
      response.writeHead(307, { Location: `${elsewhere.baseUrl}/chat/completions` }).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const model = createLanguageModel(anEndpoint(`http://127.0.0.1:${String(port)}/v1`));
    expect(await model.complete(aCall(), LONG_MS)).toMatchObject({ fault: "unavailable" });
    expect(elsewhere.requests).toEqual([]);
  });

  it("takes a body of just under 1 MB", async () => {
    const content = JSON.stringify({ a: "x".repeat(1_000_000) });
    const server = await startScriptedModel(() => ({ does: "say", content }));
    const result = await createLanguageModel(anEndpoint(server.baseUrl)).complete(aCall(), LONG_MS);
    expect(result.kind).toBe("value");
  });

  it("goes through the fetch that it is given", async () => {
    const server = await startScriptedModel();
    const asked: string[] = [];
    const fetch: typeof globalThis.fetch = (input, init) => {
      asked.push(input instanceof Request ? input.url : input.toString());
      return globalThis.fetch(input, init);
    };
    await createLanguageModel(anEndpoint(server.baseUrl, { fetch })).complete(aCall(), LONG_MS);
    expect(asked).toEqual([`${server.baseUrl}/chat/completions`]);
  });
});

describe("the way out of the service", () => {
  it("leads to the model", async () => {
    const server = await startScriptedModel(() => ({ does: "value", value: 7 }));
    const { fetch } = createOutbound(null);
    const model = createLanguageModel(anEndpoint(server.baseUrl, { fetch }));
    expect(await model.complete(aCall(), LONG_MS)).toMatchObject({ kind: "value", value: 7 });
    server.otherwise = () => ({ does: "hang" });
    expect(await model.complete(aCall(), 150)).toMatchObject({ kind: "fault", fault: "late" });
    server.otherwise = () => ({ does: "hangUp" });
    expect(await model.complete(aCall(), LONG_MS)).toMatchObject({ fault: "unavailable" });
  });
});

describe("the form of a request", () => {
  it("becomes simpler until the endpoint takes it, and is remembered for the prompt", async () => {
    const server = await startScriptedModel(({ format }) =>
      format === "text" ? say('```json\n{"a": 1}\n```') : fail(400),
    );
    const endpoint = anEndpoint(server.baseUrl);
    const model = createLanguageModel(endpoint);
    expect(await model.complete(aCall(), LONG_MS)).toMatchObject({ value: { a: 1 } });
    await model.complete(aCall(), LONG_MS);
    await model.complete(aCall({ prompt: "select" }), LONG_MS);
    const once = ["schema", "object", "text"];
    expect(server.requests.map(({ format }) => format)).toEqual([...once, "text", ...once]);
    expect(endpoint.calls.map(({ fault }) => fault)).toEqual([null, null, null]);
  });

  it("brings the schema into the instructions where it is not enforced", async () => {
    const server = await startScriptedModel(({ format }) =>
      format === "object" ? { does: "value", value: {} } : fail(422),
    );
    const call = aCall();
    await createLanguageModel(anEndpoint(server.baseUrl)).complete(call, LONG_MS);
    const [first, second] = server.requests;
    expect(first?.instructions).toBe(call.instructions);
    expect(second?.instructions).toContain(call.instructions);
    expect(second?.instructions).toContain(JSON.stringify(call.schema));
    expect(second?.input).toBe(WORDS);
  });

  it("names the longest answer and the temperature as the endpoint knows them", async () => {
    const server = await startScriptedModel(({ body }) => {
      const refused = ["max_tokens", "temperature"].find((param) => param in body);
      return refused === undefined
        ? { does: "value", value: {} }
        : { does: "fail", status: 400, param: refused, code: "unsupported_parameter" };
    });
    const model = createLanguageModel(anEndpoint(server.baseUrl));
    expect(await model.complete(aCall(), LONG_MS)).toMatchObject({ kind: "value" });
    const last = server.requests.at(-1);
    expect(last?.body).toMatchObject({ max_completion_tokens: 100 });
    expect(last?.body).not.toHaveProperty("temperature");
    expect(last?.format).toBe("schema");
    expect(server.requests).toHaveLength(3);
  });

  it("is kept when a request is refused that it was taken for before", async () => {
    const server = await startScriptedModel();
    const model = createLanguageModel(anEndpoint(server.baseUrl));
    await model.complete(aCall(), LONG_MS);
    server.script(fail(400));
    expect(await model.complete(aCall(), LONG_MS)).toMatchObject({ fault: "declined" });
    await model.complete(aCall(), LONG_MS);
    expect(server.requests.map(({ format }) => format)).toEqual(["schema", "schema", "schema"]);
  });

  it("is not remembered when every form is refused", async () => {
    const server = await startScriptedModel();
    const model = createLanguageModel(anEndpoint(server.baseUrl));
    server.script(fail(400), fail(400), fail(400));
    expect(await model.complete(aCall(), LONG_MS)).toMatchObject({ fault: "declined" });
    await model.complete(aCall(), LONG_MS);
    expect(server.requests.at(-1)?.format).toBe("schema");
  });
});

describe("secrets", () => {
  it("stand in no log, no figure and no result, whatever happens, even when the SDK is told to log", async () => {
    vi.stubEnv("OPENAI_LOG", "debug");
    onTestFinished(() => void vi.unstubAllEnvs());
    const consoles = (["debug", "info", "log", "warn", "error"] as const).map((level) =>
      vi.spyOn(console, level).mockImplementation(() => undefined),
    );
    const echo = JSON.stringify({ error: { message: `${KEY} ${WORDS}`, code: KEY, param: WORDS } });
    const steps = [
      ...CASES.map(({ step }) => step),
      { does: "value", value: {} } as const,
      { does: "send", body: echo, status: 401 } as const,
      { does: "send", body: echo, status: 500 } as const,
      { does: "send", body: `${WORDS} ${KEY}` } as const,
    ];
    for (const step of steps) {
      const server = await startScriptedModel(() => step);
      const endpoint = anEndpoint(server.baseUrl);
      const result = await createLanguageModel(endpoint).complete(aCall(), LONG_MS);
      const told = JSON.stringify([result, endpoint.log.lines, endpoint.calls]);
      expect(told).toContain("model.call");
      expect(told).not.toContain(KEY);
      expect(told).not.toContain("passport");
    }
    for (const spy of consoles) expect(spy).not.toHaveBeenCalled();
  });
});
