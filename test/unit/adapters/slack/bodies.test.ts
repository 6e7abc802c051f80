import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { createBodyReader } from "../../../../adapters/slack/bodies.ts";
import { LIMITS } from "../../../../adapters/slack/limits.ts";
import { Unavailable } from "../../../../src/domain/errors.ts";
import { FakeTime } from "../../../helpers/fake-time.ts";

const LARGE = Buffer.alloc(LIMITS.requestBytes);

/** Lets streams hand on what was written. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("reading bodies before anybody knows whose they are", () => {
  it("gives a body whole, and leaves no timer behind", async () => {
    const time = new FakeTime();
    const stream = new PassThrough();
    const body = createBodyReader(time)(stream);
    stream.write("one ");
    stream.end("two");
    expect((await body).toString()).toBe("one two");
    expect(time.pending).toBe(0);
  });

  it("holds so many bytes and no more, of the latest bodies", async () => {
    const read = createBodyReader(new FakeTime());
    const most = LIMITS.unprovedBytes / LIMITS.requestBytes;
    const streams = Array.from({ length: most + 1 }, () => new PassThrough());
    const [first, ...others] = streams.map((stream) => read(stream));
    const refused = expect(first).rejects.toBeInstanceOf(Unavailable);
    for (const stream of streams) stream.write(LARGE);
    await settled();
    await refused;
    for (const stream of streams) stream.end();
    const sizes = (await Promise.all(others)).map(({ length }) => length);
    expect(sizes).toEqual(others.map(() => LIMITS.requestBytes));
  });

  it("refuses a body once it is too large, and drops the rest as it comes", async () => {
    const stream = new PassThrough();
    const body = createBodyReader(new FakeTime())(stream);
    const refused = expect(body).rejects.toMatchObject({ code: "too_large" });
    stream.write(LARGE);
    stream.write("x");
    await refused;
    stream.end(LARGE);
    await settled();
    expect(stream.readableLength).toBe(0);
  });

  it("says that a body was cut", async () => {
    const stream = new PassThrough();
    const body = createBodyReader(new FakeTime())(stream);
    const refused = expect(body).rejects.toMatchObject({ code: "bad_request" });
    stream.destroy(new Error("aborted"));
    await refused;
  });
});
