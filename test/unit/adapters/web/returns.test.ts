import fc from "fast-check";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { LIMITS } from "../../../../adapters/web/limits.ts";
import { referenceOf, type Case } from "../../../../src/domain/case.ts";
import { Unavailable } from "../../../../src/domain/errors.ts";
import type { ConversationId, InboundMessage, PersonId } from "../../../../src/domain/message.ts";
import { RETURN_TRIES } from "../../../../src/domain/web-return.ts";
import { MOST_RETURNED, type WebReturnStore } from "../../../../src/ports/web-returns.ts";
import { createCaseStore } from "../../../../src/store/cases.ts";
import { webEventsEraser } from "../../../../src/store/forget-events.ts";
import { aCase, opening, step } from "../../../helpers/case-steps.ts";
import { ChatClient, type Credentials } from "../../../helpers/chat-client.ts";
import { FakeTime } from "../../../helpers/fake-time.ts";
import { shippedTexts } from "../../../helpers/page-texts.ts";
import { plainPageDir, startWebService, type WebService } from "../../../helpers/web-service.ts";
import { runs } from "../../../helpers/runs.ts";

const PIN = "01234567";
const MISS = {
  error: { code: "not_found", message: "No conversation opens with this reference and PIN." },
};
const page = plainPageDir();
afterAll(() => {
  page.remove();
});

let time: FakeTime;
let service: WebService;
let client: ChatClient;
let credentials: Credentials;
let record: Case;
let isGone: boolean;
beforeEach(async () => {
  time = new FakeTime();
  isGone = false;
  service = await startWebService({ time, pageDir: page.path, returns: withFaults });
  client = new ChatClient(service.url);
  credentials = await client.open({ locale: "ru" });
  record = await openCase(1, credentials);
});
afterEach(() => service.stop());

function withFaults(store: WebReturnStore): WebReturnStore {
  const gone = (): Promise<never> => Promise.reject(new Unavailable("The database is gone."));
  return { ...store, find: (reference) => (isGone ? gone() : store.find(reference)) };
}

/** A case of that conversation with the PIN, as the service would open it. */
async function openCase(number: number, { conversationId }: Credentials): Promise<Case> {
  const made = aCase(number, {
    thread: {
      platform: "web",
      installation: "web",
      conversation: conversationId as ConversationId,
    },
    person: conversationId as PersonId,
  });
  const returnPinHash = await service.hasher.hash(PIN);
  await createCaseStore(service.database).change(
    { ...opening(made), returnPinHash },
    [],
    time.now(),
  );
  return made;
}

function comeBack(pin: unknown = PIN, reference: unknown = record.reference): Promise<Response> {
  return client.post("/web/returns", { reference, pin });
}

async function returned(): Promise<Credentials> {
  const response = await comeBack();
  expect(response.status).toBe(200);
  return (await response.json()) as Credentials;
}

/** As another process does it, of which this one hears nothing. */
async function withdrawElsewhere(): Promise<void> {
  const withdrawn = step(record, { type: "withdrawn" });
  expect(await createCaseStore(service.database).change(withdrawn, [], time.now())).toBe(true);
}

/** What the service does with a message that asks to be forgotten. */
async function erase({ thread, sender, returnedTokenHash }: InboundMessage): Promise<void> {
  const { platform, installation } = thread;
  const person = { platform, installation, person: sender };
  const askedWith = returnedTokenHash ?? null;
  await service.database.write((tx) =>
    webEventsEraser(service.database.engine)(tx, {
      person,
      kept: [],
      askedWith,
      answeredIn: [],
      now: time.now(),
    }),
  );
}

describe("coming back", () => {
  it("gives a token of its own for the same conversation, and no cookie", async () => {
    const response = await comeBack("0123 4567", "yz 2026 1");
    const body = (await response.json()) as Credentials & { locale: string };
    expect(response.status).toBe(200);
    expect(Object.keys(body).sort()).toEqual(["conversationId", "locale", "token"]);
    expect(body).toMatchObject({ conversationId: credentials.conversationId, locale: "ru" });
    expect(body.token).not.toBe(credentials.token);
    expect(Buffer.from(body.token, "base64url")).toHaveLength(32);
    expect(response.headers.get("set-cookie")).toBeNull();
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  it("shows all that was said, and both browsers what either writes", async () => {
    await client.send(credentials, { id: "1", text: "Before" });
    const again = await returned();
    const [first, second] = [await client.listen(credentials), await client.listen(again)];
    for (const stream of [first, second]) {
      expect((await stream.messages(2))[0]?.text).toBe("Before");
    }
    expect((await client.send(again, { id: "2", text: "From the new one" })).status).toBe(202);
    expect((await client.send(credentials, { id: "3", text: "From the old one" })).status).toBe(
      202,
    );
    for (const stream of [first, second]) {
      const words = (await stream.messages(2)).map(({ text }) => text);
      expect(words).toEqual(["From the new one", "From the old one"]);
      stream.close();
    }
  });

  it("is told to whoever is there already, in the language of the case, at once", async () => {
    const stream = await client.listen(credentials);
    await returned();
    const [notice] = await stream.messages(1);
    stream.close();
    expect(notice).toMatchObject({ from: "system", language: "ru", dir: "ltr", actions: [] });
    const words = shippedTexts().say("return.opened", "ru", { reference: record.reference });
    expect(notice?.text.replaceAll("\\", "")).toBe(words);
    expect(JSON.stringify(notice)).not.toContain(PIN);
  });

  it("lets the browser that came back first go when there are too many, never the very first", async () => {
    const all: Credentials[] = [];
    for (let n = 0; n <= MOST_RETURNED; n += 1) all.push(await returned());
    const status = async (who: Credentials): Promise<number> => {
      const stream = await client.listen(who);
      stream.close();
      return stream.response.status;
    };
    const [gone, ...kept] = all;
    expect(gone === undefined ? 0 : await status(gone)).toBe(401);
    for (const each of [credentials, ...kept]) expect(await status(each)).toBe(200);
  });

  it("tells the browser that has to go nothing more, though its stream was open", async () => {
    const evicted = await client.listen(await returned());
    await evicted.messages(1);
    for (let n = 1; n < MOST_RETURNED; n += 1) await returned();
    await evicted.messages(MOST_RETURNED - 1);
    await returned();
    await evicted.ended();
    await client.send(credentials, { id: "1", text: "private words" });
    await expect(evicted.messages(1)).rejects.toThrow("the stream ended after 0 events");
  });

  it("ends an open stream with the next beat when another process lets its browser in no longer", async () => {
    const [kept, gone] = [await client.listen(credentials), await client.listen(await returned())];
    for (const stream of [kept, gone]) await stream.messages(1);
    await withdrawElsewhere();
    time.advance(LIMITS.heartbeatMs);
    await gone.ended();
    await client.send(credentials, { id: "1", text: "private words" });
    expect((await kept.messages(1))[0]?.text).toBe("private words");
    kept.close();
  });

  it("ends an open stream instead of telling it what is said after its browser was let in last", async () => {
    const gone = await client.listen(await returned());
    await gone.messages(1);
    await withdrawElsewhere();
    await client.send(credentials, { id: "1", text: "private words" });
    await expect(gone.messages(1)).rejects.toThrow("the stream ended after 0 events");
  });

  it("ends with the case for whoever came back: nothing is read or written any more", async () => {
    const again = await returned();
    await withdrawElsewhere();
    expect((await client.send(again, { id: "1", text: "Hello" })).status).toBe(401);
    const stream = await client.listen(again);
    stream.close();
    expect(stream.response.status).toBe(401);
    expect((await client.send(credentials, { id: "2", text: "Hello" })).status).toBe(202);
  });

  it("ends with an erasure for all who came back but the one that asks", async () => {
    const [other, asking] = [await returned(), await returned()];
    const open = await client.listen(other);
    await open.messages(2);
    await client.send(asking, { id: "forget", action: "forget" });
    await erase(service.host.last);
    expect((await client.send(asking, { id: "1", text: "private words" })).status).toBe(202);
    await open.ended();
    expect((await client.send(other, { id: "2", text: "Hello" })).status).toBe(401);
    const page = await client.listen(asking);
    const [, after] = await page.take(2);
    page.close();
    expect(after?.message.text).toBe("private words");
  });

  it("says with which browser a message was written only where it is one that came back", async () => {
    const again = await returned();
    await client.send(again, { id: "1", text: "Hello" });
    const { returnedTokenHashes } =
      (await service.conversations.find(credentials.conversationId as ConversationId)) ?? {};
    expect([service.host.last.returnedTokenHash]).toEqual(returnedTokenHashes);
    await client.send(credentials, { id: "2", text: "Hello" });
    expect(service.host.last).not.toHaveProperty("returnedTokenHash");
  });

  it("opens that conversation alone", async () => {
    const other = await client.open();
    const { token } = await returned();
    const refused = await client.send({ ...other, token }, { id: "1", text: "Hello" });
    expect(refused.status).toBe(401);
  });
});

describe("a miss", () => {
  it("is one and the same, whatever it is", async () => {
    const closed = await openCase(2, await client.open());
    await createCaseStore(service.database).change(
      step(closed, { type: "withdrawn" }),
      [],
      time.now(),
    );
    const messenger = aCase(3);
    await createCaseStore(service.database).change(opening(messenger), [], time.now());
    const answers = [
      await comeBack("76543210"),
      await comeBack(PIN, "YZ-2026-0999"),
      await comeBack(PIN, closed.reference),
      await comeBack(PIN, messenger.reference),
      await comeBack("1234"),
      await comeBack(PIN, "my case"),
      await comeBack("", ""),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(404);
      expect(await answer.json()).toEqual(MISS);
      expect(answer.headers.get("retry-after")).toBeNull();
    }
    expect(service.hasher.comparedWith).toHaveLength(answers.length);
    await returned();
  });

  it("shows nothing in the conversation", async () => {
    await comeBack("76543210");
    expect(await service.rows()).toBe("[]");
  });

  it("is refused as no miss where the body is none of ours", async () => {
    const bodies = [
      {},
      [],
      { reference: record.reference },
      { pin: PIN },
      { reference: record.reference, pin: Number(PIN) },
      { reference: record.reference, pin: [PIN] },
      { reference: record.reference, pin: { $ne: "" } },
      { reference: null, pin: PIN },
      { reference: record.reference, pin: "1".repeat(LIMITS.idLength + 1) },
    ];
    for (const body of bodies) {
      const answer = await client.post("/web/returns", body);
      expect(answer.status, JSON.stringify(body).slice(0, 60)).toBe(400);
    }
    expect(service.hasher.comparedWith).toEqual([]);
    const form = await fetch(`${service.url}/web/returns`, {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      body: `reference=${record.reference}&pin=${PIN}`,
    });
    expect(form.status).toBe(415);
    await returned();
  });

  it("never becomes a way in, whatever JSON is sent", async () => {
    const value = fc.oneof(fc.jsonValue(), fc.string({ unit: "binary" }), fc.constant(PIN));
    const body = fc.oneof(
      fc.record({ reference: fc.constant("YZ-2026-0001"), pin: value }),
      fc.record({ reference: value, pin: fc.constant(PIN) }),
      fc.record({ reference: value, pin: value, token: value, conversationId: value }),
      fc.jsonValue(),
    );
    await fc.assert(
      fc.asyncProperty(body, async (sent) => {
        fc.pre(
          !JSON.stringify(sent).includes("YZ-2026-0001") || !JSON.stringify(sent).includes(PIN),
        );
        time.advance(RETURN_TRIES.reference.withinMs);
        const answer = await client.post("/web/returns", sent);
        expect([400, 404]).toContain(answer.status);
      }),
      { numRuns: runs(60) },
    );
    expect(await service.rows()).toBe("[]");
    time.advance(RETURN_TRIES.reference.withinMs);
    await returned();
  });
});

describe("guessing", () => {
  it("ends after five wrong tries with a reference for the right PIN as well, and says for how long", async () => {
    for (let n = 0; n < RETURN_TRIES.own.most; n += 1) {
      expect((await comeBack("76543210")).status).toBe(404);
    }
    const refused = await comeBack();
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBe("3600");
    expect(await refused.json()).toEqual({
      error: { code: "rate_limited", message: "Too many tries; please wait a while." },
    });
    time.advance(RETURN_TRIES.own.withinMs);
    await returned();
  });

  it("ends as soon when all is asked at once", async () => {
    const answers = await Promise.all(Array.from({ length: 15 }, () => comeBack("76543210")));
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(RETURN_TRIES.own.most);
  });

  it("ends for a visitor over all references, and for nobody else", async () => {
    for (let n = 0; n < RETURN_TRIES.visitor.most; n += 1) {
      expect((await comeBack(PIN, referenceOf(2026, 100 + n))).status).toBe(404);
    }
    expect((await comeBack()).status).toBe(429);
  });

  it("is limited by the minute even where nothing is wrong", async () => {
    for (let n = 0; n < LIMITS.returnsPerAddressPerMinute; n += 1) await returned();
    const refused = await comeBack();
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBe("2");
  });

  it("leaves nothing of what was typed in the log", async () => {
    await comeBack("76543210");
    await comeBack();
    isGone = true;
    expect((await comeBack()).status).toBe(503);
    const logged = JSON.stringify(service.logged);
    for (const words of [PIN, "76543210", record.reference]) expect(logged).not.toContain(words);
  });
});
