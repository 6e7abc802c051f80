import { afterAll, afterEach, describe, expect, it } from "vitest";
import { LIMITS } from "../../../../adapters/web/limits.ts";
import { Unavailable } from "../../../../src/domain/errors.ts";
import { bytesOfMessage, CONVERSATION_BYTES } from "../../../../src/domain/stored.ts";
import type { Credentials } from "../../../helpers/chat-client.ts";
import { FakeTime } from "../../../helpers/fake-time.ts";
import { plainPageDir, startWebService, type WebService } from "../../../helpers/web-service.ts";

const page = plainPageDir();
const started: WebService[] = [];
afterEach(async () => {
  for (const service of started.splice(0)) await service.stop();
});
afterAll(() => {
  page.remove();
});

const DAY_MS = 24 * 60 * 60 * 1_000;
const TEXT = "Do I need a visa?";
const A_MESSAGE = bytesOfMessage({ kind: "text", text: TEXT });
/** Half of a day’s bytes are there at once. */
const dayOf = (messages: number): number => 2 * (messages * A_MESSAGE + CONVERSATION_BYTES);

async function chatWith(parts: Partial<Parameters<typeof startWebService>[0]>) {
  const time = new FakeTime();
  const service = await startWebService({
    time,
    pageDir: page.path,
    http: { trustProxy: 1 },
    ...parts,
  });
  started.push(service);
  const post = (path: string, from: string, body: object, token = ""): Promise<Response> =>
    fetch(service.url + path, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "X-Forwarded-For": from,
        Authorization: `Bearer ${token}`,
      },
      body: JSON.stringify(body),
    });
  return {
    time,
    host: service.host,
    open: (from: string) => post("/web/conversations", from, {}),
    send: ({ conversationId, token }: Credentials, from: string, id: string) =>
      post(`/web/conversations/${conversationId}/messages`, from, { id, text: TEXT }, token),
  };
}

async function opened(response: Response): Promise<Credentials> {
  expect(response.status).toBe(201);
  return (await response.json()) as Credentials;
}

async function refusalOf(response: Response) {
  const { error } = (await response.json()) as { error: { code: string; message: string } };
  return { status: response.status, ...error };
}

const OVER = {
  status: 429,
  code: "over_quota",
  message: "More was written today than is kept; please try again later.",
};

describe("what one address has written down within a day", () => {
  it("ends with its quota, which others still have, and comes back as the day passes", async () => {
    const chat = await chatWith({ quota: { perAddress: dayOf(3), inAll: 1e9 } });
    const own = await opened(await chat.open("203.0.113.9"));
    for (let n = 0; n < 3; n += 1) {
      expect((await chat.send(own, "203.0.113.9", String(n))).status).toBe(202);
    }
    const refused = await chat.send(own, "203.0.113.9", "more");
    expect(Number(refused.headers.get("retry-after"))).toBe(3_600);
    expect(await refusalOf(refused)).toEqual(OVER);
    expect(chat.host.accepted).toHaveLength(3);
    const other = await opened(await chat.open("203.0.113.10"));
    expect((await chat.send(other, "203.0.113.10", "1")).status).toBe(202);
    chat.time.advance(DAY_MS / 3);
    expect((await chat.send(own, "203.0.113.9", "more")).status).toBe(202);
    expect(await refusalOf(await chat.send(own, "203.0.113.9", "again"))).toEqual(OVER);
  });

  it("counts conversations, in which nothing need be written", async () => {
    const chat = await chatWith({ quota: { perAddress: 4 * CONVERSATION_BYTES, inAll: 1e9 } });
    await opened(await chat.open("203.0.113.9"));
    await opened(await chat.open("203.0.113.9"));
    expect(await refusalOf(await chat.open("203.0.113.9"))).toEqual(OVER);
  });
});

describe("what all together have written down within a day", () => {
  it("ends with its quota, however many addresses it comes from", async () => {
    const chat = await chatWith({ quota: { perAddress: 1e9, inAll: 8 * CONVERSATION_BYTES } });
    for (let n = 1; n <= 4; n += 1) await opened(await chat.open(`203.0.113.${String(n)}`));
    expect(await refusalOf(await chat.open("203.0.113.5"))).toEqual(OVER);
  });
});

describe("an attacker who owns a /48", () => {
  const from = (n: number): string => `2001:db8:7:${n.toString(16)}::1`;
  /** So far apart that each is of a /56 of its own. */
  const APART = 256;

  it("opens four times as many conversations in a minute as one address, however many networks of it are used", async () => {
    const chat = await chatWith({});
    const most = 4 * LIMITS.conversationsPerAddressAtOnce;
    for (let n = 0; n < most; n += 1) await opened(await chat.open(from((n * APART) % 65_536)));
    const refused = await refusalOf(await chat.open(from(77)));
    expect(refused).toMatchObject({ status: 429, code: "rate_limited" });
    await opened(await chat.open("2001:db8:8::1"));
  });

  it("has twice as much written down in a day from a /56 and four times as much from all of it, and its neighbours have theirs", async () => {
    const chat = await chatWith({ quota: { perAddress: 2 * CONVERSATION_BYTES, inAll: 1e9 } });
    const first = [from(0), from(1)];
    for (const address of first) await opened(await chat.open(address));
    expect(await refusalOf(await chat.open(from(2)))).toEqual(OVER);
    for (const n of [1, 2]) await opened(await chat.open(from(n * APART)));
    expect(await refusalOf(await chat.open(from(3 * APART)))).toEqual(OVER);
    await opened(await chat.open("2001:db8:8::1"));
  });
});

describe("a disk that is nearly full", () => {
  it("opens no conversation, and takes messages in those that are open", async () => {
    let hasRoom = true;
    const room = {
      hasRoom: () => Promise.resolve(hasRoom),
      requireAny: () => Promise.resolve(),
    };
    const chat = await chatWith({ room });
    const own = await opened(await chat.open("203.0.113.9"));
    hasRoom = false;
    expect(await refusalOf(await chat.open("203.0.113.9"))).toEqual({
      status: 503,
      code: "no_room",
      message: "There is no room for new conversations at this moment; please try again later.",
    });
    expect((await chat.send(own, "203.0.113.9", "1")).status).toBe(202);
  });

  it("writes nothing of a message down when even that is too much", async () => {
    const room = {
      hasRoom: () => Promise.resolve(true),
      requireAny: () => Promise.reject(new Unavailable("The disk has no room for messages.")),
    };
    const chat = await chatWith({ room });
    const own = await opened(await chat.open("203.0.113.9"));
    const refused = await refusalOf(await chat.send(own, "203.0.113.9", "1"));
    expect(refused).toMatchObject({ status: 503, code: "unavailable" });
    expect(await started[0]?.rows()).toBe("[]");
  });
});
