import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createLanguageModel } from "../../../src/llm/language-model.ts";
import { FakeTime } from "../../helpers/fake-time.ts";
import { startScriptedModel, type ModelStep } from "../../helpers/scripted-model.ts";
import { aCall, anEndpoint } from "./model-world.ts";
import { fail, LONG_MS, say } from "../../helpers/model-steps.ts";

describe("a further try", () => {
  it("is made once, and its answer counts", async () => {
    const server = await startScriptedModel(() => ({ does: "value", value: 7 }));
    server.script(fail(503));
    const endpoint = anEndpoint(server.baseUrl);
    const result = await createLanguageModel(endpoint).complete(aCall(), LONG_MS);
    expect(result).toMatchObject({ kind: "value", value: 7 });
    expect(server.requests).toHaveLength(2);
    expect(endpoint.calls).toHaveLength(1);
  });

  it("waits as long as the endpoint asks", async () => {
    const time = new FakeTime();
    const server = await startScriptedModel(() => ({ does: "value", value: 7 }));
    server.script(fail(429, { retryAfter: "3" }));
    const endpoint = anEndpoint(server.baseUrl, { clock: time, scheduler: time });
    const asked = createLanguageModel(endpoint).complete(aCall(), LONG_MS);
    // The deadline and the wait.
    await vi.waitFor(() => {
      expect(time.pending).toBe(2);
    });
    time.advance(2_999);
    await new Promise((resolve) => setImmediate(resolve));
    expect(server.requests).toHaveLength(1);
    time.advance(1);
    expect(await asked).toEqual({ kind: "value", value: 7, ms: 3_000 });
    expect(time.pending).toBe(0);
  });

  it("waits until the instant that the endpoint names", async () => {
    const time = new FakeTime();
    const server = await startScriptedModel(() => ({ does: "value", value: 7 }));
    server.script(fail(503, { retryAfter: new Date(time.now().getTime() + 5_000).toUTCString() }));
    const endpoint = anEndpoint(server.baseUrl, { clock: time, scheduler: time });
    const asked = createLanguageModel(endpoint).complete(aCall(), LONG_MS);
    await vi.waitFor(() => {
      expect(time.pending).toBe(2);
    });
    time.advance(5_000);
    expect(await asked).toMatchObject({ kind: "value", ms: 5_000 });
  });

  it("is not made when the wait does not fit in the deadline", async () => {
    const server = await startScriptedModel(() => fail(429, { retryAfter: "9" }));
    const result = await createLanguageModel(anEndpoint(server.baseUrl)).complete(aCall(), LONG_MS);
    expect(result).toMatchObject({ kind: "fault", fault: "limited" });
    expect(server.requests).toHaveLength(1);
  });

  it("does not outlast the deadline", async () => {
    const server = await startScriptedModel(() => ({ does: "hang" }));
    server.script(fail(503));
    const model = createLanguageModel(anEndpoint(server.baseUrl));
    const started = performance.now();
    expect(await model.complete(aCall(), 300)).toMatchObject({ kind: "fault", fault: "late" });
    expect(performance.now() - started).toBeLessThan(1_500);
    expect(server.requests).toHaveLength(2);
  });
});

describe("the deadline", () => {
  const slow: readonly { name: string; step: ModelStep }[] = [
    { name: "says nothing", step: { does: "hang" } },
    { name: "sends a byte now and then", step: { does: "drip", everyMs: 20 } },
  ];
  it.each(slow)("ends a call to an endpoint that $name", async ({ step }) => {
    const server = await startScriptedModel(() => step);
    const endpoint = anEndpoint(server.baseUrl);
    const started = performance.now();
    const result = await createLanguageModel(endpoint).complete(aCall(), 150);
    const took = performance.now() - started;
    expect(result).toMatchObject({ kind: "fault", fault: "late" });
    expect(took).toBeGreaterThan(140);
    expect(took).toBeLessThan(1_350);
    expect(endpoint.calls).toMatchObject([{ fault: "late", tokensIn: null }]);
  });

  it("closes the connection", async () => {
    let closed = 0;
    const server = createServer((request) => {
      request.socket.once("close", () => {
        closed += 1;
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const model = createLanguageModel(anEndpoint(`http://127.0.0.1:${String(port)}/v1`));
    await model.complete(aCall(), 150);
    await vi.waitFor(() => {
      expect(closed).toBe(1);
    });
  });

  it("holds when nothing heeds the signal", async () => {
    const fetch = (): Promise<Response> => new Promise(() => undefined);
    const model = createLanguageModel(anEndpoint("http://127.0.0.1:9/v1", { fetch }));
    expect(await model.complete(aCall(), 150)).toMatchObject({ kind: "fault", fault: "late" });
  });

  it("that is over already asks nothing and is held against nobody", async () => {
    const server = await startScriptedModel();
    const model = createLanguageModel(anEndpoint(server.baseUrl));
    for (let count = 0; count < 6; count += 1) {
      expect(await model.complete(aCall(), 0)).toMatchObject({ fault: "late" });
    }
    expect(server.requests).toEqual([]);
    expect(await model.complete(aCall(), LONG_MS)).toMatchObject({ kind: "value" });
  });
});

describe("a model that fails again and again", () => {
  it("rests for 30 seconds after 5 faults, and then one call tries it", async () => {
    const time = new FakeTime();
    const server = await startScriptedModel(() => fail(404));
    const endpoint = anEndpoint(server.baseUrl, { clock: time, scheduler: time });
    const model = createLanguageModel(endpoint);
    const faults = async (): Promise<unknown> => {
      const result = await model.complete(aCall(), LONG_MS);
      return result.kind === "fault" ? result.fault : null;
    };
    for (let count = 0; count < 5; count += 1) expect(await faults()).toBe("unavailable");
    expect(await faults()).toBe("resting");
    time.advance(29_999);
    expect(await faults()).toBe("resting");
    expect(server.requests).toHaveLength(5);
    time.advance(1);
    server.script({ does: "hang" });
    const trial = faults();
    await vi.waitFor(() => {
      expect(server.requests).toHaveLength(6);
    });
    expect(await faults()).toBe("resting");
    time.advance(LONG_MS);
    expect(await trial).toBe("late");
    expect(await faults()).toBe("resting");
    time.advance(30_000);
    server.otherwise = () => ({ does: "value", value: {} });
    expect(await faults()).toBeNull();
    expect(await faults()).toBeNull();
    const rests = endpoint.log.lines.filter(({ event }) => event === "model.rests");
    expect(rests.map(({ fields }) => fields)).toEqual([
      { model: "a-model", ms: 30_000 },
      { model: "a-model", ms: 30_000 },
    ]);
  });

  it("rests for 5 minutes when its key is refused", async () => {
    const time = new FakeTime();
    const server = await startScriptedModel();
    server.script(fail(401));
    const model = createLanguageModel(anEndpoint(server.baseUrl, { clock: time, scheduler: time }));
    expect(await model.complete(aCall(), LONG_MS)).toMatchObject({ fault: "unauthorized" });
    time.advance(299_999);
    expect(await model.complete(aCall(), LONG_MS)).toMatchObject({ fault: "resting" });
    time.advance(1);
    expect(await model.complete(aCall(), LONG_MS)).toMatchObject({ kind: "value" });
  });

  it("rests for a prompt that it takes in no form after 5 calls, and asks again after 30 seconds", async () => {
    const time = new FakeTime();
    const server = await startScriptedModel(() => fail(422));
    const endpoint = anEndpoint(server.baseUrl, { clock: time, scheduler: time });
    const model = createLanguageModel(endpoint);
    const select = aCall({ prompt: "select" });
    for (let count = 0; count < 5; count += 1) {
      expect(model.isResting("select")).toBe(false);
      expect(await model.complete(select, LONG_MS)).toMatchObject({ fault: "declined" });
    }
    expect(server.requests).toHaveLength(15);
    expect(model.isResting("select")).toBe(true);
    expect(await model.complete(select, LONG_MS)).toMatchObject({ fault: "resting" });
    expect(server.requests).toHaveLength(15);
    time.advance(30_000);
    expect(await model.complete(select, LONG_MS)).toMatchObject({ fault: "declined" });
    expect(await model.complete(select, LONG_MS)).toMatchObject({ fault: "resting" });
    expect(server.requests).toHaveLength(18);
    time.advance(30_000);
    server.otherwise = () => ({ does: "value", value: {} });
    expect(await model.complete(select, LONG_MS)).toMatchObject({ kind: "value" });
    const rests = endpoint.log.lines.filter(({ event }) => event === "model.rests");
    expect(rests.map(({ fields }) => fields)).toEqual([
      { model: "a-model", ms: 30_000, prompt: "select" },
      { model: "a-model", ms: 30_000, prompt: "select" },
    ]);
  });

  it("rests so for that prompt alone, however often others are taken", async () => {
    const server = await startScriptedModel(({ instructions }) =>
      instructions.startsWith("Pick") ? fail(400) : { does: "value", value: {} },
    );
    const model = createLanguageModel(anEndpoint(server.baseUrl));
    const select = aCall({ prompt: "select", instructions: "Pick." });
    for (let count = 0; count < 5; count += 1) {
      expect(await model.complete(select, LONG_MS)).toMatchObject({ fault: "declined" });
      expect(await model.complete(aCall(), LONG_MS)).toMatchObject({ kind: "value" });
    }
    expect(await model.complete(select, LONG_MS)).toMatchObject({ fault: "resting" });
    expect(await model.complete(aCall(), LONG_MS)).toMatchObject({ kind: "value" });
  });

  it.each<[string, ModelStep]>([
    ["gave a value", { does: "value", value: {} }],
    ["declined in words", { does: "refuse", words: "I cannot." }],
    ["said what is no JSON", say("no")],
  ])("does not rest for requests refused after one that it took and %s", async (_name, step) => {
    const server = await startScriptedModel(() => fail(400));
    server.script(step);
    const model = createLanguageModel(anEndpoint(server.baseUrl));
    await model.complete(aCall(), LONG_MS);
    for (let count = 0; count < 7; count += 1) {
      expect(await model.complete(aCall(), LONG_MS)).toMatchObject({ fault: "declined" });
    }
    expect(server.requests).toHaveLength(8);
    server.otherwise = () => ({ does: "value", value: {} });
    expect(await model.complete(aCall(), LONG_MS)).toMatchObject({ kind: "value" });
  });

  it("does not rest for a form when it was only out of reach between", async () => {
    const time = new FakeTime();
    const server = await startScriptedModel(() => fail(404));
    const model = createLanguageModel(anEndpoint(server.baseUrl, { clock: time, scheduler: time }));
    for (let count = 0; count < 5; count += 1) await model.complete(aCall(), LONG_MS);
    time.advance(30_000);
    server.otherwise = () => ({ does: "value", value: {} });
    expect(await model.complete(aCall(), LONG_MS)).toMatchObject({ kind: "value" });
    expect(model.isResting("understand")).toBe(false);
  });

  it("does not rest for answers that are of no use", async () => {
    const server = await startScriptedModel(() => say("no"));
    const model = createLanguageModel(anEndpoint(server.baseUrl));
    for (let count = 0; count < 7; count += 1) {
      expect(await model.complete(aCall(), LONG_MS)).toMatchObject({ fault: "malformed" });
    }
  });
});
