import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { LIMITS } from "../../../../adapters/web/limits.ts";
import { paragraph } from "../../../../src/domain/block.ts";
import { Rejected, Unavailable } from "../../../../src/domain/errors.ts";
import type { ConversationId } from "../../../../src/domain/message.ts";
import type { WebConversationStore } from "../../../../src/ports/web-conversations.ts";
import { ChatClient, type Credentials } from "../../../helpers/chat-client.ts";
import { FakeTime } from "../../../helpers/fake-time.ts";
import { aReply } from "../../../helpers/scripted-host.ts";
import { aDraft } from "../../../helpers/web-events.ts";
import { plainPageDir, startWebService, type WebService } from "../../../helpers/web-service.ts";

const page = plainPageDir();
afterAll(() => {
  page.remove();
});

let time: FakeTime;
let service: WebService;
let client: ChatClient;
let credentials: Credentials;
/** The methods of the store that fail, as if the database were gone. */
let failing: Set<keyof WebConversationStore>;
beforeEach(async () => {
  time = new FakeTime();
  failing = new Set();
  service = await startWebService({ time, pageDir: page.path, conversations: withFaults });
  client = new ChatClient(service.url);
  credentials = await client.open();
});
afterEach(() => service.stop());

function withFaults(store: WebConversationStore): WebConversationStore {
  return new Proxy(store, {
    get: (target, name: keyof WebConversationStore) =>
      failing.has(name) ? gone : (Reflect.get(target, name) as unknown),
  });
}

const gone = (): Promise<never> => Promise.reject(new Unavailable("The database is gone."));
const idOf = ({ conversationId }: Credentials): ConversationId => conversationId as ConversationId;

async function shownIds(lastEventId?: string): Promise<string[]> {
  const end = aDraft("y.end", "end", { at: time.now() });
  await service.conversations.append(idOf(credentials), end, null);
  const stream = await client.listen(credentials, lastEventId);
  const ids: string[] = [];
  while (ids.at(-1) !== "y.end") ids.push(...(await stream.messages(1)).map(({ id }) => id));
  stream.close();
  return ids.slice(0, -1);
}

describe("while the database is gone", () => {
  const send = (): Promise<Response> => client.send(credentials, { id: "1", text: "Hello" });

  it.each(["find", "hold", "show"] as const)(
    "nothing is acknowledged when it fails to %s, and the same message is taken once afterwards",
    async (method) => {
      failing.add(method);
      const refused = await send();
      expect(refused.status).toBe(503);
      expect(await refused.text()).not.toMatch(/at .*\.ts|gone\.ts/);
      failing.clear();
      expect((await send()).status).toBe(202);
      expect(service.host.accepted).toHaveLength(1);
      expect(await shownIds()).toEqual(["1"]);
    },
  );

  it("nobody is shown a message that was not accepted", async () => {
    service.host.failure = new Unavailable("The inbox is full.");
    expect((await send()).status).toBe(503);
    expect(await shownIds()).toEqual([]);
  });

  it("no conversation is opened and no stream begun", async () => {
    failing.add("create").add("eventsAfter");
    expect((await client.post("/web/conversations", {})).status).toBe(503);
    expect((await client.listen(credentials)).response.status).toBe(503);
    failing.clear();
    // The refused stream has left no place taken.
    for (let n = 0; n < LIMITS.streamsPerConversation; n += 1) {
      const stream = await client.listen(credentials);
      expect(stream.response.status).toBe(200);
      stream.close();
    }
  });

  it("an open stream waits, and goes on with the next beat", async () => {
    const stream = await client.listen(credentials);
    failing.add("eventsAfter");
    expect((await send()).status).toBe(202);
    failing.clear();
    time.advance(LIMITS.heartbeatMs);
    expect((await stream.messages(1))[0]?.id).toBe("1");
    stream.close();
  });

  it("an answer is not taken for delivered, and shown once when it is tried again", async () => {
    await send();
    failing.add("append");
    await expect(service.host.reply()).rejects.toBeInstanceOf(Unavailable);
    failing.clear();
    time.advance(5_000);
    const first = await service.host.reply();
    expect(await service.host.reply()).toBe(first);
    expect(await shownIds()).toEqual(["1", first]);
  });
});

describe("a conversation", () => {
  it("tells an erasure to open tabs before what is said after it", async () => {
    const tab = await client.listen(credentials);
    await client.send(credentials, { id: "1", text: "Forget me" });
    expect((await tab.take(2)).map(({ id, type }) => [id, type])).toEqual([
      ["1", "message"],
      [undefined, "typing"],
    ]);
    await service.forget(idOf(credentials));
    await service.host.reply(aReply({ blocks: [paragraph("Forgotten.")] }));
    const seen = (await tab.take(2)).map(({ id, type }) => [id, type]);
    expect(seen).toEqual([
      ["2", "forgotten"],
      ["3", "message"],
    ]);
    const late = await client.listen(credentials, "1");
    expect((await late.take(2)).map(({ id, type }) => [id, type])).toEqual(seen);
    tab.close();
    late.close();
  });

  it("does not show again what was erased when it is sent again, and acknowledges it", async () => {
    await client.send(credentials, { id: "1", text: "secret words" });
    await service.forget(idOf(credentials));
    service.host.erased.add(service.host.last.id);
    expect((await client.send(credentials, { id: "1", text: "secret words" })).status).toBe(202);
    expect((await client.send(credentials, { id: "1", text: "other words" })).status).toBe(202);
    expect(await service.rows()).not.toContain("words");
  });

  it("shows a question that an erasure took between its writing down and its acceptance", async () => {
    const accept = service.host.accept.bind(service.host);
    service.host.accept = async (message) => {
      service.host.accept = accept;
      await service.forget(idOf(credentials));
      return accept(message);
    };
    await client.send(credentials, { id: "1", text: "Hello" });
    expect(await shownIds("1")).toEqual(["1"]);
  });

  it("does not show what was answered before an erasure", async () => {
    await client.send(credentials, { id: "1", text: "Hello" });
    time.advance(10);
    await service.forget(idOf(credentials));
    time.advance(10);
    await service.host.reply();
    expect(await shownIds("2")).toEqual([]);
  });

  it("is told whole to a tab that opens while it goes on", async () => {
    const said = Array.from({ length: 20 }, (_, n) => `m${String(n)}`);
    const tabs: Awaited<ReturnType<typeof client.listen>>[] = [];
    for (const id of said) {
      // One more would take the place of the first.
      const opening =
        tabs.length < LIMITS.streamsPerConversation ? client.listen(credentials) : null;
      await client.send(credentials, { id, text: id });
      if (opening !== null) tabs.push(await opening);
    }
    expect(tabs).toHaveLength(LIMITS.streamsPerConversation);
    for (const tab of tabs) {
      expect((await tab.messages(said.length)).map(({ id }) => id)).toEqual(said);
      tab.close();
    }
  });

  it("is told whole though it is far longer than what a line takes at once", async () => {
    const words = "签".repeat(4_000);
    const said = Array.from({ length: 250 }, (_, n) => `y.${String(n)}`);
    for (const id of said) {
      await service.conversations.append(idOf(credentials), aDraft(id, words), null);
    }
    expect(await shownIds()).toEqual(said);
  });

  it("counts as used when somebody comes back, but is not written to each time", async () => {
    const usedAt = async (): Promise<Date | undefined> =>
      (await service.conversations.find(idOf(credentials)))?.usedAt;
    const opened = time.now();
    time.advance(LIMITS.touchMs - 1);
    await client.send(credentials, { id: "1", text: "Hello" });
    expect(await usedAt()).toEqual(opened);
    time.advance(1);
    (await client.listen(credentials)).close();
    await expect.poll(usedAt).toEqual(time.now());
  });

  it("can be read and written to where its use cannot be noted", async () => {
    failing.add("touch");
    time.advance(LIMITS.touchMs);
    expect((await client.send(credentials, { id: "1", text: "Hello" })).status).toBe(202);
    expect(await shownIds()).toEqual(["1"]);
  });

  it("is known to the service by nothing that a client calls its messages", async () => {
    const id = "my.passport.is.E12345678";
    await client.send(credentials, { id, text: "Hello" });
    expect(JSON.stringify(service.host.last)).not.toContain(id);
    await service.host.reply();
    const tab = await client.listen(credentials);
    expect((await tab.messages(2)).map((each) => [each.id, each.inReplyTo])).toEqual([
      [id, null],
      [expect.stringMatching(/^y\./), id],
    ]);
    tab.close();
    await service.forget(idOf(credentials));
    await service.host.reply(aReply(), "the answer to the wish");
    expect(await service.rows()).toContain("An answer.");
    expect(await service.rows()).not.toContain(id);
  });

  it("that was removed is like one that never was, for readers, writers and answers", async () => {
    const tab = await client.listen(credentials);
    await client.send(credentials, { id: "1", text: "Hello" });
    await service.conversations.expire(new Date(time.now().getTime() + 1));
    expect((await client.send(credentials, { id: "2", text: "Hello?" })).status).toBe(401);
    expect((await client.listen(credentials)).response.status).toBe(401);
    await expect(service.host.reply()).rejects.toBeInstanceOf(Rejected);
    time.advance(LIMITS.heartbeatMs);
    await tab.ended();
  });
});
