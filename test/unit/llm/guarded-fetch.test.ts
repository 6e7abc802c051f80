import { describe, expect, it } from "vitest";
import { guardedFetch, UnfitResponse } from "../../../src/llm/guarded-fetch.ts";

const CHUNK = new Uint8Array(64 * 1024).fill(0x20);

/** A body without end, and how much of it was asked for and whether it was called off. */
function endless(): { body: ReadableStream; read: () => number; cancelled: () => boolean } {
  let read = 0;
  let cancelled = false;
  const body = new ReadableStream({
    pull: (controller) => {
      read += CHUNK.byteLength;
      controller.enqueue(CHUNK);
    },
    cancel: () => {
      cancelled = true;
    },
  });
  return { body, read: () => read, cancelled: () => cancelled };
}

const JSON_TYPE = { "content-type": "application/json" };

const guarded = (response: Response): Promise<Response> =>
  guardedFetch(() => Promise.resolve(response))("http://127.0.0.1/");

describe("a guarded fetch", () => {
  it("gives what came, with its status and headers", async () => {
    const response = await guarded(
      new Response('{"a": "ж"}', { status: 201, headers: { ...JSON_TYPE, "x-id": "7" } }),
    );
    expect([response.status, response.headers.get("x-id"), await response.text()]).toEqual([
      201,
      "7",
      '{"a": "ж"}',
    ]);
  });

  it.each(["application/json", "Application/JSON; charset=utf-8", "application/problem+json"])(
    "takes %s for JSON",
    async (type) => {
      const response = await guarded(new Response("{}", { headers: { "content-type": type } }));
      expect(await response.text()).toBe("{}");
    },
  );

  it.each(["text/html", "text/plain", "text/html; profile=application/json", "application/jsonp"])(
    "reads nothing of %s and calls it off",
    async (type) => {
      const { body, read, cancelled } = endless();
      const headers = { "content-type": type };
      await expect(guarded(new Response(body, { headers }))).rejects.toThrow(UnfitResponse);
      expect(cancelled()).toBe(true);
      expect(read()).toBeLessThanOrEqual(CHUNK.byteLength);
    },
  );

  it("calls off a body as soon as it is longer than 1 MB", async () => {
    const { body, read, cancelled } = endless();
    await expect(guarded(new Response(body, { headers: JSON_TYPE }))).rejects.toThrow(
      UnfitResponse,
    );
    expect(cancelled()).toBe(true);
    expect(read()).toBeLessThanOrEqual(1024 * 1024 + 2 * CHUNK.byteLength);
  });

  it("keeps the status of a refusal without end, of whatever type, and none of its words", async () => {
    const { body, read, cancelled } = endless();
    const response = await guarded(
      new Response(body, { status: 503, headers: { "content-type": "text/html" } }),
    );
    expect([response.status, await response.text()]).toEqual([503, ""]);
    expect(cancelled()).toBe(true);
    expect(read()).toBeLessThanOrEqual(3 * CHUNK.byteLength);
  });

  it("fails as the connection does when a body is cut", async () => {
    const body = new ReadableStream({
      pull: () => {
        throw new TypeError("terminated");
      },
    });
    await expect(guarded(new Response(body, { headers: JSON_TYPE }))).rejects.toThrow("terminated");
  });
});
