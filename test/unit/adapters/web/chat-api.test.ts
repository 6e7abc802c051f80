import { connect } from "node:net";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { LIMITS } from "../../../../adapters/web/limits.ts";
import { paragraph } from "../../../../src/domain/block.ts";
import { Unavailable } from "../../../../src/domain/errors.ts";
import type { ConversationId } from "../../../../src/domain/message.ts";
import type { PlainDate } from "../../../../src/domain/plain-date.ts";
import type { BucketStore } from "../../../../src/ports/bucket-store.ts";
import { ChatClient, type Credentials } from "../../../helpers/chat-client.ts";
import { FakeTime } from "../../../helpers/fake-time.ts";
import { aReply } from "../../../helpers/scripted-host.ts";
import { plainPageDir, startWebService, type WebService } from "../../../helpers/web-service.ts";

const page = plainPageDir();
afterAll(() => {
  page.remove();
});

let time: FakeTime;
let service: WebService;
let client: ChatClient;
beforeEach(async () => {
  time = new FakeTime();
  service = await startWebService({ time, pageDir: page.path });
  client = new ChatClient(service.url);
});
afterEach(() => service.stop());

async function errorOf(response: Response): Promise<{ status: number; code: string }> {
  const { error } = (await response.json()) as { error: { code: string; message: string } };
  expect(error.message).toMatch(/^[A-Z].*\.$/);
  return { status: response.status, code: error.code };
}

describe("opening a conversation", () => {
  it("gives an unguessable id and token, and no cookie", async () => {
    const response = await client.post("/web/conversations", {
      locale: "ru",
      timeZone: "Asia/Tashkent",
    });
    const credentials = (await response.json()) as Credentials;
    expect(response.status).toBe(201);
    expect(Object.keys(credentials).sort()).toEqual(["conversationId", "token"]);
    expect(Buffer.from(credentials.token, "base64url")).toHaveLength(32);
    expect(Buffer.from(credentials.conversationId, "base64url")).toHaveLength(16);
    expect(response.headers.get("set-cookie")).toBeNull();
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  it("keeps the time zone, and refuses one that is not in the list", async () => {
    const { conversationId } = await client.open({ timeZone: "Asia/Tashkent" });
    const kept = await service.conversations.find(conversationId as ConversationId);
    expect(kept).toMatchObject({ locale: null, timeZone: "Asia/Tashkent" });
    for (const timeZone of ["Moon/Base", "+05:00", ""]) {
      const refused = await client.post("/web/conversations", { timeZone });
      expect(await errorOf(refused)).toEqual({ status: 400, code: "bad_request" });
    }
  });

  it("needs no body, and does not mind a locale that nobody knows", async () => {
    const bare = await fetch(`${service.url}/web/conversations`, { method: "POST" });
    expect(bare.status).toBe(201);
    const odd = await client.open({ locale: "not a tag", timeZone: null });
    await client.send(odd, { id: "1", text: "Hello" });
    expect(service.host.last.localeHint).toBeNull();
  });

  it("is limited for an address, and says when to come again", async () => {
    for (let n = 0; n < LIMITS.conversationsPerAddressAtOnce; n += 1) await client.open();
    const refused = await client.post("/web/conversations", {});
    expect(refused.headers.get("retry-after")).toBe("1");
    expect(await errorOf(refused)).toEqual({ status: 429, code: "rate_limited" });
    time.advance(1_000);
    expect((await client.post("/web/conversations", {})).status).toBe(201);
  });
});

describe("sending a message", () => {
  it("says the same to a wrong token, no token and an unknown conversation", async () => {
    const credentials = await client.open();
    const body = { id: "1", text: "Hello" };
    const answers = await Promise.all([
      client.send({ ...credentials, token: "x".repeat(43) }, body),
      client.post(`/web/conversations/${credentials.conversationId}/messages`, body),
      client.send({ ...credentials, conversationId: "unknown" }, body),
      client.send({ ...credentials, conversationId: "A".repeat(22) }, body),
      client.send({ ...credentials, conversationId: "%00".repeat(22) }, body),
      client.send({ ...credentials, conversationId: "unknown" }, "not even a message"),
    ]);
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
    expect(new Set(texts).size).toBe(1);
    expect(answers[0].headers.get("www-authenticate")).toBe("Bearer");
    expect((await client.send(credentials, body)).status).toBe(202);
  });

  it("refuses a body that is not as it should be", async () => {
    const credentials = await client.open();
    const bodies = [
      {},
      [],
      { id: "1" },
      { text: "Hello" },
      { id: "", text: "Hello" },
      { id: "with space", text: "Hello" },
      { id: "x".repeat(129), text: "Hello" },
      { id: 1, text: "Hello" },
      { id: "1", text: "" },
      { id: "1", text: " \n\t" },
      { id: "1", text: "x".repeat(4_001) },
      { id: "1", action: "" },
      { id: "1", text: "Hello", action: "human" },
    ];
    for (const body of bodies) {
      const response = await client.send(credentials, body);
      expect(await errorOf(response), JSON.stringify(body).slice(0, 40)).toEqual({
        status: 400,
        code: "bad_request",
      });
    }
    expect(service.host.accepted).toEqual([]);
  });

  it("refuses what is not JSON, what is too large and what is packed", async () => {
    const { conversationId, token } = await client.open();
    const post = (body: string, headers: Record<string, string>): Promise<Response> =>
      fetch(`${service.url}/web/conversations/${conversationId}/messages`, {
        method: "POST",
        headers: { Authorization: `Bearer ${token}`, ...headers },
        body,
      });
    const json = { "Content-Type": "application/json" };
    const broken = await post('{"id": "1", ', json);
    expect(await errorOf(broken)).toEqual({ status: 400, code: "bad_request" });
    const form = await post("id=1&text=Hello", {
      "Content-Type": "application/x-www-form-urlencoded",
    });
    expect(await errorOf(form)).toEqual({ status: 415, code: "unsupported_media_type" });
    const packed = await post("{}", { ...json, "Content-Encoding": "gzip" });
    expect(await errorOf(packed)).toEqual({ status: 415, code: "unsupported_media_type" });
    const large = await post(JSON.stringify({ id: "1", text: "x".repeat(66_000) }), json);
    expect(await errorOf(large)).toEqual({ status: 413, code: "too_large" });
  });

  it("takes a message of the longest kind, written with escapes only", async () => {
    const { conversationId, token } = await client.open();
    const text = "\\ud83e\\udded".repeat(LIMITS.textCharacters);
    const response = await fetch(`${service.url}/web/conversations/${conversationId}/messages`, {
      method: "POST",
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      body: `{"id": "1", "text": "${text}"}`,
    });
    expect(response.status).toBe(202);
    expect(service.host.last.content).toEqual({
      kind: "text",
      text: "\u{1f9ed}".repeat(LIMITS.textCharacters),
    });
  });

  it("refuses an id that stands for another message already", async () => {
    const credentials = await client.open();
    await client.send(credentials, { id: "1", text: "Hello" });
    const again = await client.send(credentials, { id: "1", text: "Something else" });
    expect(await errorOf(again)).toEqual({ status: 409, code: "conflict" });
    expect((await client.send(credentials, { id: "1", text: "Hello" })).status).toBe(202);
  });

  it("refuses an id that could be one of our own", async () => {
    const response = await client.send(await client.open(), { id: "y.abc", text: "Hello" });
    expect(await errorOf(response)).toEqual({ status: 409, code: "conflict" });
  });

  it("answers 503 while the service cannot take it, and 500 without details when it breaks", async () => {
    const credentials = await client.open();
    service.host.failure = new Unavailable("The store is down.");
    const down = await client.send(credentials, { id: "1", text: "Hello" });
    expect(await errorOf(down)).toEqual({ status: 503, code: "unavailable" });
    service.host.failure = new Error("secret path /etc/passwd");
    const broken = await client.send(credentials, { id: "1", text: "Hello" });
    const words = await broken.text();
    expect(broken.status).toBe(500);
    expect(words).not.toContain("passwd");
    expect(JSON.stringify(service.logged)).not.toContain("Hello");
  });

  it("is limited for a browser of a conversation, and says when to come again", async () => {
    const [one, other] = [await client.open(), await client.open()];
    for (let n = 0; n < LIMITS.messagesPerBrowserPerMinute; n += 1) {
      expect((await client.send(one, { id: `m${n}`, text: "Hello" })).status).toBe(202);
    }
    const refused = await client.send(one, { id: "more", text: "Hello" });
    expect(refused.headers.get("retry-after")).toBe("2");
    expect(await errorOf(refused)).toEqual({ status: 429, code: "rate_limited" });
    expect((await client.send(other, { id: "1", text: "Hello" })).status).toBe(202);
    time.advance(2_000);
    expect((await client.send(one, { id: "more", text: "Hello" })).status).toBe(202);
  });

  it("is limited for a stranger, who uses up nothing of a conversation that they know of", async () => {
    const own = await client.open();
    const guess = { ...own, token: "a guess" };
    for (let n = 0; n < LIMITS.messagesPerBrowserPerMinute; n += 1) {
      expect((await client.send(guess, { id: `m${n}`, text: "Hello" })).status).toBe(401);
    }
    expect((await client.send(guess, { id: "more", text: "Hello" })).status).toBe(429);
    expect((await client.send(own, { id: "more", text: "Hello" })).status).toBe(202);
  });

  it("is refused while nobody can tell how much was written, and by who knows already without asking", async () => {
    const asked: string[] = [];
    const http = { trustProxy: 1 };
    const buckets: BucketStore = {
      take: (draws) => {
        asked.push(...draws.map(({ kind }) => kind));
        return draws.some(({ kind }) => kind === "web: messages")
          ? Promise.reject(new Unavailable("The database cannot be had at this time."))
          : Promise.resolve(0);
      },
      knownWait: (draws) => {
        const isKnown = draws.some(
          ({ kind, name }) => kind === "web: messages" && name === "203.0.113.9",
        );
        return isKnown ? 1_500 : 0;
      },
      expire: () => Promise.resolve(0),
    };
    const other = await startWebService({ time, pageDir: page.path, buckets, http });
    const chat = new ChatClient(other.url);
    const own = await chat.open();
    const down = await chat.send(own, { id: "1", text: "Hello" });
    expect(await errorOf(down)).toEqual({ status: 503, code: "unavailable" });
    const stored = ["web: stored: address", "web: stored: all"];
    expect(asked).toEqual([
      ...["web: conversations", ...stored],
      ...["web: messages", "web: own messages", "web: characters", ...stored],
    ]);
    const refused = await fetch(`${other.url}/web/conversations/${own.conversationId}/messages`, {
      method: "POST",
      headers: { "X-Forwarded-For": "203.0.113.9" },
      body: "anything",
    });
    expect(await errorOf(refused)).toEqual({ status: 429, code: "rate_limited" });
    expect(asked).toHaveLength(8);
    expect(other.host.accepted).toEqual([]);
    await other.stop();
  });
});

describe("what one address writes", () => {
  it("is limited by its length, in however many conversations, and says when to come again", async () => {
    const text = "x".repeat(LIMITS.textCharacters);
    const full = LIMITS.charactersPerAddressPerMinute / LIMITS.textCharacters;
    const some = [await client.open(), await client.open()] as const;
    for (let n = 0; n < full; n += 1) {
      const sent = await client.send(some[n % 2 === 0 ? 0 : 1], { id: `m${n}`, text });
      expect(sent.status).toBe(202);
    }
    const another = await client.open();
    const refused = await client.send(another, { id: "more", text });
    expect(refused.headers.get("retry-after")).toBe("4");
    expect(await errorOf(refused)).toEqual({ status: 429, code: "rate_limited" });
    time.advance(4_000);
    expect((await client.send(another, { id: "more", text })).status).toBe(202);
  });

  it("has room for as many short questions as messages are allowed", async () => {
    const text = "x".repeat(
      LIMITS.charactersPerAddressPerMinute / LIMITS.messagesPerAddressPerMinute,
    );
    let credentials = await client.open();
    for (let n = 0; n < LIMITS.messagesPerAddressPerMinute; n += 1) {
      if (n % LIMITS.messagesPerBrowserPerMinute === 0) credentials = await client.open();
      expect((await client.send(credentials, { id: `m${n}`, text })).status).toBe(202);
    }
  });
});

describe("looking for what is new without a stream", () => {
  function look(
    { conversationId, token }: Credentials,
    after = "",
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    return fetch(`${service.url}/web/conversations/${conversationId}/messages?after=${after}`, {
      headers: { Authorization: `Bearer ${token}`, ...headers },
    });
  }

  it("tells the same events as the stream, from the same place on, and nothing twice", async () => {
    const credentials = await client.open();
    expect((await look(credentials)).status).toBe(204);
    await client.send(credentials, { id: "a", text: "Hello" });
    const early = (await (await look(credentials)).json()) as { events: unknown[]; last: string };
    expect(early).toMatchObject({
      events: [
        { id: "1", event: "message", data: { id: "a", from: "person" } },
        { id: null, event: "typing", data: { inReplyTo: "a" } },
      ],
      last: "1",
    });
    const nothing = await look(credentials, "1");
    expect([nothing.status, nothing.headers.get("etag")]).toEqual([204, `"1"`]);
    await service.host.reply();
    const news = await look(credentials, "1");
    expect(news.headers.get("etag")).toBe(`"2"`);
    const { events } = (await news.json()) as { events: { id: string; data: unknown }[] };
    const stream = await client.listen(credentials, "1");
    const [streamed] = await stream.take(1);
    expect(events.map(({ id, data }) => ({ id, data }))).toEqual([
      { id: streamed?.id, data: streamed?.message },
    ]);
    stream.close();
    const again = await look(credentials, "1", { "If-None-Match": `"2"` });
    expect(again.status).toBe(304);
  });

  it("needs the same proof, and has a limit of its own that takes nothing from writing", async () => {
    const credentials = await client.open();
    expect((await look({ ...credentials, token: "wrong" })).status).toBe(401);
    for (let n = 0; n < LIMITS.looksPerBrowserPerMinute; n += 1) await look(credentials);
    const refused = await look(credentials);
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "1"]);
    expect((await client.send(credentials, { id: "a", text: "Hello" })).status).toBe(202);
    expect((await look(await client.open())).status).toBe(204);
  });
});

describe("the stream of events", () => {
  it("tells a message, that it is being worked on, and its answer", async () => {
    const credentials = await client.open();
    const stream = await client.listen(credentials);
    expect(stream.response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    expect(stream.response.headers.get("cache-control")).toBe("no-store");
    await client.send(credentials, { id: "q1", text: "Visa?\n\n*please*" });
    const citation = {
      title: "List",
      publisher: "NIA",
      url: "https://example.org/list",
      seenOn: "2026-11-24" as PlainDate,
      verifiedOn: null,
    };
    const actions = [{ id: "human", label: "Talk to a person" }];
    await service.host.reply(aReply({ citations: [citation], actions }));
    const [question, typing, answer] = await stream.take(3);
    expect(question).toMatchObject({ id: "1", type: "message" });
    expect(question?.message).toEqual({
      id: "q1",
      inReplyTo: null,
      from: "person",
      outcome: null,
      validity: null,
      language: null,
      asOf: null,
      dir: "ltr",
      text: "Visa?\n\n\\*please\\*",
      sources: [],
      allSources: null,
      unverified: false,
      actions: [],
      openedCase: null,
      at: "2026-11-24T08:00:00.000Z",
    });
    expect(typing).toEqual({ id: undefined, type: "typing", message: { inReplyTo: "q1" } });
    expect(answer).toMatchObject({ id: "2", type: "message" });
    expect(answer?.message).toMatchObject({
      inReplyTo: "q1",
      from: "bot",
      outcome: "answer",
      validity: "current",
      language: "en",
      asOf: "2026-11-24",
      dir: "ltr",
      text: "An answer.",
      sources: [citation],
      allSources: null,
      unverified: false,
      actions,
      openedCase: null,
    });
    stream.close();
  });

  it("marks the receipt of a case with its reference, and nothing that merely says as much", async () => {
    const credentials = await client.open();
    const stream = await client.listen(credentials);
    const words = "YZ-2026-0042, PIN 1234\u00a05678";
    const receipt = aReply({ outcome: "human", validity: null, blocks: [paragraph(words)] });
    await client.send(credentials, { id: "q1", text: words });
    await service.host.reply(receipt, "about it");
    await service.host.reply({ ...receipt, from: "staff" }, "by staff");
    await service.host.reply({ ...receipt, openedCase: "YZ-2026-0042" }, "itself");
    const messages = await stream.messages(4);
    expect(new Set(messages.map(({ text }) => text))).toEqual(new Set([words]));
    expect(messages.map(({ openedCase }) => openedCase)).toEqual([
      null,
      null,
      null,
      "YZ-2026-0042",
    ]);
    stream.close();
  });

  it("shows the question first even when its answer overtakes its acceptance", async () => {
    const credentials = await client.open();
    const stream = await client.listen(credentials);
    service.host.answer = () => aReply();
    await client.send(credentials, { id: "q1", text: "Quick?" });
    const messages = await stream.messages(2);
    expect(messages.map(({ from }) => from)).toEqual(["person", "bot"]);
    stream.close();
  });

  it("shows a pressed button by its label", async () => {
    const credentials = await client.open();
    await client.send(credentials, { id: "1", text: "Hello" });
    await service.host.reply(aReply({ actions: [{ id: "more:a/b", label: "Read more" }] }));
    await client.send(credentials, { id: "2", action: "more:a/b" });
    await client.send(credentials, { id: "3", action: "language:ru" });
    const stream = await client.listen(credentials);
    const words = (await stream.messages(4)).map(({ text }) => text);
    expect(words.slice(2)).toEqual(["Read more", "Русский"]);
    stream.close();
  });

  it("leads links between articles to their pages", async () => {
    const credentials = await client.open();
    await client.send(credentials, { id: "1", text: "Hello" });
    const children = [{ type: "text", text: "transit" }] as const;
    const link = { type: "link", url: "article:visas/transit-240h", children } as const;
    await service.host.reply(
      aReply({ language: "ru", blocks: [{ type: "paragraph", children: [link] }] }),
    );
    const stream = await client.listen(credentials);
    const [, answer] = await stream.messages(2);
    expect(answer?.text).toBe("[transit](/a/visas/transit-240h?lang=ru)");
    stream.close();
  });

  it("begins at the start without a last event, after it with one, and at the start with a strange one", async () => {
    const credentials = await client.open();
    for (const id of ["a", "b", "c"]) await client.send(credentials, { id, text: id });
    const idsFrom = async (last: string | undefined, count: number): Promise<string[]> => {
      const stream = await client.listen(credentials, last);
      const ids = (await stream.messages(count)).map(({ id }) => id);
      stream.close();
      return ids;
    };
    expect(await idsFrom(undefined, 3)).toEqual(["a", "b", "c"]);
    expect(await idsFrom("2", 1)).toEqual(["c"]);
    expect(await idsFrom("99", 3)).toEqual(["a", "b", "c"]);
    expect(await idsFrom("nonsense", 3)).toEqual(["a", "b", "c"]);
  });

  it("reaches every tab of a conversation", async () => {
    const credentials = await client.open();
    const tabs = [await client.listen(credentials), await client.listen(credentials)];
    await client.send(credentials, { id: "a", text: "Hello" });
    for (const tab of tabs) {
      expect((await tab.messages(1))[0]?.id).toBe("a");
      tab.close();
    }
  });

  it("updates a message when its delivery comes with other words", async () => {
    const credentials = await client.open();
    const stream = await client.listen(credentials);
    await client.send(credentials, { id: "a", text: "Hello" });
    await service.host.reply(aReply(), "key");
    await service.host.reply(aReply({ blocks: [paragraph("Corrected.")] }), "key");
    const events = await stream.take(4);
    expect(events.map(({ type }) => type)).toEqual(["message", "typing", "message", "update"]);
    expect(events[3]?.message).toMatchObject({ id: events[2]?.message.id, text: "Corrected." });
    stream.close();
  });

  it("beats every fifteen seconds", async () => {
    const stream = await client.listen(await client.open());
    time.advance(14_999);
    expect(stream.comments).toEqual([]);
    time.advance(1);
    expect(await stream.comment()).toBe("still here");
    stream.close();
  });

  it("tells a newcomer that an answer is on its way, but not for ever", async () => {
    const credentials = await client.open();
    await client.send(credentials, { id: "a", text: "Hello" });
    const early = await client.listen(credentials);
    expect((await early.take(2)).map(({ type }) => type)).toEqual(["message", "typing"]);
    early.close();
    time.advance(LIMITS.typingMs);
    const late = await client.listen(credentials);
    await late.take(1);
    await client.send(credentials, { id: "b", text: "Still there?" });
    expect((await late.take(1))[0]).toMatchObject({ type: "message", message: { id: "b" } });
    late.close();
  });

  it("is closed to whoever has not the token", async () => {
    const credentials = await client.open();
    const stream = await client.listen({ ...credentials, token: "wrong" });
    expect(stream.response.status).toBe(401);
  });

  it("answers a HEAD request without opening a stream", async () => {
    const { conversationId, token } = await client.open();
    const response = await fetch(`${service.url}/web/conversations/${conversationId}/events`, {
      method: "HEAD",
      headers: { Authorization: `Bearer ${token}` },
    });
    expect(response.status).toBe(200);
  });

  it("is open to so many tabs, of which the one that came first makes room for one more", async () => {
    const credentials = await client.open();
    const tabs = [];
    for (let n = 0; n <= LIMITS.streamsPerConversation; n += 1)
      tabs.push(await client.listen(credentials));
    const [first, ...others] = tabs;
    expect((await first?.take(1))?.[0]?.type).toBe("crowded");
    await first?.ended();
    await client.send(credentials, { id: "a", text: "Hello" });
    for (const tab of others) {
      expect((await tab.take(1))[0]).toMatchObject({ type: "message", message: { id: "a" } });
      tab.close();
    }
  });

  it("ends when the adapter stops, which leaves no timer behind", async () => {
    const stream = await client.listen(await client.open());
    expect(time.pending).toBe(1);
    await service.adapter.stop();
    await stream.ended();
    expect(time.pending).toBe(0);
  });

  it("drops a visitor that hangs up", async () => {
    const { conversationId, token } = await client.open();
    const socket = connect(Number(new URL(service.url).port), "127.0.0.1");
    socket.write(
      `GET /web/conversations/${conversationId}/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n\r\n`,
    );
    await new Promise((resolve) => socket.once("data", resolve));
    expect(time.pending).toBe(1);
    socket.destroy();
    await expect.poll(() => time.pending).toBe(0);
  });
});
